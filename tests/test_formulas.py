"""Whatever the spreadsheets say: no file that plangen writes holds a formula of theirs, and a number stays a number."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from plangen.cli.app import main
from tests.small_team import DEALS_HEAD, TEAM_HEAD, write_rows

BOSS = "@SUM(A1:A9)"
PEOPLE = ("=1+1", "+Ana Ruiz", "-Bo Lind", '=HYPERLINK("http://x","y")')
DEALS = [
    (name, f"={name}", f"=cmd|' /C calc'!A{amount}", stage, amount, "2026-05-02", day, "-2+3")
    for name in PEOPLE
    for stage, amount, day in (("Closed Won", "40000", "2026-08-14"), ("Closed Won", "-1250.5", "2026-09-14"),
                               ("Negotiation", "22000", "2026-11-20"), ("=Zappy", "1", "2026-11-20"))
]  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that plangen writes of a team whose every word looks like a formula."""
    folder = tmp_path_factory.mktemp("formulas")
    inputs = ["--inputs", str(write_rows(folder / "in" / "deals.csv", DEALS_HEAD, *DEALS).parent)]
    exports = ["--from", str(folder / "in" / "deals.csv")]
    assert main(["new", str(folder / "new"), *exports, "--add", "targets"]) == 0
    write_rows(
        folder / "in" / "Team.csv",
        TEAM_HEAD,
        *((name, f"{at}@x.com", BOSS, "100000") for at, name in enumerate(PEOPLE)),
    )
    seen = ["--as-of", "2026-10-05", "--output", str(folder / "out"), *inputs]
    assert main(["check", "--annotate", "--by", "manager", *seen]) == 1
    assert main(["make", "review", "--mail", "--format", "word", *seen]) == 1
    assert main(["explain", "+Ana", "bookings", "--xlsx", *seen]) == 0
    return folder


def workbooks(written: Path) -> Iterator[tuple[str, Workbook]]:
    """Every workbook, and those inside Word files."""
    for path in sorted(written.rglob("*.xlsx")):
        yield path.name, load_workbook(path)
    for path in sorted(written.rglob("*.docx")):
        yield from inside(path)


def inside(path: Path) -> Iterator[tuple[str, Workbook]]:
    """The workbooks in a Word file."""
    with ZipFile(path) as parts:
        for name in (name for name in parts.namelist() if name.endswith(".xlsx")):
            yield f"{path.name}/{name}", load_workbook(io.BytesIO(parts.read(name)))


def test_there_are_workbooks_lists_and_charts_to_look_into(written: Path) -> None:
    names = [name for name, _ in workbooks(written)]
    assert {"team.xlsx", "+Ana Ruiz - Won 2026-Q3.xlsx"} <= set(names)
    assert len([name for name in names if ".docx/" in name]) > 3
    assert len(list(written.rglob("_send.csv"))) == 1
    assert len(list(written.rglob("*.eml"))) == len(PEOPLE)


def test_no_cell_of_any_workbook_is_a_formula_but_those_that_explain(written: Path) -> None:
    formulas = {
        name: [cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for name, workbook in workbooks(written)
    }
    found = {name: said for name, said in formulas.items() if said}
    # A chart's values stand in two columns, one of which repeats the other.
    own = re.compile(r"=\$[A-Z]\$\d+|=SUM\([A-Z]\d+(?::[A-Z]\d+)?\)")
    assert found
    assert all(own.fullmatch(str(formula)) for said in found.values() for formula in said)
    assert {name for name in found if ".docx/" not in name} == {"+Ana Ruiz - Won 2026-Q3.xlsx"}


def test_a_text_that_looks_like_one_has_the_mark_of_a_text(written: Path) -> None:
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


def test_no_cell_of_a_list_begins_as_a_formula_does(written: Path) -> None:
    (path,) = written.rglob("_send.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) > len(PEOPLE)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_negative_amount_is_a_number_in_the_copy(written: Path) -> None:
    (path,) = written.glob("out/check/deals*.xlsx")
    sheet = load_workbook(path).worksheets[1]
    amounts = [row[4] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in amounts} == {40000, -1250.5, 22000, 1}
    assert {cell.data_type for cell in amounts} == {"n"}
