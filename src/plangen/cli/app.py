"""The app: takes the words of the command line, and answers every mistake in one sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from plangen import __version__
from plangen.cli.check import check
from plangen.cli.doctor import doctor
from plangen.cli.kinds import kinds
from plangen.cli.look import look
from plangen.cli.make import make
from plangen.cli.options import EXIT_CODES
from plangen.cli.screen import complain
from plangen.cli.summary import DEBUG, STOPPED
from plangen.problems import PlangenError, UsageError
from plangen.sources.reading import TEXT_SUFFIXES, WORKBOOK_SUFFIXES

COMMANDS: tuple[click.Command, ...] = (make, check, kinds, doctor, look)


@click.group(epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="plangen")
def app() -> None:
    """Plans and reviews for a sales team, from the spreadsheets you have, as Word and PDF.

    Begin with one export of your deals: plangen deals.csv
    """


for command in COMMANDS:
    app.add_command(command)


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command line, and gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console of an old code page cannot show every name: a question mark is better than no answer.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _run(_with_command(list(sys.argv[1:] if words is None else words)))
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:
        if os.environ.get(DEBUG):
            raise
        complain(f"A fault in plangen ({type(bug).__name__}: {bug}). {DEBUG}=1 shows where.")
        return 3


def _run(words: list[str]) -> int:
    try:
        code = app.main(words, prog_name="plangen", standalone_mode=False)
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except click.Abort:
        complain("Stopped; nothing more was written.")
        return STOPPED
    except UsageError as misuse:
        complain(str(misuse))
        return 2
    except PlangenError as fault:
        complain(str(fault))
        return 1 if fault.problems else 3
    return code if isinstance(code, int) else 0


def _with_command(words: list[str]) -> list[str]:
    """The words, with the command that a bare file stands for: plangen deals.csv."""
    names = {command.name for command in COMMANDS}
    first = next((word for word in words if not word.startswith("-")), "")
    if first in names or not _is_file(first):
        return words
    return ["look", *words]


def _is_file(word: str) -> bool:
    return Path(word).is_file() or Path(word).suffix.lower() in WORKBOOK_SUFFIXES | TEXT_SUFFIXES
