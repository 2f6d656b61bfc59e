from datetime import date

import pytest

from plangen.facts.brief import Brief
from plangen.facts.data_notes import data_notes
from plangen.records.book import SheetReport
from tests.facts.invented import ANA, NEVER, book, brief, long_ago, review
from tests.metrics.invented import opened, person, won


def notes(asked: Brief) -> str:
    return "\n".join(data_notes(asked))


def test_every_n_a_stands_there_once_with_its_reason_and_cure() -> None:
    found = data_notes(review([won(5)], [NEVER, person(100, name="Bo Ruiz")]))
    assert found[0] == "n/a, no quota; add a quota: Attainment, Q3; Attainment, year to date; Coverage, Q4."
    assert len([note for note in found if note.startswith("n/a, no quota")]) == 1


def test_how_many_rows_of_deals_were_used_and_why_others_were_not_is_said() -> None:
    report = SheetReport("more.csv", "", "Opportunities", rows=12, used=9, skips={"total": 1, "footer": 2})
    found = notes(brief(book([won(5)], reports=[report])))
    assert "Deals: 10 of 13 rows used; not used: footer 2, total 1." in found


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 deal was closed after the as-of date; it was open on that day and counts as open."),
        (2, "2 deals were closed after the as-of date; they were open on that day and count as open."),
    ],
)
def test_deals_closed_later_are_said_to_count_as_open(count: int, said: str) -> None:
    assert said in notes(review([opened(5, closed_later=True) for _ in range(count)]))


def test_won_deals_without_an_amount_are_said() -> None:
    assert "Won: 1 of 2 deals have an amount." in notes(review([won(5), won(None)]))


def test_renewals_are_mentioned_only_where_there_are_any() -> None:
    assert "Renewals are left out" in notes(review([won(5, kind="renewal")]))
    assert "Renewals" not in notes(review([won(5)]))


def test_a_quarter_that_is_not_whole_is_named_with_the_first_day() -> None:
    assert "Q1 2026 is not compared: the first deal in the files was closed on Feb 3, 2026." in notes(
        review([won(5, date(2026, 2, 3)), won(5)])
    )
    assert "not compared" not in notes(review([long_ago(), won(5)]))


def test_the_notes_are_cut_at_the_kinds_limit_the_missing_ones_first() -> None:
    asked = brief(book([won(5)], [NEVER, ANA.__class__("Bo Ruiz", quotas=ANA.quotas)]), data_notes=2)
    found = data_notes(asked)
    assert len(found) == 2
    assert found[0].startswith("n/a, ")
