from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from plangen.records.book import Book
from plangen.records.load import load
from plangen.records.mapping import mapped_sheets
from plangen.records.meetings.actions import Status
from plangen.sources.grid import Cell
from plangen.sources.reading import read_files, spreadsheet_files

AS_OF = date(2026, 11, 23)
TEAM: list[list[Cell]] = [
    ["Salesperson", "Manager", "Aliases"],
    ["Ana Ruiz", "Bo Lind", "aruiz"],
    ["Cy Ek", "Bo Lind", ""],
]
ACTIONS: list[list[Cell]] = [
    ["id", "salesperson", "action", "due", "status"],
    ["AR-1", "Ana Ruiz", "Call Acme", "09/25/2026", "open"],
    ["AR-2", "Ana Ruiz", "Visit Polar", "09/30/2026", "open"],
]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    write(tmp_path, {"Team": TEAM, "Actions": ACTIONS})
    return tmp_path


def write(folder: Path, sheets: Mapping[str, list[list[Cell]]], name: str = "team.xlsx") -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(folder / name)


def collect(folder: Path, name: str, *lines: str) -> None:
    (folder / "collected").mkdir(exist_ok=True)
    (folder / "collected" / name).write_text("\n".join(lines) + "\n", "utf-8")


def read(folder: Path, as_of: date = AS_OF) -> Book:
    grids, problems = read_files(spreadsheet_files(folder), folder)
    return load(grids, today=AS_OF, as_of=as_of, problems=problems)


def used(book: Book) -> dict[str, tuple[int, int, dict[str, int]]]:
    return {f"{each.file} {each.sheet}".strip(): (each.rows, each.used, dict(each.skips)) for each in book.reports}


def test_a_filled_cell_replaces_the_one_of_the_row_with_the_same_id(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,status,done on,recorded", "AR-2,kept,2026-10-02,2026-10-09")
    book = read(inputs)
    first, second = book.actions
    assert (first.id, first.status) == ("AR-1", Status.OPEN)
    assert (second.text, second.due, second.status) == ("Visit Polar", date(2026, 9, 30), Status.KEPT)
    assert second.done_on == date(2026, 10, 2)
    assert not book.problems


def test_an_answer_counts_as_a_used_row(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,status,recorded", "AR-2,kept,2026-10-09", "AR-1,,2026-10-09")
    book = read(inputs)
    assert used(book)["collected/Actions.csv"] == (2, 2, {})
    assert used(book)["team.xlsx Actions"] == (2, 2, {})


def test_the_place_of_a_replaced_cell_is_in_the_answers_and_of_any_other_in_the_sheet(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,done on,status,recorded", "AR-2,2026-10-02,kept,2026-10-09")
    book = read(inputs)
    first, second = book.actions
    assert str(book.place(second.row, "status")) == "collected/Actions.csv › C2"
    assert str(book.place(second.row, "done on")) == "collected/Actions.csv › B2"
    assert str(book.place(second.row, "action")) == "team.xlsx › Actions › C3"
    assert str(book.place(second.row)) == "team.xlsx › Actions › row 3"
    assert str(book.place(first.row, "status")) == "team.xlsx › Actions › E2"
    assert str(book.place(first.row, "done on")) == "team.xlsx › Actions › row 2", "the sheet has no such column"


def test_an_unreadable_answer_is_reported_where_it_was_written(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,due,recorded", "AR-2,someday,2026-10-09")
    book = read(inputs)
    assert [str(problem.place) for problem in book.problems] == ["collected/Actions.csv › B2"]
    assert book.actions[1].due is None


def test_a_new_id_is_a_row_of_its_own_which_a_later_answer_completes(inputs: Path) -> None:
    header = "id,salesperson,action,due,status,recorded"
    collect(inputs, "Actions 2026-10-09.csv", header, "AR-26Q3-1,Ana Ruiz,Ask for names,2026-11-30,,2026-10-09")
    collect(inputs, "Actions 2026-11-09.csv", header, "AR-26Q3-1,,,,kept,2026-11-09")
    book = read(inputs)
    assert [(each.id, each.text, each.status) for each in book.actions][2:] == [
        ("AR-26Q3-1", "Ask for names", Status.KEPT)
    ]
    assert not book.problems


def test_the_form_recorded_last_wins_whatever_the_names_of_the_files(inputs: Path) -> None:
    collect(inputs, "Actions 1.csv", "id,status,recorded", "AR-1,dropped,2026-11-09")
    collect(inputs, "Actions 2.csv", "id,status,recorded", "AR-1,moved,2026-10-09")
    book = read(inputs)
    assert book.actions[0].status is Status.DROPPED
    assert not book.problems


def test_two_answers_of_one_date_are_a_warning_with_both_places(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,status,recorded", "AR-1,kept,2026-10-09", "AR-1,dropped,2026-10-09")
    book = read(inputs)
    assert book.actions[0].status is Status.KEPT
    [problem] = book.problems
    assert str(problem.place) == "collected/Actions.csv › B3"
    assert problem.message == "Another answer of the same date is “kept”, in B2. The first one is used."
    assert problem.severity == "warning"


def test_the_same_answer_twice_is_no_problem(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,status,recorded", "AR-1,kept,2026-10-09", "AR-1,kept,2026-10-09")
    book = read(inputs)
    assert not book.problems
    assert used(book)["collected/Actions.csv"] == (2, 2, {})


def test_the_report_names_both_cells_where_they_differ(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,status,recorded", "AR-1,kept,2026-10-09")
    [report] = [each for each in read(inputs).reports if each.file == "collected/Actions.csv"]
    assert report.notes == ("B2 replaces “open” in team.xlsx › Actions › E2",)


def test_cleared_empties_a_cell_and_a_blank_changes_nothing(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,due,action,recorded", "AR-1,(cleared),,2026-10-09")
    first = read(inputs).actions[0]
    assert (first.due, first.text) == (None, "Call Acme")


def test_a_form_recorded_after_the_as_of_date_does_not_exist_yet(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,status,recorded", "AR-1,kept,2026-10-09", "ZZ-9,kept,2026-10-09")
    book = read(inputs, date(2026, 10, 8))
    assert book.actions[0].status is Status.OPEN
    assert used(book)["collected/Actions.csv"] == (2, 0, {"recorded after the as-of date": 2})


def test_people_periods_and_synonyms_are_compared_as_read(inputs: Path) -> None:
    rows: list[list[Cell]] = [
        ["salesperson", "period", "area", "self", "manager"],
        ["aruiz", "Q3 2026", "Forecast", 3, ""],
    ]
    write(inputs, {"Reviews": rows}, "reviews.xlsx")
    header = "salesperson,period,area,self,manager,recorded"
    collect(inputs, "Reviews.csv", header, "Ana Ruiz,2026-Q3,pipeline and forecast,,4,2026-10-09")
    book = read(inputs)
    [review] = book.reviews
    assert (review.self_rating, review.manager) == (Decimal(3), Decimal(4))
    assert not book.problems


def test_rows_of_other_people_with_blanks_are_not_filled_from_the_row_above(inputs: Path) -> None:
    header = "salesperson,period,area,self,evidence,recorded"
    lines = [
        "Ana Ruiz,2026-Q3,product,3,Demo,2026-10-09",
        "Cy Ek,2026-Q3,product,4,,2026-10-09",
        "Cy Ek,2026-Q3,teamwork,2,,2026-10-09",
    ]
    collect(inputs, "Reviews.csv", header, *lines)
    assert [each.evidence for each in read(inputs).reviews] == ["Demo", "", ""]


def test_a_decision_reaches_every_row_of_a_deal_and_its_other_cells_stay(inputs: Path) -> None:
    deals = ["Opportunity ID,Deal Name,Owner,Stage,Amount,Close date", "D-1,Racks,Ana Ruiz,Proposal,500,2026-12-01"]
    (inputs / "deals.csv").write_text("\n".join(deals) + "\n", "utf-8")
    collect(inputs, "Opportunities.csv", "id,decision,next step,recorded", "D-1,revive,Call,2026-10-09")
    book = read(inputs)
    [deal] = book.opportunities
    assert (deal.decision, deal.next_step, deal.amount) == ("revive", "Call", Decimal(500))
    assert not book.problems


def test_a_deal_without_an_id_is_found_by_name_account_owner_and_date(inputs: Path) -> None:
    deals = ["Deal Name,Account,Owner,Stage,Created", 'Racks,Acme,"Ruiz, Ana",Proposal,2026-09-01']
    (inputs / "deals.csv").write_text("\n".join(deals) + "\n", "utf-8")
    header = "name,account,salesperson,created,decision,recorded"
    collect(inputs, "Opportunities.csv", header, "Racks,Acme,Ana Ruiz,2026-09-01,drop,2026-10-09")
    [deal] = read(inputs).opportunities
    assert deal.decision == "drop"


def test_a_file_that_no_table_is_named_after_is_reported(inputs: Path) -> None:
    collect(inputs, "answers.csv", "id,status,recorded", "AR-1,kept,2026-10-09")
    book = read(inputs)
    assert [problem.message for problem in book.problems] == ["No table has this file's name. Not used."]
    assert book.actions[0].status is Status.OPEN


def test_outside_the_folder_the_same_rows_are_duplicates(inputs: Path) -> None:
    rows = ["id,salesperson,action,status", "AR-1,Ana Ruiz,Call Acme,kept"]
    (inputs / "more actions.csv").write_text("\n".join(rows) + "\n", "utf-8")
    book = read(inputs)
    assert [problem.sort for problem in book.problems] == ["duplicate id"]


def test_columns_that_answers_add_are_not_shown_as_the_sheets_own(inputs: Path) -> None:
    collect(inputs, "Actions.csv", "id,done on,recorded", "AR-2,2026-10-02,2026-10-09")
    book = read(inputs)
    [report] = [each for each in book.reports if each.sheet == "Actions"]
    assert "done on" not in report.columns
    assert book.has("Actions", "done on"), "the answers have it"
    as_read = [grid.as_read or grid for grid in book.grids]
    [mapped] = [each for each in mapped_sheets(as_read) if each.sheet == "Actions"]
    assert [column.column for column in mapped.columns] == ["id", "salesperson", "action", "due", "status"]
