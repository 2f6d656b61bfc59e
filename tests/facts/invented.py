"""Invented Books and scopes, for the tests of facts/."""

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action, Status
from plangen.records.people.roster import Roster
from plangen.records.people.team import Person, with_codes
from plangen.records.reading.sheet_reports import SheetReport
from plangen.records.settings import Settings
from plangen.sources.grid import Grid
from tests.built_in import built_in
from tests.metrics.invented import AS_OF, opened, period, person, won

KIND = tomllib.loads((Path(__file__).parents[2] / "templates/quarterly-review/document.toml").read_text("utf-8"))
COLUMNS = ("amount", "created", "close date", "account", "margin", "type", "next step", "last activity")
KEN = person(name="Ken Ortiz", role="manager")
ANA = person(980_000, manager="Ken Ortiz", hired=date(2019, 5, 13))
NEVER = person(manager="Ken Ortiz")


def long_ago(owner: str = "Old Hand") -> Opportunity:
    """A deal closed so early that every quarter since 2024-Q2 is a full one."""
    return won(1, date(2024, 1, 5), created=date(2024, 1, 2), salesperson=owner)


def book(
    deals: Sequence[Opportunity] = (),
    people: Sequence[Person] = (ANA, KEN),
    *,
    columns: Sequence[str] = COLUMNS,
    as_of: date = AS_OF,
    **known: Any,
) -> Book:
    """A Book of these deals and people; `columns` are the columns of the deals."""
    report = SheetReport(
        "deals.csv", "", "Opportunities", rows=len(deals), used=len(deals), columns={name: name for name in columns}
    )
    tables = known.pop("reports", ())
    grids = [Grid("team.xlsx", "Actions", []) for _ in range(10)]
    known.setdefault("settings", Settings(currency="USD"))
    people = with_codes(people)
    return Book(
        as_of, roster=Roster(tuple(people)), opportunities=deals, reports=(report, *tables), grids=grids, **known
    )


def scope(book: Book, name: str = "Ana Ruiz", code: str = "2026-Q3", **limits: int) -> Scope:
    """The scope of a person's quarterly review."""
    seller = book.roster.find(name)
    assert seller is not None
    subject = Subject(seller, book.roster.find(seller.manager) if seller.manager else None)
    return Scope(
        Workspace(book, built_in().in_packet_order),
        "quarterly-review",
        "Quarterly review",
        subject,
        period(code),
        limits={**KIND["limits"], **limits},
    )


def review(
    deals: Sequence[Opportunity] = (), people: Sequence[Person] = (ANA, KEN), code: str = "2026-Q3", **known: Any
) -> Scope:
    """The scope of Ana Ruiz's quarterly review, from deals and people."""
    return scope(book(deals, people, **known), code=code)


def promise(number: str, status: Status = Status.OPEN, due: date | None = date(2026, 9, 25), **known: Any) -> Action:
    name = known.pop("salesperson", "Ana Ruiz")
    text = known.pop("text", f"Do {number}")
    return Action(RowKey(3, 1), number, name, known.pop("owner", name), text, status=status, due=due, **known)


def closing_in(month: int, amount: int | None, *, first: int = 1) -> list[Opportunity]:
    """Two open deals set to close in a month of 2026."""
    return [opened(amount, date(2026, month, day), created=date(2026, 9, 1)) for day in (first, 28)]
