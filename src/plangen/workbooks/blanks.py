"""The sheets of a new workbook: the columns of each table with a note and an example, and the text around them."""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from plangen.periods import monday_of

_DIGITS_OF_A_YEAR, _WEEKDAYS = 4, 5
_NUMBERS = frozenset({"money", "number", "percent", "integer", "rating"})

ValueType = Literal["text", "long text", "person", "date", "money", "number", "percent", "integer", "rating", "yes/no"]


def _from_monday(day: date) -> date:
    """A first day that isn't on a weekend, whatever the year: the Monday after it."""
    return day if day.weekday() < _WEEKDAYS else monday_of(day) + timedelta(weeks=1)


class BlankColumn(BaseModel):
    """A column to fill in: its value type, its choices, and one example.

    `required` says that a row without a value here is skipped, `open` that values other than the choices are fine.
    `name` may contain {year}.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    note: str
    required: bool = False
    type: ValueType = "text"
    choices: tuple[str, ...] = ()
    open: bool = False
    example: str = ""
    width: int = 14

    def header(self, year: str) -> str:
        """The header of the column in a workbook for a fiscal year (2026, FY2027)."""
        return self.name.format(year=year)

    def value_in(self, year: str, text: str) -> str | float | date:
        """An example as the cell holds it: text, a number, or a date."""
        if self.type == "date" and text:
            day = date.fromisoformat(text.format(year=year[-_DIGITS_OF_A_YEAR:]))
            return _from_monday(day) if self.name == "start" else day
        return float(text) if self.type in _NUMBERS and text else text.format(year=year)


class Blank(BaseModel):
    """A table to fill in, and its purpose.

    `examples` are rows to choose from, in place of the one example of its columns. `also` are the tables that come with
    it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    purpose: str
    columns: tuple[BlankColumn, ...]
    examples: tuple[dict[str, str], ...] = ()
    also: tuple[str, ...] = ()

    def example_rows(self, year: str) -> list[list[str | float | date]]:
        """The cells of each example."""
        rows = self.examples or ({column.name: column.example for column in self.columns},)
        return [[column.value_in(year, row.get(column.name, "")) for column in self.columns] for row in rows]


class SettingLine(BaseModel):
    """A line of Settings: its default, its note, and its choices."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    note: str
    value: str = ""
    choices: tuple[str, ...] = ()
    open: bool = False


class Start(BaseModel):
    """The text of the first sheet: steps of a number, a name, and a sentence, then headings and tips."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str
    steps: tuple[tuple[str, str, str], ...]
    sheets: str
    settings: str
    more: str
    more_command: str
    tips: str
    notes: tuple[str, ...]


class Blanks(BaseModel):
    """Everything that a new workbook can have."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    start: Start
    settings: tuple[SettingLine, ...]
    tables: dict[str, Blank]


@cache
def shipped_blanks() -> Blanks:
    """The built-in sheets, from blanks.toml."""
    text = (files("plangen.workbooks") / "blanks.toml").read_text(encoding="utf-8")
    return Blanks.model_validate(tomllib.loads(text))
