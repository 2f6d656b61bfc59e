"""Who may receive each document: the salesperson it is about, or the manager it is for, and no one else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from plangen.batch.jobs import Order
from plangen.doctypes.editions import is_handed_out
from plangen.periods import Period
from plangen.records.people.team import Person

NO_EMAIL = "no email in Team"
NOT_AN_EMAIL = "email in Team isn't a single address"
HAS_LEFT = "has left"
SHARED_EMAIL = "two people in Team share that email"
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The documents that one person receives together.

    Documents about the recipient are one bundle; documents that they receive as a manager are another.
    """

    recipient: Person
    orders: tuple[Order, ...]

    @property
    def folder(self) -> PurePosixPath:
        """The folder, in the output folder, that contains the audience folder of its first document."""
        return self.orders[0].path.parents[2]

    @property
    def period(self) -> Period:
        """The period of its packet."""
        return self.orders[0].packet_period or self.orders[0].period

    @property
    def is_about_recipient(self) -> bool:
        """Whether its documents are about the recipient."""
        return is_about_recipient(self.orders[0])

    @property
    def for_managers_only(self) -> bool:
        """Whether it has a document that only the manager may see."""
        return any(not is_handed_out(order.edition) for order in self.orders)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The usable email addresses, and the reason for each person without one."""

    usable: Mapping[Person, str]
    reasons: Mapping[Person, str]

    def of(self, person: Person) -> str:
        """The person's email address, or an empty string."""
        return self.usable.get(person, "")

    def why_missing(self, person: Person) -> str:
        """Why the person can't be emailed, or an empty string."""
        return "" if person in self.usable else self.reasons.get(person, NO_EMAIL)


def recipient(order: Order) -> Person | None:
    """The one person who may receive a document; None if it is for a manager and there is none."""
    return order.subject.recipient if is_handed_out(order.edition) else order.subject.manager


def is_about_recipient(order: Order) -> bool:
    """Whether a document goes to the salesperson it is about."""
    return order.subject.sort.is_salesperson and is_handed_out(order.edition)


def bundles(orders: Iterable[Order]) -> list[Bundle]:
    """The documents by recipient, in the order given, with managers' bundles last."""
    found: dict[tuple[bool, Person], list[Order]] = defaultdict(list)
    for order in orders:
        person = recipient(order)
        if person is not None:
            found[not is_about_recipient(order), person].append(order)
    made = [Bundle(person, tuple(documents)) for (_, person), documents in found.items()]
    return sorted(made, key=lambda bundle: not bundle.is_about_recipient)


def addresses(people: Sequence[Person], today: date) -> Addresses:
    """The email addresses of these people, except of those who have left.

    An address that two people share, or that isn't a single address, isn't used for anyone.
    """
    by_email: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_email[person.email.strip().casefold()].append(person)
    usable: dict[Person, str] = {}
    reasons: dict[Person, str] = {}
    for email, same in by_email.items():
        for person in same:
            if person.left and person.left < today:
                reasons[person] = HAS_LEFT
            elif not email:
                reasons[person] = NO_EMAIL
            # Not `email`: casefold() turns ß into ss, which would pass.
            elif not _ADDRESS.fullmatch(person.email.strip()):
                reasons[person] = NOT_AN_EMAIL
            elif len(same) > 1:
                reasons[person] = SHARED_EMAIL
            else:
                usable[person] = person.email.strip()
    return Addresses(usable, reasons)
