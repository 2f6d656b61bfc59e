"""The command-line app. Answers every mistake with one sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

import click

from plangen.cli.check import check
from plangen.cli.doctor import doctor
from plangen.cli.due import due
from plangen.cli.exit_codes import EXIT_CODES, STOPPED, STOPPED_EARLY
from plangen.cli.explain import explain
from plangen.cli.list import list_types
from plangen.cli.make import make
from plangen.cli.new import new
from plangen.cli.quick_start import quick_start_command
from plangen.cli.screen import print_error, print_json
from plangen.cli.snapshot import snapshot
from plangen.cli.summary import DEBUG
from plangen.problems import PlangenError, Problem, UsageError
from plangen.sources.reading import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from plangen.version import __version__
from plangen.workflow.check import problem_as_plain

COMMANDS: tuple[click.Command, ...] = (
    new,
    make,
    due,
    check,
    snapshot,
    explain,
    list_types,
    doctor,
    quick_start_command,
)


@click.group(epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="plangen")
def app() -> None:
    """Create sales plans and reviews as Word and PDF from your spreadsheets.

    Start with one export of your deals: plangen deals.csv
    """


for command in COMMANDS:
    app.add_command(command)


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console with an old code page can't show every name; a question mark is better than a crash.
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
        message = f"Bug in plangen ({type(bug).__name__}: {bug}). Set {DEBUG}=1 for details."
        return _refused(message, 3, as_json=as_json)


def _run(words: list[str], *, as_json: bool) -> int:
    command = _command_for(words)
    try:
        code = command.main(words, prog_name="plangen", standalone_mode=False)
    except click.ClickException as misuse:
        if as_json:
            return _refused(misuse.format_message(), misuse.exit_code, as_json=True)
        misuse.show()
        return misuse.exit_code
    except SystemExit:
        # Click exits this way when the reader of its help closed the pipe.
        return 0
    return code if isinstance(code, int) else 0


def _refused(message: str, code: int, problems: Sequence[Problem] = (), *, as_json: bool) -> int:
    """The exit code, after the message was printed as a sentence or as JSON."""
    if as_json:
        print_json(
            {"message": message, "exit_code": code, "problems": [problem_as_plain(problem) for problem in problems]}
        )
    else:
        print_error(message)
    return code


def _command_for(words: list[str]) -> click.Command:
    """The command to run: the app, or quick_start if the first word is a file."""
    first = next((word for word in words if not word.startswith("-")), "")
    if not first or first in app.commands:
        return app
    if os.path.isdir(first):  # noqa: PTH112 - false for a name that is too long
        raise UsageError(f"{first} is a folder. To use it, run: plangen make --inputs {quote(first)}")
    return quick_start_command if _is_file(first) else app


def _is_file(word: str) -> bool:
    has_suffix = Path(word).suffix.lower() in WORKBOOK_SUFFIXES | TEXT_SUFFIXES
    return has_suffix or os.path.isfile(word)  # noqa: PTH113 - false for a name that is too long
