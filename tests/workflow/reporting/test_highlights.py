from datetime import date
from decimal import Decimal
from pathlib import Path

from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet
from plangen.periods import Length
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read
from plangen.workflow.reporting.highlights import Highlight, Sort, highlights, top_highlights
from tests.small_team import AS_OF, write_rows


def test_highlights_are_in_order_with_the_largest_change_and_the_largest_single_deal() -> None:
    found = [
        Highlight(Sort.MISSING, Decimal(0), "missing"),
        Highlight(Sort.ONE_DEAL, Decimal("0.4"), "small share"),
        Highlight(Sort.CHANGE, Decimal(10), "small change"),
        Highlight(Sort.ONE_DEAL, Decimal("0.9"), "large share"),
        Highlight(Sort.CHANGE, Decimal(90), "large change"),
        Highlight(Sort.NEGATIVE, Decimal(1), "negative"),
    ]
    assert top_highlights(found) == ["large change", "large share", "negative", "missing"]


def test_at_most_three_highlights_of_the_other_sorts_are_shown() -> None:
    assert top_highlights(Highlight(Sort.MISSING, Decimal(0), f"{at}") for at in range(9)) == ["0", "1", "2"]


def sorts_in(folder: Path, hired: str, *deals: tuple[str, ...]) -> list[Sort]:
    rows = [("Ana Ruiz", "N", "Old", "Closed Won", "100", "2025-01-01", "2025-02-01"), *deals]
    write_rows(
        folder / "deals.csv", ("Salesperson", "Account", "Deal", "Stage", "Amount", "Created", "Close date"), *rows
    )
    write_rows(folder / "team.csv", ("salesperson", "hired"), ("Ana Ruiz", hired))
    workspace = Workspace(read([folder], Days(AS_OF)).book)
    period = workspace.book.calendar.containing(date(2026, 8, 1), Length.QUARTER)
    scope = Scope(workspace, "quarterly-review", "Review", Subject(workspace.book.roster.people[0], None), period)
    sheet = fact_sheet(scope, ("results",))
    return [found.sort for found in highlights(scope, sheet)]


WON = ("Ana Ruiz", "N", "New", "Closed Won", "900", "2026-05-02", "2026-08-14")


def test_a_change_is_a_highlight_for_a_person_employed_in_both_periods(tmp_path: Path) -> None:
    assert Sort.CHANGE in sorts_in(tmp_path, "2024-01-01", WON)


def test_no_bookings_in_both_periods_is_not_a_change(tmp_path: Path) -> None:
    assert Sort.CHANGE not in sorts_in(tmp_path, "2024-01-01")


def test_a_person_hired_during_the_prior_period_has_no_change(tmp_path: Path) -> None:
    assert Sort.CHANGE not in sorts_in(tmp_path, "2026-04-20", WON)
