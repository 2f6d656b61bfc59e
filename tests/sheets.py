"""Small grids for tests, as sources/ reads them."""

from collections.abc import Sequence
from datetime import date

from plangen.problems import Problem
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.grid import Cell, Grid, Marks

TODAY = date(2026, 11, 23)


def sheet(*rows: Sequence[Cell], file: str = "inputs.xlsx", name: str = "Sheet1", marks: Marks | None = None) -> Grid:
    return Grid(file, name, [list(row) for row in rows], marks or Marks())


def book(*grids: Grid, as_of: date = TODAY) -> Book:
    return load(grids, today=TODAY, as_of=as_of)


def messages(found: Sequence[Problem]) -> list[str]:
    return [str(problem) for problem in found]
