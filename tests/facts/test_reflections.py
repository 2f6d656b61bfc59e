from datetime import date

from plangen.facts.brief import Brief
from plangen.facts.reflections import reflections
from tests.facts.invented import ANA, KEN, NEVER, book, brief, closing_in, review
from tests.metrics.invented import lost, opened, target, won


def going_well(asked: Brief) -> str:
    return reflections(asked).going_well.sentence


def to_work_on(asked: Brief) -> str:
    return reflections(asked).to_work_on.sentence


def rated(wins: int, losses: int, amount: int) -> Brief:
    deals = [*(won(amount) for _ in range(wins)), *(lost() for _ in range(losses))]
    return brief(book(deals, [ANA, KEN], targets=[target("all", "win rate", "2026", "0.3")]))


def test_the_row_furthest_ahead_goes_well() -> None:
    assert going_well(rated(10, 10, 25_000)) == "Win rate 50.0%, plan 30.0%."
    assert going_well(rated(10, 10, 60_000)) == "Won $600.0K, plan $245.0K."


def test_the_row_furthest_behind_is_to_be_worked_on() -> None:
    assert to_work_on(rated(2, 18, 115_000)).startswith("Win rate 10.0%, plan 30.0%")
    assert to_work_on(rated(2, 18, 1_000)).startswith("Won $2.0K of $245.0K")


def test_a_rate_of_few_deals_is_neither() -> None:
    found = reflections(rated(0, 19, 1))
    assert "Win rate" not in found.going_well.sentence + found.to_work_on.sentence


def test_the_month_with_the_thinnest_coverage_is_named() -> None:
    deals = [*closing_in(10, 100_000), *closing_in(11, 20_000), *closing_in(12, 90_000), won(245_000)]
    assert to_work_on(review(deals)) == "November 0.5× covered."


def test_months_that_are_covered_or_over_are_not_thin() -> None:
    assert (
        to_work_on(review([*(deal for month in (10, 11, 12) for deal in closing_in(month, 90_000)), won(245_000)]))
        == ""
    )
    running = review([opened(90_000, date(2026, 9, 20), next_step="call")], as_of=date(2026, 8, 31))
    assert to_work_on(running) == ""


def test_open_deals_without_amounts_do_not_make_a_month_thin() -> None:
    deals = [*closing_in(10, 90_000), *closing_in(11, None), *closing_in(12, 90_000), won(245_000)]
    assert to_work_on(review(deals)) == ""


def test_without_deals_or_plan_nothing_is_said_and_the_pens_stay() -> None:
    for asked in (review([]), review([won(5)], [NEVER, KEN])):
        found = reflections(asked)
        assert (found.going_well.sentence, found.to_work_on.sentence) == ("", "")
        assert [line.who for line in found.going_well.lines] == ["Ken", "Ana"]


def test_the_lines_are_four_addresses() -> None:
    found = reflections(review())
    lines = (*found.going_well.lines, *found.to_work_on.lines)
    assert len({line.blank.address for line in lines}) == 4
    assert lines[0].blank.address == "Notes/AR:2026-Q3:going-well/manager"
