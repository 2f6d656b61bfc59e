import io
from decimal import Decimal
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.named_measure import Recipe, Tally, TallyRow
from plangen.problems import Place
from plangen.workbooks.explained import Sheet, explained_workbook

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.com", "007"]


def rows(*values: int | None) -> tuple[TallyRow, ...]:
    return tuple(
        TallyRow(Place("deals.csv", "", f"E{at}"), HOSTILE[at % 6], "", (None if value is None else Decimal(value),))
        for at, value in enumerate(values)
    )


def opened(found: Measure, recipe: Recipe, **said: str) -> Worksheet:
    made = explained_workbook(Sheet("=Won, Ana Ruiz", found, recipe, tuple(said.items())))
    sheet = load_workbook(io.BytesIO(made))["Explained"]
    assert isinstance(sheet, Worksheet)
    return sheet


WON = Recipe((Tally("Won deals", ("amount",), rows(10, None, 30)),), "SUM([amount])")


def test_the_formula_adds_up_the_cells_of_its_column() -> None:
    sheet = opened(Measure(Decimal(40), Unit.MONEY, 3), WON, Printed="40")
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=SUM(F7:F9)", "f")
    assert [sheet.cell(row, 6).value for row in (6, 7, 8, 9)] == ["amount", 10, None, 30]


def test_each_tally_has_its_own_cells() -> None:
    quota = Tally("Quota", ("quota",), rows(100))
    recipe = Recipe((*WON.tallies, quota), "SUM([amount])/SUM([quota])")
    sheet = opened(Measure(Decimal("0.4"), Unit.SHARE), recipe)
    assert sheet["B2"].value == "=SUM(F6:F8)/SUM(F12)"
    assert sheet["F12"].value == 100
    assert sheet["B2"].number_format == "0.0%"


def test_a_tally_without_rows_leaves_a_blank_one_to_add_up() -> None:
    sheet = opened(Measure(Decimal(0), Unit.MONEY), Recipe((Tally("Won deals", ("amount",), ()),), "SUM([amount])"))
    assert sheet["B2"].value == "=SUM(F6)"
    assert sheet["F6"].value is None


def test_what_cannot_be_said_is_no_formula() -> None:
    sheet = opened(unknown(Unit.SHARE, "no quota"), WON)
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("n/a, no quota", "s")


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    sheet = opened(
        Measure(Decimal(6), Unit.COUNT), Recipe((Tally("=1", ("amount",), rows(*range(6))),), "SUM([amount])")
    )
    told = [sheet.cell(row, 4) for row in range(6, 12)]
    assert [cell.value for cell in told] == HOSTILE
    assert {cell.data_type for cell in told} == {"s"}
    assert [bool(cell.quotePrefix) for cell in told] == [True, True, True, True, False, False]
    assert all(cell.hyperlink is None for cell in told)
    assert {sheet["A1"].data_type, sheet["A4"].data_type} == {"s"}


def test_the_same_figure_gives_the_same_bytes() -> None:
    said = Sheet("Won", Measure(Decimal(40), Unit.MONEY), WON, ())
    assert explained_workbook(said) == explained_workbook(said)
    with ZipFile(io.BytesIO(explained_workbook(said))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
