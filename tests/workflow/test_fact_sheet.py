from datetime import date

from plangen.doctypes.catalog import load_catalog
from plangen.records.book import Book
from plangen.workflow.fact_sheet import workspace_of


def test_fact_sheets_of_one_book_share_what_is_computed_from_it() -> None:
    book, other = Book(date(2026, 10, 5)), Book(date(2026, 10, 5))
    first = workspace_of(book)
    assert first.document_types == load_catalog().in_packet_order
    assert first.document_types
    assert workspace_of(book) is first
    assert workspace_of(other).book is other
    assert workspace_of(book) is not first
