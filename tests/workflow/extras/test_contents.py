from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from pypdf import PdfReader

from plangen.batch.jobs import Order, plan
from plangen.batch.packet_result import PacketResult, WrittenDocument
from plangen.batch.rendering import Outcome, RenderContext, Rendered
from plangen.doctypes.catalog import load_catalog
from plangen.document_text.pdf import fonts_of
from plangen.elements.label import Label
from plangen.facts.formatting.measured_text import width_of
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.scope.subjects import AnySubject, Subject, Team
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import theme
from plangen.formats.registry import FORMATS
from plangen.periods import FiscalCalendar, Length
from plangen.records.people.team import Person
from plangen.workflow.extras.contents import Packing, Row, contents_of, formats_of
from plangen.workflow.extras.packet_folder import PacketDetails, PacketExtras
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.packet_plan import plan_packets
from plangen.workflow.planning.people import SkippedPerson
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import read
from plangen.workflow.reporting.missing_data import MissingData
from tests.batch.print_orders import QUARTER
from tests.batch.print_orders import order as note
from tests.document_tools import pdf_errors
from tests.sizes import SOAK
from tests.small_team import AS_OF, large_team, write_rows

FOLDER = PurePosixPath("review 2026-Q3")
US = NumberFormat("en_US", "USD")
NO_DETAILS = Packing(US, (), ())
PAPERS = {"Letter": 612, **({"A4": 595} if SOAK else {})}
"""The width of each paper; Letter has fewer lines, so what fits on it fits on A4, too."""


def person(name: str, manager: str = "") -> Subject:
    return Subject(Person(name, manager=manager), Person(manager) if manager else None)


def order(subject: AnySubject, edition: str = "rep", made: str = "word") -> Order:
    audience = "manager only" if edition == "manager" else "for salespeople"
    path = FOLDER / audience / made / f"{subject.name} {edition}"
    return replace(note(subject.name), subject=subject, edition=edition, format=made, path=path)


def result(*orders: Order, failed: tuple[Order, ...] = (), missing: tuple[Order, ...] = ()) -> PacketResult:
    failures = tuple(Outcome(each, Rendered(error="It's open in Word.")) for each in failed)
    written = tuple(WrittenDocument(each, "", each.path) for each in orders)
    return PacketResult(FOLDER, (*orders, *failed, *missing), written, failures)


def with_pages(*orders: Order) -> Packing:
    """The details of a packet with PDFs of 3 pages."""
    return replace(NO_DETAILS, pages={each.path: 3 for each in orders if each.format == "pdf"})


def test_people_are_listed_under_their_manager_with_the_pages_of_each_document() -> None:
    ana, bo = person("Ana", "Ken"), person("Bo", "Eve")
    orders = (order(ana, made="pdf"), order(ana), order(bo), order(ana, "manager"))
    found = contents_of(result(*orders), with_pages(*orders))
    assert found.headline == "All 3 documents created."
    assert found.shelves == (("for salespeople", 1), ("manager only", 1))
    assert found.heads == ("Note", "Note")
    assert [(block.title, block.rows) for block in found.blocks] == [
        ("Eve", (Row("Bo", ("created", "–"), ""),)),
        ("Ken", (Row("Ana", ("3 pages", "created"), ""),)),
    ]


def test_the_headline_of_a_single_document_is_in_the_singular() -> None:
    assert contents_of(result(order(person("Ana"))), NO_DETAILS).headline == "1 document created."


def test_a_document_as_pdf_and_word_is_counted_once_and_two_are_not_all() -> None:
    ana, bo = person("Ana"), person("Bo")
    of_ana = (order(ana), order(ana, made="pdf"))
    assert contents_of(result(*of_ana), NO_DETAILS).headline == "1 document created."
    both = (*of_ana, order(bo), order(bo, made="pdf"))
    assert contents_of(result(*both), NO_DETAILS).headline == "2 documents created."


def test_a_manager_without_documents_as_a_salesperson_is_not_said_to_be_left_out() -> None:
    north = Team("North", Person("Ken"), (person("Ana", "Ken"),))
    skipped = (SkippedPerson("Cy", "no quota"), SkippedPerson("Ken", "no quota"))
    found = contents_of(result(order(north)), Packing(US, (), skipped))
    assert ("Not included.", "Cy: no quota.") in found.notes
    assert ("No documents of their own.", "Ken: no quota.") in found.notes


def test_documents_that_failed_or_were_not_started_are_marked_and_explained() -> None:
    ana, bo, cy = person("Ana"), person("Bo"), person("Cy")
    failed = (order(ana, made="pdf"), order(cy), order(cy, made="pdf"))
    found = contents_of(result(order(ana), failed=failed, missing=(order(bo),)), NO_DETAILS)
    assert found.headline == "1 of 5 files created; 3 not created, 1 not started (run stopped)."
    [block] = found.blocks
    assert [row.cells for row in block.rows] == [("created, PDF missing",), ("missing",), ("not started",)]
    names = "Ana, Note Q3 2026 (pdf), Cy, Note Q3 2026 (pdf), and Cy, Note Q3 2026 (word)"
    assert ("Not created.", f"{names}: It's open in Word.") in found.notes


def test_the_formats_are_named_once_for_all_documents() -> None:
    ana = person("Ana")
    assert formats_of(result(order(ana), order(ana, made="pdf"))) == "each as PDF and Word"
    assert formats_of(result(order(ana))) == "each as Word"


def test_over_thirty_four_people_each_manager_has_a_page() -> None:
    few = [order(person(f"P{at}", "Ken" if at % 2 else "Eve")) for at in range(34)]
    assert [len(blocks) for blocks in contents_of(result(*few), NO_DETAILS).pages] == [2]
    many = (*few, order(person("Ana", "Eve")))
    assert [[block.title for block in blocks] for blocks in contents_of(result(*many), NO_DETAILS).pages] == [
        ["Eve"],
        ["Ken"],
    ]


def test_a_teams_documents_are_listed_with_its_leader() -> None:
    ana = person("Ana", "Ken")
    north = Team("North", Person("Ken"), (ana,))
    packing = replace(NO_DETAILS, missing_data=(MissingData("North", ("Bookings",), "no quota"),))
    found = contents_of(result(order(ana), order(north), order(north, "manager")), packing)
    [block] = found.blocks
    assert block.own == ("Note for North (for salespeople: created; manager only: created; no quota)",)


def test_a_single_block_without_a_manager_has_no_title() -> None:
    [block] = contents_of(result(order(person("Ana"))), NO_DETAILS).blocks
    assert block.title == ""


def test_people_without_a_manager_come_last_under_their_own_title() -> None:
    found = contents_of(result(order(person("Ana")), order(person("Bo", "Ken"))), NO_DETAILS)
    assert [block.title for block in found.blocks] == ["Ken", "No manager"]


def test_people_without_documents_have_a_reason_and_missing_data_shows_no_numbers() -> None:
    missing_data = (
        MissingData("Ana", ("Bookings",), "no quota"),
        MissingData("Ana", (Label("Median cycle", "Q3"), "Median cycle"), "3 won deals", is_private=True),
    )
    skipped = (SkippedPerson("Cy", "left 2026-03-31"), SkippedPerson("Di", "left 2026-03-31"))
    found = contents_of(result(order(person("Ana"))), Packing(US, missing_data, skipped))
    assert found.blocks[0].rows[0].gaps == "no quota; Median cycle n/a"
    assert ("Not included.", "Cy and Di: left 2026-03-31.") in found.notes


def test_notes_count_people_and_drafts_in_the_singular_and_plural() -> None:
    mail = PurePosixPath("mail")
    one = Packing(US, (), (), drafts=(mail / "a.eml",), not_requested=1)
    found = contents_of(replace(result(order(person("Ana"))), earlier=1), one)
    assert ("Not requested.", "This run covers only the people above; the packet applies to 1 more.") in found.notes
    assert ("Email drafts.", "1 unsent draft in the “mail” folder. Nothing was sent.") in found.notes
    earlier = "1 document from an earlier run is here too: in manifest.json, not in _send.csv."
    assert ("Earlier files.", earlier) in found.notes
    many = Packing(US, (), (), drafts=(mail / "a.eml", "Ken" / mail / "b.eml"), not_requested=1_008)
    found = contents_of(replace(result(order(person("Ana"))), earlier=3), many)
    assert ("Not requested.", "This run covers only the people above; the packet applies to 1,008 more.") in found.notes
    assert ("Email drafts.", "2 unsent drafts in the “mail” folders. Nothing was sent.") in found.notes
    earlier = "3 from earlier runs are here too: in manifest.json, not in _send.csv."
    assert ("Earlier files.", earlier) in found.notes


def test_people_without_email_are_listed_with_the_reason() -> None:
    packing = Packing(US, (), (), without_email=(SkippedPerson("Ana", "no email in Team"),))
    found = contents_of(result(order(person("Ana"))), packing)
    assert ("No email (blank in _send.csv).", "Ana: no email in Team.") in found.notes


def test_columns_are_narrower_if_there_are_many() -> None:
    ana = person("Ana")
    document_types = [note("Ana").document_type.model_copy(update={"title": f"Note {at}"}) for at in range(6)]
    many = [
        replace(order(ana), document_type=document_type, path=FOLDER / "for salespeople/word" / document_type.title)
        for document_type in document_types
    ]
    assert contents_of(result(*many), NO_DETAILS).width < contents_of(result(*many[:2]), NO_DETAILS).width


def test_long_names_are_on_one_line_if_there_is_room_and_short_ones_take_no_more_than_usual() -> None:
    short, long, longest = (
        contents_of(result(order(person(name))), NO_DETAILS).name_width
        for name in ("Ana", "Person-With-A-Long-Name Adelsbergerdorff", "Adelsbergerdorff " * 20)
    )
    assert short == 45
    assert width_of("Person-With-A-Long-Name Adelsbergerdorff", 9) < long < longest == 176 - 40 - 28


def test_the_name_of_a_team_is_never_cut() -> None:
    name = "Pacific Northwest and the Islands " * 4
    found = contents_of(result(order(Team(name.strip(), Person("Ken"), (person("Ana", "Ken"),)))), NO_DETAILS)
    assert found.blocks[0].own == (f"Note for {name.strip()} (for salespeople: created)",)


def test_the_column_of_missing_data_is_named_if_any_is() -> None:
    missing = replace(NO_DETAILS, missing_data=(MissingData("Ana", ("Bookings",), "no quota"),))
    found = [contents_of(result(order(person("Ana"))), each).has_missing_data for each in (missing, NO_DETAILS)]
    assert found == [True, False]


def test_a_document_of_another_period_is_listed_with_the_period_as_printed() -> None:
    month = FiscalCalendar().containing(date(2026, 9, 1), Length.MONTH)
    monthly = replace(order(person("Ana")), period=month, packet_period=QUARTER)
    assert contents_of(result(monthly), NO_DETAILS).heads == ("Note September 2026",)


def contents_for(inputs: Path) -> bytes:
    """The contents page of the Word files of everyone's reviews, with missing data for each person."""
    request = MakeRequest(Days(AS_OF, AS_OF), ("review",), (inputs,))
    book, catalog = read(request.inputs, request.days).book, load_catalog()
    workspace = Workspace(book, catalog.in_packet_order)
    [handout] = plan_packets(workspace, catalog, request).handouts
    missing = [MissingData(subject.name, ("Losses",), "no losses on file") for subject in handout.everyone]
    details = PacketDetails({"review": handout}, {}, {FOLDER: missing})
    extras = PacketExtras(workspace, RenderContext(catalog.folders, theme(book.settings)), inputs, details)
    contents, _ = extras.extra_files(result(*plan([handout], [FORMATS["word"]])))
    assert contents.path.name == "_Contents.pdf"
    return contents.content()


@pytest.mark.parametrize("paper", PAPERS)
def test_the_contents_of_thirty_five_people_fit_on_one_valid_page_in_carlito(tmp_path: Path, paper: str) -> None:
    inputs, path = large_team(tmp_path / "inputs", 35), tmp_path / "_Contents.pdf"
    write_rows(inputs / "settings.csv", ("setting", "value"), ("paper", paper))
    path.write_bytes(contents_for(inputs))
    [page] = PdfReader(path).pages
    assert round(float(page.mediabox.width)) == PAPERS[paper]
    words = " ".join(page.extract_text().split())
    assert "All 106 documents created." in words
    assert words.count("created created created no losses on file") == 35
    assert "Person Ab" in words
    assert not pdf_errors(path)
    assert all("Carlito" in font for font in fonts_of(path.read_bytes()))
