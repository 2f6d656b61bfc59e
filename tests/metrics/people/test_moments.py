from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit
from plangen.metrics.people.moments import moments, moments_to_print
from plangen.metrics.people.recognition import Moment, PersonHistory, RecognitionType, TeamHistory
from plangen.metrics.results.history import History
from plangen.metrics.results.quota import QuotaPlan
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.load import load
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.activities import Activity
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import PROJECT
from tests.metrics.invented import AS_OF, Q3, lost, opened, period, person, won
from tests.metrics.praised import REACH, found, of
from tests.sizes import EXAMPLES


def commitment(day: int, status: Status = Status.KEPT, **known: Any) -> Action:
    due = date(2026, 9, day)
    row = RowKey(3, day)
    return Action(row, f"AR-{day}", "Ana Ruiz", "Ana Ruiz", "Visit", status=status, due=due, **known)


def test_every_commitment_kept_is_dated_when_the_last_one_was() -> None:
    [moment] = of(
        RecognitionType.ALL_KEPT, found([], actions=[commitment(4), commitment(18, done_on=date(2026, 9, 16))])
    )
    assert (moment.day, moment.figure.value, moment.period) == (date(2026, 9, 16), Decimal(2), Q3)


@pytest.mark.parametrize("last", [commitment(18, Status.OPEN), commitment(18, Status.DROPPED), None])
def test_an_open_or_a_single_commitment_is_not_a_moment(last: Action | None) -> None:
    assert not of(RecognitionType.ALL_KEPT, found([], actions=[commitment(4), *([last] if last else [])]))


def test_back_over_quota_is_dated_when_quota_was_met() -> None:
    below = [won(20_000, date(2026, 2, 2)), won(29_000, date(2026, 5, 5))]
    deals = [*below, won(20_000, date(2026, 7, 7)), won(11_000), won(1, date(2026, 9, 1))]
    [moment] = of(RecognitionType.BACK_OVER_QUOTA, found(deals))
    assert (moment.day, moment.period, moment.since) == (date(2026, 8, 14), Q3, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [(30_000, 20_000, 40_000), (20_000, 29_999, 40_000), (20_000, 20_000, 29_000), (20_000, 20_000, 0)],
)
def test_back_over_quota_needs_two_quarters_below_and_this_one_above(first: int, second: int, third: int) -> None:
    deals = [won(first, date(2026, 2, 2)), won(second, date(2026, 5, 5)), won(third)]
    assert not of(RecognitionType.BACK_OVER_QUOTA, found(deals))


def test_a_credit_that_drops_the_quarter_below_quota_removes_the_moment() -> None:
    deals = [won(1, date(2026, 2, 2)), won(1, date(2026, 5, 5)), won(40_000)]
    assert of(RecognitionType.BACK_OVER_QUOTA, found(deals))
    assert not of(RecognitionType.BACK_OVER_QUOTA, found([*deals, won(-15_000, date(2026, 9, 9))]))


def test_a_quarter_without_quota_or_before_the_hire_is_not_below_quota() -> None:
    deals = [won(1, date(2026, 2, 2)), won(1, date(2026, 5, 5)), won(40_000)]
    assert of(RecognitionType.BACK_OVER_QUOTA, found(deals))
    assert not of(RecognitionType.BACK_OVER_QUOTA, found(deals, who=person()))
    assert not of(RecognitionType.BACK_OVER_QUOTA, found(deals, who=person(120_000, hired=date(2026, 1, 15))))
    assert not of(RecognitionType.BACK_OVER_QUOTA, found(deals, others=()))


def call(account: str, day: date, row: int, who: str = "Ana Ruiz") -> Activity:
    return Activity(RowKey(6, row), day, who, "call", account=account)


def test_all_a_accounts_contacted_is_dated_at_the_last_first_contact() -> None:
    done = [call("acme", date(2026, 7, 2), 1), call("Bolt", date(2026, 9, 3), 2), call("Acme", date(2026, 9, 9), 3)]
    [moment] = of(RecognitionType.ALL_CONTACTED, found([], activities=done, a_accounts=["Acme", "Bolt"]))
    assert (moment.day, moment.figure.value, moment.rows) == (
        date(2026, 9, 3),
        Decimal(2),
        (RowKey(6, 1), RowKey(6, 2)),
    )


def test_a_colleagues_call_to_an_a_account_does_not_count() -> None:
    done = [call("Acme", date(2026, 7, 2), 1), call("Bolt", date(2026, 9, 3), 2, "Bo Ruiz")]
    assert not of(RecognitionType.ALL_CONTACTED, found([], activities=done, a_accounts=["Acme", "Bolt"]))
    assert not of(RecognitionType.ALL_CONTACTED, found([], activities=done, a_accounts=["Acme"]))
    both = [*done, call("Bolt", date(2026, 9, 4), 3)]
    assert not of(RecognitionType.ALL_CONTACTED, found([], activities=both, a_accounts=["Acme", "Bolt", "Cog"]))
    assert not of(RecognitionType.ALL_CONTACTED, found([], activities=done))


def test_a_work_anniversary_is_on_the_hire_date() -> None:
    week = Period(date(2026, 9, 7), date(2026, 9, 14), Q3.length, "", "", "")
    [moment] = found([], week, person(hired=date(2016, 9, 12)))
    assert (moment.recognition, moment.day, moment.figure.value) == (
        RecognitionType.ANNIVERSARY,
        date(2026, 9, 12),
        Decimal(10),
    )
    assert not found([], week, person(hired=date(2026, 9, 12)))
    assert not found([], week, person(hired=date(2016, 9, 14)))
    assert not found([], week, person(hired=date(2016, 9, 12), left=date(2026, 9, 11)))


def test_an_anniversary_of_february_29_is_on_the_28th() -> None:
    [moment] = found([], period("2025-02"), person(hired=date(2024, 2, 29)))
    assert moment.day == date(2025, 2, 28)


def test_a_weeks_moments_are_those_that_became_true_in_it() -> None:
    first, second = (Period(day, day + timedelta(weeks=1), Q3.length, "", "", "") for day in (date(2026, 8, 10), AS_OF))
    deals = [won(9, account="Acme")]
    assert [moment.account for moment in found(deals, first)] == ["Acme"]
    assert not found(deals, second)


def moment(who: str, occasion: RecognitionType, figure: int = 1, day: date = AS_OF) -> Moment:
    return Moment(occasion, who, day, Measure(Decimal(figure), Unit.MONEY), (RowKey(0, 1),))


def test_the_rarest_type_in_the_team_comes_first() -> None:
    kept = [moment(name, RecognitionType.ALL_KEPT) for name in ("Ana", "Bo", "Cy")]
    firsts = [moment(name, RecognitionType.FIRST_AT_ACCOUNT) for name in ("Ana", "Bo")]
    one = moment("Cy", RecognitionType.ANNIVERSARY)
    assert moments_to_print([*kept, *firsts, one]) == [one, *firsts, *kept]


def test_a_person_gets_the_moment_of_a_type_with_the_largest_figure() -> None:
    large = moment("Ana", RecognitionType.FIRST_AT_ACCOUNT, 9)
    assert moments_to_print([moment("Ana", RecognitionType.FIRST_AT_ACCOUNT, 5), large]) == [large]


def test_a_type_is_not_repeated_within_four_weeks() -> None:
    now = moment("Ana", RecognitionType.LARGEST)
    for days, expected in ((0, []), (27, []), (28, [now])):
        assert (
            moments_to_print([now], [moment("Ana", RecognitionType.LARGEST, day=AS_OF - timedelta(days=days))])
            == expected
        )
    assert moments_to_print(
        [now], [moment("Bo", RecognitionType.LARGEST), moment("Ana", RecognitionType.ANNIVERSARY)]
    ) == [now]


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
def test_every_moment_belongs_to_its_person_and_period(
    data: st.DataObject, deals: list[Opportunity], other_deals: list[Opportunity]
) -> None:
    colleagues = [
        won(1, deal.closed, account=deal.account, id=deal.id, salesperson="Bo") for deal in other_deals if deal.closed
    ]
    actions, done = [commitment(4), commitment(5)], [call("A", date(2026, 8, 3), 1), call("B", date(2026, 9, 3), 2)]
    known: dict[str, Any] = {"actions": actions, "activities": done, "a_accounts": ["A", "B"]}
    who = person(120_000, hired=data.draw(st.dates(date(2015, 1, 1), date(2026, 8, 1))))
    all_found = found(deals, who=who, others=[REACH, *colleagues], **known)
    own = {who.row, *(each.row for each in deals), *(each.row for each in actions), *(each.row for each in done)}
    assert all(set(each.rows) <= own and each.salesperson == who.name for each in all_found)
    assert all(each.day in Q3 and each.figure.known for each in all_found)
    assert moments_to_print(all_found) == moments_to_print(data.draw(st.permutations(all_found)))
    again = found(data.draw(st.permutations(deals)), who=who, others=[REACH, *colleagues], **known)
    assert {(each.recognition, each.day, each.account) for each in again} == {
        (each.recognition, each.day, each.account) for each in all_found
    }


def test_in_the_sample_every_moment_is_based_on_rows_of_its_person() -> None:
    folder = PROJECT / "inputs" / "sample"
    grids, problems = read_files(spreadsheet_files(folder), folder)
    book = load(grids, today=AS_OF, problems=problems)
    team = TeamHistory(book.opportunities, History(book.opportunities, book.calendar), book.settings.look_back_months)
    quotas = QuotaPlan(book.targets, book.settings, book.as_of)
    year = period("2026", book.calendar)
    count = 0
    for who in book.roster.people:
        history = PersonHistory(who, book.deals_of(who), year, quotas, book.actions)
        own = {
            who.row,
            *(each.row for each in history.deals),
            *(each.row for each in book.actions if each.owner == who.name),
        }
        found_moments = moments(history, team)
        assert all(each.rows and set(each.rows) <= own for each in found_moments)
        count += len(found_moments)
    assert count > len(book.roster.people)
