from datetime import date
from decimal import Decimal
from pathlib import Path

from plangen.doctypes.catalog import load_catalog
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import compared_rows
from plangen.periods import Length
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read
from plangen.workflow.reporting.highlights import Highlight, Sort, highlights, top_highlights
from tests.small_team import AS_OF, write_rows


def test_highlights_are_in_order_with_the_largest_change_and_the_largest_single_deal() -> None:
    found = [
        Highlight(Sort.MISSING, Decimal(0), "missing", ("missing",)),
        Highlight(Sort.ONE_DEAL, Decimal("0.4"), "small share", ("small share",)),
        Highlight(Sort.CHANGE, Decimal(10), "small change", ("small change",)),
        Highlight(Sort.ONE_DEAL, Decimal("0.9"), "large share", ("large share",)),
        Highlight(Sort.CHANGE, Decimal(90), "large change", ("large change",)),
        Highlight(Sort.NEGATIVE, Decimal(1), "negative", ("negative",)),
    ]
    assert top_highlights(found) == ["large change", "large share", "negative", "missing"]


def test_at_most_three_highlights_of_the_other_sorts_are_shown() -> None:
    assert top_highlights(Highlight(Sort.MISSING, Decimal(0), f"{at}", (f"{at}",)) for at in range(9)) == [
        "0",
        "1",
        "2",
    ]


def test_a_number_of_two_documents_is_one_highlight() -> None:
    about = ("Ana Ruiz", "2026-Q3", "bookings")
    found = [Highlight(Sort.NEGATIVE, Decimal(9), text, about) for text in ("bookings −9, was −7", "bookings −9")]
    assert top_highlights(found) == ["bookings −9, was −7"]


def found_in(
    folder: Path, hired: str, *deals: tuple[str, ...], document_type: str = "quarterly-review"
) -> list[Highlight]:
    rows = [("Ana Ruiz", "N", "Old", "Closed Won", "100", "2025-01-01", "2025-02-01"), *deals]
    write_rows(
        folder / "deals.csv", ("Salesperson", "Account", "Deal", "Stage", "Amount", "Created", "Close date"), *rows
    )
    write_rows(folder / "team.csv", ("salesperson", "hired"), ("Ana Ruiz", hired))
    workspace = Workspace(read([folder], Days(AS_OF)).book)
    described = load_catalog().document_types[document_type]
    period = workspace.book.calendar.containing(date(2026, 8, 1), described.periods[0])
    subject = Subject(workspace.book.roster.people[0], None)
    scope = Scope(workspace, described.name, described.title, subject, period, limits=described.limits)
    return list(highlights(scope, compared_rows(scope, described.sections)))


def sorts_in(folder: Path, hired: str, *deals: tuple[str, ...]) -> list[Sort]:
    return [found.sort for found in found_in(folder, hired, *deals)]


WON = ("Ana Ruiz", "N", "New", "Closed Won", "900", "2026-05-02", "2026-08-14")


def test_a_change_is_a_highlight_for_a_person_employed_in_both_periods(tmp_path: Path) -> None:
    assert Sort.CHANGE in sorts_in(tmp_path, "2024-01-01", WON)


def test_no_bookings_in_both_periods_is_not_a_change(tmp_path: Path) -> None:
    assert Sort.CHANGE not in sorts_in(tmp_path, "2024-01-01")


def test_a_person_hired_during_the_prior_period_has_no_change(tmp_path: Path) -> None:
    assert Sort.CHANGE not in sorts_in(tmp_path, "2026-04-20", WON)


def test_every_document_about_a_persons_results_has_its_largest_change(tmp_path: Path) -> None:
    catalog = load_catalog().document_types.values()
    # A plan looks ahead: it has no results of a period to compare with an earlier one.
    documents = [
        each for each in catalog if each.subject == "salesperson" and {*each.periods} & {Length.MONTH, Length.QUARTER}
    ]
    assert len(documents) > 2
    for each in documents:
        found = found_in(tmp_path, "2024-01-01", WON, document_type=each.name)
        before = "Q2 2026" if each.periods == (Length.QUARTER,) else "July 2026"
        changes = [highlight.text for highlight in found if highlight.sort is Sort.CHANGE]
        assert changes[0] == f"Ana Ruiz: bookings 900, vs. 0 in {before}.", each.name


def test_a_month_of_losses_is_a_highlight_of_the_monthly_review(tmp_path: Path) -> None:
    refund = ("Ana Ruiz", "N", "Refund", "Closed Won", "-500", "2026-05-02", "2026-08-14")
    found = found_in(tmp_path, "2024-01-01", refund, document_type="monthly-review")
    assert "Ana Ruiz: bookings −500." in [each.text for each in found if each.sort is Sort.NEGATIVE]
