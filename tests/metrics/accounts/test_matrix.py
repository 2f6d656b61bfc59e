from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.elements.reasons import Reason
from plangen.metrics.accounts.matrix import (
    MatrixCell,
    MatrixRecords,
    Standing,
    matrix_penetration,
    matrix_white_space,
    product_groups,
    product_matrix,
)
from plangen.records.accounts.white_space import WhiteSpace
from plangen.records.deals.products import Product
from tests.metrics.invented import lost, opened, won

ROW = RowKey(5, 1)


def listed(product: str, status: str, potential: int | None = None) -> WhiteSpace:
    return WhiteSpace(ROW, "Acme", product, status, None if potential is None else Decimal(potential))


def cells(records: MatrixRecords) -> dict[str, MatrixCell]:
    groups = product_groups(records)
    found = product_matrix(records, ["Acme"], groups)["acme"]
    return {group.name: cell for group, cell in zip(groups, found, strict=True)}


def test_without_a_white_space_sheet_products_come_from_won_and_open_deals() -> None:
    deals = [
        won(5, account="Acme", product="Belts"),
        opened(7, account="acme", product="Tools"),
        lost(account="Acme", product="Oil"),
    ]
    found = cells(MatrixRecords((), deals))
    assert {name: (cell.standing, cell.value) for name, cell in found.items()} == {
        "Belts": (Standing.OWNED, None),
        "Oil": (Standing.GAP, None),
        "Tools": (Standing.PIPELINE, Decimal(7)),
    }


def test_the_white_space_sheet_wins_over_deals() -> None:
    sheet = [listed("Belts", "gap", 9), listed("Tools", "not eligible"), listed("Oil", "owned")]
    found = cells(MatrixRecords(sheet, [won(5, account="Acme", product="Belts")]))
    assert found["Belts"].standing is Standing.GAP
    assert found["Belts"].value == Decimal(9)
    assert found["Tools"].standing is Standing.NOT_ELIGIBLE
    assert found["Oil"].standing is Standing.OWNED


def test_white_space_is_the_potential_of_gaps_without_what_is_in_the_pipeline() -> None:
    sheet = [listed("Belts", "gap", 9), listed("Oil", "gap"), listed("Tools", "pipeline", 40)]
    space = matrix_white_space(cells(MatrixRecords(sheet, [opened(7, account="Acme", product="Tools")])).values())
    assert (space.value, space.n) == (Decimal(9), 1)


def test_white_space_without_a_potential_has_a_reason() -> None:
    assert matrix_white_space(cells(MatrixRecords([listed("Oil", "gap")], ())).values()).reason is Reason.NO_POTENTIAL


def test_accounts_that_buy_a_product_are_counted_of_those_that_could() -> None:
    owned, gap, never = (MatrixCell(each) for each in (Standing.OWNED, Standing.GAP, Standing.NOT_ELIGIBLE))
    found = matrix_penetration([owned, gap, gap, never])
    assert (found.part, found.n) == (1, 3)
    assert matrix_penetration([never]).reason is Reason.NO_PRODUCTS


def price_list(count: int, families: int) -> list[Product]:
    return [Product(ROW, f"Product {at:02}", f"Family {at % families}") for at in range(count)]


def test_more_than_twelve_products_are_shown_by_family_in_the_order_of_the_price_list() -> None:
    assert len(product_groups(MatrixRecords((), (), price_list(12, 3)))) == 12
    groups = product_groups(MatrixRecords((), (), price_list(13, 3)))
    assert [group.name for group in groups] == ["Family 0", "Family 1", "Family 2"]
    assert sum(len(group.members) for group in groups) == 13


def test_without_families_the_products_with_the_most_deals_are_shown() -> None:
    products = [Product(ROW, f"Product {at:02}") for at in range(20)]
    deals = [won(5, account="Acme", product=f"Product {at:02}") for at in range(8, 20)]
    names = [group.name for group in product_groups(MatrixRecords((), deals, products))]
    assert names == [f"Product {at:02}" for at in range(8, 20)]


def test_a_family_shows_its_potential_first_so_that_sums_add_up() -> None:
    products = price_list(13, 1)
    sheet = [WhiteSpace(ROW, "Acme", "Product 03", "gap", Decimal(4))]
    [cell] = cells(MatrixRecords(sheet, [won(5, account="Acme", product="Product 00")], products)).values()
    assert (cell.standing, cell.value) == (Standing.GAP, Decimal(4))
