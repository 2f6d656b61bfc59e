"""The options that commands share, each said once."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from plangen.workflow.reading import Days

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)

EXIT_CODES = (
    "Exit codes: 0 all was made; 1 errors in the data left something out (with --strict any warning counts); "
    "2 wrong usage; 3 a document failed; 130 stopped by Ctrl-C."
)


def today() -> date:
    """The day it is; the only place that looks at the clock."""
    return date.today()  # noqa: DTZ011 - the day of whoever sits in front of the screen


def days(as_of: datetime | None) -> Days:
    """Today, and the day to look from where one was named."""
    return Days(today(), as_of.date() if as_of else None)


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
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Look from this day (2026-09-30); else from the one in Settings, else from today.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print the result for another program to read.")
