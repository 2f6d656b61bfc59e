"""The options that commands share, each said once."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from plangen.problems import UsageError, shown
from plangen.workflow.which_day import Days

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)

YEARS = range(1990, 2101)
EXIT_CODES = (
    "Exit codes: 0 all was made; 1 errors in the data left something out (with --strict any warning counts); "
    "2 wrong usage; 3 a document failed; 130 stopped by Ctrl-C."
)


def today() -> date:
    """The day it is; the only place that looks at the clock."""
    return date.today()  # noqa: DTZ011 - the day of whoever sits in front of the screen


def days(as_of: date | None) -> Days:
    """Today, and the day to look from where one was named."""
    return Days(today(), as_of)


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The day that was typed, in a year that deals can have."""
    if text is None:
        return None
    try:
        day = date(*map(int, text.split("-"))) if re.fullmatch("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise UsageError(f"“{shown(text)}” is no day from {YEARS[0]} to {YEARS[-1]}. Write the day as 2026-12-31.")
    return day


inputs = click.option(
    "--inputs",
    multiple=True,
    type=PATH,
    default=[Path("inputs")],
    show_default="inputs",
    help="A folder of spreadsheets, or a single one; may be given several times.",
)
templates = click.option("--templates", type=PATH, help="A folder of your own templates, searched before the shipped.")
output = click.option(
    "--output", type=PATH, default=Path("output"), show_default=True, help="The folder that documents are written to."
)
as_of = click.option(
    "--as-of",
    callback=_day,
    metavar="DATE",
    help="Look from this day (2026-09-30); else from the one in Settings, else from today.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print the result for another program to read.")
