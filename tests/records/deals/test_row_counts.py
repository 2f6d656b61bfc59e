import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import HEADERS, deal, deals

CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Ana Ruiz", "Won", "Proposal", "Lost", "2026-03-05", "13/2/2026", "2/13/2026", "3/4/26", "$5", "Total"]
    ),
    st.text(max_size=6),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
)


@given(st.lists(st.lists(CELLS, max_size=10), max_size=10))
def test_rows_used_plus_rows_skipped_equal_rows_in(rows: list[list[Cell]]) -> None:
    found = deals(*rows, headers=[*HEADERS, "Status", "Currency"])
    (report,) = (report for report in found.reports if report.table == "Opportunities")
    assert report.rows == len(rows)
    assert report.used == len(found.opportunities)
    assert report.used + sum(report.skips.values()) == report.rows
    assert all(one.amount is None or one.amount.is_finite() for one in found.opportunities)


@pytest.mark.parametrize("words", [["Won"], ["Won", "Won"], ["Boots", "Acme", "Cedar"]])
def test_words_below_the_headers_are_counted_as_a_row(words: list[Cell]) -> None:
    found = deals(words, deal())
    (report,) = (report for report in found.reports if report.table == "Opportunities")
    assert (report.rows, report.used, sum(report.skips.values())) == (2, 1, 1)


def test_a_total_beyond_all_precision_is_compared_and_not_a_crash() -> None:
    found = deals(deal(), [None, None, None, None, "Total", 1.0000000000000002e28])
    assert len(found.opportunities) == 1
