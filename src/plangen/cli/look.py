"""plangen FILE: the first five minutes with one export."""

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shlex import join

import click

from plangen.cli import options
from plangen.cli.check import tell_sheets
from plangen.cli.screen import bar, on_a_terminal, open_folder, say
from plangen.cli.summary import exit_code, tell
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.records.stages import Outcome
from plangen.workflow.first_look import TEAM, FirstLook, first_look
from plangen.workflow.make import Wish

ANSWERS = {"w": Outcome.WON, "l": Outcome.LOST, "o": Outcome.OPEN}


@dataclass(frozen=True, slots=True)
class Asked:
    """The user, where `asks` says that somebody sits there; else the defaults, which are told."""

    asks: bool

    def heard(self, book: Book) -> None:
        """What was read as what, on the screen."""
        tell_sheets(list(book.reports))
        say()

    def stages(self, guesses: Mapping[str, Outcome]) -> Mapping[str, Outcome]:
        """The meaning of stages: all guesses at once, then one by one where they are not right."""
        say("These stages are new to plangen. It takes them as:")
        for stage, outcome in guesses.items():
            say(f"  {stage} → {outcome}")
        if not self.asks or click.confirm("Is that right?", default=True):
            return guesses
        return {stage: self._stage(stage, outcome) for stage, outcome in guesses.items()}

    def look_from(self, last: date, today: date) -> bool:
        """Whether to look from the last closing date."""
        say(f"The last deal was closed on {last}, {(today - last).days} days ago.")
        if not self.asks:
            say(f"plangen looks from that day. To look from another one, add --as-of {today}.")
            return True
        return click.confirm("Look from that day, not from today?", default=True)

    def _stage(self, stage: str, outcome: Outcome) -> Outcome:
        answer = click.prompt(
            f"  {stage}: won, lost or open (w, l, o)", default=outcome[0], type=click.Choice(list(ANSWERS)),
            show_choices=False,
        )  # fmt: skip
        return ANSWERS[answer]


@click.command(hidden=True, epilog=options.EXIT_CODES)
@click.argument("file", type=options.PATH)
@options.templates
@options.output
@options.as_of
@click.option("--yes", is_flag=True, help="Ask nothing; take what plangen suggests.")
@click.option("--open/--no-open", "opens", default=None, help="Open the folder; on a terminal that is the default.")
@options.strict
def look(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    file: Path,
    templates: Path | None,
    output: Path,
    as_of: datetime | None,
    yes: bool,
    opens: bool | None,
    strict: bool,
) -> int:
    """Make a first review from one export of deals, and a Team sheet to fill in."""
    if not file.is_file():
        raise UsageError(f"There is no file {file}. Name the export of your deals, such as deals.csv.")
    wish = Wish(options.days(as_of), output=output, templates=templates)
    begun = time.perf_counter()
    # No bar: two documents are made in a second or two, and a question may come between.
    with bar(shown=False) as watch:
        seen = first_look(file, wish, Asked(on_a_terminal() and not yes), watch)
    _tell(seen, time.perf_counter() - begun)
    if on_a_terminal() if opens is None else opens:
        open_folder(seen.made.folders[0])
    return exit_code(seen.made, strict=strict)


def _tell(seen: FirstLook, seconds: float) -> None:
    say(f"\nA review of {seen.person}, who has most deals:", "bold")
    tell(seen.made, seconds, _next(seen))


def _next(seen: FirstLook) -> str:
    """What lies beside the export now, and the command for everybody."""
    lines = []
    if seen.written:
        lines.append(f"Written beside it: {', '.join(path.name for path in seen.written)}")
    lines += seen.kept
    words = ["plangen", "make", "review"]
    for path in seen.inputs:
        words += ["--inputs", str(path)]
    command = subprocess.list2cmdline(words) if sys.platform == "win32" else join(words)
    team = next((path for path in seen.inputs if path.name == TEAM), None)
    has_quotas = any(person.quotas for person in seen.made.book.roster.people)
    first = f"fill in manager and quota in {team}, then make" if team and not has_quotas else "make"
    lines.append(f"Next: {first} everybody's review: {command}")
    return "\n".join(lines)
