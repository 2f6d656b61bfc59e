"""What lies beside the documents, seen through whole runs."""

import csv
import email
import email.policy
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfReader

from plangen.proof.pdf import fonts_of
from plangen.workflow.make import Made, make
from plangen.workflow.which_day import Days
from plangen.workflow.wish import Wish
from tests.document_tools import faults_of_pdf
from tests.small_team import AS_OF, TEAM, TEAM_HEAD, large_team, small_team, write_rows

KEN = ("Ken Ortiz", "ken@example.com", "", "")
HOME = "review 2026-Q3"


@pytest.fixture
def wish(tmp_path: Path) -> Wish:
    """A wish for the handed-out and the managers' reviews of a small team whose manager has an e-mail, with drafts."""
    folder = small_team(tmp_path / "inputs")
    write_rows(folder / "team.csv", TEAM_HEAD, *TEAM, KEN)
    return Wish(
        Days(AS_OF, AS_OF),
        ("review",),
        inputs=(folder,),
        output=tmp_path / "output",
        formats=("word",),
        editions=("rep", "manager"),
        mail=True,
    )


def made(wish: Wish) -> Made:
    return make(wish, lambda *_: None)


def drafts(wish: Wish) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in wish.output.glob(f"{HOME}/mail/*.eml")}


def attached(draft: bytes) -> Mapping[str, bytes]:
    found = email.message_from_bytes(draft, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return {str(part.get_filename()): part.get_content() for part in found.iter_attachments()}


def sent(wish: Wish) -> list[list[str]]:
    text = (wish.output / HOME / "_send.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def contents(wish: Wish) -> str:
    pages = PdfReader(wish.output / HOME / "_Contents.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def of(wish: Wish, person: str) -> bytes:
    [found] = [content for name, content in drafts(wish).items() if name.startswith(person)]
    return found


def test_each_person_gets_one_draft_with_their_files_and_the_manager_one_with_the_managers_copies(wish: Wish) -> None:
    made(wish)
    assert set(drafts(wish)) == {
        "Ruiz, Ana - review 2026-Q3.eml",
        "Ruiz, Bo - review 2026-Q3.eml",
        "Łuk, Zoë - review 2026-Q3.eml",
        "Ortiz, Ken - review 2026-Q3 (MANAGER ONLY).eml",
    }
    ana = attached(of(wish, "Ruiz, Ana"))
    assert set(ana) == {"Ruiz, Ana - Quarterly review 2026-Q3.docx", "Ruiz, Ana - Scorecard 2026-Q3.docx"}
    for name, content in ana.items():
        assert content == (wish.output / HOME / "for salespeople" / "word" / name).read_bytes()
    managers = {path.name for path in wish.output.glob(f"{HOME}/manager only/word/*")}
    assert set(attached(of(wish, "Ortiz, Ken"))) == managers
    assert len(managers) == 4


def test_no_draft_of_a_salesperson_holds_a_managers_copy_or_anothers_document(wish: Wish) -> None:
    made(wish)
    hidden = {path.read_bytes() for path in wish.output.glob(f"{HOME}/manager only/word/*")}
    own = {path.name: path.read_bytes() for path in wish.output.glob(f"{HOME}/for salespeople/word/*")}
    assert len(hidden) == 4
    assert len(own) == 6
    for person in ("Ruiz, Ana", "Ruiz, Bo", "Łuk, Zoë"):
        draft = of(wish, person)
        held = set(attached(draft).values())
        assert held == {content for name, content in own.items() if name.startswith(person)}
        assert not held & hidden
        assert b"MANAGER" not in draft


def test_the_list_has_a_row_a_file_for_whom_it_may_be_handed_to(wish: Wish) -> None:
    made(wish)
    head, *rows = sent(wish)
    assert head == ["name", "e-mail", "file"]
    assert ["Ana Ruiz", "ana@example.com", "for salespeople/word/Ruiz, Ana - Scorecard 2026-Q3.docx"] in rows
    assert len(rows) == len(list(wish.output.glob(f"{HOME}/*/word/*.docx")))
    assert {name for name, _, file in rows if file.startswith("manager only/")} == {"Ken Ortiz"}
    assert all((wish.output / HOME / file).is_file() for _, _, file in rows)


def test_somebody_without_an_e_mail_is_listed_with_a_blank_gets_no_draft_and_is_told(wish: Wish) -> None:
    write_rows(wish.inputs[0] / "team.csv", TEAM_HEAD, (TEAM[0][0], "", *TEAM[0][2:]), *TEAM[1:])
    done = made(wish)
    assert set(drafts(wish)) == {"Ruiz, Bo - review 2026-Q3.eml", "Łuk, Zoë - review 2026-Q3.eml"}
    assert {mail for name, mail, _ in sent(wish) if name in {"Ana Ruiz", "Ken Ortiz"}} == {""}
    told = ["Ana Ruiz (no e-mail in Team)", "Ken Ortiz (no e-mail in Team)"]
    assert sorted(map(str, done.undrafted)) == sorted(map(str, done.without_email)) == told
    assert "Ana Ruiz and Ken Ortiz: no e-mail in Team." in contents(wish)


def test_a_managers_copies_go_to_nobody_where_no_manager_is_named(wish: Wish) -> None:
    write_rows(wish.inputs[0] / "team.csv", TEAM_HEAD, *((*row[:2], "", row[3]) for row in TEAM))
    made(wish)
    copies = list(wish.output.glob(f"{HOME}/manager only/word/*.docx"))
    assert len(copies) == 3
    assert not [file for _, _, file in sent(wish) if "manager only" in file]
    assert len(drafts(wish)) == 3


def test_somebody_a_document_of_whom_failed_gets_no_draft_and_the_others_do(wish: Wish) -> None:
    (wish.output / HOME / "for salespeople/word/Ruiz, Bo - Scorecard 2026-Q3.docx").mkdir(parents=True)
    done = made(wish)
    assert "Ruiz, Bo - review 2026-Q3.eml" not in drafts(wish)
    assert len(drafts(wish)) == 3
    assert [str(each) for each in done.undrafted] == ["Bo Ruiz (one of the documents is missing)"]
    assert "Word failed" in contents(wish)


def test_a_later_run_takes_away_the_drafts_that_are_no_longer_true(wish: Wish) -> None:
    made(wish)
    assert len(drafts(wish)) == 4
    made(replace(wish, mail=False, only=("ana",)))
    assert set(drafts(wish)) == {"Ruiz, Bo - review 2026-Q3.eml", "Łuk, Zoë - review 2026-Q3.eml"}
    listed = json.loads((wish.output / HOME / "manifest.json").read_text(encoding="utf-8"))
    assert {entry["file"] for entry in listed["delivery"]} == {"_Contents.pdf", "_send.csv"}
    assert {entry["file"] for entry in listed["earlier"]} >= {f"mail/{name}" for name in drafts(wish)}


def test_when_few_are_asked_for_the_slips_say_so_and_speak_of_these_alone(wish: Wish) -> None:
    made(replace(wish, mail=False))
    made(replace(wish, only=("ana",)))
    assert {name for name, _, _ in sent(wish)[1:]} == {"Ana Ruiz", "Ken Ortiz"}
    said = contents(wish)
    assert "the packet applies to 2 more people" in said
    assert "of earlier runs lie here too" in said


def test_two_runs_give_the_same_slips(wish: Wish) -> None:
    def slips() -> dict[str, bytes]:
        found = [
            *wish.output.glob(f"{HOME}/_*"),
            *wish.output.glob(f"{HOME}/mail/*"),
            wish.output / HOME / "manifest.json",
        ]
        return {path.name: path.read_bytes() for path in found}

    made(wish)
    first = slips()
    made(wish)
    assert len(first) == 7
    assert slips() == first


def test_a_dry_run_names_the_slips_and_writes_nothing(wish: Wish) -> None:
    planned = made(replace(wish, dry_run=True)).slips
    assert not wish.output.exists()
    done = made(wish)
    assert set(planned) == set(done.slips)
    assert len(done.drafts) == 4
    assert all((wish.output / path).is_file() for path in done.slips)


def test_without_asking_for_drafts_there_are_none(wish: Wish) -> None:
    done = made(replace(wish, mail=False))
    assert {path.name for path in done.slips} == {"_Contents.pdf", "_send.csv"}
    assert not done.undrafted
    assert not list(wish.output.rglob("*.eml"))


def test_a_slip_that_cannot_be_written_is_told_and_the_others_are_there(wish: Wish) -> None:
    (wish.output / HOME / "_send.csv").mkdir(parents=True)
    done = made(wish)
    [fault] = done.faults
    assert "_send.csv" in fault
    assert len(drafts(wish)) == 4
    assert (wish.output / HOME / "_Contents.pdf").is_file()


def test_a_manager_who_gets_a_brief_is_not_told_to_be_left_out(wish: Wish) -> None:
    assert not made(wish).left_out


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_contents_of_thirty_five_people_are_one_sound_page_in_carlito(wish: Wish, paper: str) -> None:
    large_team(wish.inputs[0], 35)
    write_rows(wish.inputs[0] / "settings.csv", ("setting", "value"), ("paper", paper))
    made(replace(wish, editions=("rep",)))
    path = wish.output / HOME / "_Contents.pdf"
    pages = PdfReader(path).pages
    assert len(pages) == 1
    assert round(float(pages[0].mediabox.width)) == {"Letter": 612, "A4": 595}[paper]
    assert "Person Ab" in contents(wish)
    assert not faults_of_pdf(path)
    assert all("Carlito" in font for font in fonts_of(path.read_bytes()))


def test_no_figure_of_anybody_stands_in_the_contents(wish: Wish) -> None:
    made(wish)
    said = contents(wish)
    assert "Zoë Łuk" in said
    assert "$" not in said
    assert "%" not in said


def test_a_run_that_was_stopped_leaves_drafts_of_those_alone_whose_documents_are_there(wish: Wish) -> None:
    def stop_after_three(done: int, *_: object) -> None:
        if done == 3:
            raise KeyboardInterrupt

    stopped = make(replace(wish, jobs=1), stop_after_three)
    assert stopped.stopped
    whole = {name for name, _, file in sent(wish)[1:] if "Scorecard" in file}
    assert len(stopped.made) == 3
    assert len(drafts(wish)) == len(whole) == 1
    assert "were not begun, as the run was stopped" in contents(wish)
    made(wish)
    assert len(drafts(wish)) == 4
    assert "All " in contents(wish)
