from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.pipeline import pipeline
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome, Stage, StageMap
from tests.facts.invented import ANA, NEVER, book, brief, closing_in, review
from tests.metrics.invented import AS_OF, lost, opened, person, won

NEXT: dict[str, Any] = {"next_step": "call"}


def sentence(*deals: Opportunity) -> str:
    return pipeline(review(deals)).sentence


def test_the_sentence_says_what_is_open_and_how_much_needs_no_decision() -> None:
    sound, other = opened(50_000, **NEXT), opened(20_000)
    assert sentence(sound, opened(9_000, **NEXT)) == "$59.0K is open in 2 deals; no deal needs a decision."
    assert sentence(sound, other) == "$70.0K is open in 2 deals; 1 needs a decision, $50.0K does not."
    assert sentence(won(5)) == "Nothing is open in the files."


def test_where_the_clean_part_has_no_amounts_deals_are_counted() -> None:
    held = [opened(20_000), opened(None, **NEXT), opened(None, **NEXT), opened(None, **NEXT)]
    assert sentence(*held) == "4 deals are open, $20.0K in the 1 with an amount; 1 needs a decision."


def test_where_every_deal_trips_it_is_said() -> None:
    past = AS_OF - timedelta(days=9)
    assert (
        sentence(opened(5_000, past), opened(4_000, past)) == "$9.0K is open in 2 deals; every deal needs a decision."
    )


def test_without_amounts_the_sentence_counts() -> None:
    assert sentence(opened(None)) == "1 deal is open."
    held = [opened(None), opened(None, **NEXT)]
    assert sentence(*held) == "2 deals are open; 1 needs a decision."


def test_more_than_a_third_is_said_above_the_list() -> None:
    held = [opened(5, **NEXT), opened(5, **NEXT), opened(5)]
    assert pipeline(review(held)).heavy == ""
    assert pipeline(review([*held, opened(5, **NEXT), opened(5)])).heavy.startswith("2 of 5 open deals need a decision")


def tripping(count: int) -> list[Opportunity]:
    return [opened(at, AS_OF - timedelta(days=3), id=f"D-{at}", name=f"Deal {at}") for at in range(count)]


@pytest.mark.parametrize(("count", "shown", "more"), [(9, 9, ""), (10, 10, ""), (13, 10, "and 3 more")])
def test_the_list_holds_ten_by_value_and_says_how_many_more(count: int, shown: int, more: str) -> None:
    page = pipeline(review(tripping(count)))
    assert (len(page.decisions), page.more) == (shown, more)
    assert page.decisions[0].deal == f"Deal {count - 1}"


def test_a_list_without_rows_says_why() -> None:
    assert pipeline(review([opened(5, **NEXT)])).empty == "No deal needs a decision."
    assert pipeline(review([won(5)])).decisions == ()


def test_a_decision_names_the_deal_why_it_is_there_and_its_address() -> None:
    deal = opened(
        35_700, AS_OF - timedelta(days=40), id="D-1", name="Racking", account="Polar", created=date(2026, 9, 5)
    )
    [row] = pipeline(review([deal])).decisions
    assert (row.deal, row.account, f"{row.value}", f"{row.age}", row.close) == (
        "Racking", "Polar", "$35.7K", "30 days", "Aug 26",
    )  # fmt: skip
    assert row.trips == "close date passed 40 days ago"
    assert row.choice.address == "Opportunities/D-1/decision"
    assert [word for _, word in row.choice.choices] == ["advance", "revive", "close"]


def test_deals_without_an_id_have_addresses_of_their_own() -> None:
    past = AS_OF - timedelta(days=3)
    alike = [
        opened(5, past, name="Pumps", account="Cedar"),
        opened(5, past, name="Pumps", account="Fjord"),
        opened(5, past, name="Pumps", account="Fjord", created=date(2026, 9, 1)),
        opened(5, past, product="Valves"),
        opened(5, past, product="Valves"),
    ]
    names = [row.choice.name for row in pipeline(review(alike)).decisions]
    assert len(set(names)) == 5


def test_columns_that_no_row_fills_fall_out() -> None:
    page = pipeline(review([opened(None, **NEXT), opened(None)]))
    assert (page.has_value, page.has_age, page.has_close) == (False, False, False)
    full = pipeline(review([opened(5, AS_OF - timedelta(days=3), created=date(2026, 9, 1))]))
    assert (full.has_value, full.has_age, full.has_close) == (True, True, True)


def test_one_large_deal_is_named_with_its_share() -> None:
    held = [opened(31, name="Press line", account="Corvane"), opened(30), opened(39, name="Belts")]
    assert pipeline(review(held)).concentration == "One deal, Belts, is 39.0% of what is open."
    assert pipeline(review([opened(29) for _ in range(4)])).concentration == ""


def test_coverage_stands_with_the_rule_of_thumb_from_the_own_win_rate() -> None:
    closed: list[Any] = [*(won(1) for _ in range(5)), *(lost() for _ in range(15))]
    lines = pipeline(review([*closed, *closing_in(11, 245_000)])).coverage
    assert [(line.label, f"{line.figure}", line.note) for line in lines] == [
        ("Coverage, Q4", "2.0×", "no earlier whole quarter to compare it with"),
        ("Rule of thumb", "4.0×", "1 / win rate: 5 of 20 closed deals won in four quarters"),
    ]
    assumed = pipeline(review([*closed[1:], *closing_in(11, 245_000)])).coverage[1]
    assert (f"{assumed.figure}", assumed.note) == ("3.0×", "assumed")


def test_coverage_of_one_person_without_a_quota_is_n_a_and_of_nobody_is_left_out() -> None:
    deals = closing_in(11, 5)
    [line] = pipeline(review(deals, [NEVER, person(100, name="Bo Ruiz")])).coverage
    assert (f"{line.figure}", line.note) == ("n/a", "no quota: add a quota")
    assert pipeline(review(deals, [NEVER])).coverage == ()


def chart(*deals: Opportunity, **known: Any) -> list[tuple[str, str]]:
    found = pipeline(brief(book(deals, [ANA], **known))).chart
    return [] if found is None else [(found.title, ""), *((column.label, column.text) for column in found.columns)]


def test_with_close_dates_the_picture_is_by_month_of_closing() -> None:
    months = chart(*closing_in(11, 50_000), opened(9_000, date(2026, 8, 1)), opened(7_000))
    assert [label for label, _ in months[1:]] == ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert months[2] == ("Nov", "100")
    assert "1 deal is past the date" in months[0][0]
    assert "1 without" in months[0][0]


def test_without_close_dates_it_is_by_stage_in_the_order_of_stages() -> None:
    rows = {
        name: Stage(RowKey(6, at), name.title(), Outcome.OPEN, order=Decimal(at))
        for at, name in enumerate(("prospect", "offer"))
    }
    deals = [opened(9_000, stage="Offer"), opened(5_000, stage="Offer"), opened(2_000, stage="Prospect")]
    assert chart(*deals, stages=StageMap(rows, {})) == [("Open by stage", ""), ("Prospect", "2"), ("Offer", "14")]
    assert [label for label, _ in chart(*deals)] == ["Open by stage", "Offer", "Prospect"]


def test_without_amounts_stages_count_deals() -> None:
    assert chart(opened(None, stage="Offer"), opened(None, closed_later=True)) == [
        ("Open deals by stage", ""),
        ("Offer", "1"),
        ("closed since", "1"),
    ]


def test_stages_beyond_eight_are_told() -> None:
    found = pipeline(review([opened(5, stage=f"S{at}") for at in range(10)])).chart
    assert found is not None
    assert len(found.columns) == 8
    assert found.caption.endswith("2 more stages not drawn")


def test_without_stages_it_is_deals_by_months_since_they_were_created() -> None:
    deals = [
        opened(5, created=date(2026, 10, 1)),
        opened(5, created=date(2026, 8, 31)),
        opened(5, created=date(2020, 1, 1)),
    ]
    assert chart(*deals) == [
        ("Open deals by age", ""), ("0", "1"), ("1", "0"), ("2", "1"), ("3", "0"), ("4", "0"), ("5 or more", "1"),
    ]  # fmt: skip
    assert chart(opened(5)) == chart(won(5)) == []
