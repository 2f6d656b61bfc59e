from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from plangen.problems import PlangenError, UsageError
from plangen.records.book import Book
from plangen.records.deals.stages import Outcome
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.quick_start import QuickStart, guess, quick_start
from tests.crm_exports import EXPORTS
from tests.small_team import AS_OF, DEALS, DEALS_HEADER, write_rows

NEWEST = date(2026, 9, 15)
"""A deal was created on this date, after the last one that closed."""


@dataclass
class Answers:
    """A user who accepts every suggestion, or none, and records what was asked."""

    asked: list[str] = field(default_factory=list)
    accepts: bool = True

    def show_sheets(self, book: Book) -> None:
        assert book.reports
        assert "stages" not in self.asked

    def stage_outcomes(self, guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
        self.asked.append("stages")
        return {stage: outcome for stage, outcome in guesses.items() if outcome and self.accepts}

    def rows_are_won(self) -> bool:
        self.asked.append("rows are won")
        return self.accepts

    def owner(self) -> str:
        self.asked.append("owner")
        return "Ana Ruiz" if self.accepts else ""

    def note_export_date(self, last: date, today: date) -> None:
        assert last < today
        self.asked.append(f"says {last}")

    def use_export_date(self, last: date, today: date) -> bool:
        assert last < today
        self.asked.append(f"from {last}")
        return self.accepts


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "exports" / "export.csv", DEALS_HEADER, *DEALS)


def start(
    file: Path, answers: Answers | None = None, today: date = AS_OF, as_of: date | None = None, owner: str = ""
) -> QuickStart:
    """A quick start that creates documents and files."""
    request = MakeRequest(Days(today, as_of), output=file.parent / "output", formats=("word",), jobs=1)
    return quick_start(file, request, answers or Answers(), lambda *_: None, owner)


def plan(file: Path, answers: Answers | None = None, today: date = AS_OF, as_of: date | None = None) -> QuickStart:
    """A quick start that only asks and plans, as a dry run does."""
    request = MakeRequest(Days(today, as_of), output=file.parent / "output", dry_run=True)
    return quick_start(file, request, answers or Answers(), lambda *_: None)


def test_the_person_with_the_most_deals_gets_a_review(export: Path) -> None:
    result = start(export)
    assert result.person == "Ana Ruiz"
    assert {order.subject.name for order in result.result.created} == {"Ana Ruiz"}
    assert result.result.created[0].path.name == "Ruiz, Ana - Quarterly review 2026-Q3.docx"


def test_a_team_sheet_with_the_names_is_written_next_to_the_export_and_read_next_time(export: Path) -> None:
    assert [path.name for path in start(export).written] == ["team.xlsx"]
    again = plan(export)
    assert again.result.book.has_team
    assert not again.written
    assert again.team_file == export.parent / "team.xlsx"
    assert again.command[3:] == ("--inputs", str(export), "--inputs", str(again.team_file))


def test_an_existing_file_is_never_overwritten(export: Path) -> None:
    (export.parent / "team.xlsx").write_bytes(b"mine")
    result = start(export)
    assert (export.parent / "team.xlsx").read_bytes() == b"mine"
    assert result.unchanged[0] == "team.xlsx has no Team sheet with a salesperson column. It wasn't changed."
    assert [path.name for path in result.written] == ["team-plangen.xlsx"]
    assert str(export.parent / "team.xlsx") not in result.command
    assert plan(export).team_file == result.team_file == export.parent / "team-plangen.xlsx"


def test_the_export_itself_is_never_changed(export: Path) -> None:
    before = export.read_bytes()
    start(export, today=AS_OF + timedelta(days=900))
    assert export.read_bytes() == before


def test_a_recent_export_with_known_stages_needs_no_questions(export: Path) -> None:
    answers = Answers()
    plan(export, answers)
    assert answers.asked == []


@pytest.mark.parametrize(("days", "asks"), [(60, False), (61, True)])
def test_an_old_export_asks_whether_to_use_its_newest_date(export: Path, days: int, asks: bool) -> None:
    answers = Answers()
    plan(export, answers, today=NEWEST + timedelta(days=days))
    assert answers.asked == ([f"from {NEWEST}"] if asks else [])


def test_the_accepted_as_of_date_is_noted_and_part_of_the_next_command(export: Path) -> None:
    later = date(2028, 1, 1)
    first = start(export, today=later)
    assert first.result.book.as_of == NEWEST
    assert first.result.notes[0] == f"As of {NEWEST} (newest date in the export)."
    assert first.command[-2:] == ("--as-of", NEWEST.isoformat())
    assert [path.name for path in first.written] == ["team.xlsx"]
    write_rows(export, DEALS_HEADER, *DEALS, (*DEALS[0][:2], "Hats", *DEALS[0][3:6], "2027-12-20", ""))
    answers = Answers()
    assert plan(export, answers, today=later).result.book.as_of == later
    assert answers.asked == []


def test_open_deals_created_after_the_last_one_closed_are_kept(export: Path) -> None:
    result = plan(export, today=date(2028, 1, 1)).result
    assert [deal.name for deal in result.book.opportunities if deal.created == NEWEST] == ["Valves"]


def test_a_declined_or_requested_as_of_date_is_respected(export: Path) -> None:
    later = date(2028, 1, 1)
    assert plan(export, Answers(accepts=False), today=later).result.book.as_of == later
    answers = Answers()
    assert plan(export, answers, today=later, as_of=AS_OF).result.book.as_of == AS_OF
    assert answers.asked == []


def test_unknown_stages_are_asked_about_once(tmp_path: Path) -> None:
    words = {"Closed Won": "Deal gewonnen", "Closed Lost": "Dead end", "Prospecting": "Quoting"}
    rows = [(*deal[:3], words.get(deal[3], deal[3]), *deal[4:]) for deal in DEALS]
    export = write_rows(tmp_path / "export.csv", DEALS_HEADER, *rows)
    answers = Answers()
    result = start(export, answers)
    assert answers.asked == ["stages"]
    assert len(result.result.book.opportunities) == len(DEALS)
    again = Answers()
    assert len(plan(export, again).result.book.opportunities) == len(DEALS)
    assert again.asked == []


def test_stages_without_an_answer_stay_unknown_and_their_deals_are_skipped(tmp_path: Path) -> None:
    rows = [(*deal[:3], deal[3].replace("Closed Lost", "Versandet"), *deal[4:]) for deal in DEALS]
    export = write_rows(tmp_path / "export.csv", DEALS_HEADER, *rows)
    result = start(export, Answers(accepts=False))
    assert [path.name for path in result.written] == ["team.xlsx"]
    assert len(result.result.book.opportunities) == len(DEALS) - 1
    assert {"unknown stage", "no lost deals"} <= {problem.sort for problem in result.result.problems}


def test_a_read_only_folder_is_reported_and_the_review_is_created(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Path.write_bytes

    def refuse(path: Path, content: bytes) -> int:
        if path.parent == export.parent:
            raise OSError(30, "Read-only file system")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    result = start(export)
    assert result.not_written == ("team.xlsx",)
    assert (result.unchanged, result.written, result.team_file) == ((), (), None)
    assert result.result.created == result.result.orders


LEDGER: list[list[str]] = [
    ["Date", "Rep", "Customer", "Amount"],
    ["2026-08-01", "Ana Ruiz", "Acme", "10"],
    ["2026-09-01", "Ana Ruiz", "Beta", "20"],
]


def test_a_ledger_is_asked_about_once_and_the_answer_is_saved(tmp_path: Path) -> None:
    export = write_rows(tmp_path / "sales.csv", *LEDGER)
    answers = Answers()
    result = start(export, answers)
    assert answers.asked == ["rows are won"]
    assert result.person == "Ana Ruiz"
    assert sum(int(deal.amount or 0) for deal in result.result.book.opportunities) == 30
    assert b'"rows are won","yes"' in (tmp_path / "settings.csv").read_bytes()
    again = Answers()
    plan(export, again)
    assert not again.asked


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.__name__)
def test_an_old_export_of_each_crm_asks_at_most_two_questions(
    export: Callable[[Path], list[Path]], tmp_path: Path
) -> None:
    answers = Answers()
    file, *others = export(tmp_path)
    if others:
        with pytest.raises(PlangenError, match="Export the user list too"):
            start(file, answers, today=date(2028, 1, 1))
    else:
        assert start(file, answers, today=date(2028, 1, 1)).result.created
    assert len(answers.asked) <= 2


def test_an_old_ledger_without_owners_asks_two_questions_and_says_the_date(tmp_path: Path) -> None:
    export = write_rows(tmp_path / "sales.csv", *([row[0], *row[2:]] for row in LEDGER))
    answers = Answers()
    result = start(export, answers, today=date(2028, 1, 1))
    assert answers.asked == ["rows are won", "owner", "says 2026-09-01"]
    assert result.result.book.as_of == date(2026, 9, 1)
    assert result.result.notes[0] == "As of 2026-09-01 (newest date in the export)."


def test_an_owner_given_as_an_option_leaves_room_for_the_date(tmp_path: Path) -> None:
    export = write_rows(tmp_path / "sales.csv", *([row[0], *row[2:]] for row in LEDGER))
    answers = Answers()
    result = start(export, answers, today=date(2028, 1, 1), owner="Bo Lind")
    assert answers.asked == ["rows are won", "from 2026-09-01"]
    assert result.person == "Bo Lind"
    assert start(export, today=date(2028, 1, 1), owner="bo lind").person == "Bo Lind", "the answer was saved"
    with pytest.raises(UsageError, match="Settings say that these are Bo Lind's deals"):
        start(export, today=date(2028, 1, 1), owner="Cy Day")


def test_a_ledger_whose_rows_are_not_all_won_is_refused_with_the_setting(tmp_path: Path) -> None:
    with pytest.raises(PlangenError, match="rows are won"):
        start(write_rows(tmp_path / "sales.csv", *LEDGER), Answers(accepts=False))


def test_an_export_without_owners_asks_whose_deals_they_are(tmp_path: Path) -> None:
    rows: list[list[str]] = [
        ["Deal", "Customer", "Stage", "Amount", "Close date"],
        ["Racks", "A", "Won", "5", "2026-09-01"],
    ]
    answers = Answers()
    result = start(write_rows(tmp_path / "mine.csv", *rows), answers)
    assert answers.asked == ["owner"]
    assert [deal.salesperson for deal in result.result.book.opportunities] == ["Ana Ruiz"]
    assert b'"owner","Ana Ruiz"' in (tmp_path / "settings.csv").read_bytes()


@pytest.mark.parametrize("stage", ["Closed Won (Test)", "Won, pending signature", "Won - duplicate"])
def test_a_won_stage_with_a_doubt_is_not_guessed(stage: str) -> None:
    assert guess(stage) is not Outcome.WON


def test_the_outcome_of_a_stage_is_guessed_from_its_words() -> None:
    assert guess("Closed - Lost to competitor") is Outcome.LOST
    assert guess("Order signed") is Outcome.WON
    assert guess("Quoting") is Outcome.OPEN
    assert guess("Stufe 3") is None


def test_a_file_without_deals_is_rejected_and_nothing_is_written(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "n.csv", ("a", "b"), ("1", "2"))
    with pytest.raises(PlangenError, match="No people found"):
        start(file)
    assert list(tmp_path.iterdir()) == [file]


def test_a_columns_file_next_to_the_export_is_read(export: Path) -> None:
    renamed = [header.replace("Stage", "Etappe") for header in DEALS_HEADER]
    write_rows(export, renamed, *DEALS)
    write_rows(export.parent / "Columns.csv", ["table", "column", "header"], ["Opportunities", "stage", "Etappe"])
    result = plan(export)
    assert result.person == "Ana Ruiz"
    assert any(path.endswith("Columns.csv") for path in result.command)
