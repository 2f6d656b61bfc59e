from dataclasses import replace
from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.pages.monday.thanks import ThanksAndWins, thanks_and_wins
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action, Status
from tests.facts.invented import book, long_ago, promise
from tests.facts.pages.monday.invented import ANA, FRIDAY, PEOPLE, meeting_scope
from tests.metrics.invented import won

TUESDAY = date(2026, 10, 6)


def found(*deals: Opportunity, **known: Any) -> ThanksAndWins:
    return thanks_and_wins(meeting_scope(book(deals, PEOPLE, as_of=FRIDAY, **known)))


def extra(number: str, who: str, done: date | None, text: str = "Driving to Salinas") -> Action:
    status = Status.KEPT if done else Status.OPEN
    return promise(number, status, kind="and then some", salesperson=who, done_on=done, text=text)


def test_a_finished_extra_earns_thanks_by_name_at_the_next_meeting() -> None:
    [only] = found(actions=[extra("EW-1", "Ewa Wójcik", TUESDAY)]).thanks
    assert (only.name, only.reason) == ("Ewa Wójcik", "driving to Salinas.")


def test_an_extra_is_thanked_once_and_only_when_it_is_done() -> None:
    actions = [extra("EW-1", "Ewa Wójcik", None), extra("EW-2", "Ewa Wójcik", date(2026, 10, 1))]
    assert not found(actions=actions).thanks


def test_nothing_is_invented() -> None:
    empty = found()
    assert (empty.thanks, empty.wins, empty.more) == ((), (), "")
    assert empty.blank.label == "Who else?"


def test_extras_come_before_moments_and_each_person_has_one_line() -> None:
    deals = [long_ago(), won(40_000, TUESDAY, salesperson="Ana Ruiz", account="Sunmark", name="Pumps")]
    actions = [extra("EW-1", "Ewa Wójcik", TUESDAY)]
    names = [each.name for each in found(*deals, actions=actions).thanks]
    assert names == ["Ewa Wójcik", "Ana Ruiz"]


def test_no_moment_of_the_same_type_twice_in_four_weeks() -> None:
    first = won(10_000, date(2026, 9, 22), salesperson="Ana Ruiz", account="Tarragon Tubs")
    second = won(9_000, TUESDAY, salesperson="Ana Ruiz", account="Sunmark")
    old = won(50_000, date(2024, 5, 6), salesperson="Ana Ruiz", account="Old Mill")
    assert "first win at" in found(long_ago(), old, second).thanks[0].reason
    assert not any("first win at" in each.reason for each in found(long_ago(), old, first, second).thanks)


def test_colleagues_do_not_read_how_long_someone_is_here() -> None:
    deals = [long_ago()]
    given = book(deals, (replace(ANA, hired=date(2020, 10, 8)), *PEOPLE[1:]), as_of=FRIDAY)
    assert not thanks_and_wins(meeting_scope(given)).thanks


def test_a_confidential_customer_goes_by_a_code_name() -> None:
    deals = [
        won(10_000, TUESDAY, salesperson="Ana Ruiz", account="Sunmark", name="Sunmark pumps"),
        won(9_000, TUESDAY, salesperson="Ana Ruiz", account="Old Mill"),
        long_ago(),
    ]
    accounts = [Account(RowKey(5, 1), "Sunmark", is_confidential=True)]
    page = found(*deals, accounts=accounts)
    printed = " ".join([*(each.reason for each in page.thanks), *(each.deals for each in page.wins)])
    assert "Customer A" in printed
    assert "Old Mill" in printed
    assert "Sunmark" not in printed


def test_wins_are_those_since_the_last_meeting_by_person() -> None:
    deals = [
        won(10_000, TUESDAY, salesperson="Omar Haddad", account="Mill"),
        won(20_000, TUESDAY, salesperson="Ana Ruiz", account="Pier"),
        won(5_000, date(2026, 10, 2), salesperson="Ana Ruiz", account="Dock"),
        won(-5_000, TUESDAY, salesperson="Ana Ruiz", account="Credit"),
    ]
    assert [(each.name, each.deals) for each in found(*deals).wins] == [("Ana", "Pier $20.0K"), ("Omar", "Mill $10.0K")]


def test_wins_beyond_the_limit_are_counted() -> None:
    deals = [won(1_000, TUESDAY, account=f"Account {number}") for number in range(8)]
    assert found(*deals).more == "2 more, $2.0K"
