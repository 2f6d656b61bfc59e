"""Scopes of invented contests, for the tests of facts about them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from plangen.doctypes.subjects import CONTEST
from plangen.facts.scope.contest_subjects import ContestSubject, contest_subject_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.every_subject import SUBJECTS
from plangen.facts.scope.subjects import AnySubject
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.periods import FiscalCalendar, Length, Period
from plangen.records.contests.rows import Contest
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from tests.built_in import built_in
from tests.facts.invented import KEN, book
from tests.metrics.contests.played import FINAL, OMAR, PRIYA, RUNNING, ZOE, contest
from tests.metrics.invented import person, won

MID = date(2026, 9, 15)
NAMES = ("Ana Ruiz", OMAR, PRIYA, ZOE)
PEOPLE = tuple(person(1_200_000, name=name, manager="Ken Ortiz", team="West", hired=date(2020, 1, 6)) for name in NAMES)


def quarter(day: date) -> Period:
    return FiscalCalendar().containing(day, Length.QUARTER)


def deals(*counts: int) -> list[Opportunity]:
    """As many deals won for each person in turn."""
    return [
        won(100, MID, salesperson=name, account=f"{name} {at}")
        for name, count in zip(NAMES, counts, strict=False)
        for at in range(count)
    ]


def workspace(
    *contests: Contest,
    won_deals: Sequence[Opportunity] = (),
    as_of: date = RUNNING,
    people: Sequence[Person] = PEOPLE,
    **known: Any,
) -> Workspace:
    return Workspace(book(won_deals, (*people, KEN), as_of=as_of, contests=contests, **known))


def scope_of(found: Workspace, document_type: str, subject: AnySubject | None = None) -> Scope:
    """The scope of a document about the first contest, or about a subject."""
    kind = built_in().document_types[document_type]
    about = subject or first(found)
    edition = kind.editions[0]
    tables = TableSettings(kind.tables, kind.words)
    return Scope(found, kind.name, kind.title, about, quarter(found.book.as_of), edition, kind.limits, tables=tables)


def first(found: Workspace) -> ContestSubject:
    return replace(contest_subject_of(found, found.book.contests[0]), sort=CONTEST)


def subjects(found: Workspace, sort: str) -> Sequence[AnySubject]:
    return SUBJECTS[sort](found, quarter(found.book.as_of))


__all__ = [
    "FINAL",
    "MID",
    "NAMES",
    "PEOPLE",
    "RUNNING",
    "contest",
    "deals",
    "first",
    "scope_of",
    "subjects",
    "workspace",
]
