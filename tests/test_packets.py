"""Checks the finished files of all quarterly packets, from the sample and the public data set."""

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
from plangen.doctypes.catalog import load_catalog
from plangen.document_text.pdf import fonts_of, pdf_text
from plangen.document_text.word import word_text
from tests.document_tools import PROJECT, converted_by_libreoffice, needs_shared, open_xml_errors, pdf_errors
from tests.documents import assert_same_words
from tests.sizes import VALIDATED_FILES, quick_or_full

SAMPLE = PROJECT / "inputs" / "sample"
HOSTILE = "<b>&{{ 7*7 }}{_{ {%x%} }_}"
TITLES = [document_type.title for document_type in load_catalog().document_types.values()]
REVIEW = "Quarterly review"
BOTH = ("--edition", "rep", "--edition", "manager")


def make_packets(arguments: Sequence[str | Path], output: Path) -> Path:
    """Creates packets and returns the output folder."""
    assert main(["make", *map(str, arguments), "--output", str(output)]) == 0
    return output


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_packets(["--inputs", SAMPLE, *BOTH], tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def a4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's packets on A4, with German numbers and dates."""
    inputs = tmp_path_factory.mktemp("inputs")
    shutil.copy(SAMPLE / "opportunities.csv", inputs)
    workbook = load_workbook(SAMPLE / "team.xlsx")
    settings = workbook["Settings"]
    changes = {"paper": "A4", "locale": "de-DE"}
    for row in settings.iter_rows(min_row=2):
        row[1].value = changes.pop(str(row[0].value).casefold(), row[1].value)
    for setting in changes.items():
        settings.append(setting)
    workbook.save(inputs / "team.xlsx")
    # Only team.xlsx has the German locale. As German dates, half of the export's US dates would get the wrong month.
    return make_packets(
        ["--inputs", inputs, *BOTH, "--format", "pdf", "--format", "word"], tmp_path_factory.mktemp("a4")
    )


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inputs = needs_shared("data", "crm-maven")
    output = tmp_path_factory.mktemp("public")
    return make_packets(["--inputs", inputs, "--as-of", "2017-12-31", "--period", "2017-Q4", *BOTH], output)


@pytest.fixture(params=["letter", "a4"])
def packet(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def files(folder: Path, suffix: str, title: str = "") -> list[Path]:
    """The documents with a suffix, and with a title if given, without files such as _Contents.pdf."""
    documents = [path for path in folder.rglob(f"*{suffix}") if not path.name.startswith("_")]
    found = sorted(path for path in documents if not title or f" - {title} " in path.name)
    assert found, f"no documents in {folder}"
    return found


def for_salespeople(folder: Path, suffix: str) -> list[Path]:
    """The quarterly reviews for salespeople."""
    return [path for path in files(folder, suffix, REVIEW) if path.parents[1].name == "for salespeople"]


def pairs(folder: Path, title: str = "") -> list[tuple[Path, Path]]:
    """Each Word file with the PDF file of the same document."""
    words = files(folder, ".docx", title)
    return [(word, word.parents[1] / "pdf" / word.with_suffix(".pdf").name) for word in words]


def some_of_each(folder: Path, suffix: str) -> list[Path]:
    """A few files of each packet, folder, and document type."""
    groups: dict[tuple[str, str, str], list[Path]] = defaultdict(list)
    for path in files(folder, suffix):
        [title] = [title for title in TITLES if f" - {title} " in path.name]
        groups[path.relative_to(folder).parts[0], path.parents[1].name, title].append(path)
    return [path for group in groups.values() for path in group[: max(1, VALIDATED_FILES // 2)]]


@pytest.mark.parametrize(
    "title",
    [
        document_type.title
        for document_type in load_catalog().document_types.values()
        if "quarter" in document_type.periods
    ],
)
def test_every_document_type_is_created_in_both_formats(letter: Path, title: str) -> None:
    assert len(files(letter, ".docx", title)) == len(files(letter, ".pdf", title))
    assert all(pdf.is_file() for _, pdf in pairs(letter, title))


def test_the_sample_has_ten_people_and_three_teams(letter: Path) -> None:
    assert len(for_salespeople(letter, ".docx")) == 10
    named = {path.name.partition(" - ")[0] for path in files(letter, ".docx", "Team scorecard")}
    assert named == {"East", "West", "Harbor & Pine Supply"}


def test_manager_only_files_are_marked_on_every_page_and_in_their_names(letter: Path) -> None:
    manager_only = [path for path in files(letter, ".pdf") if path.parents[1].name == "manager only"]
    assert manager_only
    for path in files(letter, ".pdf"):
        assert ("(MANAGER ONLY)" in path.name) is (path in manager_only)
        for page in PdfReader(path).pages:
            assert ("MANAGER ONLY" in page.extract_text()) is (path in manager_only)


def test_word_and_pdf_have_the_same_words_cell_by_cell(packet: Path) -> None:
    for word, pdf in pairs(packet):
        assert_same_words(word.read_bytes(), pdf.read_bytes())


def test_word_files_of_every_document_type_are_valid_for_both_office_versions(letter: Path) -> None:
    for word in some_of_each(letter, ".docx"):
        assert not open_xml_errors(word, "Office2016")
        assert not open_xml_errors(word, "Microsoft365")


def test_word_files_on_a4_are_valid(a4: Path) -> None:
    for word in some_of_each(a4, ".docx"):
        assert not open_xml_errors(word)


def test_every_pdf_file_is_valid_and_uses_only_carlito(packet: Path) -> None:
    for pdf in files(packet, ".pdf"):
        assert not pdf_errors(pdf)
        assert all("Carlito" in font for font in fonts_of(pdf.read_bytes()))


def test_page_one_is_one_page_in_word_and_pdf(packet: Path, tmp_path: Path) -> None:
    checked = [pair for pair in pairs(packet, REVIEW) if pair[1] in some_of_each(packet, ".pdf")]
    converted = converted_by_libreoffice([word for word, _ in checked], tmp_path)
    for from_word, (_, pdf) in zip(converted, checked, strict=True):
        pages = [PdfReader(path).pages for path in (from_word, pdf)]
        for each in pages:
            assert "Initials" in each[0].extract_text()
            assert "Pipeline" in each[1].extract_text()
        assert abs(len(pages[0]) - len(pages[1])) <= 1


def test_the_first_two_scorecard_pages_are_one_page_each_in_word_and_pdf(packet: Path, tmp_path: Path) -> None:
    checked = [
        pair for pair in pairs(packet, "Scorecard") if pair[0].relative_to(packet).parts[0].startswith("scorecard")
    ]
    converted = converted_by_libreoffice([word for word, _ in checked], tmp_path)
    for from_word, (_, pdf) in zip(converted, checked, strict=True):
        for path in (from_word, pdf):
            first, second, third, *_ = [page.extract_text() for page in PdfReader(path).pages]
            assert "What I'll change" in first
            assert "Metrics," in second
            assert "Metric definitions" in third


def test_a_team_scorecard_has_about_as_many_pages_in_word_as_in_pdf(packet: Path, tmp_path: Path) -> None:
    for at, (word, pdf) in enumerate(pairs(packet, "Team scorecard")[: quick_or_full(3, 6)]):
        [converted] = converted_by_libreoffice([word], tmp_path / str(at))
        pages = [PdfReader(path).pages for path in (converted, pdf)]
        assert all("Bookings by month" in each[0].extract_text() for each in pages)
        assert abs(len(pages[0]) - len(pages[1])) <= 1


def test_no_last_page_has_only_two_lines(packet: Path) -> None:
    for pdf in files(packet, ".pdf"):
        assert len(PdfReader(pdf).pages[-1].extract_text().splitlines()) >= 6


def test_two_runs_create_the_same_bytes(letter: Path, tmp_path: Path) -> None:
    second_output = make_packets(["--inputs", SAMPLE, *BOTH, "--jobs", "1", "--only", "ana", "--only", "zo"], tmp_path)
    documents = [
        path for path in second_output.rglob("*.*") if path.suffix in {".pdf", ".docx"} and path.stem[0] != "_"
    ]
    assert len(documents) >= 12
    for path in documents:
        assert path.read_bytes() == (letter / path.relative_to(second_output)).read_bytes()


def test_the_manifest_lists_every_document_but_no_time_and_no_absolute_path(letter: Path) -> None:
    for path in files(letter, "manifest.json"):
        text = path.read_text(encoding="utf-8")
        listed = {path.parent / entry["file"] for entry in json.loads(text)["files"]}
        assert listed == {*files(path.parent, ".docx"), *files(path.parent, ".pdf")}
        assert str(PROJECT) not in text


def test_a_person_without_a_quota_sees_the_reason_and_the_cell(letter: Path) -> None:
    [pdf] = [path for path in for_salespeople(letter, ".pdf") if "Raman" in path.name]
    text = pdf_text(pdf.read_bytes()).body
    assert "no quota: add a quota in team.xlsx › Team › H7" in " ".join(text.split())


def test_numbers_follow_the_locale(a4: Path) -> None:
    [pdf] = [path for path in for_salespeople(a4, ".pdf") if "Ruiz" in path.name]
    text = " ".join(pdf_text(pdf.read_bytes()).body.split())
    assert "106,7 %" in text


def test_all_thirty_five_people_of_the_public_set_get_both_formats(public: Path) -> None:
    assert len(for_salespeople(public, ".docx")) == len(for_salespeople(public, ".pdf")) == 35


def test_public_documents_have_the_same_words_in_word_and_pdf_and_no_quotas(public: Path) -> None:
    titles = [
        document_type.title
        for document_type in load_catalog().document_types.values()
        if "quarter" in document_type.periods
    ]
    checked = [pair for title in titles for pair in pairs(public, title)[: quick_or_full(6, 35)]]
    for word, pdf in checked:
        assert_same_words(word.read_bytes(), pdf.read_bytes())
        body = pdf_text(pdf.read_bytes()).body.partition("Not shown")[0]
        assert "quota" not in body.casefold()
        assert "attainment" not in body.casefold()


def test_people_without_deals_get_a_review_that_says_so(public: Path) -> None:
    texts = {pdf: pdf_text(pdf.read_bytes()).body for pdf in for_salespeople(public, ".pdf")}
    empty = [pdf for pdf, text in texts.items() if "No deals on file under this name." in text]
    assert sorted(path.name.split(",")[0] for path in empty) == ["Anderson", "Ivanova", "Johns", "Lin", "Thompson"]


def test_public_documents_are_valid(public: Path) -> None:
    for word in some_of_each(public, ".docx"):
        assert not open_xml_errors(word)
    for pdf in files(public, ".pdf"):
        assert not pdf_errors(pdf)


def test_markup_and_template_tags_print_as_typed_in_both_formats(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    rows = ["id,owner,account,deal name,stage,amount,created,close date,next step"]
    for number, stage in enumerate(("won", "lost", "open", "open")):
        rows.append(f"{number},{HOSTILE},{HOSTILE},{HOSTILE},{stage},1000,2026-05-01,2026-08-0{number + 1},")
    (inputs / "deals.csv").write_text("\n".join(rows), encoding="utf-8")
    output = make_packets(
        ["--inputs", inputs, "--as-of", "2026-10-05", "--period", "2026-Q3", *BOTH], tmp_path / "output"
    )
    for word, pdf in pairs(output):
        for body in (word_text(word.read_bytes()).body, pdf_text(pdf.read_bytes()).body):
            assert HOSTILE in " ".join(body.split())
        assert_same_words(word.read_bytes(), pdf.read_bytes())


def test_a_word_file_opens_again_in_python_docx_with_its_properties(letter: Path) -> None:
    from docx import Document  # noqa: PLC0415 - only this test needs it

    word = next(path for path in files(letter, ".docx", REVIEW) if "Ruiz" in path.name)
    properties = Document(io.BytesIO(word.read_bytes())).core_properties
    assert properties.title == "Quarterly review Q3 2026, Ana Ruiz"
    assert not properties.last_modified_by
