from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason
from plangen.metrics.accounts.tiers import TIERS, account_tiers, tier_share

REVENUES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(-5, 100).map(Decimal), max_size=12)


def tiers(revenues: dict[str, int], given: dict[str, str] | None = None) -> dict[str, str]:
    return {
        each.account: each.tier for each in account_tiers({n: Decimal(r) for n, r in revenues.items()}, given or {})
    }


def test_an_account_that_crosses_a_cutoff_is_in_the_higher_tier() -> None:
    assert tiers({"v": 60, "w": 10, "x": 14, "y": 10, "z": 6}) == {"v": "A", "x": "A", "w": "B", "y": "B", "z": "C"}


def test_an_account_that_starts_at_a_cutoff_is_in_the_lower_tier() -> None:
    assert tiers({"v": 65, "w": 20, "x": 15}) == {"v": "A", "w": "B", "x": "C"}


def test_a_tier_entered_by_hand_is_kept() -> None:
    found = account_tiers({"v": Decimal(90), "w": Decimal(10)}, {"W": "A", "v": ""})
    assert [(each.tier, each.given) for each in found] == [("A", False), ("A", True)]


def test_no_tiers_are_calculated_without_revenue() -> None:
    assert tiers({"v": 0, "w": 0}, {"v": "B"}) == {"v": "B", "w": ""}
    assert tiers({"v": 10, "w": 0, "x": -3}) == {"v": "A", "w": "C", "x": "C"}
    assert tier_share(account_tiers({"v": Decimal(0)}, {}), "A").reason == Reason.NO_REVENUE


def test_equal_revenues_are_sorted_by_name() -> None:
    assert list(tiers({"b": 5, "a": 5, "c": 9})) == ["c", "a", "b"]


@given(REVENUES)
def test_tier_shares_add_up_to_one(revenues: dict[str, Decimal]) -> None:
    found = account_tiers(revenues, {})
    shares = [tier_share(found, tier).value for tier in TIERS]
    if any(revenue > 0 for revenue in revenues.values()):
        assert round(sum((share for share in shares if share is not None), Decimal(0)), 9) == 1
        assert found[0].tier == "A"
    else:
        assert shares == [None] * 3


@given(st.data(), REVENUES)
def test_account_order_does_not_affect_tiers(data: st.DataObject, revenues: dict[str, Decimal]) -> None:
    other = dict(data.draw(st.permutations(list(revenues.items()))))
    assert account_tiers(other, {}) == account_tiers(revenues, {})


@given(REVENUES)
def test_no_account_in_a_lower_tier_has_more_revenue_than_one_in_a_higher_tier(revenues: dict[str, Decimal]) -> None:
    in_order = [each.tier for each in account_tiers(revenues, {})]
    assert in_order == sorted(in_order)
