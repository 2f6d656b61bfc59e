from datetime import date

import pytest

from plangen.records.book import Book
from plangen.records.deals.stages import Outcome
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import HEADERS, TEAM, deal, only, skipped
from tests.sheets import TODAY, book, messages, sheet

NEXT_YEAR = "2027-01-15"


def deals(*rows: list[Cell], as_of: date = TODAY, headers: list[Cell] | None = None) -> Book:
    return book(sheet(headers or HEADERS, *rows, name="Deals"), TEAM, as_of=as_of)


def test_a_lost_deal_with_a_future_close_date_is_lost_on_the_as_of_date_of_todays_file() -> None:
    """W1: it's in the win rate, and not in the pipeline."""
    found = deals(deal(stage="Lost", close=NEXT_YEAR))
    one = only(found)
    assert (one.outcome, one.stage, one.closed, one.closed_later) == (Outcome.LOST, "Lost", TODAY, False)
    (problem,) = messages(found.problems)
    where = "inputs.xlsx › Deals › H2: Lost, but the close date is after the as-of date (2026-11-23)."
    assert problem == f"{where} 1 deal counted as lost on 2026-11-23.\nFix: Enter the date it was lost."


def test_a_won_deal_with_a_future_close_date_is_an_error_that_names_the_cell() -> None:
    """W1: bookings need a date."""
    found = deals(deal(stage="Won", close=NEXT_YEAR))
    assert not found.opportunities
    assert skipped(found) == {"won with a future close date": 1}
    (problem,) = found.problems
    assert (problem.severity, problem.place.cell) == ("error", "H2")
    assert problem.message == "Won, but the close date is after the as-of date (2026-11-23). 1 deal skipped."


def test_the_cell_is_that_of_the_date_it_closed_on_if_there_is_one() -> None:
    """W1."""
    (problem,) = deals([*deal(stage="Won"), NEXT_YEAR], headers=[*HEADERS, "Closed on"]).problems
    assert problem.place.cell == "I2"


def test_an_as_of_date_on_the_export_date_takes_the_stages_as_they_are() -> None:
    """W1: the newest date up to today is August 31."""
    won, lost = deal(close="2026-08-31"), deal(id="D2", name="Bins", stage="Lost", close=NEXT_YEAR)
    found = deals(won, lost, as_of=date(2026, 8, 31))
    assert [(one.outcome, one.closed) for one in found.opportunities] == [
        (Outcome.WON, date(2026, 8, 31)),
        (Outcome.LOST, date(2026, 8, 31)),
    ]


@pytest.mark.parametrize("stage", ["Won", "Lost"])
def test_only_a_past_as_of_date_reopens_deals(stage: str) -> None:
    """W1: something was created after August 30."""
    reopened = deal(id="D2", name="Bins", stage=stage, close="2026-10-01")
    found = deals(deal(created="2026-08-31", stage="Proposal"), reopened, as_of=date(2026, 8, 30))
    (one,) = found.opportunities
    assert (one.outcome, one.closed_later, one.close) == (Outcome.OPEN, True, date(2026, 10, 1))
    assert not found.problems


def test_a_planned_activity_after_today_does_not_make_the_file_newer() -> None:
    """W1: the export date isn't in the future."""
    headers = [*HEADERS, "Last activity"]
    found = deals([*deal(stage="Lost", close=NEXT_YEAR), "2026-12-24"], as_of=date(2026, 11, 20), headers=headers)
    assert (only(found).outcome, only(found).closed) == (Outcome.LOST, date(2026, 11, 20))
