from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason
from plangen.metrics.plans.full_pipeline import (
    StageSpeed,
    needed_in_stage,
    stage_needs,
    stage_probabilities,
)
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, Stage, StageMap
from tests.metrics.invented import opened, won
from tests.metrics.plans.planned import money

PER_DAY = money(1_000)
CYCLE = Measure(Decimal(90), Unit.DAYS, 12)
SPEED = StageSpeed({"proposal": Decimal(20)}, CYCLE, 3, {"proposal": Decimal("0.5"), "demo": Decimal("0.25")})


def in_stage(stage: str, amount: int | None = None, odds: str | None = None) -> Opportunity:
    return opened(amount, stage=stage, probability=None if odds is None else Decimal(odds))


def test_a_stage_needs_what_is_won_a_day_times_its_days_over_its_odds() -> None:
    assert needed_in_stage(PER_DAY, "Proposal", SPEED).value == 40_000


def test_a_stage_without_dates_takes_its_part_of_the_sales_cycle() -> None:
    assert needed_in_stage(PER_DAY, "Demo", SPEED).value == 120_000


def test_what_a_stage_needs_is_na_without_odds_a_cycle_or_a_quota() -> None:
    found = needed_in_stage(PER_DAY, "Lead", SPEED)
    assert (found.reason, found.fix) == (Reason.NO_PROBABILITIES, Fix.ADD_PROBABILITIES)
    slow = StageSpeed({}, unknown(Unit.DAYS, Reason.NO_WINS), 3, SPEED.probability)
    assert needed_in_stage(PER_DAY, "Demo", slow).reason is Reason.NO_WINS
    assert needed_in_stage(unknown(Unit.MONEY, Reason.NO_QUOTA), "Demo", SPEED).reason is Reason.NO_QUOTA


def test_the_odds_of_a_stage_are_those_in_stages_or_the_median_of_its_open_deals() -> None:
    deals = [in_stage("Demo", 1, odds) for odds in ("0.1", "0.2", "0.6")]
    closed = won(1, stage="Demo", probability=Decimal(1))
    listed = StageMap({"proposal": Stage(RowKey(0, 1), "Proposal", Outcome.OPEN, probability=Decimal("0.7"))}, {})
    found = stage_probabilities([*deals, in_stage("Proposal", 1, "0.3"), closed], listed)
    assert found == {"demo": Decimal("0.2"), "proposal": Decimal("0.7")}


def test_each_stage_has_its_open_deals_in_the_given_order() -> None:
    deals = [in_stage("proposal", 300), in_stage("Proposal", 200), in_stage("Demo", None)]
    found = stage_needs(deals, ["Demo", "Proposal", "Lead"], PER_DAY, SPEED)
    assert [(each.stage, each.deals, each.open.value, each.open.reason) for each in found] == [
        ("Demo", 1, None, Reason.NO_AMOUNTS), ("Proposal", 2, 500, None), ("Lead", 0, 0, None),
    ]  # fmt: skip
    assert [each.needed.value for each in found] == [120_000, 40_000, None]
