"""How deals move from stage to stage, by the dates on which they entered each."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.results.flow import MIN_IN_STAGE, typical_days_in_stage
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold


def stage_conversion(deals: Sequence[Opportunity], stage: str) -> Measure:
    """Share of deals that moved on from a stage.

    Formula: deals that entered another stage after this one, or were won ÷ deals that entered this stage and have left
        it (those, and the lost ones). Deals still in the stage aren't counted.
    Unit: percentage; part = deals that moved on, n = deals that left.
    Source: Opportunities date entered (one column for each stage), stage, closed on (or close date).
    Missing: "no stage-entry dates"; "no deal left it".
    """
    here = [(deal, day) for deal in deals if (day := entered_on(deal, stage)) is not None]
    if not any(deal.entered for deal, _ in here):
        return unknown(Unit.SHARE, Reason.NO_STAGE_DATES)
    moved = [deal for deal, day in here if deal.outcome is Outcome.WON or _next_entry(deal, day) is not None]
    left = [deal for deal, _ in here if deal in moved or deal.outcome is Outcome.LOST]
    if not left:
        return unknown(Unit.SHARE, Reason.NO_DEAL_LEFT)
    rows = tuple(deal.row for deal in left)
    return Measure(Decimal(len(moved)) / len(left), Unit.SHARE, len(left), rows, part=len(moved))


def time_in_stage(deals: Sequence[Opportunity], stage: str, as_of: date) -> Measure:
    """Median days that deals spend in a stage.

    Formula: median of (date left − date entered) over deals that entered the stage; a deal left it when it entered
        another one or closed; for a deal still in it, the as-of date.
    Unit: days.
    Source: Opportunities stage entered, or date entered (one column for each stage); closed on (or close date).
    Missing: "no stage-entry dates".
    """
    days = [(Decimal(length), deal.row) for deal in deals if (length := _days(deal, stage, as_of)) is not None]
    if not days:
        return unknown(Unit.DAYS, Reason.NO_STAGE_DATES)
    return Measure(Decimal(median(length for length, _ in days)), Unit.DAYS, len(days), tuple(row for _, row in days))


def typical_stage_days(deals: Sequence[Opportunity], as_of: date) -> Mapping[str, Decimal]:
    """The median days in each stage: of past stays, from at least five, or else of at least five open deals."""
    with_dates = [deal for deal in deals if deal.entered]
    found = dict(typical_days_in_stage(deals, as_of))
    for stage in {fold(deal.stage) for deal in deals if deal.is_open and deal.stage} if with_dates else ():
        stays = [Decimal(length) for deal in with_dates if (length := _past_stay(deal, stage)) is not None]
        if len(stays) >= MIN_IN_STAGE:
            found[stage] = median(stays)
    return found


def _past_stay(deal: Opportunity, stage: str) -> int | None:
    """The days that a deal was in a stage that it has left."""
    entered = entered_on(deal, stage)
    left = (_next_entry(deal, entered) or deal.closed) if entered is not None else None
    return (left - entered).days if entered is not None and left is not None and left >= entered else None


def entered_on(deal: Opportunity, stage: str) -> date | None:
    """The date on which a deal entered a stage; None if it isn't known."""
    name = fold(stage)
    exact = [day for entered, day in deal.entered if entered == name]
    # A CRM adds the pipeline's name to the stage's.
    found = exact or [day for entered, day in deal.entered if entered.startswith(f"{name} ")]
    if found:
        return found[0]
    return deal.stage_entered if deal.is_open and fold(deal.stage) == name else None


def _next_entry(deal: Opportunity, after: date) -> date | None:
    """The first date after this one on which a deal entered a stage, other than the one in which it was lost."""
    lost_on = deal.closed if deal.outcome is Outcome.LOST else None
    later = [day for _, day in deal.entered if day > after and (lost_on is None or day < lost_on)]
    return min(later, default=None)


def _days(deal: Opportunity, stage: str, as_of: date) -> int | None:
    entered = entered_on(deal, stage)
    if entered is None or entered > as_of:
        return None
    left = _next_entry(deal, entered) or deal.closed or (as_of if fold(deal.stage) == fold(stage) else None)
    return (left - entered).days if left is not None and left >= entered else None
