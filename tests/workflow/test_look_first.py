from datetime import date
from decimal import Decimal
from pathlib import Path

from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.sheet import fact_sheet
from plangen.facts.subjects import Subject
from plangen.periods import Length
from plangen.workflow.look_first import Sort, Striking, striking, weightiest
from plangen.workflow.reading import read
from plangen.workflow.which_day import Days
from tests.small_team import AS_OF, write_rows


def test_the_largest_change_and_the_largest_single_deal_are_told_and_every_sort_in_its_order() -> None:
    found = [
        Striking(Sort.GONE, Decimal(0), "gone"),
        Striking(Sort.ONE_DEAL, Decimal("0.4"), "small share"),
        Striking(Sort.CHANGE, Decimal(10), "small change"),
        Striking(Sort.ONE_DEAL, Decimal("0.9"), "large share"),
        Striking(Sort.CHANGE, Decimal(90), "large change"),
        Striking(Sort.NEGATIVE, Decimal(1), "negative"),
    ]
    assert weightiest(found) == ["large change", "large share", "negative", "gone"]


def test_of_the_other_sorts_three_are_enough() -> None:
    assert weightiest(Striking(Sort.GONE, Decimal(0), f"{at}") for at in range(9)) == ["0", "1", "2"]


def strikes(folder: Path, hired: str, *deals: tuple[str, ...]) -> list[Sort]:
    rows = [("Ana Ruiz", "N", "Old", "Closed Won", "100", "2025-01-01", "2025-02-01"), *deals]
    write_rows(
        folder / "deals.csv", ("Salesperson", "Account", "Deal", "Stage", "Amount", "Created", "Close date"), *rows
    )
    write_rows(folder / "team.csv", ("salesperson", "hired"), ("Ana Ruiz", hired))
    desk = Desk(read([folder], Days(AS_OF)).book)
    period = desk.book.calendar.containing(date(2026, 8, 1), Length.QUARTER)
    brief = Brief(desk, "quarterly-review", "Review", Subject(desk.book.roster.people[0], None), period)
    sheet = fact_sheet(brief, ("results",))
    return [found.sort for found in striking(brief, sheet)]


WON = ("Ana Ruiz", "N", "New", "Closed Won", "900", "2026-05-02", "2026-08-14")


def test_a_change_is_told_of_somebody_who_was_there_all_the_time(tmp_path: Path) -> None:
    assert Sort.CHANGE in strikes(tmp_path, "2024-01-01", WON)


def test_nothing_after_nothing_is_no_change(tmp_path: Path) -> None:
    assert Sort.CHANGE not in strikes(tmp_path, "2024-01-01")


def test_whoever_came_during_the_earlier_period_has_no_change(tmp_path: Path) -> None:
    assert Sort.CHANGE not in strikes(tmp_path, "2026-04-20", WON)
