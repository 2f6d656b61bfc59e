from decimal import Decimal

from plangen.elements.reasons import Reason, Variant
from plangen.metrics.results.discount import discount
from tests.metrics.invented import Q3, won

PRICES = {"pumps": Decimal(100), "belts": Decimal(10), "hoses": None}


def test_the_discount_is_from_the_sum_of_list_prices() -> None:
    deals = [
        won(450, product="Pumps", quantity=Decimal(5)),
        won(90, product="belts", quantity=Decimal(10)),
        won(999, product="Pumps"),
        won(999, product="Hoses", quantity=Decimal(1)),
        won(-50, product="Pumps", quantity=Decimal(1)),
    ]
    found = discount(deals, Q3, PRICES)
    assert (found.value, found.n, found.variant, found.details) == (
        Decimal("0.1"),
        2,
        Variant.DEALS_WITH_LIST_PRICE,
        (2, 5),
    )


def test_above_list_it_is_negative_and_without_list_prices_na() -> None:
    assert discount([won(110, product="Pumps", quantity=Decimal(1))], Q3, PRICES).value == Decimal("-0.1")
    assert discount([won(5, product="Pumps")], Q3, PRICES).reason is Reason.NO_LIST_PRICES
    assert discount([], Q3, PRICES).reason is Reason.NO_WINS
