"""All packets of the sample and of the public set, made as a manager makes them and judged as finished files."""

import io
import json
import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from plangen.cli import main
from plangen.kinds.shelf import open_shelf
from plangen.proof.pdf import fonts_of, pdf_text
from plangen.proof.word import word_text
from tests.document_tools import PROJECT, drawn_by_libreoffice, faults_of_open_xml, faults_of_pdf, needs_shared
from tests.documents import same_words
from tests.sizes import VALIDATED, sized

SAMPLE = PROJECT / "inputs" / "sample"
HOSTILE = "<b>&{{ 7*7 }}{_{ {%x%} }_}"
TITLES = [kind.title for kind in open_shelf().kinds.values()]
REVIEW = "Quarterly review"
BOTH = ("--edition", "rep", "--edition", "manager")


def made(arguments: Sequence[str | Path], output: Path) -> Path:
    """The output folder of a run that made everything."""
    assert main(["make", *map(str, arguments), "--output", str(output)]) == 0
    return output


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(["--inputs", SAMPLE, *BOTH], tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def a4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's packets on A4, with numbers and dates as Germans write them."""
    inputs = tmp_path_factory.mktemp("inputs")
    shutil.copy(SAMPLE / "opportunities.csv", inputs)
    workbook = load_workbook(SAMPLE / "team.xlsx")
    settings = workbook["Settings"]
    wishes = {"paper": "A4", "locale": "de-DE"}
    for row in settings.iter_rows(min_row=2):
        row[1].value = wishes.pop(str(row[0].value).casefold(), row[1].value)
    for wish in wishes.items():
        settings.append(wish)
    workbook.save(inputs / "team.xlsx")
    # The export was written in America: as German dates, half of its days would be read in the wrong month.
    return made(["--inputs", inputs, *BOTH, "--format", "pdf", "--format", "word"], tmp_path_factory.mktemp("a4"))


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inputs = needs_shared("data", "crm-maven")
    output = tmp_path_factory.mktemp("public")
    return made(["--inputs", inputs, "--as-of", "2017-12-31", "--period", "2017-Q4", *BOTH], output)


@pytest.fixture(params=["letter", "a4"])
def packet(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def files(folder: Path, suffix: str, title: str = "") -> list[Path]:
    """The files of a suffix, of all kinds or of the one with that title, without the slips beside them."""
    every = [path for path in folder.rglob(f"*{suffix}") if not path.name.startswith("_")]
    found = sorted(path for path in every if not title or f" - {title} " in path.name)
    assert found, f"nothing was made in {folder}"
    return found


def for_salespeople(folder: Path, suffix: str) -> list[Path]:
    """The quarterly reviews that may be handed out."""
    return [path for path in files(folder, suffix, REVIEW) if path.parents[1].name == "for salespeople"]


def pairs(folder: Path, title: str = "") -> list[tuple[Path, Path]]:
    """Each Word file with the PDF file of the same document."""
    words = files(folder, ".docx", title)
    return [(word, word.parents[1] / "pdf" / word.with_suffix(".pdf").name) for word in words]


def some_of_each(folder: Path, suffix: str) -> list[Path]:
    """A few files of each kind, packet and edition."""
    groups: dict[tuple[str, str, str], list[Path]] = defaultdict(list)
    for path in files(folder, suffix):
        [title] = [title for title in TITLES if f" - {title} " in path.name]
        groups[path.relative_to(folder).parts[0], path.parents[1].name, title].append(path)
    return [path for group in groups.values() for path in group[: max(1, VALIDATED // 2)]]


@pytest.mark.parametrize("title", [kind.title for kind in open_shelf().kinds.values() if "quarter" in kind.periods])
def test_every_kind_is_made_in_both_formats(letter: Path, title: str) -> None:
    assert len(files(letter, ".docx", title)) == len(files(letter, ".pdf", title))
    assert all(pdf.is_file() for _, pdf in pairs(letter, title))


def test_the_sample_has_ten_people_and_three_teams(letter: Path) -> None:
    assert len(for_salespeople(letter, ".docx")) == 10
    named = {path.name.partition(" - ")[0] for path in files(letter, ".docx", "Team scorecard")}
    assert named == {"East", "West", "Harbour & Pine Supply"}


def test_what_is_the_managers_says_so_on_every_page_and_in_its_name(letter: Path) -> None:
    mine = [path for path in files(letter, ".pdf") if path.parents[1].name == "manager only"]
    assert mine
    for path in files(letter, ".pdf"):
        assert ("(MANAGER ONLY)" in path.name) is (path in mine)
        for page in PdfReader(path).pages:
            assert ("MANAGER ONLY" in page.extract_text()) is (path in mine)


def test_word_and_pdf_say_the_same_words_cell_by_cell(packet: Path) -> None:
    for word, pdf in pairs(packet):
        same_words(word.read_bytes(), pdf.read_bytes())


def test_word_files_of_every_kind_are_valid_for_both_offices(letter: Path) -> None:
    for word in some_of_each(letter, ".docx"):
        assert not faults_of_open_xml(word, "Office2016")
        assert not faults_of_open_xml(word, "Microsoft365")


def test_word_files_on_a4_are_valid(a4: Path) -> None:
    for word in some_of_each(a4, ".docx"):
        assert not faults_of_open_xml(word)


def test_every_pdf_file_is_sound_and_set_in_carlito_alone(packet: Path) -> None:
    for pdf in files(packet, ".pdf"):
        assert not faults_of_pdf(pdf)
        assert all("Carlito" in font for font in fonts_of(pdf.read_bytes()))


def test_page_one_is_one_page_in_word_and_in_pdf(packet: Path, tmp_path: Path) -> None:
    shown = [pair for pair in pairs(packet, REVIEW) if pair[1] in some_of_each(packet, ".pdf")]
    drawn = drawn_by_libreoffice([word for word, _ in shown], tmp_path)
    for by_libreoffice, (_, pdf) in zip(drawn, shown, strict=True):
        pages = [PdfReader(path).pages for path in (by_libreoffice, pdf)]
        for each in pages:
            assert "Initials" in each[0].extract_text()
            assert "Pipeline" in each[1].extract_text()
        assert abs(len(pages[0]) - len(pages[1])) <= 1


def test_pages_one_and_two_of_a_scorecard_are_one_page_each_in_word_and_in_pdf(packet: Path, tmp_path: Path) -> None:
    shown = [
        pair for pair in pairs(packet, "Scorecard") if pair[0].relative_to(packet).parts[0].startswith("scorecard")
    ]
    drawn = drawn_by_libreoffice([word for word, _ in shown], tmp_path)
    for by_libreoffice, (_, pdf) in zip(drawn, shown, strict=True):
        for path in (by_libreoffice, pdf):
            first, second, third, *_ = [page.extract_text() for page in PdfReader(path).pages]
            assert "What I will change" in first
            assert "Figures," in second
            assert "What the figures mean" in third


def test_a_team_page_has_as_many_pages_in_word_as_in_pdf(packet: Path, tmp_path: Path) -> None:
    for at, (word, pdf) in enumerate(pairs(packet, "Team scorecard")[: sized(3, 6)]):
        [drawn] = drawn_by_libreoffice([word], tmp_path / str(at))
        pages = [PdfReader(path).pages for path in (drawn, pdf)]
        assert all("Won by month" in each[0].extract_text() for each in pages)
        assert abs(len(pages[0]) - len(pages[1])) <= 1


def test_no_last_page_holds_two_lines(packet: Path) -> None:
    for pdf in files(packet, ".pdf"):
        assert len(PdfReader(pdf).pages[-1].extract_text().splitlines()) >= 6


def test_two_runs_give_the_same_bytes(letter: Path, tmp_path: Path) -> None:
    again = made(["--inputs", SAMPLE, *BOTH, "--jobs", "1", "--only", "ana", "--only", "zo"], tmp_path)
    second = [path for path in again.rglob("*.*") if path.suffix in {".pdf", ".docx"} and path.stem[0] != "_"]
    assert len(second) >= 12
    for path in second:
        assert path.read_bytes() == (letter / path.relative_to(again)).read_bytes()


def test_the_manifest_names_every_file_and_neither_a_clock_nor_a_path(letter: Path) -> None:
    for path in files(letter, "manifest.json"):
        text = path.read_text(encoding="utf-8")
        said = {path.parent / entry["file"] for entry in json.loads(text)["files"]}
        assert said == {*files(path.parent, ".docx"), *files(path.parent, ".pdf")}
        assert str(PROJECT) not in text


def test_the_one_without_a_quota_reads_why_and_where(letter: Path) -> None:
    [pdf] = [path for path in for_salespeople(letter, ".pdf") if "Raman" in path.name]
    said = pdf_text(pdf.read_bytes()).body
    assert "no quota: add a quota in team.xlsx › Team › H7" in " ".join(said.split())


def test_numbers_follow_the_locale(a4: Path) -> None:
    [pdf] = [path for path in for_salespeople(a4, ".pdf") if "Ruiz" in path.name]
    said = " ".join(pdf_text(pdf.read_bytes()).body.split())
    assert "106,7 %" in said


def test_the_public_set_gives_both_formats_for_all_thirty_five(public: Path) -> None:
    assert len(for_salespeople(public, ".docx")) == len(for_salespeople(public, ".pdf")) == 35


def test_the_public_set_says_the_same_in_word_and_pdf_and_nothing_of_quotas(public: Path) -> None:
    titles = [kind.title for kind in open_shelf().kinds.values() if "quarter" in kind.periods]
    shown = [pair for title in titles for pair in pairs(public, title)[: sized(6, 35)]]
    for word, pdf in shown:
        same_words(word.read_bytes(), pdf.read_bytes())
        before_what_is_missing = pdf_text(pdf.read_bytes()).body.partition("Not shown")[0]
        assert "quota" not in before_what_is_missing.casefold()
        assert "attainment" not in before_what_is_missing.casefold()


def test_five_people_without_a_deal_are_told_so(public: Path) -> None:
    said = {pdf: pdf_text(pdf.read_bytes()).body for pdf in for_salespeople(public, ".pdf")}
    empty = [pdf for pdf, text in said.items() if "No deals under this name in the files." in text]
    assert sorted(path.name.split(",")[0] for path in empty) == ["Anderson", "Ivanova", "Johns", "Lin", "Thompson"]


def test_public_documents_are_valid(public: Path) -> None:
    for word in some_of_each(public, ".docx"):
        assert not faults_of_open_xml(word)
    for pdf in files(public, ".pdf"):
        assert not faults_of_pdf(pdf)


def test_markup_and_template_signs_print_as_typed_in_both(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    rows = ["id,owner,account,deal name,stage,amount,created,close date,next step"]
    for number, stage in enumerate(("won", "lost", "open", "open")):
        rows.append(f"{number},{HOSTILE},{HOSTILE},{HOSTILE},{stage},1000,2026-05-01,2026-08-0{number + 1},")
    (inputs / "deals.csv").write_text("\n".join(rows), encoding="utf-8")
    output = made(["--inputs", inputs, "--as-of", "2026-10-05", "--period", "2026-Q3", *BOTH], tmp_path / "output")
    for word, pdf in pairs(output):
        for body in (word_text(word.read_bytes()).body, pdf_text(pdf.read_bytes()).body):
            assert HOSTILE in " ".join(body.split())
        same_words(word.read_bytes(), pdf.read_bytes())


def test_a_word_file_opens_again_in_python_docx_with_its_properties(letter: Path) -> None:
    from docx import Document  # noqa: PLC0415 - one test asks it

    word = next(path for path in files(letter, ".docx", REVIEW) if "Ruiz" in path.name)
    properties = Document(io.BytesIO(word.read_bytes())).core_properties
    assert properties.title == "Quarterly review Q3 2026, Ana Ruiz"
    assert not properties.last_modified_by
