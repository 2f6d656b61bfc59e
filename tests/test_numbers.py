"""Where the numbers on a page come from.

A template writes none and works out none: each is one of the facts. And each number of a fact is a figure's text, made
by the one place that rounds, or stands in the spreadsheets.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from plangen.elements.figure import Figure
from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.numerals import Numerals
from plangen.facts.sheet import fact_sheet
from plangen.facts.subjects import salespeople
from plangen.kinds.kind import Kind
from plangen.records.book import Book
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import PROJECT, needs_shared
from tests.pages import EDITIONS, book, page_words, sheets
from tests.sizes import sized

NUMBER = re.compile(r"\d[\d.,]*\d|\d")


class Told(Numerals):
    """The real numerals, that keep every text they give."""

    @cached_property
    def texts(self) -> set[str]:
        return set()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or not callable(found):
            return found

        def kept(*parts: Any, **wishes: Any) -> Any:
            made = found(*parts, **wishes)
            self.texts.update((made.full, made.short, made.bare) if isinstance(made, Figure) else [made])
            return made

        return kept


def numbers(*texts: str) -> set[str]:
    return {number for text in texts for number in NUMBER.findall(text)}


def said(part: object) -> Iterator[str]:
    """All texts of a part of a fact sheet: those of its figures, of its charts, and what the spreadsheets said."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, int):
        yield f"{part:,}"
    elif isinstance(part, Mapping):
        for each in part.values():
            yield from said(each)
    elif isinstance(part, tuple):
        for each in part:
            yield from said(each)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from said(getattr(part, name))


def in_the_files(folder: Path) -> set[str]:
    """The numbers of all cells."""
    grids, _ = read_files(spreadsheet_files(folder), folder)
    return {number for grid in grids for row in grid.rows for cell in row for number in NUMBER.findall(str(cell))}


def sentences(part: object) -> Iterator[str]:
    """All texts of a part of a fact sheet but the addresses of fields and the words for who cannot see a picture."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from sentences(each)
    elif hasattr(part, "__dataclass_fields__"):
        for name in set(part.__dataclass_fields__) - {"address", "alt"}:
            yield from sentences(getattr(part, name))


def stray(kind: Kind, edition: str, inputs: Book, code: str) -> dict[str, set[str]]:
    """The numbers of each person's page that no fact says."""
    found: dict[str, set[str]] = {}
    for sheet in islice(sheets(kind, edition, inputs, code), sized(12, 100)):
        printed = numbers(page_words(kind, sheet, inputs))
        assert printed
        left = printed - numbers(*said(sheet.sections), *said(kind.words))
        if left:
            found[sheet.subject] = left
    return found


@pytest.mark.parametrize(("kind", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))
def test_every_number_on_a_page_of_the_sample_is_one_of_its_facts(kind: Kind, edition: str) -> None:
    code = "2026-Q3" if "quarter" in kind.periods else "2026-09"
    assert not stray(kind, edition, book(PROJECT / "inputs" / "sample"), code)


@pytest.mark.parametrize(("kind", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))
def test_every_number_on_a_page_of_the_public_set_is_one_of_its_facts(kind: Kind, edition: str) -> None:
    code = "2017-Q4" if "quarter" in kind.periods else "2017-12"
    assert not stray(kind, edition, book(needs_shared("data", "crm-maven"), date(2017, 12, 31)), code)


@pytest.mark.parametrize(("kind", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))
def test_every_number_of_a_fact_is_a_figures_text_or_stands_in_the_spreadsheets(kind: Kind, edition: str) -> None:
    inputs = book(PROJECT / "inputs" / "sample")
    written = in_the_files(PROJECT / "inputs" / "sample")
    period = inputs.calendar.parse("2026-Q3" if "quarter" in kind.periods else "2026-09")
    assert period is not None
    for at in range(sized(4, 10)):
        desk = Desk(inputs)
        told = Told(inputs.settings.locale, inputs.settings.currency)
        vars(desk)["numerals"] = told
        brief = Brief(desk, kind.name, kind.title, salespeople(desk, period)[at], period, edition, kind.limits)
        said = [text for section in fact_sheet(brief, kind.sections).sections.values() for text in sentences(section)]
        assert len(told.texts) > 100
        known = numbers(*told.texts, period.name, str(period.start.year)) | written
        assert not [text for text in said if numbers(text) - known]
