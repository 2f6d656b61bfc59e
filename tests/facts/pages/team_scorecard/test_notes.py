from datetime import date
from typing import Any

from plangen.facts.pages.team_scorecard.notes import team_data_notes
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.sources.grid import Cell
from tests import sheets
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import rows, seller, team_scope
from tests.metrics.invented import won
from tests.seen import seen

OCTOBER = date(2026, 10, 2)
HEADERS: list[Cell] = ["ID", "Account", "Salesperson", "Stage", "Amount", "Created", "Close date"]


def notes(people: list[Any], sold: list[Any]) -> str:
    return " ".join(team_data_notes(team_scope(book(sold, people))))


def test_deals_won_since_the_period_are_of_the_people_whom_the_teams_numbers_cover() -> None:
    """As-of is October 5; Bo has no quota, so his deal is named apart."""
    people = [seller("Ana A"), seller("Bo B", None)]
    sold = [long_ago(), won(40_000, OCTOBER, salesperson="Ana A"), won(2_000, OCTOBER, salesperson="Bo B")]
    assert "Won since Sep 30: 1 deal, $40.0K; without quota: 1 deal, $2.0K." in notes(people, sold)
    assert "Won since Sep 30, without quota: 1 deal, $2.0K." in notes(people, [sold[0], sold[2]])
    everyone = [seller("Ana A"), seller("Bo B")]
    assert "Won since Sep 30: 2 deals, $42.0K." in notes(everyone, sold)


def left_in_march(closed: str) -> Any:
    """A team of which Dax left on March 10, with a deal in his name closed on a date."""
    deals = sheets.sheet(
        HEADERS,
        ["1", "Acme", "Ana A", "Won", 5, "2024-01-02", "2024-01-05"],
        ["2", "Acme", "Ana A", "Won", 100, "2026-01-02", "2026-05-05"],
        ["3", "Beta", "Dax G", "Won", 40, "2026-01-02", closed],
        name="Deals",
    )
    team = sheets.sheet(
        ["Salesperson", "Manager", "Team", "Quota 2026", "Left"],
        ["Ana A", "Ken K", "West", 400, ""],
        ["Dax G", "Ken K", "West", 400, "2026-03-10"],
        name="Team",
    )
    return sheets.book(deals, team, as_of=date(2026, 10, 5))


def test_a_deal_closed_in_a_leavers_name_counts_in_the_quarter_and_in_the_year_or_in_neither() -> None:
    """In the month of leaving it counts in Q1 and in the year to date; from the next month on, in neither."""
    team_in_q1 = seen(team_table(team_scope(left_in_march("2026-03-31"), code="2026-Q1"))).totals[0]
    assert str(team_in_q1.won) == "40"
    # 140 of Ana's 300 and the 66.67 and 10.61 of Dax's months.
    by_march, by_may = (
        seen(team_table(team_scope(left_in_march(day), code="2026-Q3"))).totals[0].year
        for day in ("2026-03-31", "2026-05-20")
    )
    assert (str(by_march), str(by_may)) == ("37.1%", "26.5%")
    team_in_q2 = seen(team_table(team_scope(left_in_march("2026-05-20"), code="2026-Q2"))).totals[0]
    assert str(team_in_q2.won) == "100"
    assert [row.label for row in rows(seen(team_table(team_scope(left_in_march("2026-05-20"), code="2026-Q2"))))] == [
        "Ana A",
        "Left the team",
    ]


def test_a_deal_won_in_a_leavers_name_is_on_the_managers_list_to_reassign() -> None:
    found = " ".join(team_data_notes(team_scope(left_in_march("2026-05-20"), "manager")))
    note = "To reassign: 1 deal of Dax G (left Mar 10), won after that month, not in bookings."
    assert note.replace("1 deal of", "1 deal, 40 of") in found
    assert "To reassign" not in " ".join(team_data_notes(team_scope(left_in_march("2026-05-20"))))
