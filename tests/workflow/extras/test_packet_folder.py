"""The extra files next to the documents, after full runs."""

import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfReader

from plangen.workflow.make import MakeResult
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.one_packet import made_of
from tests.small_team import AS_OF, TEAM, TEAM_HEADER, small_team, write_rows

KEN = ("Ken Ortiz", "ken@example.com", "", "")
FOLDER = "review 2026-Q3"
A4_WIDTH = 595
REVIEW = ("quarterly-review", "scorecard", "training-plan", "manager-brief")


def request_in(folder: Path) -> MakeRequest:
    """A request for the reviews of a small team, for salespeople and their manager, with email drafts for all."""
    inputs = small_team(folder / "inputs")
    write_rows(inputs / "team.csv", TEAM_HEADER, *TEAM, KEN)
    return MakeRequest(
        Days(AS_OF, AS_OF),
        ("review",),
        inputs=(inputs,),
        output=folder / "output",
        formats=("word",),
        editions=("rep", "manager"),
        jobs=1,
        mail=True,
    )


@pytest.fixture
def make_request(tmp_path: Path) -> MakeRequest:
    """The request, in a folder of one test."""
    return request_in(tmp_path)


SHORT = ("scorecard", "manager-brief")
"""A packet with one document for each person, and one for the manager."""
WITH_MANAGER_COPIES = ("quarterly-review",)
"""A packet with a document for each person, and a copy of each for the manager."""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[MakeRequest, MakeResult]:
    """The request on A4 paper and its result, for the tests that only read what was created."""
    request = request_in(tmp_path_factory.mktemp("packet"))
    write_rows(request.inputs[0] / "settings.csv", ("setting", "value"), ("paper", "A4"))
    return request, made_of(request, *REVIEW)


@pytest.fixture(scope="module")
def packet(done: tuple[MakeRequest, MakeResult]) -> MakeRequest:
    """The request, after everything was created."""
    return done[0]


def drafts(make_request: MakeRequest) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in make_request.output.glob(f"{FOLDER}/mail/*.eml")}


def parsed(draft: bytes) -> EmailMessage:
    found = email.message_from_bytes(draft, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def attached(draft: bytes) -> Mapping[str, bytes]:
    return {str(part.get_filename()): part.get_content() for part in parsed(draft).iter_attachments()}


def text_of(draft: bytes) -> str:
    body = parsed(draft).get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def send_rows(make_request: MakeRequest) -> list[list[str]]:
    text = (make_request.output / FOLDER / "_send.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def contents(make_request: MakeRequest) -> str:
    pages = PdfReader(make_request.output / FOLDER / "_Contents.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def draft_for(make_request: MakeRequest, person: str) -> bytes:
    [found] = [content for name, content in drafts(make_request).items() if name.startswith(person)]
    return found


def test_each_person_gets_one_draft_and_the_manager_one_with_the_manager_copies(packet: MakeRequest) -> None:
    assert set(drafts(packet)) == {
        "Ruiz, Ana - review 2026-Q3.eml",
        "Ruiz, Bo - review 2026-Q3.eml",
        "Łuk, Zoë - review 2026-Q3.eml",
        "Ortiz, Ken - review 2026-Q3 (MANAGER ONLY).eml",
    }
    ana = attached(draft_for(packet, "Ruiz, Ana"))
    documents = ("Quarterly review 2026-Q3", "Scorecard 2026-Q3", "Training from 2026-10-05")
    assert set(ana) == {f"Ruiz, Ana - {document}.docx" for document in documents}
    for name, content in ana.items():
        assert content == (packet.output / FOLDER / "for salespeople" / "word" / name).read_bytes()
    managers = {path.name for path in packet.output.glob(f"{FOLDER}/manager only/word/*")}
    assert set(attached(draft_for(packet, "Ortiz, Ken"))) == managers
    assert len(managers) == 7


def test_a_draft_to_a_salesperson_has_a_greeting_the_documents_and_a_signature(make_request: MakeRequest) -> None:
    made_of(replace(make_request, editions=("rep", "preread", "manager"), only=("ana",)), *REVIEW)
    ana = draft_for(make_request, "Ruiz, Ana")
    weeks = "Oct 5, 2026 – Jan 3, 2027"
    documents = ["Quarterly review", "Quarterly review (pre-read)", "Scorecard", f"Training plan {weeks}"]
    subject = f"Quarterly review, quarterly review (pre-read), scorecard, and training plan {weeks}, Q3 2026"
    assert parsed(ana)["Subject"] == f"Before we meet: {subject}"
    assert text_of(ana) == (
        "Hi Ana,\n\nHere's what we'll cover for Q3 2026:\n\n"
        + "".join(f"- {document}\n" for document in documents)
        + "\nPlease fill in your parts before we meet and bring your copy.\n\n"
        "If anything looks wrong, let me know and I'll get it fixed.\n\nKen Ortiz\n"
    )


def test_a_draft_to_a_manager_lists_the_people_and_asks_not_to_forward_it(packet: MakeRequest) -> None:
    ken = draft_for(packet, "Ortiz, Ken")
    assert parsed(ken)["Subject"] == "Manager-only documents, Q3 2026"
    text = text_of(ken)
    assert text.startswith("Hi Ken,\n\nHere are your Q3 2026 documents:\n\n- ")
    assert "- Quarterly review (MANAGER ONLY): Zoë Łuk, Ana Ruiz, and Bo Ruiz\n" in text
    assert text.endswith("\n\nFiles marked MANAGER ONLY are for you alone; please don't forward them.\n")


def test_a_draft_with_team_documents_says_so(make_request: MakeRequest) -> None:
    request = replace(make_request, packets=("scorecard",), editions=("rep",), formats=("word", "pdf"))
    made_of(request, "team-scorecard")
    [ken] = request.output.glob("scorecard 2026-Q3/mail/Ortiz, Ken*.eml")
    assert ken.name == "Ortiz, Ken - scorecard 2026-Q3 (team).eml"
    assert parsed(ken.read_bytes())["Subject"] == "Team documents, Q3 2026"
    text = text_of(ken.read_bytes())
    assert "\n\nHere are the Q3 2026 documents for your team:\n\n- Team scorecard: " in text
    assert "\n\nEach is attached as a PDF to read or print and as a Word file to edit.\n" in text


def test_a_salespersons_draft_has_only_their_own_documents_and_no_manager_copy(packet: MakeRequest) -> None:
    hidden = {path.read_bytes() for path in packet.output.glob(f"{FOLDER}/manager only/word/*")}
    own = {path.name: path.read_bytes() for path in packet.output.glob(f"{FOLDER}/for salespeople/word/*")}
    assert len(hidden) == 7
    assert len(own) == 9
    for person in ("Ruiz, Ana", "Ruiz, Bo", "Łuk, Zoë"):
        draft = draft_for(packet, person)
        attachments = set(attached(draft).values())
        assert attachments == {content for name, content in own.items() if name.startswith(person)}
        assert not attachments & hidden
        assert b"MANAGER" not in draft


def test_the_send_list_has_a_row_per_file_with_its_recipient(packet: MakeRequest) -> None:
    header, *rows = send_rows(packet)
    assert header == ["name", "email", "file"]
    assert ["Ana Ruiz", "ana@example.com", "for salespeople/word/Ruiz, Ana - Scorecard 2026-Q3.docx"] in rows
    assert len(rows) == len(list(packet.output.glob(f"{FOLDER}/*/word/*.docx")))
    assert {name for name, _, file in rows if file.startswith("manager only/")} == {"Ken Ortiz"}
    assert all((packet.output / FOLDER / file).is_file() for _, _, file in rows)


def test_people_without_an_email_are_listed_with_a_blank_and_get_no_draft(make_request: MakeRequest) -> None:
    write_rows(make_request.inputs[0] / "team.csv", TEAM_HEADER, (TEAM[0][0], "", *TEAM[0][2:]), *TEAM[1:])
    done = made_of(make_request, *SHORT)
    assert set(drafts(make_request)) == {"Ruiz, Bo - review 2026-Q3.eml", "Łuk, Zoë - review 2026-Q3.eml"}
    assert {mail for name, mail, _ in send_rows(make_request) if name in {"Ana Ruiz", "Ken Ortiz"}} == {""}
    reasons = ["Ana Ruiz (no email in Team)", "Ken Ortiz (no email in Team)"]
    assert sorted(map(str, done.without_draft)) == sorted(map(str, done.without_email)) == reasons
    assert "Ana Ruiz and Ken Ortiz: no email in Team." in contents(make_request)


def test_manager_copies_go_to_no_one_if_there_is_no_manager(make_request: MakeRequest) -> None:
    write_rows(make_request.inputs[0] / "team.csv", TEAM_HEADER, *((*row[:2], "", row[3]) for row in TEAM))
    made_of(make_request, *WITH_MANAGER_COPIES)
    copies = list(make_request.output.glob(f"{FOLDER}/manager only/word/*.docx"))
    assert len(copies) == 3
    assert not [file for _, _, file in send_rows(make_request) if "manager only" in file]
    assert len(drafts(make_request)) == 3


def test_a_person_with_a_failed_document_gets_no_draft_and_the_others_do(make_request: MakeRequest) -> None:
    (make_request.output / FOLDER / "for salespeople/word/Ruiz, Bo - Scorecard 2026-Q3.docx").mkdir(parents=True)
    done = made_of(make_request, *WITH_MANAGER_COPIES, "scorecard")
    assert "Ruiz, Bo - review 2026-Q3.eml" not in drafts(make_request)
    assert len(drafts(make_request)) == 3
    assert [str(each) for each in done.without_draft] == ["Bo Ruiz (a document is missing)"]
    assert re.search(r"Bo Ruiz created missing", contents(make_request))


def test_a_later_run_deletes_drafts_that_are_out_of_date(make_request: MakeRequest) -> None:
    made_of(make_request, *WITH_MANAGER_COPIES)
    assert len(drafts(make_request)) == 4
    made_of(replace(make_request, mail=False, only=("ana",)), *WITH_MANAGER_COPIES)
    assert set(drafts(make_request)) == {"Ruiz, Bo - review 2026-Q3.eml", "Łuk, Zoë - review 2026-Q3.eml"}
    listed = json.loads((make_request.output / FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert {entry["file"] for entry in listed["delivery"]} == {"_Contents.pdf", "_send.csv"}
    assert {entry["file"] for entry in listed["earlier"]} >= {f"mail/{name}" for name in drafts(make_request)}


def test_if_few_people_are_requested_the_extra_files_cover_only_them_and_say_so(make_request: MakeRequest) -> None:
    made_of(replace(make_request, mail=False), *WITH_MANAGER_COPIES)
    made_of(replace(make_request, only=("ana",)), *WITH_MANAGER_COPIES)
    assert {name for name, _, _ in send_rows(make_request)[1:]} == {"Ana Ruiz", "Ken Ortiz"}
    text = contents(make_request)
    assert "the packet applies to 2 more." in text
    assert "from earlier runs are here too" in text


def test_two_runs_give_the_same_extra_files(make_request: MakeRequest) -> None:
    def extra_files() -> dict[str, bytes]:
        found = [
            *make_request.output.glob(f"{FOLDER}/_*"),
            *make_request.output.glob(f"{FOLDER}/mail/*"),
            make_request.output / FOLDER / "manifest.json",
        ]
        return {path.name: path.read_bytes() for path in found}

    made_of(make_request, *SHORT)
    first = extra_files()
    made_of(make_request, *SHORT)
    assert len(first) == 7
    assert extra_files() == first


def test_a_dry_run_lists_the_extra_files_and_writes_nothing(make_request: MakeRequest) -> None:
    planned = made_of(replace(make_request, dry_run=True), *SHORT).extra_files
    assert not make_request.output.exists()
    done = made_of(make_request, *SHORT)
    assert set(planned) == set(done.extra_files)
    assert len(done.drafts) == 4
    assert all((make_request.output / path).is_file() for path in done.extra_files)


def test_drafts_are_written_only_on_request(make_request: MakeRequest) -> None:
    done = made_of(replace(make_request, mail=False), *SHORT)
    assert {path.name for path in done.extra_files} == {"_Contents.pdf", "_send.csv"}
    assert not done.without_draft
    assert not list(make_request.output.rglob("*.eml"))


def test_an_extra_file_that_cannot_be_written_is_reported_and_the_others_are_written(make_request: MakeRequest) -> None:
    (make_request.output / FOLDER / "_send.csv").mkdir(parents=True)
    done = made_of(make_request, *SHORT)
    [message] = done.extra_file_errors
    assert "_send.csv" in message
    assert len(drafts(make_request)) == 4
    assert (make_request.output / FOLDER / "_Contents.pdf").is_file()


def test_a_manager_with_a_manager_brief_is_not_listed_as_skipped(done: tuple[MakeRequest, MakeResult]) -> None:
    assert not done[1].skipped


def test_the_contents_page_is_on_the_paper_in_settings(packet: MakeRequest) -> None:
    [page] = PdfReader(packet.output / FOLDER / "_Contents.pdf").pages
    assert round(float(page.mediabox.width)) == A4_WIDTH


def test_the_contents_page_shows_no_numbers_of_a_person(packet: MakeRequest) -> None:
    text = contents(packet)
    assert "Zoë Łuk" in text
    assert "$" not in text
    assert "%" not in text


def test_a_stopped_run_leaves_drafts_only_for_people_with_all_documents(make_request: MakeRequest) -> None:
    documents = (*WITH_MANAGER_COPIES, "scorecard")

    def stop_after_four(done: int, *_: object) -> None:
        if done == 4:
            raise KeyboardInterrupt

    stopped = made_of(make_request, *documents, watch=stop_after_four)
    assert stopped.stopped
    complete = {name for name, _, file in send_rows(make_request)[1:] if "Scorecard" in file}
    assert len(stopped.created) == 4
    assert len(drafts(make_request)) == len(complete) == 1
    assert "not started (run stopped)" in contents(make_request)
    made_of(make_request, *documents)
    assert len(drafts(make_request)) == 4
    assert "All " in contents(make_request)
