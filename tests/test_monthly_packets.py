"""Checks the finished files of monthly packets, from the sample and the public data set."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from plangen.cli import main
from plangen.document_text.pdf import fonts_of
from plangen.document_text.word import word_text
from tests.document_tools import PROJECT, converted_by_libreoffice, needs_shared, open_xml_errors, pdf_errors
from tests.documents import assert_same_words
from tests.sizes import VALIDATED_FILES

MONTHLY, BRIEF = "Monthly review", "Manager's brief"


def make_packet(*arguments: str | Path) -> Path:
    """Creates a packet in the folder that is the last argument, and returns the folder."""
    assert main(["make", "review", *map(str, arguments[:-1]), "--output", str(arguments[-1])]) == 0
    return Path(arguments[-1])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    return make_packet("--inputs", PROJECT / "inputs" / "sample", "--period", "2026-09", folder)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inputs, folder = needs_shared("data", "crm-maven"), tmp_path_factory.mktemp("public")
    return make_packet("--inputs", inputs, "--as-of", "2017-12-31", "--period", "2017-12", folder)


def pairs(folder: Path, title: str) -> list[tuple[Path, Path]]:
    """Each Word file with this title, with the PDF file of the same document."""
    words = sorted(path for path in folder.rglob("*.docx") if f" - {title} " in path.name)
    assert words, f"no {title} in {folder}"
    return [(word, word.parents[1] / "pdf" / word.with_suffix(".pdf").name) for word in words]


@pytest.mark.parametrize("title", [MONTHLY, BRIEF])
@pytest.mark.parametrize("packet", ["sample", "public"])
def test_word_and_pdf_have_the_same_words_cell_by_cell(packet: str, title: str, request: pytest.FixtureRequest) -> None:
    for word, pdf in pairs(request.getfixturevalue(packet), title):
        assert_same_words(word.read_bytes(), pdf.read_bytes())


def expected_pages(word: Path) -> int:
    """The page count: one for a brief and for a review without deals, two for other reviews."""
    if f" - {BRIEF} " in word.name:
        return 1
    return 1 if "No deals on file under this name" in " ".join(word_text(word.read_bytes()).words) else 2


@pytest.mark.parametrize("title", [MONTHLY, BRIEF])
@pytest.mark.parametrize("packet", ["sample", "public"])
def test_monthly_documents_have_exactly_the_expected_pages(
    packet: str, title: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    found = pairs(request.getfixturevalue(packet), title)
    expected = {pdf.stem: expected_pages(word) for word, pdf in found}
    assert {pdf.stem: len(PdfReader(pdf).pages) for _, pdf in found} == expected
    converted = converted_by_libreoffice([word for word, _ in found], tmp_path)
    assert {path.stem: len(PdfReader(path).pages) for path in converted} == expected


@pytest.mark.parametrize("title", [MONTHLY, BRIEF])
def test_monthly_files_are_valid(sample: Path, title: str) -> None:
    for word, pdf in pairs(sample, title)[:VALIDATED_FILES]:
        assert not open_xml_errors(word)
        assert not pdf_errors(pdf)
        assert all("Carlito" in font for font in fonts_of(pdf.read_bytes()))


def test_a_managers_brief_is_in_the_manager_only_folder(sample: Path) -> None:
    for word, pdf in pairs(sample, BRIEF):
        assert word.parents[1].name == "manager only"
        assert all("MANAGER ONLY" in page.extract_text() for page in PdfReader(pdf).pages)


def test_a_later_packet_of_a_month_prints_the_prior_values_of_restated_metrics(tmp_path: Path) -> None:
    deals = tmp_path / "in" / "deals.csv"
    deals.parent.mkdir()
    header = "Salesperson,Account,Deal,Stage,Amount,Created,Close date\n"
    row = "Ana Ruiz,Cedar,Belts,Closed Won,{},2026-05-02,2026-09-14\n"
    (deals.parent / "team.csv").write_text("salesperson,quota 2026\nAna Ruiz,120000\n", encoding="utf-8")
    for as_of, amount in (("2026-10-02", 9_000), ("2026-10-05", 9_600)):
        deals.write_text(header + row.format(amount), encoding="utf-8")
        options = ("--inputs", deals.parent, "--as-of", as_of, "--period", "2026-09", "--format", "word")
        folder = make_packet(*options, tmp_path / "out")
    [word] = [path for path in folder.rglob("*.docx") if f" - {MONTHLY} " in path.name]
    assert "Bookings, was 9.0K" in " ".join(word_text(word.read_bytes()).words)
