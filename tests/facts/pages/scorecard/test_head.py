from datetime import date

from plangen.facts.blocks.score_table import score_table
from plangen.facts.pages.scorecard.head import score_head
from tests.facts.invented import KEN, NEVER, long_ago
from tests.facts.scorecards import scorecard
from tests.metrics.invented import won

SOLD = [long_ago(), won(36_800, date(2026, 8, 4)), won(23_500, date(2026, 5, 4))]


def test_without_targets_the_second_page_is_titled_by_its_first_metric() -> None:
    head = score_head(scorecard(SOLD, [NEVER, KEN]))
    assert head.title == "Bookings $36.8K, $23.5K in Q2 2026."


def test_the_rows_of_a_short_table_are_higher_so_that_the_page_is_not_half_empty() -> None:
    table = score_table(scorecard(SOLD, [NEVER, KEN]))
    few = len(table.rows) + len({row.plain("group") for row in table.rows}) <= 14
    assert (table.row_height > 5.6) == few
