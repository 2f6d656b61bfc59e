"""The recipe of each metric: its rows and the spreadsheet formula that turns them into its value."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.figures.monthly_forecasts import ForecastMonth
from plangen.facts.figures.named import Recipe
from plangen.facts.figures.quota_status import set_to_close
from plangen.facts.figures.rows import (
    AMOUNT,
    DAYS,
    DEAL,
    WON,
    Value,
    deals_of,
    flagged_tally,
    tally,
    tally_of_activities,
    tally_of_commitments,
    tally_of_forecasts,
    tally_of_quota,
)
from plangen.facts.scope.document import Scope
from plangen.metrics.pipeline.velocity import open_velocity_factors
from plangen.metrics.results.bookings import won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

Recipes = Callable[[Scope, Period, Measure], Recipe]


def deals_recipe(formula: str, title: str, *values: Value) -> Recipes:
    """The recipe of a metric that needs only its deals."""

    def recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
        return Recipe((tally(scope, title, deals_of(scope, measure.rows), *values),), formula)

    return recipe


def quota_recipe(formula: str) -> Recipes:
    """The recipe of a metric that needs won deals and the quota of the period."""

    def recipe(scope: Scope, period: Period, measure: Measure) -> Recipe:
        won = tally(scope, "Won deals", deals_of(scope, measure.rows), AMOUNT)
        return Recipe((won, tally_of_quota(scope, period)), formula)

    return recipe


def coverage_recipe(scope: Scope, _period: Period, _measure: Measure) -> Recipe:
    """The recipe of pipeline coverage: open deals closing in the period ahead, its quota, and its bookings so far.

    The deals are there also if the coverage is n/a: those of someone at quota count in the team's.
    """
    coming = () if scope.has_left else set_to_close(scope).rows
    opened = tally(scope, f"Open deals closing in {scope.ahead_name}", deals_of(scope, coming), AMOUNT)
    deals = won_in(scope.deals, scope.ahead)
    won = tally(scope, f"Won deals, {scope.ahead_name}", deals, Value("bookings", "amount", lambda deal: deal.amount))
    return Recipe((opened, tally_of_quota(scope, scope.ahead), won), "SUM([amount])/(SUM([quota])-SUM([bookings]))")


def weighted_pipeline_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    """The recipe of weighted pipeline: open deals with amount and probability."""

    def probability(deal: Opportunity) -> Decimal | None:
        stage = scope.book.stages.stage(deal.stage)
        return deal.probability if deal.probability is not None or stage is None else stage.probability

    deals = deals_of(scope, measure.rows)
    rows = tally(scope, "Open deals", deals, AMOUNT, Value("probability", "probability", probability))
    return Recipe((rows,), "SUMPRODUCT([amount],[probability])")


def new_customer_recipe(scope: Scope, period: Period, measure: Measure) -> Recipe:
    """The recipe of new-customer share: won deals, and the amount of each that came from a new customer."""
    look_back = scope.workspace.look_back(scope.deals, period)
    existing = look_back.customers(period) if look_back.covers(period) else None

    def new_amount(deal: Opportunity) -> Decimal | None:
        is_new = deal.kind == "new" if existing is None else fold(deal.account) not in existing
        return deal.amount if is_new else Decimal(0)

    rows = tally(scope, "Won deals", deals_of(scope, measure.rows), AMOUNT, Value("new", "account", new_amount))
    return Recipe((rows,), "SUM([new])/SUM([amount])")


def commitments_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    """The recipe of commitments kept."""
    return Recipe((tally_of_commitments(scope, measure.rows),), "COUNTIF([kept],1)")


def flagged_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    """The recipe of the deals that need a decision, with the rules that each meets."""
    return Recipe((flagged_tally(scope, "Flagged open deals", measure.rows),), "COUNT([deal])")


def forecasts_recipe(formula: str, found: Callable[[Scope, Period], Sequence[ForecastMonth]]) -> Recipes:
    """The recipe of a metric that needs forecast and bookings of these months."""
    return lambda scope, period, _measure: Recipe((tally_of_forecasts(scope, found(scope, period)),), formula)


def activity_recipe(scope: Scope, _period: Period, measure: Measure) -> Recipe:
    """The recipe of an activity count."""
    return Recipe((tally_of_activities(scope, measure.rows),), "SUM([count])")


def velocity_recipe(scope: Scope, _period: Period, _measure: Measure) -> Recipe:
    """The recipe of sales velocity: open deals, average deal size, win rate, and sales cycle."""
    speed = open_velocity_factors(scope.deals, scope.book.as_of, scope.book.stages)
    factors = (
        ("Open deals", speed.deals, DEAL),
        ("Won deals with an amount", speed.average_deal, AMOUNT),
        ("Closed deals", speed.win_rate, WON),
        ("Won deals with a created date", speed.cycle, DAYS),
    )
    tallies = tuple(tally(scope, title, deals_of(scope, factor.rows), value) for title, factor, value in factors)
    return Recipe(tallies, "COUNT([deal])*AVERAGE([amount])*COUNTIF([won],1)/COUNT([won])/MAX(1,AVERAGE([days]))")
