"""The packets of a month, of the sample and of the public set, judged as finished files."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from plangen.cli import main
from plangen.proof.pdf import fonts_of
from plangen.proof.word import word_text
from tests.document_tools import PROJECT, drawn_by_libreoffice, faults_of_open_xml, faults_of_pdf, needs_shared
from tests.documents import same_words
from tests.sizes import VALIDATED

MONTHLY, BRIEF = "Monthly review", "Manager's brief"


def made(*arguments: str | Path) -> Path:
    """The output folder, the last argument, of a run that made everything."""
    assert main(["make", "review", *map(str, arguments[:-1]), "--output", str(arguments[-1])]) == 0
    return Path(arguments[-1])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    return made("--inputs", PROJECT / "inputs" / "sample", "--period", "2026-09", folder)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inputs, folder = needs_shared("data", "crm-maven"), tmp_path_factory.mktemp("public")
    return made("--inputs", inputs, "--as-of", "2017-12-31", "--period", "2017-12", folder)


def pairs(folder: Path, title: str) -> list[tuple[Path, Path]]:
    """Each Word file of a kind with the PDF file of the same document."""
    words = sorted(path for path in folder.rglob("*.docx") if f" - {title} " in path.name)
    assert words, f"no {title} was made in {folder}"
    return [(word, word.parents[1] / "pdf" / word.with_suffix(".pdf").name) for word in words]


@pytest.mark.parametrize("title", [MONTHLY, BRIEF])
@pytest.mark.parametrize("packet", ["sample", "public"])
def test_word_and_pdf_say_the_same_words_cell_by_cell(packet: str, title: str, request: pytest.FixtureRequest) -> None:
    for word, pdf in pairs(request.getfixturevalue(packet), title):
        same_words(word.read_bytes(), pdf.read_bytes())


def pages_to_expect(word: Path) -> int:
    """A brief takes one page and a review two; one, where the files hold no deals of the person."""
    if f" - {BRIEF} " in word.name:
        return 1
    return 1 if "No deals under this name" in " ".join(word_text(word.read_bytes()).words) else 2


@pytest.mark.parametrize("title", [MONTHLY, BRIEF])
@pytest.mark.parametrize("packet", ["sample", "public"])
def test_a_month_takes_exactly_its_pages(
    packet: str, title: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    found = pairs(request.getfixturevalue(packet), title)
    expected = {pdf.stem: pages_to_expect(word) for word, pdf in found}
    assert {pdf.stem: len(PdfReader(pdf).pages) for _, pdf in found} == expected
    drawn = drawn_by_libreoffice([word for word, _ in found], tmp_path)
    assert {path.stem: len(PdfReader(path).pages) for path in drawn} == expected


@pytest.mark.parametrize("title", [MONTHLY, BRIEF])
def test_the_files_of_a_month_are_sound(sample: Path, title: str) -> None:
    for word, pdf in pairs(sample, title)[:VALIDATED]:
        assert not faults_of_open_xml(word)
        assert not faults_of_pdf(pdf)
        assert all("Carlito" in font for font in fonts_of(pdf.read_bytes()))


def test_a_manager_s_brief_lies_with_what_is_the_manager_s_only(sample: Path) -> None:
    for word, pdf in pairs(sample, BRIEF):
        assert word.parents[1].name == "manager only"
        assert all("MANAGER ONLY" in page.extract_text() for page in PdfReader(pdf).pages)


def test_a_later_packet_of_the_same_month_says_what_the_earlier_one_printed(tmp_path: Path) -> None:
    deals = tmp_path / "in" / "deals.csv"
    deals.parent.mkdir()
    head = "Salesperson,Account,Deal,Stage,Amount,Created,Close date\n"
    row = "Ana Ruiz,Cedar,Belts,Closed Won,{},2026-05-02,2026-09-14\n"
    (deals.parent / "team.csv").write_text("salesperson,quota 2026\nAna Ruiz,120000\n", encoding="utf-8")
    for as_of, amount in (("2026-10-02", 9_000), ("2026-10-05", 9_600)):
        deals.write_text(head + row.format(amount), encoding="utf-8")
        wish = ("--inputs", deals.parent, "--as-of", as_of, "--period", "2026-09", "--format", "word")
        folder = made(*wish, tmp_path / "out")
    [word] = [path for path in folder.rglob("*.docx") if f" - {MONTHLY} " in path.name]
    assert "Won, was 9.0K" in " ".join(word_text(word.read_bytes()).words)
