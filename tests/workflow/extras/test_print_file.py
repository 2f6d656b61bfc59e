"""A bound packet of two people, page by page."""

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from pypdf import PdfReader

from plangen.batch.jobs import Handout, Order
from plangen.batch.packet_result import PacketResult, WrittenDocument
from plangen.doctypes.document_type import Finish
from plangen.doctypes.packet import Packet
from plangen.doctypes.subjects import CONTEST, STARTED_CONTEST, SubjectSort
from plangen.elements.theme import Paper
from plangen.facts.scope.contest_subjects import ContestSubject
from plangen.facts.scope.subjects import Subject, Team
from plangen.problems import UsageError
from plangen.records.people.team import Person
from plangen.workflow.extras.print_file import LARGE, print_plans
from plangen.workflow.extras.print_instructions import instructions
from plangen.workflow.make import MakeResult, make
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.batch.print_orders import NOTE, QUARTER
from tests.batch.print_orders import order as note
from tests.document_tools import pdf_errors
from tests.metrics.contests.played import contest
from tests.one_packet import made_of
from tests.small_team import AS_OF, TEAM, TEAM_HEADER, small_team, write_rows

PEOPLE = ("Zoë Łuk", "Ana Ruiz")
DOCUMENTS = {"quarterly-review": "Quarterly review", "scorecard": "Scorecard", "monday-sheet": "Monday sheet"}
"""The titles of the documents for each person; the last is about another period than the others."""
TITLES = tuple(DOCUMENTS.values())
MEETINGS = (
    ("date", "type", "salesperson", "time"),
    ("2026-10-08", "quarterly review", "Ana Ruiz", "09:00"),
    ("2026-10-09", "quarterly review", "Zoë Łuk", "10:30"),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A run with --bind, and as text the pages of its file to print and of the documents in it."""

    result: MakeResult
    path: Path
    reader: PdfReader
    pages: list[str]
    documents: dict[str, list[list[str]]]
    """The pages of each document for a person, by the person's name."""


def _pages(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("print")
    inputs, output = small_team(folder / "inputs"), folder / "output"
    write_rows(inputs / "team.csv", TEAM_HEADER, *TEAM[:2], (*TEAM[2][:2], "Eve Li", TEAM[2][3]))
    write_rows(inputs / "events.csv", *MEETINGS)
    request = MakeRequest(
        Days(AS_OF, AS_OF), ("review",), (inputs,), output, only=PEOPLE, formats=("pdf",), jobs=1, bind=True,
        editions=("rep", "manager"),
    )  # fmt: skip
    result = made_of(request, *DOCUMENTS)
    [file] = result.print_files
    reader = PdfReader(output / file.path)
    documents: dict[str, list[list[str]]] = {name: [] for name in PEOPLE}
    for order in result.created:
        if order.edition == "rep":
            documents[order.subject.name].append(_pages(PdfReader(output / order.path)))
    assert {len(each) for each in documents.values()} == {len(TITLES)}
    return Printed(result, output / file.path, reader, _pages(reader), documents)


def test_the_file_is_valid_and_says_that_it_holds_several_people(printed: Printed) -> None:
    assert printed.path.parent.name == "print"
    assert printed.path.name == "PRINT - 2 review packets 2026-Q3 (do not forward).pdf"
    assert not pdf_errors(printed.path)


def test_every_document_is_there_page_by_page_and_starts_on_a_right_hand_page(printed: Printed) -> None:
    at = 2
    for name in PEOPLE:
        assert name in printed.pages[at]
        at += 2
        for document in printed.documents[name]:
            assert at % 2 == 0
            for page in document:
                assert printed.pages[at] == page
                at += 1
            if at % 2:
                assert not printed.pages[at]
                at += 1
    assert at == len(printed.pages)
    assert not [page for page in printed.pages if "MANAGER ONLY" in page and "aren’t in this file" not in page]


def test_the_contents_of_each_cover_are_right(printed: Printed) -> None:
    covers = [at for at, page in enumerate(printed.pages) if "In this packet" in page]
    assert len(covers) == len(PEOPLE)
    for cover, name in zip(covers, PEOPLE, strict=True):
        found = re.findall(r"^(.+?)\s+(\d+)\s+(\d+)$", printed.pages[cover], re.MULTILINE)
        assert [title.split(" Oct")[0] for title, _, _ in found] == list(TITLES)
        for (_, start, count), document in zip(found, printed.documents[name], strict=True):
            first = cover + int(start) - 1
            assert printed.pages[first : first + int(count)] == document


def test_a_cover_has_the_meeting_of_its_person_and_no_one_else_on_it(printed: Printed) -> None:
    zoe, ana = ([page for page in printed.pages if "In this packet" in page and name in page] for name in PEOPLE)
    assert "Thursday, October 8, 2026, 9:00 AM" in " ".join(ana[0].replace("\u202f", " ").split())
    assert "Friday, October 9, 2026, 10:30 AM" in " ".join(zoe[0].replace("\u202f", " ").split())
    assert "Zoë" not in ana[0]
    assert "Do not forward" not in ana[0]


def test_the_slip_counts_pages_and_sheets_as_the_summary_does(printed: Printed) -> None:
    [file] = printed.result.print_files
    assert (file.packets, file.pages, file.sheets) == (2, len(printed.pages), len(printed.pages) // 2)
    slip = " ".join(printed.pages[0].split())
    assert f"Print 2 packets: {file.pages} pages, {file.sheets} sheets" in slip
    assert "Ken Ortiz" not in slip  # The people have different managers.
    assert "Copies marked MANAGER ONLY aren’t in this file." in slip
    ranges = [tuple(map(int, each)) for each in re.findall(r"(\d+)–(\d+)", slip) if each[0] != "2026"]
    assert ranges[0] == (1, 2)
    assert [start for start, _ in ranges[1:]] == [
        at + 1 for at, page in enumerate(printed.pages) if "In this packet" in page
    ]
    assert ranges[-1][1] == file.pages


def test_a_sheet_to_fold_is_not_stapled_and_its_back_is_turned_around(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    request = MakeRequest(
        Days(AS_OF, AS_OF), ("kickoff",), (inputs,), tmp_path / "output", only=("Ana",), formats=("pdf",), jobs=1,
        bind=True,
    )  # fmt: skip
    [file] = made_of(request, "kickoff-insert", "kickoff-mondays").print_files
    pages = PdfReader(request.output / file.path).pages
    slip = " ".join(pages[0].extract_text().split())
    assert "Staple each packet at the top left, without My plan in short:" in slip
    assert "Fold My plan in short once." in slip
    assert [page.rotation for page in pages[4:8]] == [0, 180, 0, 0]


def contest_order(sort: SubjectSort, document: str) -> Order:
    """An order for a document about a contest, as a subject of this sort."""
    subject = ContestSubject(contest(name="Race"), (), "West", None, sort)
    one = note(document)
    return replace(one, subject=subject, format="pdf", path=one.path.with_name(f"{document}.pdf"))


def test_a_contest_has_one_packet_with_its_rules_and_standings() -> None:
    planned = (contest_order(CONTEST, "rules"), contest_order(STARTED_CONTEST, "standings"))
    written = tuple(WrittenDocument(each, "", each.path) for each in planned)
    result = PacketResult(PurePosixPath("contest 2026-Q3"), planned, written, ())
    handout = Handout(Packet(name="contest", title="Contest", documents=("note",)), QUARTER, (), ())
    [found] = print_plans(result, handout, has_everyone=True)
    [orders_of_race] = found.packets.values()
    assert [each.path.name for each in orders_of_race] == ["rules.pdf", "standings.pdf"]


def test_a_teams_packet_says_how_many_copies_everyone_takes() -> None:
    one = note("West")
    ana = Subject(Person("Ana Ruiz", manager="Ken Ortiz"), Person("Ken Ortiz"))
    team = Team("West", Person("Ken Ortiz"), (ana, replace(ana, person=Person("Bo Lind"))))
    assert any(line.endswith("print 2 of West.") for line in instructions([replace(one, subject=team)], Paper.LETTER))
    assert not any("is here once" in line for line in instructions([one], Paper.LETTER))


def test_loose_sheets_are_not_stapled() -> None:
    one = note("Ana Ruiz")
    loose = replace(one, document_type=one.document_type.model_copy(update={"finish": Finish.LOOSE}))
    assert any(line.startswith("Don’t staple these packets") for line in instructions([loose], Paper.LETTER))


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
        Days(AS_OF, AS_OF), ("monday",), (inputs,), tmp_path / "output", only=("Ana",), formats=("pdf",), jobs=1,
        bind=True,
    )  # fmt: skip
    [first] = made_of(request, "monday-sheet").print_files
    path = request.output / first.path
    path.write_bytes(path.read_bytes() + b"\n% marked")
    again = made_of(request, "monday-sheet")
    [second] = again.print_files
    assert second.path.name.endswith("(new).pdf")
    assert path.read_bytes().endswith(b"marked")
    assert [(each.kept, each.path) for each in again.kept] == [(first.path, second.path)]
    shutil.rmtree(path.parent)
    unbound = made_of(replace(request, bind=False), "monday-sheet")
    assert not unbound.print_files
    assert not path.parent.exists()


def test_binding_without_pdf_files_is_refused(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    request = MakeRequest(Days(AS_OF, AS_OF), (), (inputs,), tmp_path / "output", formats=("word",), bind=True)
    with pytest.raises(UsageError, match="--bind needs PDF files"):
        make(request, lambda *_: None)


def test_binding_only_what_is_for_the_manager_is_refused(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    request = MakeRequest(
        Days(AS_OF, AS_OF), (), (inputs,), tmp_path / "output", formats=("pdf",), bind=True, editions=("manager",)
    )
    with pytest.raises(UsageError, match="--bind leaves out what is for the manager only"):
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
