"""Finished pages for tests: the real facts of a folder of spreadsheets in the real Word template of a kind."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import fact_sheet, theme
from plangen.facts.subjects import salespeople
from plangen.formats.every import FORMATS
from plangen.formats.page import Page, Properties
from plangen.kinds.kind import Kind
from plangen.kinds.shelf import open_shelf, template_folders
from plangen.proof.word import word_text
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files

EDITIONS = [
    (kind, edition)
    for kind in open_shelf().kinds.values()
    if kind.subject == "salesperson"
    for edition in kind.editions
]
"""Every document that is made about one person."""


@cache
def book(folder: Path, as_of: date | None = None) -> Book:
    """The Book of a folder."""
    grids, problems = read_files(spreadsheet_files(folder), folder)
    return load(grids, today=date(2026, 11, 23), as_of=as_of, problems=problems)


def sheets(kind: Kind, edition: str, inputs: Book, code: str) -> Iterator[FactSheet]:
    """The facts of everybody in a period (2026-Q3)."""
    period = inputs.calendar.parse(code)
    assert period is not None
    desk = Desk(inputs)
    for subject in salespeople(desk, period):
        yield fact_sheet(Brief(desk, kind.name, kind.title, subject, period, edition, kind.limits), kind.sections)


def page_words(kind: Kind, sheet: FactSheet, inputs: Book) -> str:
    """What the finished Word file says."""
    look = theme(inputs.settings)
    facts = {**sheet.sections, "words": kind.words, "theme": look}
    said = Properties(kind.title, "", kind.title, kind.name, look.locale)
    template = f"{kind.name}/{FORMATS['word'].template}"
    return word_text(FORMATS["word"].render(Page(template_folders(None), template, facts, said, look))).body
