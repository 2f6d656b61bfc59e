"""Scorecards for the tests: of invented books, of the sample, and of the public set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import fact_sheet
from plangen.facts.subjects import salespeople
from plangen.records.book import Book
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person
from tests.facts.invented import ANA, KEN, review
from tests.metrics.invented import period

SECTIONS = (
    "masthead",
    "score_tiles",
    "score_pictures",
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
) -> Brief:
    """What a scorecard asks about Ana Ruiz."""
    limits = known.pop("limits", {})
    return replace(review(deals, people, code, **known), kind="scorecard", title="Scorecard", limits=limits)


def scorecards(book: Book, code: str) -> Mapping[str, FactSheet]:
    """The scorecards of everybody in a Book, by name."""
    return {brief.person.name: fact_sheet(brief, SECTIONS) for brief in briefs(book, code)}


def briefs(book: Book, code: str) -> Iterator[Brief]:
    desk, span = Desk(book), period(code, book.calendar)
    for subject in salespeople(desk, span):
        yield Brief(desk, "scorecard", "Scorecard", subject, span)


def labels(brief_rows: Any) -> list[str]:
    """The labels of all rows of a table."""
    return [row.label for group in brief_rows.groups for row in group.rows]
