from datetime import date

import pytest

from plangen.records.addresses import ADDRESSABLE, RowAddress, deal_address, parse_address, row_address
from plangen.records.detected import SHAPES
from plangen.tables.shape import Shape
from tests.metrics.invented import opened

NAMES = ["AR-31", "A/B: 100% of it", "Müller & Söhne", "%2F", "सुनीला", "a b", "x" * 500]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_is_parsed_back_to_its_row_and_column(name: str) -> None:
    row = row_address("Reviews", name, "2026-Q3", "selling skills")
    found = parse_address(row.cell("self"))
    assert found.row == row
    assert found.column == "self"
    assert found.row.values == {"salesperson": name, "period": "2026-Q3", "area": "selling skills"}


def test_a_plain_address_is_readable() -> None:
    assert row_address("Actions", "AR-31").cell("status") == "Actions/AR-31/status"
    assert row_address("Reviews", "AR", "2026-Q3", "product").cell("self") == "Reviews/AR:2026-Q3:product/self"


def test_parts_of_a_key_are_never_confused() -> None:
    assert row_address("Goals", "a:b").cell("goal") != row_address("Goals", "a", "b").cell("goal")
    assert row_address("Contacts", "a/b", "c").cell("role") != row_address("Contacts", "a", "b/c").cell("role")


def test_a_column_or_table_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="Actions has no column “stauts”"):
        row_address("Actions", "AR-31").cell("stauts")
    with pytest.raises(ValueError, match="Promises isn't a table"):
        row_address("Promises", "AR-31")
    with pytest.raises(ValueError, match="needs a key"):
        row_address("Actions", "")


@pytest.mark.parametrize(
    "text", ["", "Actions", "Actions/AR-31", "Actions/AR-31/stauts", "A/b/c", "Actions/a/b/status"]
)
def test_what_is_not_an_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"address|column|table"):
        parse_address(text)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_columns_of_a_key_are_columns_of_the_table(shape: Shape) -> None:
    assert all(set(key) <= set(shape.columns) for key in shape.keys)
    assert len({len(key) for key in shape.keys}) == len(shape.keys), "the number of parts tells which key it is"


def test_every_table_that_documents_fill_in_has_a_key() -> None:
    assert len(ADDRESSABLE) > 10
    assert all(shape.keys for shape in ADDRESSABLE.values())


def test_a_deal_is_found_by_its_id_or_by_what_is_known_of_it() -> None:
    deal = opened(1, id="D-1", name="Racks", account="Northwind")
    assert deal_address(deal) == RowAddress("Opportunities", ("D-1",))
    without_id = opened(1, name="Racks", account="Northwind", created=date(2026, 9, 1))
    assert deal_address(without_id).values == {
        "name": "Racks",
        "account": "Northwind",
        "salesperson": without_id.salesperson,
        "created": "2026-09-01",
    }


def test_a_deal_without_id_and_name_has_an_address_of_its_own_but_no_key() -> None:
    first = deal_address(opened(1, account="Northwind"))
    assert first.cell("decision")
    assert first.values == {}
