"""Scorecards for tests: of invented books, the sample company, and the public data set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from tests.facts.invented import ANA, KEN, review
from tests.metrics.invented import period
from tests.pages import workspace_of

SECTIONS = (
    "masthead",
    "score_tiles",
    "score_charts",
    "score_table",
    "score_decisions",
    "score_stages",
    "score_mix",
    "score_losses",
    "change_line",
    "definitions",
    "score_notes",
    "score_not_shown",
)


def scorecard(
    deals: Sequence[Opportunity] = (), people: Sequence[Person] = (ANA, KEN), code: str = "2026-Q3", **known: Any
) -> Scope:
    """The scope of a scorecard of Ana Ruiz."""
    limits = known.pop("limits", {})
    return replace(review(deals, people, code, **known), document_type="scorecard", title="Scorecard", limits=limits)


def scorecards(book: Book, code: str) -> Mapping[str, FactSheet]:
    """The scorecards of everyone in a Book, by name."""
    return {scope.person.name: fact_sheet(scope, SECTIONS) for scope in scopes(book, code)}


def scopes(book: Book, code: str) -> Iterator[Scope]:
    workspace, span = workspace_of(book), period(code, book.calendar)
    for subject in salespeople(workspace, span):
        yield Scope(workspace, "scorecard", "Scorecard", subject, span)


def labels(table: Any) -> list[str]:
    """The labels of all rows of a table."""
    return [row.label for group in table.groups for row in group.rows]
