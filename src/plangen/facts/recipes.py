"""How the rows of each named measure make its figure, as a spreadsheet would work it out."""

from collections.abc import Callable
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.measure_rows import (
    AMOUNT,
    DAYS,
    DEAL,
    WON,
    Value,
    deals_of,
    tally,
    tally_of_activities,
    tally_of_promises,
    tally_of_quota,
    tally_of_said,
)
from plangen.facts.named_measure import Recipe
from plangen.metrics.results import won_in
from plangen.metrics.velocity import speed_of_open
from plangen.periods import Period
from plangen.records.opportunities import Opportunity
from plangen.tables.folding import fold

Recipes = Callable[[Brief, Period, Measure], Recipe]


def made(formula: str, title: str, *values: Value) -> Recipes:
    """The recipe of a measure that is made of its own deals."""

    def recipe(brief: Brief, _period: Period, found: Measure) -> Recipe:
        return Recipe((tally(brief, title, deals_of(brief, found.rows), *values),), formula)

    return recipe


def against_quota(formula: str) -> Recipes:
    """The recipe of a measure that is made of what was won and the quota of the period."""

    def recipe(brief: Brief, period: Period, found: Measure) -> Recipe:
        won = tally(brief, "Won deals", deals_of(brief, found.rows), AMOUNT)
        return Recipe((won, tally_of_quota(brief, period)), formula)

    return recipe


def covering(brief: Brief, _period: Period, found: Measure) -> Recipe:
    """What is open and closes in the period ahead, its quota, and what was won in it so far."""
    opened = tally(brief, f"Open deals that close in {brief.ahead_name}", deals_of(brief, found.rows), AMOUNT)
    deals = won_in(brief.deals, brief.ahead)
    won = tally(brief, f"Won deals of {brief.ahead_name}", deals, Value("won", "amount", lambda deal: deal.amount))
    return Recipe((opened, tally_of_quota(brief, brief.ahead), won), "SUM([amount])/(SUM([quota])-SUM([won]))")


def weighted(brief: Brief, _period: Period, found: Measure) -> Recipe:
    """Open deals with their amounts and the chances of each."""

    def chance(deal: Opportunity) -> Decimal | None:
        stage = brief.book.stages.stage(deal.stage)
        return deal.probability if deal.probability is not None or stage is None else stage.probability

    deals = deals_of(brief, found.rows)
    rows = tally(brief, "Open deals", deals, AMOUNT, Value("probability", "probability", chance))
    return Recipe((rows,), "SUMPRODUCT([amount],[probability])")


def from_new(brief: Brief, period: Period, found: Measure) -> Recipe:
    """Won deals, and what of each came from a new customer."""
    back = brief.desk.look_back(brief.deals, period)
    known = back.customers(period) if back.reaches(period) else None

    def fresh(deal: Opportunity) -> Decimal | None:
        is_new = deal.kind == "new" if known is None else fold(deal.account) not in known
        return deal.amount if is_new else Decimal(0)

    rows = tally(brief, "Won deals", deals_of(brief, found.rows), AMOUNT, Value("new", "account", fresh))
    return Recipe((rows,), "SUM([new])/SUM([amount])")


def promised(brief: Brief, _period: Period, found: Measure) -> Recipe:
    """Commitments, and which of them were kept."""
    return Recipe((tally_of_promises(brief, found.rows),), "COUNTIF([kept],1)")


def said_and_won(formula: str) -> Recipes:
    """The recipe of what was said, month by month, against what was won."""
    return lambda brief, period, _found: Recipe((tally_of_said(brief, period),), formula)


def logged(brief: Brief, _period: Period, found: Measure) -> Recipe:
    """Activities with their counts."""
    return Recipe((tally_of_activities(brief, found.rows),), "SUM([count])")


def speeding(brief: Brief, _period: Period, _found: Measure) -> Recipe:
    """The four factors of velocity: open deals, average deal, win rate and cycle of the trailing year."""
    speed = speed_of_open(brief.deals, brief.book.as_of, brief.book.stages)
    factors = (
        ("Open deals", speed.deals, DEAL),
        ("Won deals with an amount", speed.average_deal, AMOUNT),
        ("Closed deals", speed.win_rate, WON),
        ("Won deals with a created date", speed.cycle, DAYS),
    )
    tallies = tuple(tally(brief, title, deals_of(brief, found.rows), value) for title, found, value in factors)
    return Recipe(tallies, "COUNT([deal])*AVERAGE([amount])*COUNTIF([won],1)/COUNT([won])/MAX(1,AVERAGE([days]))")
