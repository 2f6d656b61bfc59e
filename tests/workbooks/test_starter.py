import io
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from plangen.records.load import load
from plangen.sources.reading import read_files
from plangen.workbooks.starter import Seller, team_workbook
from tests.small_team import AS_OF

SELLERS = [Seller("Ana Ruiz", "ana@example.com", "Ken Ortiz"), Seller("Zoë Łuk")]


def test_the_workbook_holds_the_names_and_an_empty_quota_column() -> None:
    sheet = load_workbook(io.BytesIO(team_workbook(SELLERS, "2026")))["Team"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["salesperson", "e-mail", "manager", "quota 2026"],
        ["Ana Ruiz", "ana@example.com", "Ken Ortiz", None],
        ["Zoë Łuk", None, None, None],
    ]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert all(sheet.column_dimensions[letter].width > 12 for letter in "ABCD")


def test_plangen_reads_its_own_workbook_as_a_team(tmp_path: Path) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(team_workbook(SELLERS, "FY2027"))
    grids, problems = read_files([path], tmp_path)
    book = load(grids, today=AS_OF, problems=problems)
    assert [person.name for person in book.roster.people] == ["Ana Ruiz", "Zoë Łuk"]
    assert book.has_team
    assert not book.problems


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.com", "007"]
    made = team_workbook([Seller(name, name, name) for name in hostile], "2026")
    sheet = load_workbook(io.BytesIO(made))["Team"]
    for row, name in enumerate(hostile, 2):
        for cell in sheet[row][:3]:
            assert (cell.value, cell.data_type) == (name, "s")
            assert cell.quotePrefix == (name[0] in "=+-@")
            assert cell.hyperlink is None


def test_the_same_names_give_the_same_bytes() -> None:
    assert team_workbook(SELLERS, "2026") == team_workbook(SELLERS, "2026")
    with ZipFile(io.BytesIO(team_workbook(SELLERS, "2026"))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b"2000-01-01" in parts.read("docProps/core.xml")
