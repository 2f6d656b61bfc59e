from plangen.records.mapping import mapped_sheets
from tests.sheets import sheet


def test_sheets_read_as_tables_are_listed_in_file_order() -> None:
    found = mapped_sheets(
        [
            sheet(["Rep", "Stage", "Value"], ["Ana", "Won", 5], name="Deals"),
            sheet(["a", "b"], [1, 2], name="Pivot"),
            sheet(["salesperson", "manager"], ["Ana", "Ken"], name="Team"),
        ]
    )
    assert [(each.sheet, each.table) for each in found] == [("Deals", "Opportunities"), ("Team", "Team")]


def test_a_header_mapped_in_a_columns_sheet_is_listed_as_such() -> None:
    overrides = sheet(["table", "column", "header"], ["Pipeline", "salesperson", "Verkäufer"], name="Columns")
    deals = sheet(["Rep", "Verkäufer", "Stage"], ["x", "Ana", "Won"], name="Deals")
    columns_sheet, found = mapped_sheets([overrides, deals])
    assert columns_sheet.table == "Columns"
    assert [(each.column, each.how) for each in found.columns[:2]] == [
        ("", "not used: could be salesperson, but “Verkäufer” is used"),
        ("salesperson", "Columns sheet"),
    ]
