from datetime import date
from decimal import Decimal

from plangen.elements.reasons import Reason
from plangen.metrics.pipeline.stage_history import stage_conversion, time_in_stage
from tests.metrics.invented import AS_OF, lost, opened, won

DEMO, OFFER = date(2026, 8, 1), date(2026, 8, 11)
ON_TO_OFFER = (("demo", DEMO), ("offer", OFFER))
DEALS = [
    won(5, date(2026, 8, 31), entered=ON_TO_OFFER),
    lost(date(2026, 8, 21), entered=ON_TO_OFFER),
    lost(date(2026, 8, 5), entered=(("demo", DEMO), ("closed lost", date(2026, 8, 5)))),
    opened(5, stage="Demo", entered=(("demo", date(2026, 9, 30)),)),
]


def test_conversion_is_the_share_of_deals_that_moved_on_of_those_that_left() -> None:
    found = stage_conversion(DEALS, "Demo")
    assert (found.part, found.n, found.rows) == (2, 3, tuple(deal.row for deal in DEALS[:3]))
    assert (stage_conversion(DEALS, "Offer").part, stage_conversion(DEALS, "Offer").n) == (1, 2)


def test_time_in_stage_is_until_the_deal_left_or_to_the_as_of_date() -> None:
    assert time_in_stage(DEALS, "Demo", AS_OF).value == Decimal("7.5")
    assert time_in_stage(DEALS, "Offer", AS_OF).value == 15
    assert time_in_stage([opened(5, stage="Demo", stage_entered=DEMO)], "Demo", AS_OF).value == 65


def test_a_crm_adds_the_pipelines_name_to_the_stages() -> None:
    deals = [won(5, date(2026, 8, 31), entered=(("demo sales pipeline", DEMO),))]
    assert time_in_stage(deals, "Demo", AS_OF).value == 30


def test_without_stage_dates_both_are_na() -> None:
    assert stage_conversion([opened(5, stage="Demo", stage_entered=DEMO)], "Demo").reason is Reason.NO_STAGE_DATES
    assert stage_conversion(DEALS[3:], "Demo").reason is Reason.NO_DEAL_LEFT
    assert time_in_stage([opened(5, stage="Demo")], "Demo", AS_OF).reason is Reason.NO_STAGE_DATES
