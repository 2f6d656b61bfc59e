"""The options that several commands share."""

import os
from collections.abc import Callable
from datetime import date
from errno import ENAMETOOLONG
from pathlib import Path
from typing import Any, TypeVar

import click

from plangen.problems import UsageError, shown
from plangen.workflow.planning.as_of import Days, parse_as_of, today

Command = TypeVar("Command", bound=Callable[..., Any])


class _Path(click.Path):
    """A path; one with a name that is too long is answered with one sentence."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; raises UsageError if a name in it is too long."""
        try:
            os.lstat(value)
        except OSError as problem:
            if problem.errno == ENAMETOOLONG:
                raise UsageError(f"“{shown(value)}” is too long for a name. Use a shorter one.") from None
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path)


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


def days(as_of: date | None) -> Days:
    """Today, and the as-of date if one was given."""
    return Days(today(), as_of)


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The date that was typed; raises UsageError if it's not a real date in a plausible year."""
    return None if text is None else parse_as_of(text)


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
