"""The app: takes the words of the command line, and answers every mistake in one sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

import click

from plangen import __version__
from plangen.cli.check import check
from plangen.cli.doctor import doctor
from plangen.cli.entry import STOPPED, STOPPED_EARLY
from plangen.cli.explain import explain
from plangen.cli.kinds import kinds
from plangen.cli.look import look
from plangen.cli.make import make
from plangen.cli.new import new
from plangen.cli.options import EXIT_CODES
from plangen.cli.screen import complain, say_plainly
from plangen.cli.summary import DEBUG
from plangen.problems import PlangenError, Problem, UsageError
from plangen.sources.reading import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from plangen.workflow.check import plain

COMMANDS: tuple[click.Command, ...] = (new, make, check, explain, kinds, doctor, look)


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
    given = list(sys.argv[1:] if words is None else words)
    as_json = "--json" in given
    try:
        return _run(given, as_json=as_json)
    except (click.Abort, EOFError, KeyboardInterrupt):
        return _refused(STOPPED_EARLY, STOPPED, as_json=as_json)
    except UsageError as misuse:
        return _refused(str(misuse), 2, misuse.problems, as_json=as_json)
    except PlangenError as fault:
        return _refused(str(fault), 1 if fault.problems else 3, fault.problems, as_json=as_json)
    except Exception as bug:
        if os.environ.get(DEBUG):
            raise
        told = f"A fault in plangen ({type(bug).__name__}: {bug}). {DEBUG}=1 shows where."
        return _refused(told, 3, as_json=as_json)


def _run(words: list[str], *, as_json: bool) -> int:
    command = _meant(words)
    try:
        code = command.main(words, prog_name="plangen", standalone_mode=False)
    except click.ClickException as misuse:
        if as_json:
            return _refused(misuse.format_message(), misuse.exit_code, as_json=True)
        misuse.show()
        return misuse.exit_code
    except SystemExit:
        # So click ends when nobody reads its help any more: that is no fault.
        return 0
    return code if isinstance(code, int) else 0


def _refused(message: str, code: int, problems: Sequence[Problem] = (), *, as_json: bool) -> int:
    """The exit code, after what is wrong was said: as a sentence, or for a program."""
    if as_json:
        say_plainly({"message": message, "exit_code": code, "problems": [plain(problem) for problem in problems]})
    else:
        complain(message)
    return code


def _meant(words: list[str]) -> click.Command:
    """The command that is meant: the app with its commands, or the one that a bare file stands for."""
    first = next((word for word in words if not word.startswith("-")), "")
    if not first or first in app.commands:
        return app
    if Path(first).is_dir():
        raise UsageError(f"{first} is a folder. For all that lies in it write: plangen make --inputs {quote(first)}")
    return look if _is_file(first) else app


def _is_file(word: str) -> bool:
    return Path(word).is_file() or Path(word).suffix.lower() in WORKBOOK_SUFFIXES | TEXT_SUFFIXES
