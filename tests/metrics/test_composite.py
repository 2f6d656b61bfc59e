from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, Unit, unknown
from plangen.metrics.composite import Weighed, composite, share_of_target

LACKING = unknown(Unit.MONEY, "no quota")


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 3)


def row(actual: int | None, target: int, weight: int = 1) -> Weighed:
    return Weighed(LACKING if actual is None else money(actual), money(target), Decimal(weight))


def test_where_lower_is_better_the_target_is_divided_by_the_actual() -> None:
    assert share_of_target(money(30), money(40)).value == Decimal("0.75")
    assert share_of_target(money(50), money(40), lower_is_better=True).value == Decimal("0.8")


def test_a_share_of_nothing_is_no_number() -> None:
    assert share_of_target(money(1), money(0)).reason == "target is 0"
    assert share_of_target(money(0), money(1), lower_is_better=True).reason == "actual is 0"
    assert share_of_target(LACKING, money(1)).reason == "no quota"


def test_the_composite_weighs_its_rows() -> None:
    assert composite([row(50, 100, 3), row(90, 100, 1)]).value == Decimal("0.6")


def test_no_row_counts_for_more_than_one_and_a_half() -> None:
    assert composite([row(1000, 100), row(50, 100)]).value == 1


def test_rows_that_cannot_be_said_drop_out_and_the_weights_are_adapted() -> None:
    found = composite([row(50, 100, 3), row(None, 100, 5), row(90, 100, 1)])
    assert (found.value, found.n, found.variant) == (Decimal("0.6"), 2, "2 of 3 rows, weights adapted")


def test_without_rows_or_weights_there_is_no_composite() -> None:
    assert composite([]).reason == composite([row(None, 1)]).reason == "no row can be said"
    assert composite([row(1, 1, 0)]).reason == "no weights"


ROWS = st.builds(row, st.integers(0, 900) | st.none(), st.integers(1, 900), st.integers(1, 9))


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_rows_that_cannot_be_said_change_nothing(rows: list[Weighed]) -> None:
    known = [each for each in rows if each.actual.known]
    assert composite(rows).value == composite(known).value
    assert 0 <= (composite(rows).value or 0) <= Decimal("1.5")
