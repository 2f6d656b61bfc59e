"""What needs attention at an account, and the last contact with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure
from plangen.metrics.accounts.revenue import deals_at, is_single_threaded
from plangen.records.accounts.contacts import Contact
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.activities import Activity
from plangen.tables.values.folding import fold

QUIET_AFTER = timedelta(days=60)
AHEAD = timedelta(days=90)
DECLINE = Decimal("-0.1")
DECISION_MAKER = "decision maker"
MOST_INFLUENCE = 4


class AccountRule(StrEnum):
    """Why an account needs attention, in the order in which the flags are printed."""

    CONTACTS = "contacts"
    RENEWAL = "renewal"
    TOUCH = "touch"
    ACTION = "action"
    PERSON = "person"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class AccountFlag:
    """A rule that an account meets, with the day that it is about and the person, if there is one.

    `count` is the number of active contacts.
    """

    rule: AccountRule
    day: date | None = None
    contact: Contact | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class AccountState:
    """What the flags of an account are based on.

    `contacts` are those at the account, and `active` is how many of them are; `last_contact` is None if there was none.
    `has_contacts`, `has_contact_days`, and `has_touches` say whether the files have contacts, days of their last
    contact, and any contact with an account, for any account: without, their rules don't apply.
    `has_step` is whether a next step is on file, `step_due` the first date of one.
    """

    as_of: date
    contacts: Sequence[Contact]
    active: Measure
    last_contact: date | None
    contract_ends: date | None
    has_step: bool
    step_due: date | None
    growth: Measure
    has_contacts: bool
    has_contact_days: bool
    has_touches: bool


def last_contact(
    deals: Sequence[Opportunity],
    activities: Sequence[Activity],
    contacts: Sequence[Contact],
    account: str,
    as_of: date,
) -> date | None:
    """The day of the last contact with an account up to a date: an activity, a contact's, or an open deal's."""
    key = fold(account)
    days = [each.day for each in activities if fold(each.account) == key]
    days += [each.last_contact for each in contacts if each.last_contact and fold(each.account) == key]
    days += [deal.last_activity for deal in deals_at(deals, account) if deal.last_activity]
    return max((day for day in days if day <= as_of), default=None)


def account_flags(state: AccountState) -> list[AccountFlag]:
    """What needs attention at an account.

    Formula: contacts: fewer than two active ones; renewal: the contract ends within 90 days, with no next step; touch:
        no contact for more than 60 days; action: no next step, or the first one due is more than 90 days ahead (one
        without a date isn't); person: the most influential contact who decides (or has an influence of 4 or 5) without
        contact for more than 60 days, or ever; decline: revenue down more than 10% on the same days of the prior year.
    Unit: flags.
    Source: Contacts; Activities; Opportunities last activity; Accounts contract ends, next step, next step due;
        Actions; growth.
    Missing: rules with no data are skipped.
    """
    found = (_contacts(state), _renewal(state), _touch(state), _action(state), _person(state), _decline(state))
    return [flag for flag in found if flag is not None]


def _contacts(state: AccountState) -> AccountFlag | None:
    if not state.has_contacts or not (is_single_threaded(state.active) or not state.contacts):
        return None
    active = int(state.active.value or 0)
    known = [each for each in state.contacts if each.row in state.active.rows]
    return AccountFlag(AccountRule.CONTACTS, contact=known[0] if active == 1 and known else None, count=active)


def _renewal(state: AccountState) -> AccountFlag | None:
    ends = state.contract_ends
    is_near = ends is not None and state.as_of <= ends < state.as_of + AHEAD
    return AccountFlag(AccountRule.RENEWAL, ends) if is_near and not state.has_step else None


def _touch(state: AccountState) -> AccountFlag | None:
    is_quiet = state.last_contact is None or state.as_of - state.last_contact > QUIET_AFTER
    return AccountFlag(AccountRule.TOUCH, state.last_contact) if state.has_touches and is_quiet else None


def _action(state: AccountState) -> AccountFlag | None:
    is_late = state.step_due is not None and state.step_due > state.as_of + AHEAD
    return AccountFlag(AccountRule.ACTION, state.step_due) if not state.has_step or is_late else None


def _person(state: AccountState) -> AccountFlag | None:
    """The most influential person who decides and wasn't in touch; none if the whole account is quiet."""
    if not state.has_contact_days or _touch(state) is not None:
        return None
    quiet = [
        each
        for each in state.contacts
        if (each.last_contact is None or state.as_of - each.last_contact > QUIET_AFTER)
        and (each.role == DECISION_MAKER or (each.influence or 0) >= MOST_INFLUENCE)
    ]
    first = max(quiet, key=lambda each: (each.influence or Decimal(0), each.name), default=None)
    return AccountFlag(AccountRule.PERSON, first.last_contact, first) if first else None


def _decline(state: AccountState) -> AccountFlag | None:
    change = state.growth.value
    return AccountFlag(AccountRule.DECLINE) if change is not None and change < DECLINE else None
