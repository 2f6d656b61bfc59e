"""What a new workbook asks for: the columns of each table with a note and an example, and the words around them."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

_DIGITS_OF_A_YEAR = 4
_NUMBERS = frozenset({"money", "number", "share", "whole", "level"})

Kind = Literal["text", "words", "person", "day", "money", "number", "share", "whole", "level", "yes"]


class BlankColumn(BaseModel):
    """A column to be filled in: what kind of value belongs there, which choices there are, and one example.

    `needed` says that a row without a value here is not used, `open` that other values than the choices are welcome.
    A name may have {year} in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    note: str
    needed: bool = False
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    open: bool = False
    example: str = ""
    width: int = 14

    def head(self, year: str) -> str:
        """The head of the column in a workbook of a fiscal year (2026, FY2027)."""
        return self.name.format(year=year)

    def example_in(self, year: str) -> str | float | date:
        """The example as the cell holds it: a text, a number or a day."""
        if self.kind == "day" and self.example:
            return date.fromisoformat(self.example.format(year=year[-_DIGITS_OF_A_YEAR:]))
        return float(self.example) if self.kind in _NUMBERS and self.example else self.example.format(year=year)


class Blank(BaseModel):
    """A table to be filled in, and what it is good for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    purpose: str
    columns: tuple[BlankColumn, ...]


class SettingLine(BaseModel):
    """A line of Settings: its default, what it does, and which choices there are."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    note: str
    value: str = ""
    choices: tuple[str, ...] = ()
    open: bool = False


class Start(BaseModel):
    """The words of the first sheet: steps of a number, a name and a sentence, headings, and what is good to know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str
    steps: tuple[tuple[str, str, str], ...]
    here: str
    settings: str
    more: str
    more_command: str
    good: str
    notes: tuple[str, ...]


class Blanks(BaseModel):
    """Everything that a new workbook can hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    start: Start
    settings: tuple[SettingLine, ...]
    tables: dict[str, Blank]


@cache
def shipped_blanks() -> Blanks:
    """The blanks that plangen brings along."""
    text = (files("plangen.workbooks") / "blanks.toml").read_text(encoding="utf-8")
    return Blanks.model_validate(tomllib.loads(text))
