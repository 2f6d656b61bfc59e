"""Open deals that need a decision, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.elements.rounding import rounded
from plangen.metrics.pipeline.coverage import open_deals, open_pipeline
from plangen.metrics.results.flow import days_in_stage, long_cycle
from plangen.periods import FiscalCalendar, Length
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import StageMap
from plangen.tables.values.folding import fold

MIN_FILL = 0.5
SLOW_FACTOR = 2
MIN_PUSHES = 3
DAYS_A_YEAR = 365


class Rule(StrEnum):
    """Why an open deal needs a decision, most serious first."""

    PAST_CLOSE_DATE = "past close date"
    QUIET = "quiet"
    LONG_IN_STAGE = "long in stage"
    OLD = "old"
    PUSHED = "pushed"
    NO_NEXT_STEP = "no next step"
    NO_AMOUNT = "no amount"
    NO_CLOSE_DATE = "no close date"


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that a deal meets. `count` is how many days it is past its close date or quiet, or times it was pushed.

    For a deal that is long in its stage, it is the number of days that is typical; for an old one, the number within
    which nine of ten wins closed. `year` is that of a close date more than a year ago, else 0.
    """

    rule: Rule
    count: int = 0
    year: int = 0


@dataclass(frozen=True, slots=True)
class FlaggedDeal:
    """A deal with at least one flag; the most serious is first."""

    deal: Opportunity
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class FlagRules:
    """What flags are based on: the as-of date, how filled each column is, days without activity, and the stages.

    `stage_days` is the typical time in each stage (stage_history.typical_stage_days), `pushes` the number of times each
    deal was pushed (snapshots.pushes), `long_cycle` everyone's 90th percentile of sales cycles; their rules don't apply
    without them.
    """

    as_of: date
    fill: Mapping[str, float]
    stale_days: int
    stages: StageMap
    stage_days: Mapping[str, Decimal] = field(default_factory=dict)
    pushes: Mapping[RowKey, int] = field(default_factory=dict)
    long_cycle: Decimal | None = None

    def applies(self, column: str) -> bool:
        """Whether rules on a column apply: it is filled in for at least half of everyone's open deals."""
        return self.fill.get(column, 0.0) >= MIN_FILL


def flagged_deals(deals: Sequence[Opportunity], standards: FlagRules) -> list[FlaggedDeal]:
    """Open deals with at least one flag, by value, then by age.

    Formula: a deal is flagged if its close date is before the as-of date; if it has no activity for the number of stale
        days (the stage's, or the one in Settings); if it is in its stage for more than twice the typical days, which
        are the median of past stays in that stage, from at least five, or else of at least five open deals (or, if
        those are unknown, is older than the 90th percentile, by nearest rank, of the person's sales cycles, or else of
        everyone's, from at least twenty wins); if it was pushed three or more times; or if it has no next step, no
        amount, or no close date. A rule applies only if its column is filled in for at least half of everyone's open
        deals, and then to everyone alike, also to a person with fewer.
    Unit: deals.
    Source: Opportunities close date, last activity, created, stage entered, date entered, next step, amount; Stages
        stale days; Settings stale days; snapshots.
    Missing: rules with no data are skipped.
    """
    own = long_cycle(deals)
    limit = standards.long_cycle if own is None else own
    rules: tuple[Callable[[Opportunity], Flag | None], ...] = (
        lambda deal: _past_due(deal, standards),
        lambda deal: _stale(deal, standards),
        lambda deal: _slow(deal, standards, limit),
        lambda deal: _pushed(deal, standards),
        lambda deal: Flag(Rule.NO_NEXT_STEP) if standards.applies("next_step") and not deal.next_step else None,
        lambda deal: Flag(Rule.NO_AMOUNT) if standards.applies("amount") and deal.amount is None else None,
        lambda deal: Flag(Rule.NO_CLOSE_DATE) if standards.applies("close") and deal.close is None else None,
    )
    found = []
    for deal in deals:
        flags = tuple(flag for rule in rules if (flag := rule(deal))) if deal.is_open else ()
        if flags:
            found.append(FlaggedDeal(deal, flags))
    return sorted(found, key=_by_value_then_age)


def clean_pipeline(deals: Sequence[Opportunity], standards: FlagRules) -> Measure:
    """Open pipeline minus the deals that need a decision.

    Formula: sum of amount over open deals with no flag; 0 if every open deal has one.
    Unit: money.
    Source: as flagged_deals and open_pipeline.
    Missing: "no open deals"; "no amounts" if none of the deals without a flag has an amount.
    """
    flagged = {each.deal.row for each in flagged_deals(deals, standards)}
    clean = [deal for deal in open_deals(deals) if deal.row not in flagged]
    if clean:
        return open_pipeline(clean)
    everything = open_pipeline(deals)
    return Measure(Decimal(0), Unit.MONEY) if everything.known else everything


def _by_value_then_age(flagged: FlaggedDeal) -> tuple[bool, Decimal, date, RowKey]:
    deal = flagged.deal
    return deal.amount is None, -(deal.amount or Decimal(0)), deal.created or date.max, deal.row


def _past_due(deal: Opportunity, standards: FlagRules) -> Flag | None:
    if not standards.applies("close") or deal.close is None or deal.close >= standards.as_of:
        return None
    days = (standards.as_of - deal.close).days
    return Flag(Rule.PAST_CLOSE_DATE, days, deal.close.year if days > DAYS_A_YEAR else 0)


def _stale(deal: Opportunity, standards: FlagRules) -> Flag | None:
    if not standards.applies("last_activity") or deal.last_activity is None:
        return None
    stage = standards.stages.stage(deal.stage)
    limit = stage.stale_days if stage and stage.stale_days is not None else standards.stale_days
    quiet = (standards.as_of - deal.last_activity).days
    return Flag(Rule.QUIET, quiet) if quiet >= limit else None


def _slow(deal: Opportunity, standards: FlagRules, limit: Decimal | None) -> Flag | None:
    in_stage = standards.stage_days.get(fold(deal.stage)) if standards.applies("stage_entered") else None
    here = days_in_stage(deal, standards.as_of).value
    if in_stage is not None and here is not None:
        return Flag(Rule.LONG_IN_STAGE, int(rounded(in_stage, 0))) if here > in_stage * SLOW_FACTOR else None
    if limit is None or not standards.applies("created") or deal.created is None:
        return None
    days = (standards.as_of - deal.created).days
    return Flag(Rule.OLD, int(rounded(limit, 0))) if days > limit else None


def _pushed(deal: Opportunity, standards: FlagRules) -> Flag | None:
    times = standards.pushes.get(deal.row, 0)
    return Flag(Rule.PUSHED, times) if times >= MIN_PUSHES else None


def closes_on_quarter_end(deal: Opportunity, calendar: FiscalCalendar) -> bool:
    """Whether an open deal's close date is the last day of a quarter: a question to ask, not a flag."""
    if not deal.is_open or deal.close is None:
        return False
    return calendar.containing(deal.close, Length.QUARTER).last_day == deal.close


def flagged_count(deals: Sequence[Opportunity], standards: FlagRules) -> Measure:
    """How many open deals have at least one flag.

    Formula: count of open deals with at least one flag, shown with the number of open deals; for a team, also those of
        people who left in the period, until reassigned.
    Unit: count.
    Source: as flagged_deals.
    Missing: "no open deals".
    """
    opened = open_deals(deals)
    if not opened:
        return unknown(Unit.COUNT, Reason.NO_OPEN_DEALS)
    rows = tuple(each.deal.row for each in flagged_deals(deals, standards))
    return Measure(Decimal(len(rows)), Unit.COUNT, len(rows), rows, Variant.OF_OPEN, details=(len(opened),))
