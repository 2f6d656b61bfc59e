from datetime import date

from plangen.facts.pages.scorecard.by_type import score_types
from plangen.facts.pages.scorecard.mix import score_mix
from plangen.facts.pages.scorecard.win_rates import score_win_rates
from tests.facts.scorecards import scorecard
from tests.metrics.invented import lost, target, won
from tests.seen import seen

RATED = [
    *(won(None, lead_source="Web", product="Pumps") for _ in range(9)),
    *(lost(lead_source="Web", product="Belts") for _ in range(3)),
    *(won(None, lead_source="Fair", product="Belts") for _ in range(2)),
    *(lost(date(2026, 2, 2), lead_source="Fair", product="Pumps") for _ in range(8)),
    *(lost(date(2025, 9, 30), lead_source="Web") for _ in range(9)),
]


def test_the_two_that_differ_most_are_listed_with_their_deals_of_twelve_months() -> None:
    table = score_win_rates(scorecard(RATED))
    assert table is not None
    assert [(row.group, row.label, row.rate.short, row.sample) for row in seen(table).rows][:2] == [
        ("By lead source", "Web", "75.0%", "9 of 12"),
        ("By lead source", "Fair", "20.0%", "2 of 10"),
    ]


def test_types_and_products_are_listed_if_they_differ_most() -> None:
    deals = [
        *(won(None, product="Pumps", kind="existing") for _ in range(8)),
        *(lost(product="Pumps", kind="new") for _ in range(4)),
        *(won(None, product="Belts", kind="new") for _ in range(3)),
        *(lost(product="Belts", kind="new") for _ in range(9)),
        *(lost(product="Belts", kind="existing") for _ in range(2)),
    ]
    table = score_win_rates(scorecard(deals))
    assert table is not None
    assert {(row.group, row.label, row.rate.short, row.sample) for row in seen(table).rows} == {
        ("By type", "New", "18.8%", "3 of 16"),
        ("By type", "Existing", "80.0%", "8 of 10"),
        ("By product", "Belts", "21.4%", "3 of 14"),
        ("By product", "Pumps", "66.7%", "8 of 12"),
    }


def test_sizes_name_their_limits() -> None:
    deals = [
        *(won(1_000) for _ in range(12)),
        *(lost(amount=20_000) for _ in range(12)),
        *(won(5_000) for _ in range(12)),
    ]
    table = score_win_rates(scorecard(deals))
    assert table is not None
    assert [row.label for row in seen(table).rows] == ["Under $5.0K", "$5.0K to under $20.0K", "$20.0K and over"]


def test_without_enough_deals_there_is_no_table() -> None:
    assert score_win_rates(scorecard(RATED[:12])) is None
    assert score_win_rates(scorecard()) is None


def test_types_are_compared_with_their_targets_in_place_of_the_mix() -> None:
    deals = [won(30_000, kind="new"), won(10_000, kind="existing"), won(5_000, kind="renewal")]
    goals = [
        target("Ana Ruiz", "new bookings", "2026", "80000"),
        target("Ana Ruiz", "renewal bookings", "2026-Q3", "4000"),
    ]
    scope = scorecard(deals, targets=goals)
    table = score_types(scope)
    assert table is not None
    assert [
        (row.label, *("" if each is None else each.short for each in (row.actual, row.target, row.share)))
        for row in seen(table).rows
    ] == [
        ("New", "$30.0K", "$20.0K", "150.0%"),
        ("Expansion", "$10.0K", "", ""),
        ("Renewal", "$5.0K", "$4.0K", "125.0%"),
    ]
    assert score_mix(scope) is None
    assert score_types(scorecard(deals)) is None
    assert score_mix(scorecard(deals)) is not None
