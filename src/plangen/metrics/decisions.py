"""Which open deals need a decision, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.flow import own_cycle, stage_age
from plangen.metrics.pipeline import open_deals, open_pipeline
from plangen.periods import FiscalCalendar, Length
from plangen.records.opportunities import Opportunity
from plangen.records.stages import StageMap
from plangen.tables.folding import fold

HALF = 0.5
CYCLES = 2
FEWEST_WON = 5
PUSHES = 3


@dataclass(frozen=True, slots=True)
class Trip:
    """A deal that trips rules, with the rules in words, the gravest first."""

    deal: Opportunity
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standards:
    """What deals are held against: the day, how filled each column is, days without activity, and the stages.

    `stage_days` are the usual days in each stage (flow.usual_stage_ages), `pushes` how often deals were put off
    (snapshots.pushes); without them their rules do not fire.
    """

    as_of: date
    fill: Mapping[str, float]
    stale_days: int
    stages: StageMap
    stage_days: Mapping[str, Decimal] = field(default_factory=dict)
    pushes: Mapping[RowKey, int] = field(default_factory=dict)

    def asked(self, column: str) -> bool:
        """Whether a rule on a column fires: it is there and filled in at least half of the open deals."""
        return self.fill.get(column, 0.0) >= HALF


def trips(deals: Sequence[Opportunity], standards: Standards) -> list[Trip]:
    """The open deals that trip at least one rule, by value, those without an amount by age.

    Formula: close date before the as-of date; no activity for the stage's or the default number of days; in its stage
        for more than twice the days usual there, or, where that is not known, older than twice the own median cycle
        (with at least five won deals); put off three times or more; no next step; no amount; no close date. A rule
        whose column is filled in fewer than half of all open deals does not fire.
    Unit: deals.
    Source: Opportunities close date, last activity, created, stage entered, next step, amount; Stages stale days;
        Settings stale days; snapshots.
    Missing: a rule without its column is left out.
    """
    cycle = own_cycle(deals)
    usual = cycle.value if cycle.n >= FEWEST_WON else None
    rules: tuple[Callable[[Opportunity], str], ...] = (
        lambda deal: _overdue(deal, standards),
        lambda deal: _stale(deal, standards),
        lambda deal: _slow(deal, standards, usual),
        lambda deal: _put_off(deal, standards),
        lambda deal: "no next step" if standards.asked("next_step") and not deal.next_step else "",
        lambda deal: "no amount" if standards.asked("amount") and deal.amount is None else "",
        lambda deal: "no close date" if standards.asked("close") and deal.close is None else "",
    )
    found = []
    for deal in deals:
        said = tuple(text for rule in rules if (text := rule(deal))) if deal.is_open else ()
        if said:
            found.append(Trip(deal, said))
    return sorted(found, key=_by_value_then_age)


def clean_pipeline(deals: Sequence[Opportunity], standards: Standards) -> Measure:
    """The open pipeline without the deals that need a decision.

    Formula: sum of amounts of open deals that trip no rule; a deal that trips several is left out once.
    Unit: money.
    Source: as trips and open_pipeline.
    Missing: "no open deals"; "no amounts" when none of the deals that are left carries one. When every open deal trips,
        it is 0.
    """
    tripping = {trip.deal.row for trip in trips(deals, standards)}
    clean = [deal for deal in open_deals(deals) if deal.row not in tripping]
    if clean:
        return open_pipeline(clean)
    whole = open_pipeline(deals)
    return Measure(Decimal(0), Unit.MONEY) if whole.known else whole


def _by_value_then_age(trip: Trip) -> tuple[bool, Decimal, date, RowKey]:
    deal = trip.deal
    return deal.amount is None, -(deal.amount or Decimal(0)), deal.created or date.max, deal.row


def _overdue(deal: Opportunity, standards: Standards) -> str:
    if not standards.asked("close") or deal.close is None or deal.close >= standards.as_of:
        return ""
    days = (standards.as_of - deal.close).days
    return f"close date passed {days} {'day' if days == 1 else 'days'} ago"


def _stale(deal: Opportunity, standards: Standards) -> str:
    if not standards.asked("last_activity") or deal.last_activity is None:
        return ""
    stage = standards.stages.stage(deal.stage)
    most = stage.stale_days if stage and stage.stale_days is not None else standards.stale_days
    quiet = (standards.as_of - deal.last_activity).days
    return f"quiet for {quiet} days" if quiet >= most else ""


def _slow(deal: Opportunity, standards: Standards, usual: Decimal | None) -> str:
    in_stage = standards.stage_days.get(fold(deal.stage)) if standards.asked("stage_entered") else None
    here = stage_age(deal, standards.as_of).value
    if in_stage is not None and here is not None:
        return f"usually {_whole(in_stage)} days in this stage" if here > in_stage * CYCLES else ""
    if usual is None or not standards.asked("created") or deal.created is None:
        return ""
    days = (standards.as_of - deal.created).days
    return f"usually {_whole(usual)} days" if days > usual * CYCLES else ""


def _whole(days: Decimal) -> Decimal:
    return days.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _put_off(deal: Opportunity, standards: Standards) -> str:
    times = standards.pushes.get(deal.row, 0)
    return f"put off {times} times" if times >= PUSHES else ""


def closes_on_a_last_day(deal: Opportunity, calendar: FiscalCalendar) -> bool:
    """Whether an open deal is to close on the last day of a quarter: a note to ask about, not a rule."""
    if not deal.is_open or deal.close is None:
        return False
    return calendar.containing(deal.close, Length.QUARTER).last_day == deal.close


def decisions_due(deals: Sequence[Opportunity], standards: Standards) -> Measure:
    """The number of open deals that need a decision.

    Formula: count of open deals that trip at least one rule; a deal that trips several counts once.
    Unit: count; the variant names the number of all open deals.
    Source: as trips.
    Missing: "no open deals".
    """
    still = open_deals(deals)
    if not still:
        return unknown(Unit.COUNT, "no open deals")
    rows = tuple(trip.deal.row for trip in trips(deals, standards))
    return Measure(Decimal(len(rows)), Unit.COUNT, len(rows), rows, f"of {len(still)} open")
