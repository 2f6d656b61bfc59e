"""The templates on a screen: which were read, and everything that is wrong with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from plangen.cli.screen import say, say_plainly, show_by_cure
from plangen.workflow.check_templates import CheckedTemplates, check_templates
from plangen.workflow.reading import kept_something_out

USUAL = "./templates and the shipped ones"
option: Callable[..., Any] = click.option(
    "--templates",
    is_flag=False,
    flag_value=USUAL,
    metavar="[DIR]",
    help="Check your templates instead: every unknown fact and every tag that cannot be read.",
)


def answer(named: str, *, strict: bool, as_json: bool) -> int:
    """Prints what is wrong with the templates of a folder, or of those that are searched anyway, and gives the code."""
    checked = check_templates(None if named == USUAL else Path(named))
    if as_json:
        say_plainly(checked.as_plain())
    else:
        _tell(checked)
    return int(kept_something_out(checked.problems, strict=strict))


def _tell(checked: CheckedTemplates) -> None:
    many = "1 template" if len(checked.templates) == 1 else f"{len(checked.templates)} templates"
    say(f"Read: {many} of {', '.join(checked.kinds) or 'no kind'}.")
    for folder in checked.folders:
        say(f"  {folder}")
    if not checked.problems:
        say("Nothing is wrong with them.")
        return
    count = len(checked.problems)
    say(f"\n{count:,} {'thing' if count == 1 else 'things'} to look at", "bold")
    show_by_cure(checked.problems)
