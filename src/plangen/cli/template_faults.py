"""plangen check --templates: which templates were read, and every problem in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from plangen.cli.screen import print_json, print_line, show_by_fix
from plangen.workflow.check_templates import CheckedTemplates, check_templates
from plangen.workflow.reading import fails_check

DEFAULT = "./templates and the built-in ones"
option: Callable[..., Any] = click.option(
    "--templates",
    is_flag=False,
    flag_value=DEFAULT,
    metavar="[DIR]",
    help="Check your templates instead: unknown fields and broken tags.",
)


def answer(named: str, *, strict: bool, as_json: bool) -> int:
    """Prints the problems of a folder's templates, or of the default ones, and returns the exit code."""
    checked = check_templates(None if named == DEFAULT else Path(named))
    if as_json:
        print_json(checked.as_plain())
    else:
        _print(checked)
    return int(fails_check(checked.problems, strict=strict))


def _print(checked: CheckedTemplates) -> None:
    count = "1 template" if len(checked.templates) == 1 else f"{len(checked.templates)} templates"
    print_line(f"Checked {count} ({', '.join(checked.document_types) or 'no document type'}) in:")
    for folder in checked.folders:
        print_line(f"  {folder}")
    if not checked.problems:
        print_line("No problems found.")
        return
    number = len(checked.problems)
    print_line(f"\n{number:,} {'problem' if number == 1 else 'problems'}", "bold")
    show_by_fix(checked.problems)
