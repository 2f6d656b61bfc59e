from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.accounts.flags import AccountRule, AccountState, account_flags, last_contact
from plangen.records.accounts.contacts import Contact
from plangen.records.meetings.activities import Activity
from tests.metrics.invented import AS_OF, opened

TODAY, DAY = AS_OF, timedelta(days=1)
GRACE = Contact(RowKey(3, 1), "Acme", "Grace Okafor", influence=Decimal(3), last_contact=TODAY - 4 * DAY)
DALE = Contact(RowKey(3, 2), "Acme", "Dale Whitcomb", influence=Decimal(3), last_contact=TODAY - 4 * DAY)
QUIET = AccountState(
    as_of=TODAY,
    contacts=(GRACE, DALE),
    active=Measure(Decimal(2), Unit.COUNT, 2, (GRACE.row, DALE.row)),
    last_contact=TODAY - 4 * DAY,
    contract_ends=None,
    has_step=True,
    step_due=TODAY + 10 * DAY,
    growth=Measure(Decimal("0.1"), Unit.SHARE),
    has_contacts=True,
    has_contact_days=True,
    has_touches=True,
)
"""An account with nothing to flag."""


def rules(**known: Any) -> list[AccountRule]:
    return [flag.rule for flag in account_flags(replace(QUIET, **known))]


def test_an_account_in_order_has_no_flag() -> None:
    assert not rules()


def decides(days: int) -> Contact:
    return replace(GRACE, role="decision maker", last_contact=TODAY - days * DAY)


ONE = Measure(Decimal(1), Unit.COUNT, 1, (GRACE.row,))
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], AccountRule]] = {
    "under two active contacts": (
        {"active": ONE}, {"active": Measure(Decimal(2), Unit.COUNT, 2)}, AccountRule.CONTACTS,
    ),
    "touched 61 days ago": (
        {"last_contact": TODAY - 61 * DAY}, {"last_contact": TODAY - 60 * DAY}, AccountRule.TOUCH,
    ),
    "a next step in 91 days": ({"step_due": TODAY + 91 * DAY}, {"step_due": TODAY + 90 * DAY}, AccountRule.ACTION),
    "no next step": ({"has_step": False, "step_due": None}, {"step_due": None}, AccountRule.ACTION),
    "who decides wasn't in touch for 61 days": (
        {"contacts": (decides(61), DALE)}, {"contacts": (decides(60), DALE)}, AccountRule.PERSON,
    ),
    "who decides was never in touch": (
        {"contacts": (replace(GRACE, role="decision maker", last_contact=None), DALE)},
        {"contacts": (replace(GRACE, last_contact=None), DALE)}, AccountRule.PERSON,
    ),
    "who has an influence of 4 wasn't in touch": (
        {"contacts": (replace(decides(61), role="", influence=Decimal(4)), DALE)},
        {"contacts": (replace(decides(61), role="", influence=Decimal(3)), DALE)}, AccountRule.PERSON,
    ),
    "revenue down over 10%": (
        {"growth": Measure(Decimal("-0.101"), Unit.SHARE)}, {"growth": Measure(Decimal("-0.1"), Unit.SHARE)},
        AccountRule.DECLINE,
    ),
}  # fmt: skip
"""What flags an account, what just doesn't, and the rule."""


@pytest.mark.parametrize(("flagged", "in_order", "rule"), CASES.values(), ids=CASES)
def test_each_rule_flags_from_its_limit_on(
    flagged: dict[str, Any], in_order: dict[str, Any], rule: AccountRule
) -> None:
    assert rules(**flagged) == [rule]
    assert not rules(**in_order)


def test_a_contract_that_ends_in_under_90_days_is_flagged_only_without_a_next_step() -> None:
    soon, later = TODAY + 89 * DAY, TODAY + 90 * DAY
    assert rules(contract_ends=soon, has_step=False, step_due=None) == [AccountRule.RENEWAL, AccountRule.ACTION]
    assert rules(contract_ends=later, has_step=False, step_due=None) == [AccountRule.ACTION]
    assert not rules(contract_ends=soon)


def test_a_rule_without_data_in_any_file_does_not_apply() -> None:
    none = unknown(Unit.COUNT, Reason.NO_CONTACTS)
    assert rules(contacts=(), active=none) == [AccountRule.CONTACTS]
    assert not rules(contacts=(), active=none, has_contacts=False)
    assert rules(last_contact=None) == [AccountRule.TOUCH]
    assert not rules(last_contact=None, has_touches=False)
    assert not rules(growth=unknown(Unit.SHARE, Reason.NEW))
    never = (replace(GRACE, role="decision maker", last_contact=None), DALE)
    assert not rules(contacts=never, has_contact_days=False)


def test_of_those_who_decide_the_most_influential_is_named() -> None:
    people = (decides(61), replace(decides(70), name="Lionel Marsh", influence=Decimal(5)))
    [flag] = account_flags(replace(QUIET, contacts=people))
    assert (flag.contact, flag.day) == (people[1], TODAY - 70 * DAY)


def test_every_rule_has_a_case() -> None:
    assert {rule for _, _, rule in CASES.values()} | {AccountRule.RENEWAL} == set(AccountRule)


def activity(day: date) -> Activity:
    return Activity(RowKey(4, 1), day, "Ana Ruiz", "call", Decimal(1), account="ACME")


SOURCES: dict[str, Callable[[date], dict[str, Any]]] = {
    "an activity": lambda day: {"activities": [activity(day)]},
    "a contact": lambda day: {"contacts": [replace(GRACE, last_contact=day)]},
    "a deal": lambda day: {"deals": [opened(5, account="Acme", last_activity=day)]},
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_last_contact_is_the_latest_day_on_file_that_has_passed(source: Callable[[date], dict[str, Any]]) -> None:
    def found(day: date) -> date | None:
        known = {"deals": (), "activities": (), "contacts": (), **source(day)}
        return last_contact(known["deals"], known["activities"], known["contacts"], "Acme", TODAY)

    assert found(TODAY) == TODAY
    assert found(TODAY + DAY) is None
