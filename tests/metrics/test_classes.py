from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.classes import CLASSES, class_share, classed

REVENUES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(-5, 100).map(Decimal), max_size=12)


def classes(revenues: dict[str, int], given: dict[str, str] | None = None) -> dict[str, str]:
    return {each.account: each.klass for each in classed({n: Decimal(r) for n, r in revenues.items()}, given or {})}


def test_the_account_that_crosses_a_cut_belongs_to_the_higher_class() -> None:
    assert classes({"v": 60, "w": 10, "x": 14, "y": 10, "z": 6}) == {"v": "A", "x": "A", "w": "B", "y": "B", "z": "C"}


def test_an_account_that_begins_at_the_cut_is_below_it() -> None:
    assert classes({"v": 65, "w": 20, "x": 15}) == {"v": "A", "w": "B", "x": "C"}


def test_a_class_given_by_hand_is_kept() -> None:
    found = classed({"v": Decimal(90), "w": Decimal(10)}, {"W": "A", "v": ""})
    assert [(each.klass, each.given) for each in found] == [("A", False), ("A", True)]


def test_no_class_is_made_up_where_nobody_has_revenue() -> None:
    assert classes({"v": 0, "w": 0}, {"v": "B"}) == {"v": "B", "w": ""}
    assert classes({"v": 10, "w": 0, "x": -3}) == {"v": "A", "w": "C", "x": "C"}
    assert class_share(classed({"v": Decimal(0)}, {}), "A").reason == "no revenue"


def test_equal_revenues_come_by_name() -> None:
    assert list(classes({"b": 5, "a": 5, "c": 9})) == ["c", "a", "b"]


@given(REVENUES)
def test_the_shares_of_the_classes_add_up(revenues: dict[str, Decimal]) -> None:
    found = classed(revenues, {})
    shares = [class_share(found, klass).value for klass in CLASSES]
    if any(revenue > 0 for revenue in revenues.values()):
        assert round(sum((share for share in shares if share is not None), Decimal(0)), 9) == 1
        assert found[0].klass == "A"
    else:
        assert shares == [None] * 3


@given(st.data(), REVENUES)
def test_the_order_of_the_accounts_changes_no_class(data: st.DataObject, revenues: dict[str, Decimal]) -> None:
    other = dict(data.draw(st.permutations(list(revenues.items()))))
    assert classed(other, {}) == classed(revenues, {})


@given(REVENUES)
def test_no_account_of_a_lower_class_has_more_revenue_than_one_of_a_higher(revenues: dict[str, Decimal]) -> None:
    letters = [each.klass for each in classed(revenues, {})]
    assert letters == sorted(letters)
