"""A bound packet of the sample company, page by page."""

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from pypdf import PdfReader

from plangen.batch.jobs import Handout, Order
from plangen.batch.packet_result import PacketResult, WrittenDocument
from plangen.doctypes.packet import Packet
from plangen.facts.scope.subjects import Subject
from plangen.problems import UsageError
from plangen.records.people.team import Person
from plangen.workflow.extras.print_file import LARGE, print_plans
from plangen.workflow.make import MakeResult, make
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.batch.print_orders import NOTE, QUARTER
from tests.batch.print_orders import order as note
from tests.document_tools import PROJECT, pdf_errors
from tests.small_team import AS_OF, small_team

PEOPLE = ("Ana Ruiz", "Ewa Wójcik")
TITLES = ("Quarterly review", "Scorecard", "Training plan")


@dataclass(frozen=True, slots=True)
class Printed:
    """A run with --bind, and the pages of its file to print as text."""

    result: MakeResult
    path: Path
    reader: PdfReader
    pages: list[str]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    output = tmp_path_factory.mktemp("print")
    inputs = (PROJECT / "inputs" / "sample",)
    request = MakeRequest(
        Days(AS_OF, AS_OF), ("review",), inputs, output, only=PEOPLE, formats=("pdf",), jobs=1, bind=True,
        editions=("rep", "manager"),
    )  # fmt: skip
    result = make(request, lambda *_: None)
    [file] = result.print_files
    reader = PdfReader(output / file.path)
    return Printed(result, output / file.path, reader, [page.extract_text() for page in reader.pages])


def test_the_file_is_valid_and_says_that_it_holds_several_people(printed: Printed) -> None:
    assert printed.path.parent.name == "print"
    assert printed.path.name == "PRINT - 2 review packets 2026-Q3 (do not forward).pdf"
    assert not pdf_errors(printed.path)


def test_every_document_is_there_page_by_page_and_starts_on_a_right_hand_page(printed: Printed) -> None:
    at = 2
    for name in PEOPLE:
        assert name in printed.pages[at]
        at += 2
        own = [each for each in printed.result.created if each.subject.name == name and each.edition == "rep"]
        assert len(own) == len(TITLES)
        for order in own:
            document = PdfReader(printed.result.output / order.path)
            assert at % 2 == 0
            for page in document.pages:
                assert printed.pages[at] == page.extract_text()
                at += 1
            if at % 2:
                assert not printed.pages[at]
                at += 1
    assert at == len(printed.pages)
    assert not [page for page in printed.pages if "MANAGER ONLY" in page and "aren't in this file" not in page]


def test_the_contents_of_each_cover_are_right(printed: Printed) -> None:
    covers = [at for at, page in enumerate(printed.pages) if "In this packet" in page]
    assert len(covers) == len(PEOPLE)
    for cover in covers:
        found = re.findall(r"^(.+?)\s+(\d+)\s+(\d+)$", printed.pages[cover], re.MULTILINE)
        assert [title.split(" Oct")[0] for title, _, _ in found] == list(TITLES)
        for _, start, count in found:
            first = cover + int(start) - 1
            assert f"1 of {count}" in " ".join(printed.pages[first].split())
            assert f"{count} of {count}" in " ".join(printed.pages[first + int(count) - 1].split())


def test_a_cover_has_the_meeting_of_its_person_and_no_one_else_on_it(printed: Printed) -> None:
    ana, ewa = ([page for page in printed.pages if "In this packet" in page and name in page] for name in PEOPLE)
    assert "Thursday, October 8, 2026, 9:00 AM" in " ".join(ana[0].replace("\u202f", " ").split())
    assert "Friday, October 9, 2026, 10:30 AM" in " ".join(ewa[0].replace("\u202f", " ").split())
    assert "Ewa" not in ana[0]
    assert "Do not forward" not in ana[0]


def test_the_slip_counts_pages_and_sheets_as_the_summary_does(printed: Printed) -> None:
    [file] = printed.result.print_files
    assert (file.packets, file.pages, file.sheets) == (2, len(printed.pages), len(printed.pages) // 2)
    slip = " ".join(printed.pages[0].split())
    assert f"Print 2 packets: {file.pages} pages, {file.sheets} sheets" in slip
    assert "Ken Ortiz" not in slip  # The people have different managers.
    assert "Copies marked MANAGER ONLY aren't in this file." in slip
    ranges = [tuple(map(int, each)) for each in re.findall(r"(\d+)–(\d+)", slip) if each[0] != "2026"]
    assert ranges[0] == (1, 2)
    assert [start for start, _ in ranges[1:]] == [
        at + 1 for at, page in enumerate(printed.pages) if "In this packet" in page
    ]
    assert ranges[-1][1] == file.pages


def test_no_field_is_left(printed: Printed) -> None:
    assert "/AcroForm" not in printed.reader.root_object
    assert not [page for page in printed.reader.pages if page.get("/Annots")]


def test_each_person_has_a_bookmark_with_the_documents_below(printed: Printed) -> None:
    outline: Any = printed.reader.outline
    slip, *people = outline
    assert slip.title == "Copy-room slip"
    assert [each.title for each in people[::2]] == list(PEOPLE)
    assert [each.title.split(" Oct")[0] for each in people[1]] == list(TITLES)


def test_a_file_that_was_edited_is_kept_and_a_new_one_goes_next_to_it(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    request = MakeRequest(
        Days(AS_OF, AS_OF), ("scorecard",), (inputs,), tmp_path / "output", only=("Ana",), formats=("pdf",), jobs=1,
        bind=True,
    )  # fmt: skip
    [first] = make(request, lambda *_: None).print_files
    path = request.output / first.path
    path.write_bytes(path.read_bytes() + b"\n% marked")
    again = make(request, lambda *_: None)
    [second] = again.print_files
    assert second.path.name.endswith("(new).pdf")
    assert path.read_bytes().endswith(b"marked")
    assert [(each.kept, each.path) for each in again.kept] == [(first.path, second.path)]
    shutil.rmtree(path.parent)
    unbound = make(replace(request, bind=False), lambda *_: None)
    assert not unbound.print_files
    assert not path.parent.exists()


def test_binding_without_pdf_files_is_refused(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    request = MakeRequest(Days(AS_OF, AS_OF), (), (inputs,), tmp_path / "output", formats=("word",), bind=True)
    with pytest.raises(UsageError, match="--bind needs PDF files"):
        make(request, lambda *_: None)


def orders(*managers: str, people: int) -> list[Order]:
    """Orders for PDF files of many people of several managers."""
    made = []
    for at in range(people):
        manager = managers[at % len(managers)]
        one = note(f"Person {at}")
        subject = Subject(Person(f"Person {at}", manager=manager), Person(manager))
        made.append(replace(one, subject=subject, format="pdf", path=one.path.with_suffix(".pdf")))
    return made


@pytest.mark.parametrize(
    ("people", "managers", "names"),
    [
        (LARGE, ("Eve Li", "Ken Ortiz"), ["PRINT - all 34 review packets 2026-Q3 (do not forward).pdf"]),
        (LARGE + 6, ("Ken Ortiz",), ["PRINT - all 40 review packets 2026-Q3 (do not forward).pdf"]),
        (
            LARGE + 6,
            ("Eve Li", "Ken Ortiz"),
            [
                "PRINT - Eve Li, all 20 review packets 2026-Q3 (do not forward).pdf",
                "PRINT - Ken Ortiz, all 20 review packets 2026-Q3 (do not forward).pdf",
            ],
        ),
    ],
)
def test_a_large_team_has_a_file_for_each_manager(people: int, managers: tuple[str, ...], names: list[str]) -> None:
    planned = tuple(orders(*managers, people=people))
    written = tuple(WrittenDocument(each, "", each.path) for each in planned)
    result = PacketResult(PurePosixPath("review 2026-Q3"), planned, written, ())
    handout = Handout(Packet(name="review", title="Reviews", documents=("note",)), QUARTER, (), ())
    assert [each.path.name for each in print_plans(result, handout, has_everyone=True)] == names
    some = print_plans(result, handout, has_everyone=False)
    assert not any("all" in each.path.name for each in some)
    assert NOTE.name == "note"
