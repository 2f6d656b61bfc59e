from plangen.records.mapping import mapped_sheets
from tests.sheets import sheet


def test_every_sheet_that_is_a_table_is_told_in_the_order_of_the_files() -> None:
    found = mapped_sheets(
        [
            sheet(["Rep", "Stage", "Value"], ["Ana", "Won", 5], name="Deals"),
            sheet(["a", "b"], [1, 2], name="Pivot"),
            sheet(["salesperson", "manager"], ["Ana", "Ken"], name="Team"),
        ]
    )
    assert [(each.sheet, each.table) for each in found] == [("Deals", "Opportunities"), ("Team", "Team")]


def test_the_sheet_columns_is_the_reason_where_it_names_a_head() -> None:
    own = sheet(["table", "column", "header"], ["Pipeline", "salesperson", "Verkäufer"], name="Columns")
    deals = sheet(["Rep", "Verkäufer", "Stage"], ["x", "Ana", "Won"], name="Deals")
    named, found = mapped_sheets([own, deals])
    assert named.table == "Columns"
    assert [(each.column, each.how) for each in found.columns[:2]] == [
        ("", "not used: could be salesperson, but “Verkäufer” is taken"),
        ("salesperson", "sheet Columns"),
    ]
