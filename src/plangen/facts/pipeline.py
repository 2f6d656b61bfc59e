"""What is open: when it closes, how that covers what is to be won, and which deals need a decision."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import ColumnChart
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.pipeline_picture import pipeline_picture
from plangen.facts.standing import coverage_ahead
from plangen.metrics.decisions import Trip, clean_pipeline, trips
from plangen.metrics.flow import age
from plangen.metrics.pipeline import concentration, open_deals, open_pipeline, past_coverage, required_coverage
from plangen.metrics.results import win_rate
from plangen.periods import Period
from plangen.records.opportunities import Opportunity

CHOICES = (("advance", "advance"), ("revive", "revive"), ("close", "close"))
LARGE = Decimal("0.3")
HEAVY = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """An open deal that trips a rule. `trips` names the rules in words; `choice` is advance, revive or close."""

    deal: str
    account: str
    value: Figure | None
    age: Figure | None
    close: str
    trips: str
    choice: Field


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A figure of coverage with its label and what to compare it with."""

    label: str
    figure: Figure
    note: str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`sentence` is the verdict on the pipeline, `heavy` is said above the list when more than a third trips.

    `more` says how many decisions were cut off, `concentration` what share of the open value is one deal; empty texts
    are left out, `empty` is said when deals are open and none needs one. Without `has_value`, `has_age` or `has_close`
    no deal in the list has one, and the column falls out.
    """

    sentence: str
    chart: ColumnChart | None
    coverage: tuple[CoverageLine, ...]
    heavy: str
    decisions: tuple[Decision, ...]
    more: str
    empty: str
    concentration: str
    has_value: bool = True
    has_age: bool = True
    has_close: bool = True


def pipeline(brief: Brief) -> Pipeline:
    """The pipeline page of a person."""
    opened = open_deals(brief.deals)
    tripping = trips(brief.deals, brief.desk.standards)
    shown = tripping[: brief.limits.get("decisions", 10)]
    more = len(tripping) - len(shown)
    return Pipeline(
        sentence=_sentence(brief, opened, tripping),
        chart=pipeline_picture(brief),
        coverage=_coverage(brief),
        heavy=_heavy(brief, opened, tripping),
        decisions=tuple(_decision(brief, trip) for trip in shown),
        more=f"and {brief.numerals.count(more)} more" if more else "",
        empty="" if shown else _nothing_to_decide(opened),
        concentration=_concentration(brief),
        has_value=any(trip.deal.amount is not None for trip in shown),
        has_age=any(trip.deal.created is not None for trip in shown),
        has_close=any(trip.deal.close is not None for trip in shown),
    )


def _sentence(brief: Brief, opened: list[Opportunity], tripping: list[Trip]) -> str:
    """How much is open, and how much of it is clean."""
    if not opened:
        return "Nothing is open in the files."
    deals = brief.numerals.deals(len(opened))
    value = open_pipeline(brief.deals)
    if not value.known:
        need = f"; {_need(brief, tripping)}" if tripping else ""
        return f"{deals} {'is' if len(opened) == 1 else 'are'} open{need}."
    due = open_pipeline(brief.deals, brief.ahead)
    of_it = f", {brief.figure(due)} of it due in {brief.ahead_name}" if due.known and due.value != value.value else ""
    if value.variant:
        priced = sum(deal.amount is not None for deal in opened)
        return (
            f"{deals} are open, {brief.figure(value)} in the {brief.numerals.count(priced)} with an amount{of_it}; "
            f"{_need(brief, tripping)}."
        )
    return f"{brief.figure(value)} is open in {deals}{of_it}; {_clean(brief, opened, tripping)}."


def _clean(brief: Brief, opened: list[Opportunity], tripping: list[Trip]) -> str:
    """How much of what is open needs no decision, in money where that can be said."""
    if not tripping:
        return "no deal needs a decision"
    if len(tripping) == len(opened):
        return "every deal needs a decision"
    clean = clean_pipeline(brief.deals, brief.desk.standards)
    rest = f", {brief.figure(clean)} does not" if clean.value else ""
    return f"{_need(brief, tripping)}{rest}"


def _need(brief: Brief, tripping: list[Trip]) -> str:
    count = len(tripping)
    return f"{brief.numerals.count(count) if count else 'none'} {'needs' if count < 2 else 'need'} a decision"  # noqa: PLR2004


def _heavy(brief: Brief, opened: list[Opportunity], tripping: list[Trip]) -> str:
    if not opened or len(tripping) * HEAVY <= len(opened):
        return ""
    count = brief.numerals.of(len(tripping), len(opened))
    how = "hand them over" if brief.has_left else "take an hour for them, deal by deal"
    return f"{count} open deals need a decision: {how}."


def _nothing_to_decide(opened: list[Opportunity]) -> str:
    return "No deal needs a decision." if opened else ""


def _decision(brief: Brief, trip: Trip) -> Decision:
    deal = trip.deal
    old = brief.figure(age(deal, brief.book.as_of))
    return Decision(
        deal=fitted(brief, "deal_text", deal.label),
        account=fitted(brief, "deal_text", deal.account or (deal.id if deal.label != deal.id else "")),
        value=brief.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        age=old if old.known else None,
        close=brief.numerals.short_day(deal.close) if deal.close else "",
        trips=" · ".join(trip.rules),
        choice=Field(f"Opportunities/{deal_key(deal)}/decision", f"{deal.label}: decision", FieldKind.CHOICE, CHOICES),
    )


def deal_key(deal: Opportunity) -> str:
    """What tells a deal apart: its id, else its name with account and date; deals without both, their row too."""
    if deal.id:
        return deal.id
    parts = [deal.label, deal.account, str(deal.created or "")]
    return ":".join([*parts, *([] if deal.name else [f"row {deal.row.grid}-{deal.row.row + 1}"])])


def _coverage(brief: Brief) -> tuple[CoverageLine, ...]:
    """Coverage of the period ahead with its own history, and the rule of thumb; nothing without any quota."""
    if not brief.desk.has_quota_in(brief.ahead) or brief.has_left:
        return ()
    covered = brief.figure(coverage_ahead(brief))
    if not covered.known:
        note = f"{covered.reason}{f': {covered.cure}' if covered.cure else ''}"
        return (CoverageLine(f"Coverage, {brief.ahead_name}", covered, note),)
    year = _trailing_year(brief)
    rate = win_rate(brief.deals, year)
    required = required_coverage(rate, brief.book.settings.few[1], brief.book.settings.coverage_rule_of_thumb)
    basis = f"1 / win rate: {brief.numerals.of(rate.part or 0, rate.n)} closed deals won in four quarters"
    thumb = brief.figure(required)
    return (
        CoverageLine(f"Coverage, {brief.ahead_name}", covered, _own_history(brief)),
        CoverageLine("Rule of thumb", thumb, "assumed" if required.variant == "assumed" else basis),
    )


def _own_history(brief: Brief) -> str:
    past = past_coverage(brief.person, brief.deals, brief.desk.history, brief.desk.plan, brief.window)
    if not past:
        return "no earlier whole quarter to compare it with"
    covered = sorted(each.coverage.value for each in past if each.coverage.value is not None)
    reached = sorted(each.attainment.value for each in past if each.attainment.value is not None)
    low, high = (brief.numerals.number(value, 1) for value in (covered[0], covered[-1]))
    worst, best = (brief.numerals.plain(value, Unit.SHARE) for value in (reached[0], reached[-1]))
    span = past[0].period.name if len(past) == 1 else f"{past[-1].period.name} to {past[0].period.name}"
    was = f"{low}×" if low == high else f"{low} to {high}×"
    made = worst if worst == best else f"{worst} to {best}"
    return f"at this point of {span} it was {was}, and {made} of quota came of it"


def _trailing_year(brief: Brief) -> Period:
    first = brief.book.calendar.before(brief.period, 3)
    return Period(first.start, brief.period.end, brief.period.length, "", "", "")


def _concentration(brief: Brief) -> str:
    share = concentration(brief.deals)
    if share.value is None or share.value < LARGE:
        return ""
    largest = next(deal for deal in brief.deals if deal.row == share.rows[0])
    named = f"{largest.label} ({largest.account})" if largest.account else largest.label
    return f"One deal, {named}, is {brief.figure(share)} of what is open."
