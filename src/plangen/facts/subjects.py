"""Whom documents are made for."""

from dataclasses import dataclass

from plangen.facts.desk import Desk
from plangen.periods import Period
from plangen.records.team import Person
from plangen.tables.folding import fold


@dataclass(frozen=True, slots=True)
class Subject:
    """One salesperson, and the manager who leads the review (a person without a row has only a name)."""

    person: Person
    manager: Person | None

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name


def salespeople(desk: Desk, period: Period) -> list[Subject]:
    """Every salesperson employed on at least one day of the period, by family name.

    Somebody who leads others is one only with a quota, a target or deals of their own.
    """
    book = desk.book
    leaders = {fold(person.manager) for person in book.roster.people if person.manager}
    found = []
    for person in book.roster.people:
        leads = person.manages or fold(person.name) in leaders
        sells = bool(person.quotas or book.deals_of(person) or any(each.who == person.name for each in book.targets))
        if person.employed(period.start, period.end) and (sells or not leads):
            found.append(Subject(person, _manager(desk, person)))
    return sorted(found, key=lambda subject: (fold(subject.person.family), fold(subject.person.given)))


def _manager(desk: Desk, person: Person) -> Person | None:
    if not person.manager:
        return None
    return desk.book.roster.find(person.manager) or Person(person.manager)
