"""Checks the pages of monthly reviews and managers' briefs, and what a later packet of a month prints."""

from pathlib import Path

import pytest

from plangen.cli.app import main
from plangen.document_text.word import word_text
from tests.document_tools import page_texts
from tests.made import Made, MadeDocument
from tests.sizes import quick_or_full

REVIEW, BRIEF = "monthly-review", "manager-brief"
WITHOUT_DEALS = "No deals on file under this name"
MANY_MEETINGS = "crowded"
"""The company whose manager has more meetings than a brief's page has rows."""


def expected_pages(document: MadeDocument) -> int:
    """The page count: one for a brief and for a review without deals, two for other reviews; three for 22 people."""
    if document.document_type == BRIEF:
        return 3 if document.run.company == MANY_MEETINGS else 1
    return 1 if WITHOUT_DEALS in document.words else 2


@pytest.mark.parametrize("document_type", [REVIEW, BRIEF])
def test_monthly_documents_have_exactly_the_expected_pages(made: Made, document_type: str) -> None:
    documents = made.documents(document_type=document_type)
    assert len(documents) >= quick_or_full(3, 6)
    for document in documents:
        assert len(page_texts(document.pdf)) == expected_pages(document), document.name


@pytest.mark.parametrize("document_type", [REVIEW, BRIEF])
def test_monthly_documents_have_exactly_the_expected_pages_in_libreoffice(made: Made, document_type: str) -> None:
    documents = {each: path for each, path in made.in_libreoffice().items() if each.document_type == document_type}
    assert len(documents) >= 3
    for document, from_word in documents.items():
        assert len(page_texts(from_word)) == expected_pages(document), document.name


def test_a_later_packet_of_a_month_prints_the_prior_values_of_restated_metrics(tmp_path: Path) -> None:
    deals = tmp_path / "in" / "deals.csv"
    deals.parent.mkdir()
    header = "Salesperson,Account,Deal,Stage,Amount,Created,Close date\n"
    row = "Ana Ruiz,Cedar,Belts,Closed Won,{},2026-05-02,2026-09-14\n"
    (deals.parent / "team.csv").write_text("salesperson,quota 2026\nAna Ruiz,120000\n", encoding="utf-8")
    for as_of, amount in (("2026-10-02", 9_000), ("2026-10-05", 9_600)):
        deals.write_text(header + row.format(amount), encoding="utf-8")
        folders = ("--inputs", str(deals.parent), "--output", str(tmp_path / "out"))
        assert main(["make", "review", *folders, "--as-of", as_of, "--period", "2026-09", "--format", "word"]) == 0
    [word] = [path for path in (tmp_path / "out").rglob("*.docx") if " - Monthly review " in path.name]
    assert "Bookings, was 9.0K" in " ".join(word_text(word.read_bytes()).words)
