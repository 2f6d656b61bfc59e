"""Whom each document may be handed to: the salesperson it is about, or the manager it is for, and nobody else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from plangen.batch.jobs import Order
from plangen.facts.subjects import Subject, Team
from plangen.records.team import Person

HANDED_OUT = ("rep", "preread")
"""The editions that the salesperson may see."""
NO_EMAIL = "no e-mail in Team"
NOT_AN_EMAIL = "the e-mail in Team is no single address"
HAS_LEFT = "has left"
TWO_HAVE_IT = "two people have that e-mail in Team"
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The documents that one person is handed together.

    What somebody is handed about themselves is one bundle, what they are handed as a manager is another. `folder` is
    where it lies, in the output folder: the one in which the folders of the audiences lie.
    """

    recipient: Person
    orders: tuple[Order, ...]

    @property
    def folder(self) -> PurePosixPath:
        """The folder that holds the audiences' folders of its first document."""
        return self.orders[0].path.parents[2]

    @property
    def is_own(self) -> bool:
        """Whether its documents are about the recipient."""
        return is_own(self.orders[0])

    @property
    def for_managers_only(self) -> bool:
        """Whether it holds what only the manager may see."""
        return any(order.edition not in HANDED_OUT for order in self.orders)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The e-mails that can be written to, and why somebody has none."""

    usable: Mapping[Person, str]
    why_not: Mapping[Person, str]

    def of(self, person: Person) -> str:
        """The person's e-mail, or nothing."""
        return self.usable.get(person, "")

    def lacking(self, person: Person) -> str:
        """Why the person cannot be written to, or nothing."""
        return "" if person in self.usable else self.why_not.get(person, NO_EMAIL)


def handed_to(order: Order) -> Person | None:
    """The one person whom a document may be handed to; None where it is for a manager and none is named."""
    subject = order.subject
    if isinstance(subject, Subject):
        return subject.person if order.edition in HANDED_OUT else subject.manager
    return subject.leader if isinstance(subject, Team) else subject.person


def is_own(order: Order) -> bool:
    """Whether a document is handed to the salesperson it is about."""
    return isinstance(order.subject, Subject) and order.edition in HANDED_OUT


def bundles(orders: Iterable[Order]) -> list[Bundle]:
    """The documents by those whom they may be handed to, in the order given, those of managers last."""
    found: dict[tuple[bool, Person], list[Order]] = defaultdict(list)
    for order in orders:
        person = handed_to(order)
        if person is not None:
            found[not is_own(order), person].append(order)
    made = [Bundle(person, tuple(theirs)) for (_, person), theirs in found.items()]
    return sorted(made, key=lambda bundle: not bundle.is_own)


def addresses(people: Sequence[Person], today: date) -> Addresses:
    """The e-mails of these people, but of those who have left.

    One that two people have, or that is not a single address, is used for nobody.
    """
    having: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        having[person.email.strip().casefold()].append(person)
    usable: dict[Person, str] = {}
    why_not: dict[Person, str] = {}
    for email, several in having.items():
        for person in several:
            if person.left and person.left < today:
                why_not[person] = HAS_LEFT
            elif not email:
                why_not[person] = NO_EMAIL
            elif not _ADDRESS.fullmatch(email):
                why_not[person] = NOT_AN_EMAIL
            elif len(several) > 1:
                why_not[person] = TWO_HAVE_IT
            else:
                usable[person] = person.email.strip()
    return Addresses(usable, why_not)
