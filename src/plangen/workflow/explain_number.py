"""The explain command for a number as printed: the documents that print it, what it is, and the rows behind it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.elements.measure import Measure
from plangen.facts.figures.named import Tally
from plangen.facts.figures.rows import tallies_of_rows
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.formatting.reasons import variant_text
from plangen.facts.printed_numbers import PrintedText, numbers_in, occurs, printed_texts
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import AnySubject
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.trace import Traced
from plangen.facts.scope.workspace import Workspace
from plangen.facts.section_rules import RULES, SectionRule
from plangen.facts.sections import fact_sheet
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.workflow.explained_subjects import subjects_about
from plangen.workflow.number_origins import InputCells
from plangen.workflow.number_words import Origin, Printed

_STARTS_AS_NUMBER = re.compile(r"\W*\d")
OWN_WORDS = SectionRule("the document's own words")
"""The rule of what a document type prints in every document."""


@dataclass(frozen=True, slots=True)
class NumberOnPage:
    """A number where a document prints it.

    `text` is the figure or sentence with it, `label` what that is about, and `rule` what its section lists. `measure`
    is the one that was formatted, `difference_of` the two numbers that were subtracted; a number with neither was
    counted in its section or is as entered. `arithmetic` says how it was computed, `origin` in which cells it was
    entered, or from which date or id it is.
    """

    document: str
    edition: str
    section: str
    label: str
    text: str
    rule: SectionRule
    measure: Measure | None = None
    difference_of: tuple[str, ...] = ()
    arithmetic: str = ""
    origin: Origin | None = None

    @property
    def is_explained(self) -> bool:
        """Whether it is known how the number was computed, or which rows, cells, or dates it is from."""
        has_rows = self.measure is not None and bool(self.measure.rows)
        return has_rows or bool(self.arithmetic or self.difference_of) or self.origin is not None

    @property
    def where(self) -> str:
        """The document with its edition, and what the section lists."""
        return f"{self.document} ({self.edition}): {self.rule.text}"

    @property
    def made_of(self) -> str:
        """What the number is made of, in words; empty if it is one of a list."""
        if self.arithmetic or self.difference_of:
            return self.arithmetic or f" {MINUS} ".join(self.difference_of)
        if self.measure is None:
            return self.origin.text if self.origin else ""
        of = f"{self.measure.part:,} of " if self.measure.part is not None else ""
        parts = (f"based on {of}{self.measure.n:,}" if self.measure.n else "", variant_text(self.measure))
        return "; ".join(part for part in parts if part)

    @property
    def ask(self) -> str:
        """The metrics to ask for by name."""
        return ", ".join(self.rule.metrics)

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        found = self.measure
        return {
            "document": self.document,
            "edition": self.edition,
            "section": self.section,
            "about": self.label,
            "text": self.text,
            "lists": self.rule.text,
            "metrics": list(self.rule.metrics),
            "difference_of": list(self.difference_of),
            "arithmetic": self.arithmetic,
            "origin": self.origin.text if self.origin else "",
            "cells": [{"place": str(place), "text": text} for place, text in self.origin.cells] if self.origin else [],
            "value": None if found is None or found.value is None else str(found.value),
            "unit": None if found is None else str(found.unit),
            "n": None if found is None else found.n,
            "note": "" if found is None else variant_text(found),
        }


@dataclass(frozen=True, slots=True)
class ExplainedNumber:
    """A printed number with every place that prints it; `tallies` are the rows of each measure that prints as it."""

    subject: str
    period: str
    number: str
    places: tuple[NumberOnPage, ...]
    tallies: Mapping[Measure, tuple[Tally, ...]]
    as_of_note: str

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        rows = [
            {"of": tally.title, "file": row.place.file, "cell": row.place.cell, "item": row.what, "note": row.note}
            for tallies in self.tallies.values()
            for tally in tallies
            for row in tally.rows
        ]
        places = [each.as_plain() for each in self.places]
        known = {"subject": self.subject, "period": self.period, "number": self.number, "as_of_note": self.as_of_note}
        return {**known, "places": places, "rows": rows}


@dataclass(frozen=True, slots=True)
class TracedSection:
    """A section of a document: the texts with numbers that it prints, and the figures that were formatted for it."""

    name: str
    texts: tuple[PrintedText, ...]
    trace: tuple[Traced, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedDocument:
    """A document in one edition, by section; its own words are one, too.

    Of one about several people, only the texts next to any of the `names` count.
    """

    title: str
    edition: str
    sections: tuple[TracedSection, ...]
    subject: str
    period: Period
    names: tuple[str, ...] = ()

    def places_of(self, number: str) -> Iterator[NumberOnPage]:
        """The places that print a number, each once for what it is made of."""
        wanted = set(numbers_in(number))
        for section in self.sections:
            rule = RULES.get(section.name, OWN_WORDS)
            for text in section.texts:
                if all(each in text.text for each in wanted) and wanted <= text.numbers and self._is_about(text):
                    place = NumberOnPage(self.title, self.edition, section.name, text.label, text.text, rule)
                    found = [each for each in section.trace if _is_in(each, text, wanted)]
                    yield from (_made_of(place, each) for each in found) if found else (place,)

    def _is_about(self, text: PrintedText) -> bool:
        """Whether a text is next to any of the names, if there are any."""
        return not self.names or any(
            re.search(rf"\b{re.escape(name)}\b", part) for name in self.names for part in (text.label, text.text)
        )


def _made_of(place: NumberOnPage, found: Traced) -> NumberOnPage:
    difference_of = tuple(map(str, found.difference_of))
    return replace(place, measure=found.measure, difference_of=difference_of, arithmetic=found.arithmetic)


def _is_in(each: Traced, text: PrintedText, wanted: set[str]) -> bool:
    """Whether a formatted figure is what a text prints as a number."""
    if text.figure is not None:
        return each.figure is text.figure
    figure = each.figure
    # A sentence says “ahead” or “behind” in place of a difference's sign.
    unsigned = figure.short.lstrip(f"+{MINUS}") if each.difference_of else ""
    sample = f"{figure.part:,} of {figure.n:,}" if figure.part is not None else ""
    texts = {figure.short, figure.full, figure.bare, unsigned, sample} - {""}
    return any(wanted <= set(numbers_in(shown)) and occurs(shown, text.text) for shown in texts)


def traced_workspace(book: Book) -> Workspace:
    """A workspace that keeps what is formatted, for documents with what their numbers are made of."""
    return Workspace(book, load_catalog().in_packet_order, [])


def traced_document(
    workspace: Workspace, document_type: DocumentType, subject: AnySubject, period: Period, edition: str
) -> TracedDocument:
    """A document with what its numbers are made of, as a traced workspace keeps it."""
    trace = workspace.trace
    if trace is None:
        raise ValueError("not a traced workspace")
    tables = TableSettings(document_type.tables, document_type.words)
    about = (document_type.name, document_type.title, subject, period, edition, document_type.limits)
    found = []
    for name in document_type.sections:
        trace.clear()
        # A scope keeps what its sections share, so each section has its own here.
        sheet = fact_sheet(Scope(workspace, *about, tables=tables), (name,))
        found.append(TracedSection(name, tuple(printed_texts(sheet)), tuple(trace)))
    words = tuple(PrintedText("", text) for text in document_type.words.values() if numbers_in(text))
    sections = (*found, TracedSection("words", words))
    return TracedDocument(document_type.title, edition, sections, subject.name, period)


def documents_about(book: Book, name: str, text: str, types: Sequence[str] = ()) -> Iterator[TracedDocument]:
    """Every document about a person, team, or contest for a period as typed; empty for the usual one.

    Those of all types, or only of these.
    """
    workspace = traced_workspace(book)
    all_types = load_catalog().document_types
    for document_type in (each for key, each in all_types.items() if not types or key in types):
        for about in subjects_about(workspace, document_type, name, text):
            for edition in document_type.editions:
                found = traced_document(workspace, document_type, about.subject, about.period, edition)
                yield replace(found, names=about.names)


def with_origin(place: NumberOnPage, number: str, document: TracedDocument, cells: InputCells) -> NumberOnPage:
    """The place with where its number comes from, if no metric with rows and no arithmetic says so."""
    if place.is_explained:
        return place
    if place.section == "definitions":
        return replace(place, origin=Origin("part of the metric's definition"))
    if place.section == "words" or place.rule is OWN_WORDS:
        return replace(place, origin=Origin("words of the template, document.toml"))
    asked = next((each for each in numbers_in(number)), number)
    value = None if place.measure is None else place.measure.value
    printed = Printed(asked, place.text, place.label, value)
    return replace(place, origin=cells.origin(printed, (document.subject, document.period)))


def asks_for_number(text: str) -> bool:
    """Whether a text is a number as printed, and not the name of a metric: 198.2K, $1,050,000, −3.4 pt."""
    return _STARTS_AS_NUMBER.match(text) is not None


def _found_later(book: Book, name: str, number: str) -> str:
    """Which period to ask for if documents about the next year print a number; empty if they don't."""
    calendar = book.calendar
    coming = calendar.after(calendar.containing(book.as_of, Length.YEAR)).code
    documents = documents_about(book, name, coming)
    is_found = any(occurs(number, place.text) for each in documents for place in each.places_of(number))
    return f" Documents for {coming} do: add --period {coming}." if is_found else ""


def explain_number(book: Book, name: str, number: str, period: str, as_of_note: str) -> ExplainedNumber:
    """Where documents about a person or team print a number; raises UsageError if none does."""
    cells = InputCells(book)
    places = tuple(
        dict.fromkeys(
            with_origin(place, number, each, cells)
            for each in documents_about(book, name, period)
            for place in each.places_of(number)
        )
    )
    whole = tuple(each for each in places if occurs(number, each.text)) or places
    if not whole:
        raise UsageError(
            f"No document about {name} prints {number}{f' for {period}' if period else ''}."
            f"{_found_later(book, name, number) if not period else ''}"
        )
    measures = dict.fromkeys(each.measure for each in whole if each.measure is not None)
    tallies = {each: tallies_of_rows(book, each.rows) for each in measures}
    return ExplainedNumber(name, period, number, whole, tallies, as_of_note)
