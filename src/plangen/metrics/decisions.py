"""Which open deals need a decision, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from plangen.elements.measure import Measure, RowKey, Unit
from plangen.metrics.flow import own_cycle
from plangen.metrics.pipeline import open_deals, open_pipeline
from plangen.records.opportunities import Opportunity
from plangen.records.stages import StageMap

HALF = 0.5
CYCLES = 2
FEWEST_WON = 5


@dataclass(frozen=True, slots=True)
class Trip:
    """A deal that trips rules, with the rules in words, the gravest first."""

    deal: Opportunity
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standards:
    """What deals are held against: the day, how filled each column is, days without activity, and the stages."""

    as_of: date
    fill: Mapping[str, float]
    stale_days: int
    stages: StageMap

    def asked(self, column: str) -> bool:
        """Whether a rule on a column fires: it is there and filled in at least half of the open deals."""
        return self.fill.get(column, 0.0) >= HALF


def trips(deals: Sequence[Opportunity], standards: Standards) -> list[Trip]:
    """The open deals that trip at least one rule, by value, those without an amount by age.

    Formula: close date before the as-of date; no activity for the stage's or the default number of days; older than
        twice the own median cycle (with at least five won deals); no next step; no amount; no close date. A rule whose
        column is filled in fewer than half of all open deals does not fire.
    Unit: deals.
    Source: Opportunities close date, last activity, created, next step, amount; Stages stale days; Settings stale days.
    Missing: a rule without its column is left out.
    """
    cycle = own_cycle(deals)
    usual = cycle.value if cycle.n >= FEWEST_WON else None
    rules: tuple[Callable[[Opportunity], str], ...] = (
        lambda deal: _overdue(deal, standards),
        lambda deal: _stale(deal, standards),
        lambda deal: _slow(deal, standards, usual),
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
    if usual is None or not standards.asked("created") or deal.created is None:
        return ""
    days = (standards.as_of - deal.created).days
    whole = usual.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"usually {whole} days" if days > usual * CYCLES else ""
