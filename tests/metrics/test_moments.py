from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit
from plangen.metrics.history import History
from plangen.metrics.moment import Chronicle, Deeds, Moment, Occasion
from plangen.metrics.moments import moments, worth_saying
from plangen.metrics.quota import QuotaPlan
from plangen.periods import Period
from plangen.records.actions import Action, Status
from plangen.records.activities import Activity
from plangen.records.load import load
from plangen.records.opportunities import Opportunity
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import PROJECT
from tests.metrics.invented import AS_OF, Q3, lost, opened, period, person, won
from tests.metrics.praised import REACH, found, of
from tests.sizes import EXAMPLES


def promise(day: int, status: Status = Status.KEPT, **known: Any) -> Action:
    due = date(2026, 9, day)
    row = RowKey(3, day)
    return Action(row, f"AR-{day}", "Ana Ruiz", "Ana Ruiz", "Visit", status=status, due=due, **known)


def test_every_commitment_of_a_quarter_kept_is_said_on_the_day_of_the_last_one() -> None:
    [moment] = of(Occasion.ALL_KEPT, found([], actions=[promise(4), promise(18, done_on=date(2026, 9, 16))]))
    assert (moment.day, moment.figure.value, moment.period) == (date(2026, 9, 16), Decimal(2), Q3)


@pytest.mark.parametrize("last", [promise(18, Status.OPEN), promise(18, Status.LET_GO), None])
def test_one_open_commitment_or_a_single_one_is_not_every_commitment(last: Action | None) -> None:
    assert not of(Occasion.ALL_KEPT, found([], actions=[promise(4), *([last] if last else [])]))


def test_back_above_plan_is_said_on_the_day_on_which_the_quota_was_reached() -> None:
    below = [won(20_000, date(2026, 2, 2)), won(29_000, date(2026, 5, 5))]
    deals = [*below, won(20_000, date(2026, 7, 7)), won(11_000), won(1, date(2026, 9, 1))]
    [moment] = of(Occasion.BACK_ABOVE_PLAN, found(deals))
    assert (moment.day, moment.period, moment.since) == (date(2026, 8, 14), Q3, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [(30_000, 20_000, 40_000), (20_000, 29_999, 40_000), (20_000, 20_000, 29_000), (20_000, 20_000, 0)],
)
def test_one_period_at_plan_or_the_present_one_below_is_no_return(first: int, second: int, third: int) -> None:
    deals = [won(first, date(2026, 2, 2)), won(second, date(2026, 5, 5)), won(third)]
    assert not of(Occasion.BACK_ABOVE_PLAN, found(deals))


def test_a_credit_that_takes_the_quarter_below_its_quota_again_takes_the_moment_too() -> None:
    deals = [won(1, date(2026, 2, 2)), won(1, date(2026, 5, 5)), won(40_000)]
    assert of(Occasion.BACK_ABOVE_PLAN, found(deals))
    assert not of(Occasion.BACK_ABOVE_PLAN, found([*deals, won(-15_000, date(2026, 9, 9))]))


def test_a_period_without_quota_or_before_the_hire_was_not_below() -> None:
    deals = [won(1, date(2026, 2, 2)), won(1, date(2026, 5, 5)), won(40_000)]
    assert of(Occasion.BACK_ABOVE_PLAN, found(deals))
    assert not of(Occasion.BACK_ABOVE_PLAN, found(deals, who=person()))
    assert not of(Occasion.BACK_ABOVE_PLAN, found(deals, who=person(120_000, hired=date(2026, 1, 15))))
    assert not of(Occasion.BACK_ABOVE_PLAN, found(deals, others=()))


def call(account: str, day: date, row: int, who: str = "Ana Ruiz") -> Activity:
    return Activity(RowKey(6, row), day, who, "call", account=account)


def test_all_a_accounts_touched_is_said_on_the_day_of_the_last_one() -> None:
    done = [call("acme", date(2026, 7, 2), 1), call("Bolt", date(2026, 9, 3), 2), call("Acme", date(2026, 9, 9), 3)]
    [moment] = of(Occasion.ALL_TOUCHED, found([], activities=done, a_accounts=["Acme", "Bolt"]))
    assert (moment.day, moment.figure.value, moment.rows) == (
        date(2026, 9, 3),
        Decimal(2),
        (RowKey(6, 1), RowKey(6, 2)),
    )


def test_an_a_account_that_a_colleague_called_was_not_touched_by_the_person() -> None:
    done = [call("Acme", date(2026, 7, 2), 1), call("Bolt", date(2026, 9, 3), 2, "Bo Ruiz")]
    assert not of(Occasion.ALL_TOUCHED, found([], activities=done, a_accounts=["Acme", "Bolt"]))
    assert not of(Occasion.ALL_TOUCHED, found([], activities=done, a_accounts=["Acme"]))
    both = [*done, call("Bolt", date(2026, 9, 4), 3)]
    assert not of(Occasion.ALL_TOUCHED, found([], activities=both, a_accounts=["Acme", "Bolt", "Cog"]))
    assert not of(Occasion.ALL_TOUCHED, found([], activities=done))


def test_the_years_in_the_team_are_full_on_the_day_of_the_hire() -> None:
    week = Period(date(2026, 9, 7), date(2026, 9, 14), Q3.length, "", "", "")
    [moment] = found([], week, person(hired=date(2016, 9, 12)))
    assert (moment.occasion, moment.day, moment.figure.value) == (Occasion.YEARS, date(2026, 9, 12), Decimal(10))
    assert not found([], week, person(hired=date(2026, 9, 12)))
    assert not found([], week, person(hired=date(2016, 9, 14)))
    assert not found([], week, person(hired=date(2016, 9, 12), left=date(2026, 9, 11)))


def test_who_came_on_a_29th_of_february_is_thanked_on_the_28th() -> None:
    [moment] = found([], period("2025-02"), person(hired=date(2024, 2, 29)))
    assert moment.day == date(2025, 2, 28)


def test_a_week_finds_what_became_true_in_it() -> None:
    first, second = (Period(day, day + timedelta(weeks=1), Q3.length, "", "", "") for day in (date(2026, 8, 10), AS_OF))
    deals = [won(9, account="Acme")]
    assert [moment.account for moment in found(deals, first)] == ["Acme"]
    assert not found(deals, second)


def moment(who: str, occasion: Occasion, figure: int = 1, day: date = AS_OF) -> Moment:
    return Moment(occasion, who, day, Measure(Decimal(figure), Unit.MONEY), (RowKey(0, 1),))


def test_the_rarest_in_the_team_is_said_first() -> None:
    kept = [moment(name, Occasion.ALL_KEPT) for name in ("Ana", "Bo", "Cy")]
    firsts = [moment(name, Occasion.FIRST_AT_ACCOUNT) for name in ("Ana", "Bo")]
    one = moment("Cy", Occasion.YEARS)
    assert worth_saying([*kept, *firsts, one]) == [one, *firsts, *kept]


def test_of_one_kind_a_person_hears_the_one_with_the_largest_figure() -> None:
    large = moment("Ana", Occasion.FIRST_AT_ACCOUNT, 9)
    assert worth_saying([moment("Ana", Occasion.FIRST_AT_ACCOUNT, 5), large]) == [large]


def test_nobody_hears_the_same_kind_twice_in_four_weeks() -> None:
    now = moment("Ana", Occasion.LARGEST)
    for days, said in ((0, []), (27, []), (28, [now])):
        assert worth_saying([now], [moment("Ana", Occasion.LARGEST, day=AS_OF - timedelta(days=days))]) == said
    assert worth_saying([now], [moment("Bo", Occasion.LARGEST), moment("Ana", Occasion.YEARS)]) == [now]


NEAR = st.dates(date(2026, 5, 1), date(2026, 10, 5))
DEALS = st.lists(
    st.one_of(
        st.builds(won, st.integers(1, 60_000), NEAR, account=st.sampled_from("ABC"), created=NEAR, id=st.just("D-1")),
        st.builds(lost, NEAR, account=st.sampled_from("ABC")),
        st.builds(opened, st.integers(1, 9), created=NEAR),
    ),
    max_size=20,
)


@settings(max_examples=EXAMPLES)
@given(st.data(), DEALS, DEALS)
def test_every_moment_is_of_its_person_and_its_days(
    data: st.DataObject, deals: list[Opportunity], theirs: list[Opportunity]
) -> None:
    foreign = [
        won(1, deal.closed, account=deal.account, id=deal.id, salesperson="Bo") for deal in theirs if deal.closed
    ]
    actions, done = [promise(4), promise(5)], [call("A", date(2026, 8, 3), 1), call("B", date(2026, 9, 3), 2)]
    known: dict[str, Any] = {"actions": actions, "activities": done, "a_accounts": ["A", "B"]}
    who = person(120_000, hired=data.draw(st.dates(date(2015, 1, 1), date(2026, 8, 1))))
    all_found = found(deals, who=who, others=[REACH, *foreign], **known)
    own = {who.row, *(each.row for each in deals), *(each.row for each in actions), *(each.row for each in done)}
    assert all(set(each.rows) <= own and each.salesperson == who.name for each in all_found)
    assert all(each.day in Q3 and each.figure.known for each in all_found)
    assert worth_saying(all_found) == worth_saying(data.draw(st.permutations(all_found)))
    again = found(data.draw(st.permutations(deals)), who=who, others=[REACH, *foreign], **known)
    assert {(each.occasion, each.day, each.account) for each in again} == {
        (each.occasion, each.day, each.account) for each in all_found
    }


def test_in_the_sample_every_moment_rests_on_rows_of_its_person() -> None:
    folder = PROJECT / "inputs" / "sample"
    grids, problems = read_files(spreadsheet_files(folder), folder)
    book = load(grids, today=AS_OF, problems=problems)
    chronicle = Chronicle(
        book.opportunities, History(book.opportunities, book.calendar), book.settings.look_back_months
    )
    quotas = QuotaPlan(book.targets, book.settings, book.as_of)
    year = period("2026", book.calendar)
    said = 0
    for who in book.roster.people:
        deeds = Deeds(who, book.deals_of(who), year, quotas, book.actions)
        own = {
            who.row,
            *(each.row for each in deeds.deals),
            *(each.row for each in book.actions if each.owner == who.name),
        }
        praise = moments(deeds, chronicle)
        assert all(each.rows and set(each.rows) <= own for each in praise)
        said += len(praise)
    assert said > len(book.roster.people)
