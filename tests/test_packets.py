"""Checks every finished document of the invented companies, and a few of the public data set."""

import io
import json
from collections import defaultdict
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from docx import Document

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.document_text.pdf import pdf_text
from plangen.elements.theme import Paper
from plangen.workflow.make import MakeResult, make, make_from
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import Reading
from tests.companies import full, hostile
from tests.companies.listed import COMPANIES
from tests.document_tools import (
    PROJECT,
    listed_fonts,
    needs_shared,
    open_xml_errors,
    page_texts,
    pdf_errors,
)
from tests.documents import assert_same_text, assert_same_words, fewest_words
from tests.made import Made, MadeDocument
from tests.pages import book
from tests.runs import AS_OF, IN_EVERY_EDITION, MONTH, QUARTER, RUNS
from tests.sizes import SOAK, quick_or_full

DOCUMENT_TYPES = list(load_catalog().document_types.values())
PUBLIC_PEOPLE = () if SOAK else ("Anna Snelling", "Carol Thompson")
"""One with deals, one without."""
WITHOUT_DEALS = {"Mei-Mei Johns", "Elizabeth Anderson", "Natalya Ivanova", "Carol Thompson", "Carl Lin"}
NEXT_PAGES = ("Results and deals", "Pipeline", "Development", "Comments and signatures")
"""What page two of a quarterly review has in its head."""
each_company = pytest.mark.parametrize("company", COMPANIES)


def reading(inputs: Path, as_of: date | None = None) -> Reading:
    """What was read from a folder, which other tests read too."""
    return Reading(book(inputs, as_of), (), inputs)


def make_packets(read: Reading, output: Path, period: str, **request: object) -> MakeResult:
    """Creates packets in this process."""
    values = {"period": period, "jobs": 1, **request}
    asked = MakeRequest(Days(read.book.as_of, read.book.as_of), output=output, **values)  # type: ignore[arg-type]
    return make_from(read, load_catalog(), asked, lambda *_progress: None)


def public_set() -> Reading:
    """The public data set at the end of its last year."""
    return reading(needs_shared("data", "crm-maven"), date(2017, 12, 31))


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inputs, output = public_set(), tmp_path_factory.mktemp("public")
    for period in ("2017-Q4", "2017-12"):
        result = make_packets(inputs, output, period, packets=("review",), only=PUBLIC_PEOPLE)
        assert not result.not_created
    return output


def public_pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Each Word file of the public data set with the PDF file of the same document."""
    found = sorted(folder.rglob("*.docx"))
    assert len(found) >= quick_or_full(6, 200)
    return [(word, word.parents[1] / "pdf" / word.with_suffix(".pdf").name) for word in found]


@pytest.mark.parametrize("kind", DOCUMENT_TYPES, ids=lambda kind: kind.name)
@each_company
def test_every_document_type_is_made_in_both_formats_and_in_every_edition(
    made: Made, company: str, kind: DocumentType
) -> None:
    if company == "thin" and kind.name == "manager-brief":
        pytest.skip("a company without managers")
    every_edition = SOAK or company in IN_EVERY_EDITION
    for known in [{"edition": edition} for edition in kind.editions] if every_edition else [{}]:
        for document in made.documents(company, document_type=kind.name, **known):
            assert document.word.stat().st_size > 5_000
            assert document.pdf.read_bytes().startswith(b"%PDF")


def test_the_sample_has_ten_people_and_three_teams(tmp_path: Path) -> None:
    planned = make_packets(reading(PROJECT / "inputs" / "sample"), tmp_path, QUARTER, dry_run=True)
    assert len(planned.people) == 10
    assert set(planned.teams) == {"East", "West", "Harbor & Pine Supply"}


@each_company
def test_manager_only_files_are_marked_on_every_page_and_in_their_names(made: Made, company: str) -> None:
    for document in made.documents(company):
        manager_only = document.edition == "manager"
        for path in (document.word, document.pdf):
            assert ("(MANAGER ONLY)" in path.name) is manager_only
            assert (path.parents[1].name == "manager only") is manager_only
        pages = page_texts(document.pdf)
        assert pages
        assert all(("MANAGER ONLY" in page) is manager_only for page in pages), document.name


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_word_and_pdf_have_the_same_words_cell_by_cell(made: Made, run: object) -> None:
    for document in made.documents(run=run):
        try:
            assert_same_text(document.word_text, document.pdf_text, fewest_words(document.document_type))
        except AssertionError as difference:
            raise AssertionError(document.name) from difference


def validated(made: Made, *companies: str) -> list[MadeDocument]:
    """One document of each type and edition, of the companies in turn; in the soak run, the longest of each packet."""
    found = [each for each in made.longest() if each.run.company in companies]
    if not SOAK:
        by_kind: dict[tuple[str, str], list[MadeDocument]] = defaultdict(list)
        for each in found:
            by_kind[each.document_type, each.edition].append(each)
        found = [of_kind[at % len(of_kind)] for at, of_kind in enumerate(by_kind.values())]
    assert len(found) >= 7
    return found


def test_word_files_are_valid(made: Made) -> None:
    for document, office in zip(
        validated(made, "full", "hostile"), cycle(["Office2016", "Microsoft365"]), strict=False
    ):
        assert not open_xml_errors(document.word, office), document.name  # type: ignore[arg-type]


@pytest.mark.soak
@pytest.mark.skipif(not SOAK, reason="the other companies' files are validated in the soak run")
@pytest.mark.parametrize("office", ["Office2016", "Microsoft365"])
@each_company
def test_word_files_are_valid_for_both_office_versions(made: Made, company: str, office: str) -> None:
    for document in validated(made, company):
        assert not open_xml_errors(document.word, office), document.name  # type: ignore[arg-type]


@each_company
def test_every_pdf_file_is_valid_and_uses_only_carlito(made: Made, company: str) -> None:
    bundled = 0
    for document in made.documents(company):
        assert not pdf_errors(document.pdf), document.name
        if hostile.EMOJI not in document.words:
            bundled += 1
            assert all("Carlito" in font for font in listed_fonts(document.pdf)), document.name
    assert bundled >= 8


def test_characters_that_no_bundled_font_has_can_be_copied(made: Made) -> None:
    [document] = made.documents("hostile", document_type="monthly-review")
    assert "李娜" in document.words
    assert "李娜" in " ".join(page_texts(document.pdf))


def test_page_one_is_one_page_in_word_and_pdf(made: Made) -> None:
    checked = {each: path for each, path in made.in_libreoffice().items() if each.document_type == "quarterly-review"}
    assert len(checked) >= 3 * len(COMPANIES)
    for document, from_word in checked.items():
        both = [page_texts(path) for path in (from_word, document.pdf)]
        for pages in both:
            if document.edition == "preread":
                assert "Before we meet" in pages.pop(0), document.name
            else:
                assert "Initials" in pages[0], document.name
            assert any(part in pages[1] for part in NEXT_PAGES), document.name
        assert abs(len(both[0]) - len(both[1])) <= 1, document.name


def test_the_first_two_scorecard_pages_are_one_page_each_in_word_and_pdf(made: Made) -> None:
    checked = {each: path for each, path in made.in_libreoffice().items() if each.document_type == "scorecard"}
    assert len(checked) >= 2 * len(COMPANIES)
    for document, from_word in checked.items():
        for path in (from_word, document.pdf):
            pages = page_texts(path)
            assert "What I’ll change" in pages[0], document.name
            assert "Metrics," in pages[1], document.name
            assert ("Metric definitions" in " ".join(pages)) is document.packet.name.startswith("scorecard")
            if document.packet.name.startswith("scorecard"):
                assert "Metric definitions" in pages[2], document.name


def test_a_team_scorecard_has_about_as_many_pages_in_word_as_in_pdf(made: Made) -> None:
    checked = {each: path for each, path in made.in_libreoffice().items() if each.document_type == "team-scorecard"}
    assert len(checked) >= 2 * len(COMPANIES)
    for document, from_word in checked.items():
        both = [page_texts(path) for path in (from_word, document.pdf)]
        if document.run.company == "full":
            assert all("Bookings by month" in pages[0] for pages in both)
        assert abs(len(both[0]) - len(both[1])) <= 1, document.name


@each_company
def test_no_last_page_has_only_two_lines(made: Made, company: str) -> None:
    for document in made.documents(company):
        if document.document_type in {"quarterly-review", "scorecard"}:
            assert len(page_texts(document.pdf)[-1].split()) >= 30, document.name


def test_two_runs_create_the_same_bytes(made: Made, tmp_path: Path) -> None:
    run = next(run for run in RUNS if (run.company, run.period) == ("full", MONTH))
    days = Days(AS_OF, AS_OF)
    request = MakeRequest(
        days, ("review",), (made.inputs("full"),), tmp_path, period=MONTH, only=(full.ANA,), editions=("rep",), jobs=1
    )
    again = make(request, lambda *_progress: None)
    assert len(again.created) >= 4
    output = made.output(run)
    for order in again.created:
        assert (tmp_path / order.path).read_bytes() == (output / order.path).read_bytes()


def test_the_manifest_lists_every_document_but_no_time_and_no_absolute_path(made: Made) -> None:
    packets = {each.packet for each in made.documents()}
    assert len(packets) >= len(RUNS)
    for packet in packets:
        text = (packet / "manifest.json").read_text(encoding="utf-8")
        listed = {packet / entry["file"] for entry in json.loads(text)["files"]}
        saved = [path for suffix in ("docx", "pdf") for path in packet.rglob(f"*.{suffix}")]
        assert listed == {path for path in saved if not path.name.startswith("_")}
        assert str(PROJECT) not in text
        assert str(packet.parents[2]) not in text


def test_a_person_without_a_quota_sees_the_reason_and_the_cell(made: Made) -> None:
    for document in made.documents("full", subject=full.WITHOUT_QUOTA, edition="rep", document_type="quarterly-review"):
        assert "no quota (add a quota in team.xlsx › Team › H7)" in " ".join(document.pdf_text.body.split())


def test_numbers_follow_the_locale(made: Made) -> None:
    [document] = made.documents("full", locale="de-DE", edition="rep", document_type="quarterly-review")
    assert "106,7 %" in " ".join(document.pdf_text.body.split())


@pytest.mark.parametrize("paper", Paper)
def test_documents_are_on_the_paper_in_settings(made: Made, paper: Paper) -> None:
    height = {Paper.LETTER: 15840, Paper.A4: 16838}[paper]
    for document in made.documents(paper=paper):
        section = Document(io.BytesIO(document.word.read_bytes())).sections[0]
        assert max(round(section.page_height.twips), round(section.page_width.twips)) == height  # type: ignore[union-attr]


def test_all_thirty_five_people_of_the_public_set_get_both_formats(tmp_path: Path) -> None:
    planned = make_packets(public_set(), tmp_path, "2017-Q4", dry_run=True)
    assert len(planned.people) == 35
    reviews = [order for order in planned.orders if order.document_type.name == "quarterly-review"]
    assert len(reviews) == 2 * 35


def test_public_documents_have_the_same_words_in_word_and_pdf_and_no_quotas(public: Path) -> None:
    for word, pdf in public_pairs(public):
        assert_same_words(word.read_bytes(), pdf.read_bytes())
        body = pdf_text(pdf.read_bytes()).body.partition("Not shown")[0]
        assert "quota" not in body.casefold()
        assert "attainment" not in body.casefold()


def test_people_without_deals_get_a_review_that_says_so(public: Path) -> None:
    reviews = [pdf for _, pdf in public_pairs(public) if "Quarterly review" in pdf.name]
    empty = [pdf for pdf in reviews if "No deals on file under this name." in " ".join(page_texts(pdf))]
    expected = {name.rpartition(" ")[2] for name in WITHOUT_DEALS if not PUBLIC_PEOPLE or name in PUBLIC_PEOPLE}
    assert {path.name.split(",")[0] for path in empty} == expected
    assert len(empty) < len(reviews)


def test_public_documents_are_valid(public: Path) -> None:
    for word, pdf in public_pairs(public):
        assert not pdf_errors(pdf)
        assert not SOAK or not open_xml_errors(word)


def test_markup_and_template_tags_print_as_typed_in_both_formats(made: Made) -> None:
    for document in made.documents("hostile"):
        for text in (document.word_text, document.pdf_text):
            body = " ".join(text.body.split())
            if document.document_type not in {"contest-check", "contest-standings"}:  # no names or first ones
                assert hostile.IN_NAMES in body, document.name
            assert "49" not in body.replace("26M", "").split(), document.name
            if document.document_type in {"quarterly-review", "monthly-review"}:
                assert body.count(hostile.MARKUP) >= 3, document.name
                assert hostile.OTHER_SCRIPTS in body


def test_a_word_file_opens_again_in_python_docx_with_its_properties(made: Made) -> None:
    [document] = made.documents(
        "full", paper=Paper.LETTER, subject=full.ANA, edition="rep", document_type="quarterly-review"
    )
    properties = Document(io.BytesIO(document.word.read_bytes())).core_properties
    assert properties.title == "Quarterly review Q3 2026, Ana Ruiz"
    assert not properties.last_modified_by
