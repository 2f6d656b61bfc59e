from dataclasses import replace
from datetime import date

from plangen.elements.measure import RowKey
from plangen.facts.blocks.reflections import reflections
from plangen.facts.scope.document import Scope
from plangen.records.meetings.notes import Note
from tests.facts.invented import ANA, KEN, NEVER, book, closing_in, review, scope
from tests.metrics.invented import Q3, lost, opened, target, won


def going_well(scoped: Scope) -> str:
    return reflections(scoped).going_well.sentence


def to_work_on(scoped: Scope) -> str:
    return reflections(scoped).to_work_on.sentence


def rated(wins: int, losses: int, amount: int) -> Scope:
    deals = [*(won(amount) for _ in range(wins)), *(lost() for _ in range(losses))]
    return scope(book(deals, [ANA, KEN], targets=[target("all", "win rate", "2026", "0.3")]))


def test_the_row_furthest_ahead_is_going_well() -> None:
    assert going_well(rated(10, 10, 25_000)) == "Win rate 50.0%, target 30.0%."
    assert going_well(rated(10, 10, 60_000)) == "Bookings $600.0K, target $245.0K."


def test_the_row_furthest_behind_is_to_work_on() -> None:
    assert to_work_on(rated(2, 18, 115_000)).startswith("Win rate 10.0%, target 30.0%")
    assert to_work_on(rated(2, 18, 1_000)).startswith("Bookings $2.0K of $245.0K")


def test_an_average_deal_size_is_not_a_part_of_its_target() -> None:
    deals = [*(won(10_000) for _ in range(25)), *(lost() for _ in range(5))]
    goals = [target("all", "average deal", "2026", "20000")]
    assert to_work_on(scope(book(deals, [ANA, KEN], targets=goals))).startswith(
        "Average deal size $10.0K, target $20.0K"
    )


def test_a_rate_on_a_small_sample_is_neither() -> None:
    found = reflections(rated(0, 19, 1))
    assert "Win rate" not in found.going_well.sentence + found.to_work_on.sentence


def test_the_month_with_the_lowest_coverage_is_named() -> None:
    deals = [*closing_in(10, 100_000), *closing_in(11, 20_000), *closing_in(12, 90_000), won(245_000)]
    assert to_work_on(review(deals)) == "November coverage 0.5×."


def test_covered_and_past_months_are_not_named() -> None:
    assert (
        to_work_on(review([*(deal for month in (10, 11, 12) for deal in closing_in(month, 90_000)), won(245_000)]))
        == ""
    )
    running = review([opened(90_000, date(2026, 9, 20), next_step="call")], as_of=date(2026, 8, 31))
    assert to_work_on(running) == ""


def test_open_deals_without_amounts_do_not_lower_coverage() -> None:
    deals = [*closing_in(10, 90_000), *closing_in(11, None), *closing_in(12, 90_000), won(245_000)]
    assert to_work_on(review(deals)) == ""


def test_without_deals_or_quota_there_are_only_blank_lines() -> None:
    for scoped in (review([]), review([won(5)], [NEVER, KEN])):
        found = reflections(scoped)
        assert (found.going_well.sentence, found.to_work_on.sentence) == ("", "")
        assert [line.who for line in found.going_well.lines] == ["Ken", "Ana"]


def test_the_four_lines_have_unique_addresses() -> None:
    found = reflections(review())
    lines = (*found.going_well.lines, *found.to_work_on.lines)
    assert len({line.blank.address for line in lines}) == 4
    assert lines[0].blank.address == "Notes/AR:2026-Q3:going well:manager/text"


def test_what_was_written_on_a_line_is_printed_there_but_not_on_a_pre_read() -> None:
    notes = [
        Note(RowKey(1, at), "Ana Ruiz", "going well", text, Q3, line=line)
        for at, (text, line) in enumerate([("First calls", "self"), ("Calm under pressure", "manager")])
    ]
    scoped = review(notes=notes)

    def values(edition: str) -> list[str]:
        return [line.blank.value for line in reflections(replace(scoped, edition=edition)).going_well.lines]

    assert values("rep") == ["", "First calls"]
    assert values("manager") == ["Calm under pressure", "First calls"]
    assert values("preread") == ["", ""]


def test_a_months_coverage_is_of_what_is_left_of_its_quota_and_a_month_at_quota_has_none() -> None:
    coming = [opened(50_000, date(2026, month, 20)) for month in (10, 12)]
    booked = [won(65_000, date(2026, 11, 4)), won(245_000, date(2026, 8, 3))]
    november = [*coming, opened(8_000, date(2026, 11, 20)), *booked]
    day = date(2026, 11, 6)
    # ANA's quota is 980,000 a year: 81,667 a month, of which 16,667 is left in November.
    assert to_work_on(review(november, code="2026-Q4", as_of=day)).endswith("ovember coverage 0.5×.")
    met = [*november, won(20_000, date(2026, 11, 5))]
    assert to_work_on(review(met, code="2026-Q4", as_of=day)).endswith("December coverage 0.6×.")
