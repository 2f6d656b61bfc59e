import io
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from pypdf import PdfReader

from plangen.records.load import load
from plangen.sources.reading import read_files
from plangen.workbooks.blanks import shipped_blanks
from plangen.workbooks.printing import columns_on
from plangen.workbooks.starter import SETTINGS, STAGES, START, TEAM, Seller, stage_rows, team_workbook, workbook
from tests.document_tools import converted_by_libreoffice, open_xml_errors
from tests.small_team import AS_OF

SELLERS = [Seller("Ana Ruiz", "ana@example.com", "Ken Ortiz"), Seller("Zoë Łuk")]
ALL_SHEETS = {TEAM: None, SETTINGS: None, **dict.fromkeys(shipped_blanks().tables)}


def opened(made: bytes) -> Workbook:
    return load_workbook(io.BytesIO(made))


@pytest.fixture(scope="module")
def full() -> Workbook:
    """A workbook with every sheet."""
    return opened(workbook(ALL_SHEETS, "2026", start=True))


def validations(sheet: str, full: Workbook) -> dict[str, DataValidation]:
    return {str(each.sqref): each for each in full[sheet].data_validations.dataValidation}


def test_the_workbook_has_the_names_and_an_empty_quota_column() -> None:
    sheet = opened(team_workbook(SELLERS, "2026"))["Team"]
    assert [[cell.value for cell in row[:4]] for row in sheet.iter_rows()] == [
        ["salesperson", "email", "manager", "quota 2026"],
        ["Ana Ruiz", "ana@example.com", "Ken Ortiz", None],
        ["Zoë Łuk", None, None, None],
    ]
    assert [cell.value for cell in sheet[1]][4:] == ["hired", "left", "aliases"]
    assert sheet.freeze_panes == "B2"
    assert sheet["A1"].font.bold
    # Cells to fill in are highlighted.
    assert {sheet[cell].fill.fgColor.rgb for cell in ("D2", "B3", "C3", "D3")} == {"FFFFF9E5"}


@pytest.mark.parametrize("year", ["2026", "FY2027"])
def test_plangen_reads_its_own_workbook_as_a_team(tmp_path: Path, year: str) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(team_workbook(SELLERS, year))
    grids, problems = read_files([path], tmp_path)
    book = load(grids, today=AS_OF, problems=problems)
    assert [person.name for person in book.roster.people] == ["Ana Ruiz", "Zoë Łuk"]
    assert book.has_team
    assert not book.problems


def test_every_sheet_is_read_as_its_table_and_its_example_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(workbook(ALL_SHEETS, "2026", start=True))
    book = load(*read_files([path], tmp_path)[:1], today=AS_OF)
    reports = {report.sheet: report for report in book.reports}
    assert list(reports) == [START, *ALL_SHEETS]
    tables = {name: report.table for name, report in reports.items() if name != START}
    assert tables == {name: name for name in ALL_SHEETS}
    for name in set(ALL_SHEETS) - {SETTINGS}:
        count = len(shipped_blanks().tables[name].example_rows("2026"))
        assert (reports[name].rows, reports[name].skips) == (count, {"example": count})
    assert reports[SETTINGS].used + sum(reports[SETTINGS].skips.values()) == 12
    assert not book.problems


def test_wide_sheets_print_at_a_readable_scale_with_their_first_column_on_each_page(full: Workbook) -> None:
    wide, narrow = full["Accounts"], full[SETTINGS]
    assert (wide.page_setup.scale, wide.print_title_cols) == (77, "$A:$A")
    assert (narrow.page_setup.fitToHeight, narrow.print_title_cols) == (0, None)


def test_the_rows_of_examples_are_as_high_as_their_longest_text(full: Workbook) -> None:
    sheet = full["Contests"]
    at = next(cell.column for cell in sheet[1] if cell.value == "objective")
    longest = max(range(2, sheet.max_row + 1), key=lambda row: len(str(sheet.cell(row, at).value or "")))
    assert sheet.row_dimensions[longest].height >= 30


@pytest.mark.parametrize("name", ALL_SHEETS)
def test_headers_are_frozen_and_each_has_a_note(name: str, full: Workbook) -> None:
    sheet = full[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    if name != SETTINGS:
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        bold = [cell.value for cell in sheet[1] if cell.font.bold]
        required = [each.header("2026") for each in shipped_blanks().tables[name].columns if each.required]
        assert bold == required


def test_cells_offer_their_choices(full: Workbook) -> None:
    assert validations("Stages", full)["B2:B1000"].formula1 == '"open,won,lost,ignored"'
    assert validations(SETTINGS, full)["B5"].formula1 == '"Letter,A4"'
    assert validations("Skills", full)["D2:D1000"].formula1 == '"1,2,3,4,5"'
    assert "Team!$A$2" in str(validations("Targets", full)["A2:A1000"].formula1)
    assert validations("Events", full)["A2:A1000"].type == "date"
    # Other values are accepted after a question; in open columns, without one.
    assert validations("Stages", full)["B2:B1000"].showErrorMessage
    assert not validations("Targets", full)["B2:B1000"].showErrorMessage
    assert {each.errorStyle for each in validations("Stages", full).values()} == {"warning"}


def test_names_are_offered_only_in_a_workbook_with_a_team_sheet() -> None:
    alone = opened(workbook({"Notes": None}, "2026"))
    assert "A2:A1000" not in validations("Notes", alone)
    assert alone.sheetnames == ["Notes"]


def test_columns_are_formatted_as_dates_money_and_percentages(full: Workbook) -> None:
    cells = {"Actions": "H2", "Forecasts": "D2", "Stages": "D2", "Targets": "D2"}
    shown = [full[sheet][cell].number_format for sheet, cell in cells.items()]
    assert shown == ["yyyy-mm-dd", "#,##0", "0%", "General"]
    assert [full["Forecasts"][cell].alignment.horizontal for cell in ("D1", "C1", "C2")] == ["right", "left", "left"]


def test_the_first_sheet_links_to_the_others_and_lists_those_that_can_be_added() -> None:
    made = opened(workbook({TEAM: None, SETTINGS: None, STAGES: stage_rows(["Verbal"])}, "2026", start=True))
    sheet = made[START]
    assert made.sheetnames == [START, TEAM, SETTINGS, STAGES]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {TEAM: "Team!A1", SETTINGS: "Settings!A1", STAGES: "Stages!A1"}
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Targets" in texts
    assert "Stages" in texts
    assert [cell.value for cell in made[STAGES][2]][:2] == ["Verbal", None]


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.com", "007"]
    sheet = opened(team_workbook([Seller(name, name, name) for name in hostile], "2026"))["Team"]
    for row, name in enumerate(hostile, 2):
        for cell in sheet[row][:3]:
            assert (cell.value, cell.data_type) == (name, "s")
            assert cell.quotePrefix == (name[0] in "=+-@")
            assert cell.hyperlink is None


def test_microsofts_validator_finds_no_errors(tmp_path: Path) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(workbook(ALL_SHEETS, "2026", start=True))
    assert not open_xml_errors(path)


def test_libreoffice_opens_it_and_prints_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(workbook(ALL_SHEETS, "2026", start=True))
    (drawn,) = converted_by_libreoffice([path], tmp_path / "drawn")
    pages = [page.extract_text() for page in PdfReader(drawn).pages]
    assert "One row per salesperson." in pages[0]
    assert "e.g. Ana Ruiz" in pages[1]
    # The pages of each sheet follow each other, as many as its width takes.
    blanks = shipped_blanks().tables
    widths = [[column.width for column in blanks[name].columns] if name in blanks else [] for name in ALL_SHEETS]
    counts = [next(at for at in count(1) if columns_on(at, each) >= len(each)) for each in widths]
    assert len(pages) >= 1 + sum(counts) > 1 + len(ALL_SHEETS)
    for name in ALL_SHEETS:
        assert any(f"{name} Page " in page for page in pages)


def test_the_same_names_give_the_same_bytes() -> None:
    made = workbook({**ALL_SHEETS, TEAM: [{"salesperson": "Ana"}]}, "2026", start=True)
    assert made == workbook({**ALL_SHEETS, TEAM: [{"salesperson": "Ana"}]}, "2026", start=True)
    with ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b"2000-01-01" in parts.read("docProps/core.xml")
