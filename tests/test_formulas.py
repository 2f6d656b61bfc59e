"""No formula from an input gets into a file that plangen writes, and numbers stay numbers."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from plangen.cli.app import main
from tests.small_team import DEALS_HEADER, TEAM_HEADER, write_rows

MANAGER = "@SUM(A1:A9)"
PEOPLE = ("=1+1", "+Ana Ruiz", "-Bo Lind", '=HYPERLINK("http://x","y")')
DEALS = [
    (name, f"={name}", f"=cmd|' /C calc'!A{amount}", stage, amount, "2026-05-02", day, "-2+3")
    for name in PEOPLE
    for stage, amount, day in (("Closed Won", "40000", "2026-08-14"), ("Closed Won", "-1250.5", "2026-09-14"),
                               ("Negotiation", "22000", "2026-11-20"), ("=Zappy", "1", "2026-11-20"))
]  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that plangen writes for a team whose names all look like formulas."""
    folder = tmp_path_factory.mktemp("formulas")
    inputs = ["--inputs", str(write_rows(folder / "in" / "deals.csv", DEALS_HEADER, *DEALS).parent)]
    exports = ["--from", str(folder / "in" / "deals.csv")]
    assert main(["new", str(folder / "new"), *exports, "--add", "targets"]) == 0
    write_rows(
        folder / "in" / "Team.csv",
        TEAM_HEADER,
        *((name, f"{at}@x.com", MANAGER, "100000") for at, name in enumerate(PEOPLE)),
    )
    options = ["--as-of", "2026-10-05", "--output", str(folder / "out"), *inputs]
    assert main(["check", "--annotate", "--by", "manager", *options]) == 1
    assert main(["make", "review", "--mail", "--format", "word", "--jobs", "1", *options]) == 1
    assert main(["explain", "+Ana", "bookings", "--xlsx", *options]) == 0
    return folder


def workbooks(written: Path) -> Iterator[tuple[str, Workbook]]:
    """All workbooks, including those embedded in Word files."""
    for path in sorted(written.rglob("*.xlsx")):
        yield path.name, load_workbook(path)
    for path in sorted(written.rglob("*.docx")):
        yield from embedded(path)


def embedded(path: Path) -> Iterator[tuple[str, Workbook]]:
    """The workbooks embedded in a Word file."""
    with ZipFile(path) as parts:
        for name in (name for name in parts.namelist() if name.endswith(".xlsx")):
            yield f"{path.name}/{name}", load_workbook(io.BytesIO(parts.read(name)))


def test_there_are_workbooks_charts_lists_and_drafts_to_check(written: Path) -> None:
    names = [name for name, _ in workbooks(written)]
    assert {"team.xlsx", "+Ana Ruiz - Bookings 2026-Q3.xlsx"} <= set(names)
    assert len([name for name in names if ".docx/" in name]) > 3
    assert len(list(written.rglob("_send.csv"))) == 1
    assert len(list(written.rglob("*.eml"))) == len(PEOPLE)


def test_no_workbook_has_a_formula_except_for_explain(written: Path) -> None:
    formulas = {
        name: [cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for name, workbook in workbooks(written)
    }
    found = {name: cells for name, cells in formulas.items() if cells}
    # A chart's sheet repeats one column of values in another.
    own_formula = re.compile(r"=\$[A-Z]\$\d+|=SUM\([A-Z]\d+(?::[A-Z]\d+)?\)")
    assert found
    assert all(own_formula.fullmatch(str(formula)) for cells in found.values() for formula in cells)
    assert {name for name in found if ".docx/" not in name} == {"+Ana Ruiz - Bookings 2026-Q3.xlsx"}


def test_text_that_looks_like_a_formula_is_marked_as_text(written: Path) -> None:
    marked = [
        cell.quotePrefix
        for _, workbook in workbooks(written)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s" and str(cell.value).startswith(("=", "+", "@"))
    ]
    assert len(marked) > 50
    assert all(marked)


def test_no_cell_of_the_send_list_starts_like_a_formula(written: Path) -> None:
    (path,) = written.rglob("_send.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) > len(PEOPLE)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_negative_amount_is_a_number_in_the_annotated_copy(written: Path) -> None:
    (path,) = written.glob("out/check/deals*.xlsx")
    sheet = load_workbook(path).worksheets[1]
    amounts = [row[4] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in amounts} == {40000, -1250.5, 22000, 1}
    assert {cell.data_type for cell in amounts} == {"n"}
