from datetime import date
from decimal import Decimal

from plangen.facts.pages.monthly_review.data_notes import month_notes
from plangen.facts.pages.monthly_review.results import month_chart, month_results
from tests.facts.invented import ANA, KEN, long_ago, promise
from tests.facts.monthly import monthly
from tests.metrics.invented import lost, person, target, won
from tests.seen import seen

WON = [won(9_000, date(2026, 9, 14), account="Cedar Ltd"), won(4_000, date(2026, 2, 3), account="Cedar Ltd")]


def test_the_month_is_printed_next_to_its_target_and_the_year_to_date() -> None:
    results = seen(month_results(monthly([*WON, long_ago()], [person(120_000)])))
    row = results.rows[0]
    assert (results.heading, row.label) == ("Results, September", "Bookings")
    assert [str(figure) for figure in (row.actual, row.plan, row.year)] == ["$9.0K", "$10.0K", "$13.0K"]


def test_a_target_of_a_part_of_an_account_is_printed_as_entered() -> None:
    """6 a year are 0.5 a month."""
    scope = monthly([*WON, long_ago()], targets=[target("all", "new accounts", "2026", "6")])
    found = next(row for row in seen(month_results(scope)).rows if row.label.startswith("New accounts"))
    assert (str(found.actual), found.plan, found.label) == ("0", None, "New accounts, target 6 a year")


def test_the_win_rate_of_a_running_month_is_of_twelve_months_too() -> None:
    """From September 15, 2025, through September 14, 2026: the loss on September 14, 2025, doesn't count."""
    deals = [*WON, lost(date(2025, 9, 14)), lost(date(2025, 9, 15)), long_ago("Ana Ruiz")]
    scope = monthly(deals, as_of=date(2026, 9, 14))
    row = next(row for row in seen(month_results(scope)).rows if row.label.startswith("Win rate"))
    assert (row.label, row.note) == ("Win rate, 12 months", "2 of 3, small sample")


def test_the_win_rate_covers_twelve_months_with_k_of_n() -> None:
    deals = [*WON, lost(date(2025, 11, 3)), lost(date(2025, 8, 3)), long_ago("Ana Ruiz")]
    row = next(row for row in seen(month_results(monthly(deals))).rows if row.label.startswith("Win rate"))
    assert (row.label, row.note, row.actual, str(row.year)) == (
        "Win rate, 12 months",
        "2 of 3, small sample",
        None,
        "66.7%",
    )


def test_with_a_short_history_the_win_rate_names_its_months() -> None:
    row = next(row for row in seen(month_results(monthly(WON))).rows if row.label.startswith("Win rate"))
    assert row.label == "Win rate, 8 months"


def test_without_targets_there_is_no_target_column() -> None:
    assert not seen(month_results(monthly(WON, [person()]))).has_plan


def test_the_chart_says_how_many_months_were_at_quota() -> None:
    chart = month_chart(monthly([*WON, long_ago()], [person(36_000)]))
    assert chart is not None
    assert chart.title == "2 of 9 months at quota"
    assert chart.alt.startswith(chart.title)
    assert [column.strong for column in chart.columns].index(True) == 8


def test_with_few_commitments_the_chart_is_taller() -> None:
    many = [promise(f"AR-{at}") for at in range(4)]
    few, crowded = month_chart(monthly(WON)), month_chart(monthly(WON, actions=many))
    assert few is not None
    assert crowded is not None
    assert (few.height, crowded.height) == (46, 34)


def test_the_last_lines_say_what_is_not_shown() -> None:
    notes = month_notes(monthly(WON, [ANA, KEN, person(name="Bo Ruiz")], columns=("amount", "close date", "account")))
    assert any(note.startswith("Not shown: ") and "Margin" in note for note in notes)
    assert len(notes) <= 3


def test_a_year_to_date_is_never_less_than_its_month() -> None:
    row = seen(month_results(monthly([long_ago(), *WON]))).rows[0]
    assert row.actual is not None
    assert row.year is not None
    assert (row.year.printed or Decimal(0)) >= (row.actual.printed or Decimal(0))
