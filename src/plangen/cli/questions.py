"""Questions in a terminal, with their answers."""

from datetime import date

import click

from plangen.cli.screen import print_line
from plangen.tables.values.folding import fold


def agrees(question: str) -> bool:
    """Whether the user says yes; Enter is a yes."""
    return bool(click.prompt(f"{question} [Y/n]", default="y", show_default=False, value_proc=_yes))


def print_export_date(last: date, today: date) -> None:
    """Prints how old an export is."""
    print_line(f"The newest date in the export is {last}, {(today - last).days} days ago.")


def uses_export_date(last: date, today: date) -> bool:
    """Whether the user wants the newest date in an old export as the as-of date."""
    print_export_date(last, today)
    return agrees("Use that date instead of today?")


def _yes(text: str) -> bool:
    if fold(text) not in {"y", "yes", "n", "no"}:
        raise click.UsageError("Enter y or n.")
    return fold(text).startswith("y")
