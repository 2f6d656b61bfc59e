from datetime import date
from decimal import Decimal

from plangen.metrics.results.win_rates_by import Split, size_limits, spread, widest, win_rates_by
from tests.metrics.invented import Q3, lost, opened, value, won

DEALS = [
    *(won(10, lead_source="Web", kind="new", product="Pumps") for _ in range(3)),
    *(lost(amount=20, lead_source="web ", kind="new", product="Pumps") for _ in range(1)),
    *(won(30, lead_source="Referral", kind="existing", product="Belts") for _ in range(1)),
    *(lost(amount=90, lead_source="Referral", kind="existing", product="Pumps") for _ in range(4)),
    won(500, lead_source="Web", kind="renewal", product="Pumps"),
    opened(70, date(2026, 9, 1), lead_source="Web"),
    won(10),
]


def test_each_value_has_its_won_of_closed_deals_without_renewals_and_blanks() -> None:
    found = win_rates_by(DEALS, Q3, Split.SOURCE)
    assert [(each.name, each.rate.part, each.rate.n, value(each.rate)) for each in found] == [
        ("Referral", 1, 5, Decimal("0.2000")),
        ("Web", 3, 4, Decimal("0.7500")),
    ]
    assert [each.name for each in win_rates_by(DEALS, Q3, Split.TYPE)] == ["existing", "new"]


def test_sizes_are_thirds_of_the_closed_deals_with_rounded_limits() -> None:
    amounts = (1_010, 1_020, 2_049, 3_000, 9_960, 12_000)
    deals = [won(amount) for amount in amounts]
    limits = size_limits(deals, Q3)
    assert limits == (Decimal(2_000), Decimal(10_000))
    found = win_rates_by([*deals, lost(amount=10_000)], Q3, Split.SIZE, limits)
    assert [(each.name, each.rate.part, each.rate.n) for each in found] == [("0", 2, 2), ("1", 3, 3), ("2", 1, 2)]
    assert size_limits(deals[:5], Q3) == ()
    assert size_limits([won(5) for _ in range(9)], Q3) == ()
    assert not win_rates_by(deals, Q3, Split.SIZE)


def test_the_widest_are_those_whose_rates_differ_most_without_small_samples() -> None:
    found = {split: win_rates_by(DEALS, Q3, split) for split in Split}
    assert spread(found[Split.SOURCE], 4) == Decimal("0.55")
    assert spread(found[Split.SOURCE], 5) is None
    assert widest(found, 4, 2) == [Split.SOURCE, Split.TYPE]
    assert widest(found, 1, 1) == [Split.PRODUCT]
    assert widest(found, 10, 2) == []


def test_without_a_lost_deal_on_file_there_are_no_rates() -> None:
    assert not win_rates_by([won(5, lead_source="Web", losses_on_file=False)], Q3, Split.SOURCE)


def test_without_the_amounts_of_lost_deals_there_are_no_rates_by_size() -> None:
    """Lost deals at 0 are in no size, so every size would be won in full."""
    sold = [won(amount) for amount in (10, 20, 30, 40, 50, 60)]
    limits = size_limits(sold, Q3)
    assert not win_rates_by([*sold, *(lost(amount=0) for _ in range(9))], Q3, Split.SIZE, limits)
    assert not win_rates_by([*sold, lost()], Q3, Split.SIZE, limits)
    assert len(win_rates_by([*sold, lost(amount=15)], Q3, Split.SIZE, limits)) == 3
