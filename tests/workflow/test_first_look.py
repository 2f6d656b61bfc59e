from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from plangen.problems import PlangenError
from plangen.records.book import Book
from plangen.records.stages import Outcome
from plangen.workflow.first_look import FirstLook, first_look, guess
from plangen.workflow.which_day import Days
from plangen.workflow.wish import Wish
from tests.small_team import AS_OF, DEALS, DEALS_HEAD, write_rows

LAST = date(2026, 9, 2)


@dataclass
class Answers:
    """Somebody who accepts, and remembers what was asked."""

    asked: list[str] = field(default_factory=list)
    accepts: bool = True

    def heard(self, book: Book) -> None:
        assert book.reports
        assert not self.asked

    def stages(self, guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
        self.asked.append("stages")
        return {stage: outcome for stage, outcome in guesses.items() if outcome and self.accepts}

    def look_from(self, last: date, today: date) -> bool:
        assert last < today
        self.asked.append(f"from {last}")
        return self.accepts


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "desk" / "export.csv", DEALS_HEAD, *DEALS)


def look(file: Path, answers: Answers | None = None, today: date = AS_OF, as_of: date | None = None) -> FirstLook:
    wish = Wish(Days(today, as_of), output=file.parent / "output", formats=("word",))
    return first_look(file, wish, answers or Answers(), lambda *_: None)


def test_the_person_with_most_deals_gets_a_review(export: Path) -> None:
    seen = look(export)
    assert seen.person == "Ana Ruiz"
    assert {order.subject.name for order in seen.made.made} == {"Ana Ruiz"}
    assert seen.made.made[0].path.name == "Ruiz, Ana - Quarterly review 2026-Q3.docx"


def test_a_team_sheet_with_the_names_is_left_beside_the_export_and_read_the_next_time(export: Path) -> None:
    assert [path.name for path in look(export).written] == ["team.xlsx"]
    again = look(export)
    assert again.made.book.has_team
    assert not again.written
    assert again.team == export.parent / "team.xlsx"
    assert again.command[3:] == ("--inputs", str(export), "--inputs", str(again.team))


def test_a_file_that_is_there_is_never_written_over(export: Path) -> None:
    (export.parent / "team.xlsx").write_bytes(b"mine")
    seen = look(export)
    assert (export.parent / "team.xlsx").read_bytes() == b"mine"
    assert "team.xlsx holds no sheet Team" in seen.kept[0]
    assert [path.name for path in seen.written] == ["team-plangen.xlsx"]
    assert str(export.parent / "team.xlsx") not in seen.command
    assert look(export).team == seen.team == export.parent / "team-plangen.xlsx"


def test_the_export_itself_is_never_changed(export: Path) -> None:
    before = export.read_bytes()
    look(export, today=AS_OF + timedelta(days=900))
    assert export.read_bytes() == before


def test_nothing_is_asked_of_a_fresh_export_with_known_stages(export: Path) -> None:
    answers = Answers()
    look(export, answers)
    assert answers.asked == []


@pytest.mark.parametrize(("days", "asks"), [(35, False), (36, True)])
def test_an_export_whose_last_closing_lies_long_back_asks_whether_to_look_from_there(
    export: Path, days: int, asks: bool
) -> None:
    answers = Answers()
    look(export, answers, today=LAST + timedelta(days=days))
    assert answers.asked == ([f"from {LAST}"] if asks else [])


def test_the_day_that_was_agreed_on_is_said_and_asked_for_again_the_next_time(export: Path) -> None:
    later = date(2028, 1, 1)
    first = look(export, today=later)
    assert first.made.book.as_of == LAST
    assert first.made.notes[0] == f"Looked from {LAST} (the day on which the last deal was closed)."
    assert first.command[-2:] == ("--as-of", LAST.isoformat())
    assert [path.name for path in first.written] == ["team.xlsx"]
    write_rows(export, DEALS_HEAD, *DEALS, (*DEALS[0][:2], "Hats", *DEALS[0][3:6], "2027-12-20", ""))
    answers = Answers()
    assert look(export, answers, today=later).made.book.as_of == later
    assert answers.asked == []


def test_whoever_looks_from_today_or_names_a_day_is_not_overruled(export: Path) -> None:
    later = date(2028, 1, 1)
    assert look(export, Answers(accepts=False), today=later).made.book.as_of == later
    answers = Answers()
    assert look(export, answers, today=later, as_of=AS_OF).made.book.as_of == AS_OF
    assert answers.asked == []


def test_stages_that_nobody_knows_are_asked_for_once(tmp_path: Path) -> None:
    words = {"Closed Won": "Deal gewonnen", "Closed Lost": "Dead end", "Prospecting": "Quoting"}
    rows = [(*deal[:3], words.get(deal[3], deal[3]), *deal[4:]) for deal in DEALS]
    export = write_rows(tmp_path / "export.csv", DEALS_HEAD, *rows)
    answers = Answers()
    seen = look(export, answers)
    assert answers.asked == ["stages"]
    assert len(seen.made.book.opportunities) == len(DEALS)
    again = Answers()
    assert len(look(export, again).made.book.opportunities) == len(DEALS)
    assert again.asked == []


def test_stages_that_nobody_explains_stay_unknown_and_their_deals_are_left_out(tmp_path: Path) -> None:
    rows = [(*deal[:3], deal[3].replace("Closed Lost", "Versandet"), *deal[4:]) for deal in DEALS]
    export = write_rows(tmp_path / "export.csv", DEALS_HEAD, *rows)
    seen = look(export, Answers(accepts=False))
    assert [path.name for path in seen.written] == ["team.xlsx"]
    assert len(seen.made.book.opportunities) == len(DEALS) - 1
    assert {"unknown stage", "no lost deals"} <= {problem.kind for problem in seen.made.problems}


def test_a_folder_that_takes_no_file_is_told_once(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_bytes

    def refuse(path: Path, content: bytes) -> int:
        if path.parent == export.parent:
            raise OSError(30, "Read-only file system")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    seen = look(export)
    assert seen.refused == ("team.xlsx",)
    assert (seen.kept, seen.written, seen.team) == ((), (), None)
    assert seen.made.made == seen.made.orders


def test_a_stage_seems_to_mean_what_its_words_say() -> None:
    assert guess("Closed - Lost to competitor") is Outcome.LOST
    assert guess("Order signed") is Outcome.WON
    assert guess("Quoting") is Outcome.OPEN
    assert guess("Stufe 3") is None


def test_a_file_without_deals_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "n.csv", ("a", "b"), ("1", "2"))
    with pytest.raises(PlangenError, match="Nobody was found"):
        look(file)
    assert list(tmp_path.iterdir()) == [file]
