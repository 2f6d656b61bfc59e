"""The options that several commands share."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from plangen.problems import UsageError, shown
from plangen.workflow.planning.as_of import Days

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)

YEARS = range(1990, 2101)


class OneOf(click.Choice[str]):
    """A choice whose mistakes are answered with one sentence."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The choice; raises UsageError if it isn't one."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise UsageError(
                f"“{shown(value)}” isn't a valid {_name(param)}. Choose from: {', '.join(self.choices)}."
            ) from None


class Positive(click.IntRange):
    """A whole number of 1 or more; mistakes are answered with one sentence."""

    def __init__(self) -> None:
        super().__init__(min=1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; raises UsageError if it isn't one."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise UsageError(f"{_name(param)} must be 1 or more.") from None


def _name(param: click.Parameter | None) -> str:
    return param.opts[0] if param else "value"


def today() -> date:
    """Today's date. Nothing else reads the clock."""
    return date.today()  # noqa: DTZ011 - the user's local date is intended


def days(as_of: date | None) -> Days:
    """Today, and the as-of date if one was given."""
    return Days(today(), as_of)


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The date that was typed; raises UsageError if it's not a real date in a plausible year."""
    if text is None:
        return None
    try:
        day = date(*map(int, text.split("-"))) if re.fullmatch("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        between = f" between {YEARS[0]} and {YEARS[-1]}" if day else ""
        raise UsageError(f"“{shown(text)}” isn't a date{between}. Use a date like 2026-12-31.")
    return day


inputs = click.option(
    "--inputs",
    multiple=True,
    type=PATH,
    default=[Path("inputs")],
    show_default="inputs",
    help="A folder of spreadsheets, or one file. Repeatable.",
)
templates = click.option("--templates", type=PATH, help="Your template folder, used before the built-in ones.")
output = click.option("--output", type=PATH, default=Path("output"), show_default=True, help="Output folder.")
as_of = click.option(
    "--as-of",
    callback=_day,
    metavar="DATE",
    help="As-of date (2026-09-30). Default: the one in Settings, or today.",
)
strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
