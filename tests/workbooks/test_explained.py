import io
from decimal import Decimal
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.figures.named import Recipe, Tally, TallyRow
from plangen.problems import Place
from plangen.workbooks.explained import Explanation, explained_workbook

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.com", "007"]


def rows(*values: int | None) -> tuple[TallyRow, ...]:
    return tuple(
        TallyRow(Place("deals.csv", "", f"E{at}"), HOSTILE[at % 6], "", (None if value is None else Decimal(value),))
        for at, value in enumerate(values)
    )


def opened(measure: Measure, recipe: Recipe, **lines: str) -> Worksheet:
    made = explained_workbook(Explanation("=Bookings, Ana Ruiz", measure, recipe, tuple(lines.items())))
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


def test_a_tally_without_rows_has_one_blank_row_to_add_up() -> None:
    sheet = opened(Measure(Decimal(0), Unit.MONEY), Recipe((Tally("Won deals", ("amount",), ()),), "SUM([amount])"))
    assert sheet["B2"].value == "=SUM(F6)"
    assert sheet["F6"].value is None


def test_a_missing_value_has_a_reason_instead_of_a_formula() -> None:
    sheet = opened(unknown(Unit.SHARE, Reason.NO_QUOTA), WON)
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("n/a, no quota", "s")


def test_text_that_looks_like_a_formula_stays_text() -> None:
    sheet = opened(
        Measure(Decimal(6), Unit.COUNT), Recipe((Tally("=1", ("amount",), rows(*range(6))),), "SUM([amount])")
    )
    texts = [sheet.cell(row, 4) for row in range(6, 12)]
    assert [cell.value for cell in texts] == HOSTILE
    assert {cell.data_type for cell in texts} == {"s"}
    assert [bool(cell.quotePrefix) for cell in texts] == [True, True, True, True, False, False]
    assert all(cell.hyperlink is None for cell in texts)
    assert {sheet["A1"].data_type, sheet["A4"].data_type} == {"s"}


def test_the_same_explanation_gives_the_same_bytes() -> None:
    explanation = Explanation("Bookings", Measure(Decimal(40), Unit.MONEY), WON, ())
    assert explained_workbook(explanation) == explained_workbook(explanation)
    with ZipFile(io.BytesIO(explained_workbook(explanation))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
