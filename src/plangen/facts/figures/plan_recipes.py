"""The recipe of each number of a yearly plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey
from plangen.elements.reasons import Variant
from plangen.facts.figures.named import Recipe, Tally, TallyRow
from plangen.facts.figures.plan import (
    CERTAIN,
    left_to_win,
    plan_bridge,
    plan_records,
    planning_ratios,
    span_of,
    weeks_ahead,
)
from plangen.facts.figures.rows import AMOUNT, DEAL, WON, Value, deals_of, tally, tally_of_activities, tally_of_quota
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.activity import MEETING
from plangen.metrics.plans.backward import CALL
from plangen.metrics.plans.bridge import Source, renewed_accounts, repeat_accounts
from plangen.metrics.plans.records import weighted_amounts
from plangen.metrics.plans.target_accounts import counted_targets
from plangen.problems import Place
from plangen.records.deals.opportunities import Opportunity

_SIZE = Value("size", "amount", lambda deal: deal.amount)
_CREATED = Value("created", "created", lambda _deal: Decimal(1))
UP_TO_FIVE = "CEILING(ROUND({},9),5)"


def repeat_recipe(scope: Scope, _measure: Measure) -> Recipe:
    """The recipe of repeat business: each account's bookings of both years, and its weighted open pipeline."""
    span = scope.once(span_of)
    rows = tuple(
        TallyRow(
            _place(scope, each.rows, "amount"),
            each.account,
            f"{span.before.name} and {'the last twelve months' if span.recent != span.last else span.last.name}",
            (each.before, each.last, each.expected),
        )
        for each in repeat_accounts(scope.once(plan_records), span)
    )
    left = f"([before]+[last]-ABS([before]-[last]))/2*{span.share_ahead:f}-[expected]"
    formula = f"SUMPRODUCT(({left}+ABS({left}))/2)"
    return Recipe((Tally("Accounts that bought in both years", ("before", "last", "expected"), rows),), formula)


def renewals_recipe(scope: Scope, _measure: Measure) -> Recipe:
    """The recipe of renewals: each account's."""
    rows = tuple(
        TallyRow(
            _place(scope, each.rows, "contract ends"), each.account or "no account", _basis(each.rows), (each.amount,)
        )
        for each in renewed_accounts(scope.once(plan_records), scope.once(span_of))
        if each.amount > 0
    )
    return Recipe((Tally("Renewals", ("renewal",), rows),), "SUM([renewal])")


def _basis(rows: Sequence[RowKey]) -> str:
    return f"from {len(rows)} {'row' if len(rows) == 1 else 'rows'}"


def pipeline_recipe(scope: Scope, measure: Measure) -> Recipe:
    """The recipe of the plan's pipeline: open deals with amount and probability, or the person's win rate."""
    weights = weighted_amounts(scope.deals, scope.once(plan_records).weights)

    def odds(deal: Opportunity) -> Decimal | None:
        return weights[deal.row] / deal.amount if deal.amount and deal.row in weights else None

    deals = deals_of(scope, measure.rows)
    rows = tally(scope, "Open deals", deals, AMOUNT, Value("probability", "probability", odds))
    return Recipe((rows,), "SUMPRODUCT([amount],[probability])")


def targets_recipe(scope: Scope, _measure: Measure) -> Recipe:
    """The recipe of target accounts: those that aren't in the pipeline."""
    rows = tuple(
        TallyRow(scope.book.place(each.row, "value"), each.account, each.what, (each.value,))
        for each in counted_targets(scope.once(plan_records), scope.once(span_of))
    )
    return Recipe((Tally("Target accounts", ("value",), rows),), "SUM([value])")


def _won_recipe(scope: Scope, measure: Measure) -> Recipe:
    bookings = Value("bookings", "amount", lambda deal: deal.amount)
    return Recipe((tally(scope, "Won deals", deals_of(scope, measure.rows), bookings),), "SUM([bookings])")


_OF_SOURCE = {
    Source.WON: _won_recipe,
    Source.REPEAT: repeat_recipe,
    Source.RENEWALS: renewals_recipe,
    Source.PIPELINE: pipeline_recipe,
    Source.TARGETS: targets_recipe,
}


def in_sight_recipe(scope: Scope, _measure: Measure) -> Recipe:
    """The recipe of what is in sight: that of each bar."""
    return _sum_of_bars(scope, tuple(Source))


def gap_recipe(scope: Scope, _measure: Measure) -> Recipe:
    """The recipe of the gap to close: the quota less what is in sight."""
    seen = _sum_of_bars(scope, tuple(Source))
    return Recipe((tally_of_quota(scope, scope.period), *seen.tallies), f"SUM([quota])-({seen.formula})")


def left_to_win_recipe(scope: Scope, _measure: Measure) -> Recipe:
    """The recipe of what is left to win: the quota less what is won, repeats, and renews."""
    certain = _sum_of_bars(scope, CERTAIN)
    formula = f"MAX(0,SUM([quota])-({certain.formula}))"
    return Recipe((tally_of_quota(scope, scope.period), *certain.tallies), formula)


def _sum_of_bars(scope: Scope, sources: Sequence[Source]) -> Recipe:
    recipes = [
        _OF_SOURCE[bar.source](scope, bar.value) for bar in scope.once(plan_bridge).bars if bar.source in sources
    ]
    tallies = tuple(each for recipe in recipes for each in recipe.tallies)
    return Recipe(tallies, "+".join(recipe.formula for recipe in recipes) or "0")


def step_recipe(scope: Scope, name: str) -> Recipe:
    """The recipe of what a step needs per week: what is left to win, and the ratio of each step up to it."""
    found = left_to_win_recipe(scope, scope.once(left_to_win))
    tallies, needed = list(found.tallies), found.formula
    for link in _links(scope):
        tallies += link.tallies
        needed = link.formula.format(needed)
        if link.step == name:
            break
    weeks = weeks_ahead(scope).value or Decimal(1)
    return Recipe(tuple(tallies), f"{UP_TO_FIVE.format(needed)}/{weeks:f}")


@dataclass(frozen=True, slots=True)
class _Link:
    """How the number of a step follows from that of the step before, and the rows that its ratio is based on."""

    step: str
    formula: str
    tallies: tuple[Tally, ...]


def _links(scope: Scope) -> list[_Link]:
    ratios = scope.once(planning_ratios)
    size, win, qualified = ratios.funnel.average_deal, ratios.funnel.win_rate, ratios.funnel.qualification_rate
    opened = tally(scope, "Open qualified deals", deals_of(scope, ratios.open_qualified.rows), DEAL)
    sizes = tally(scope, "Won deals of the last twelve months", deals_of(scope, size.rows), _SIZE)
    closed = tally(scope, "Closed deals of the last twelve months", deals_of(scope, win.rows), WON)
    created = tally(scope, "Qualified deals created", deals_of(scope, qualified.rows), _CREATED)
    held = _logged(scope, "meetings", MEETING, qualified)
    met, called = (
        _logged(scope, "meetings of calls", MEETING, ratios.calls),
        _logged(scope, "calls", CALL, ratios.calls),
    )
    return [
        _own("deals", size, "AVERAGE([size])", sizes),
        replace(
            link := _own("opportunities", win, "(COUNTIF([won],1)/COUNT([won]))", closed),
            formula=f"MAX(0,{link.formula}-COUNT([deal]))",
            tallies=(*link.tallies, opened),
        ),
        _own("meetings", qualified, "(COUNT([created])/SUM([meetings]))", created, held),
        _Link("calls", "{}*SUM([calls])/SUM([meetings of calls])", (called, met)),
    ]


def _own(step: str, ratio: Measure, formula: str, *tallies: Tally) -> _Link:
    """A step that divides by a ratio of the person, computed from its rows, or of the role, which is a number."""
    if ratio.variant is Variant.MEDIAN_OF_ROLE:
        return _Link(step, f"ROUNDUP(ROUND({{}}/{ratio.value or 1:f},9),0)", ())
    return _Link(step, f"ROUNDUP(ROUND({{}}/{formula},9),0)", tallies)


def _logged(scope: Scope, name: str, kind: str, ratio: Measure) -> Tally:
    """The activities of one type among those that a ratio is based on."""
    wanted = {each.row for each in scope.workspace.activities_of(scope.person) if each.type == kind}
    found = tally_of_activities(scope, [row for row in ratio.rows if row in wanted])
    return Tally(f"{name[:1].upper()}{name[1:]}", (name,), found.rows)


def _place(scope: Scope, rows: Sequence[RowKey], column: str) -> Place:
    return scope.book.place(rows[0], column)
