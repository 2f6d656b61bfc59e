from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.blocks.full_text import all_full_text
from plangen.facts.blocks.open_by_month import pipeline_chart
from plangen.facts.pages.quarterly_review.pipeline import pipeline
from plangen.facts.scope.document import Scope
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, Stage, StageMap
from plangen.records.people.team import Person
from tests.facts.invented import ANA, NEVER, book, closing_in, long_ago, review, scope
from tests.metrics.invented import AS_OF, lost, opened, person, won
from tests.seen import seen

NEXT: dict[str, Any] = {"next_step": "call"}


MORE = tuple(opened(1, AS_OF + timedelta(days=60 + at), name=f"Small {at}", **NEXT) for at in range(5))
"""Deals that need no decision: with another one, there are too many for a list of all open deals."""


def sentence(*deals: Opportunity) -> str:
    return str(seen(pipeline(review(deals))).sentence)


def test_the_sentence_has_open_pipeline_and_the_part_that_needs_a_decision() -> None:
    sound, other = opened(50_000, **NEXT), opened(20_000)
    assert sentence(sound, opened(9_000, **NEXT)) == "$59.0K is open in 2 deals; no deals need a decision."
    assert sentence(sound, other) == "$70.0K is open in 2 deals; 1 needs a decision ($20.0K)."
    assert sentence(won(5)) == "No open deals on file."


def test_if_clean_deals_have_no_amounts_deals_are_counted() -> None:
    deals = [opened(20_000), opened(None, **NEXT), opened(None, **NEXT), opened(None, **NEXT)]
    assert sentence(*deals) == "4 open deals, 1 with an amount ($20.0K); 1 needs a decision."
    more = [*deals, opened(5_000), opened(None, **NEXT)]
    assert sentence(*more) == "6 open deals, 2 with amounts ($25.0K); 2 need a decision."


def test_the_sentence_says_if_every_deal_needs_a_decision() -> None:
    past = AS_OF - timedelta(days=9)
    assert sentence(opened(5_000, past), opened(4_000, past)) == "$9.0K is open in 2 deals; all 2 need a decision."
    assert sentence(opened(5_000, past)) == "$5.0K is open in 1 deal; it needs a decision."


def test_without_amounts_the_sentence_counts() -> None:
    assert sentence(opened(None)) == "1 deal open."
    deals = [opened(None), opened(None, **NEXT)]
    assert sentence(*deals) == "2 deals open; 1 needs a decision."


def test_a_warning_above_the_list_if_over_a_third_need_a_decision() -> None:
    deals = [*MORE, opened(5), opened(5)]
    assert seen(pipeline(review(deals))).heavy == ""
    assert seen(pipeline(review([*deals, opened(5), opened(5)]))).heavy == (
        "4 of 9 open deals need a decision. Set aside time to go through them."
    )
    assert seen(pipeline(review(deals[-2:]))).heavy == ""


def flagged(count: int) -> list[Opportunity]:
    return [opened(at, AS_OF - timedelta(days=3), id=f"D-{at}", name=f"Deal {at}") for at in range(count)]


@pytest.mark.parametrize(("count", "shown", "more"), [(9, 9, ""), (10, 10, ""), (13, 10, "3 more")])
def test_the_list_has_ten_by_value_and_counts_the_rest(count: int, shown: int, more: str) -> None:
    page = seen(pipeline(review(flagged(count))))
    assert (len(page.decisions), page.more) == (shown, more)
    assert page.decisions[0].deal == f"Deal {count - 1}"


def with_room_for(characters: int) -> Scope:
    """A review of six deals, each with two reasons to be on the list."""
    quiet = [replace(deal, last_activity=AS_OF - timedelta(days=45)) for deal in flagged(6)]
    scoped = review(quiet)
    return replace(scoped, limits={**scoped.limits, "reasons_text": characters})


def test_reasons_that_the_page_has_no_room_for_are_printed_in_full_at_the_end() -> None:
    roomy = with_room_for(260)
    reasons = [row.why for row in seen(pipeline(roomy)).decisions]
    assert reasons == ["3 days past close date · quiet for 45 days"] * 6
    assert not all_full_text(roomy)
    short = with_room_for(240)
    assert [row.why for row in seen(pipeline(short)).decisions] == ["3 days past close date…"] * 6
    assert [(row.address, row.text) for row in all_full_text(short)] == [
        (f"Deal {at}", "3 days past close date · quiet for 45 days") for at in (5, 4, 3, 2, 1, 0)
    ]
    assert not all_full_text(replace(short, edition="preread"))


def test_an_empty_list_says_why() -> None:
    assert seen(pipeline(review([*MORE, MORE[0]]))).empty == "No deals need a decision."
    assert seen(pipeline(review([won(5)]))).decisions == ()


def test_a_decision_has_the_deal_the_reason_and_an_address() -> None:
    known: dict[str, Any] = {"name": "Racking", "account": "Polar", "created": date(2026, 9, 5), **NEXT}
    deal = opened(35_700, AS_OF - timedelta(days=40), id="D-1", **known)
    [row] = seen(pipeline(review([deal, *MORE]))).decisions
    assert (row.deal, row.account, f"{row.value}", f"{row.age}", row.close) == (
        "Racking", "Polar", "$35.7K", "30 days", "Aug 26",
    )  # fmt: skip
    assert row.trips == "40 days past close date"
    assert row.choice.address == "Opportunities/D-1/decision"
    assert [word for _, word in row.choice.choices] == ["advance", "revive", "drop"]


def test_deals_without_an_id_have_unique_addresses() -> None:
    past = AS_OF - timedelta(days=3)
    alike = [
        opened(5, past, name="Pumps", account="Cedar"),
        opened(5, past, name="Pumps", account="Fjord"),
        opened(5, past, name="Pumps", account="Fjord", created=date(2026, 9, 1)),
        opened(5, past, product="Valves"),
        opened(5, past, product="Valves"),
    ]
    names = [row.choice.name for row in seen(pipeline(review(alike))).decisions]
    assert len(set(names)) == 5


def test_a_column_without_values_is_not_printed() -> None:
    page = seen(pipeline(review([*[opened(None, **NEXT)] * 5, opened(None)])))
    assert (page.has_value, page.has_age, page.has_close) == (False, False, False)
    full = seen(pipeline(review([opened(5, AS_OF - timedelta(days=3), created=date(2026, 9, 1)), *MORE])))
    assert (full.has_value, full.has_age, full.has_close) == (True, True, True)


def test_one_large_deal_is_named_with_its_share() -> None:
    deals = [opened(26, name="Press line", account="Corvane"), opened(30), opened(39, name="Belts"), *MORE]
    assert seen(pipeline(review(deals))).concentration == "One deal, Belts, is 39.0% of open pipeline."
    assert seen(pipeline(review([opened(29) for _ in range(6)]))).concentration == ""


def quarters_of(amount: int) -> list[Any]:
    """Three full quarters in which half of 2 × the amount was won, the rest lost, all after the third working day."""
    starts = (date(2026, 1, 12), date(2026, 4, 13), date(2026, 7, 13))
    made = [(day, day - timedelta(days=20)) for day in starts]
    return [
        one for day, created in made for one in (won(amount, day, created=created), lost(day, amount, created=created))
    ]


def test_coverage_comes_with_and_without_flagged_deals_and_with_the_coverage_needed() -> None:
    """D3, D4, D5: 490,000 of 245,000, half of it quiet; half of the pipeline was booked before."""
    sure = opened(245_000, date(2026, 11, 3), created=date(2026, 9, 1), last_activity=date(2026, 10, 1))
    flagged = opened(245_000, date(2026, 11, 5), created=date(2026, 9, 1), last_activity=date(2026, 9, 2))
    past_due = opened(99_000, date(2026, 10, 2), created=date(2026, 9, 1), last_activity=date(2026, 10, 1))
    table = pipeline(review([long_ago(), *quarters_of(245_000), sure, flagged, past_due])).coverage
    assert [(line.plain("label"), f"{line.cells['figure']}") for line in table] == [
        ("Set to close", "$490.0K"),
        ("To go", "$245.0K"),
        ("Coverage", "2.0×"),
        ("Clean", "1.0×"),
        ("Typical by now", "2.0×"),
        ("Coverage needed", "2.0×"),
    ]
    ended = "Those 3 quarters ended at 100.0% of quota (approximate)."
    assert table.note == f"{ended} Coverage needed: 1 ÷ past yield (50.0%). Clean: no flagged deals."


def test_under_three_full_quarters_nothing_is_typical_or_needed() -> None:
    """D3, D4."""
    table = pipeline(review([won(1), *closing_in(11, 245_000)])).coverage
    assert [line.plain("label") for line in table] == ["Set to close", "To go", "Coverage", "Clean"]
    assert table.note.startswith("Under three full quarters to compare.")


def test_coverage_without_a_quota_is_n_a_or_not_printed_if_no_one_has_one() -> None:
    deals = closing_in(11, 5)
    _, line = seen(pipeline(review(deals, [NEVER, person(100, name="Bo Ruiz")]))).coverage
    assert (f"{line.figure}", line.note) == ("n/a", "no quota: add a quota")
    assert seen(pipeline(review(deals, [NEVER]))).coverage == ()


def chart(*deals: Opportunity, people: Sequence[Person] = (ANA,), **known: Any) -> list[tuple[str, str]]:
    found = pipeline_chart(scope(book(deals, people, **known)))
    return [] if found is None else [(found.title, ""), *((column.label, column.text) for column in found.columns)]


def test_with_close_dates_the_chart_is_by_close_month() -> None:
    months = chart(*closing_in(11, 50_000), opened(9_000, date(2026, 8, 1)), opened(7_000), people=[NEVER])
    assert [label for label, _ in months[1:]] == ["Past due", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert (months[1], months[3]) == (("Past due", "9"), ("Nov", "100"))
    assert months[0][0] == "Pipeline by close month; 1 deal past close date, 1 with no date"
    assert (
        chart(*closing_in(11, 50_000), opened(7_000), people=[NEVER])[0][0]
        == "Pipeline by close month; 1 deal with no date"
    )


def test_the_month_furthest_below_its_quota_is_the_title() -> None:
    assert chart(*closing_in(11, 50_000))[0][0] == "October is short: $0 open, quota $82K"


def test_the_caption_names_the_past_due_column_only_if_there_is_one() -> None:
    late, coming = opened(9_000, date(2026, 10, 2)), opened(30_000, date(2026, 10, 20))
    captions = [seen(pipeline_chart(review(deals))).caption for deals in ([late, coming], [coming])]
    assert ["; hatched = close date has passed" in each for each in captions] == [True, False]


def test_a_deal_past_its_close_date_is_in_a_hatched_column_and_in_no_month() -> None:
    """D5: 9 was to close on October 2, three days before the as-of date; 30 is to close later in October."""
    deals = [opened(9_000, date(2026, 10, 2)), opened(30_000, date(2026, 10, 20))]
    found = seen(pipeline_chart(review(deals)))
    assert [(each.label, each.text, each.hatched) for each in found.columns[:2]] == [
        ("Past due", "9", True), ("Oct", "30", False),
    ]  # fmt: skip
    later = seen(pipeline_chart(review(deals[1:])))
    assert later.columns[0].label == "Oct"


def test_without_close_dates_the_chart_is_by_stage_in_stage_order() -> None:
    rows = {
        name: Stage(RowKey(6, at), name.title(), Outcome.OPEN, order=Decimal(at))
        for at, name in enumerate(("prospect", "offer"))
    }
    deals = [opened(9_000, stage="Offer"), opened(5_000, stage="Offer"), opened(2_000, stage="Prospect")]
    assert chart(*deals, stages=StageMap(rows, {})) == [
        ("Open pipeline by stage", ""),
        ("Prospect", "2"),
        ("Offer", "14"),
    ]
    assert [label for label, _ in chart(*deals)] == ["Open pipeline by stage", "Offer", "Prospect"]


def test_without_amounts_stages_count_deals() -> None:
    assert chart(opened(None, stage="Offer"), opened(None, closed_later=True)) == [
        ("Open deals by stage", ""),
        ("Offer", "1"),
        ("closed later", "1"),
    ]


def test_stages_past_the_eighth_are_counted() -> None:
    found = seen(pipeline(review([opened(5, stage=f"S{at}") for at in range(10)]))).chart
    assert found is not None
    assert len(found.columns) == 8
    assert found.caption.endswith("2 more stages not shown")


def test_without_stages_the_chart_is_by_age() -> None:
    deals = [
        opened(5, created=date(2026, 10, 1)),
        opened(5, created=date(2026, 8, 31)),
        opened(5, created=date(2020, 1, 1)),
    ]
    assert chart(*deals) == [
        ("Open deals by age", ""), ("0", "1"), ("1", "0"), ("2", "1"), ("3", "0"), ("4", "0"), ("5 or more", "1"),
    ]  # fmt: skip
    assert chart(opened(5)) == chart(won(5)) == []


def test_a_decision_on_file_is_ticked() -> None:
    deal = opened(35_700, AS_OF - timedelta(days=40), id="D-1", decision="drop")
    [row] = seen(pipeline(review([deal]))).decisions
    assert row.choice.value == "drop"


def test_a_month_is_short_of_what_is_left_of_its_quota_and_not_if_it_is_met() -> None:
    def title(booked: int) -> str:
        deals = [*closing_in(10, 90_000), *closing_in(12, 90_000), won(booked, date(2026, 11, 4))]
        found = seen(pipeline_chart(review(deals, code="2026-Q4", as_of=date(2026, 11, 6))))
        return str(found.title)

    assert title(61_667) == "November is short: $0 open, $20K to go"
    assert "is short" not in title(81_667)
