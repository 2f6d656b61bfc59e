"""plangen FILE: the first five minutes with one export."""

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
from plangen.tables.folding import fold
from plangen.workflow.first_look import FirstLook, first_look
from plangen.workflow.wish import Wish

ANSWERS = (Outcome.WON, Outcome.LOST, Outcome.OPEN)


@dataclass(frozen=True, slots=True)
class Asked:
    """The user, where `asks` says that somebody sits there; else what the export itself decides."""

    asks: bool

    def heard(self, book: Book) -> None:
        """What was read as what, on the screen."""
        tell_sheets(list(book.reports))
        say()

    def stages(self, guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
        """The meaning of stages: all that seems known at once, then one by one; nothing where nobody sits."""
        if not self.asks:
            _tell_unknown(guesses)
            return {}
        seems = {stage: outcome for stage, outcome in guesses.items() if outcome}
        if seems:
            say("These stages are new to plangen. It takes them as:")
            for stage, outcome in seems.items():
                say(f"  {stage} → {outcome}")
        agreed = dict(seems) if seems and _agrees("Is that right?") else {}
        asked = {stage: _meaning_of(stage, seems.get(stage)) for stage in guesses if stage not in agreed}
        return agreed | {stage: outcome for stage, outcome in asked.items() if outcome}

    def look_from(self, last: date, today: date) -> bool:
        """Whether to look from the last closing date."""
        say(f"The last deal was closed on {last}, {(today - last).days} days ago.")
        if not self.asks:
            say(f"plangen looks from that day. To look from another one, add --as-of {today}.")
            return True
        return _agrees("Look from that day, not from today?")


def _tell_unknown(guesses: Mapping[str, Outcome | None]) -> None:
    """Says which rows of Settings would give stages a meaning."""
    say("plangen does not know these stages; their deals are left out. To count them, add to a sheet Settings:")
    for stage, outcome in guesses.items():
        say(f"  {outcome or 'won, lost or open'} stages | {stage}")


def _agrees(question: str) -> bool:
    return bool(click.prompt(f"{question} [Y/n]", default="y", show_default=False, value_proc=_yes))


def _yes(text: str) -> bool:
    if fold(text) not in {"y", "yes", "n", "no"}:
        raise click.UsageError("Write y or n.")
    return fold(text).startswith("y")


def _meaning_of(stage: str, seems: Outcome | None) -> Outcome | None:
    """What somebody says that a stage means; None where its deals are left out."""
    question = f"  {stage}: won, lost or open (w, l, o{'' if seems else '; Enter leaves its deals out'})"
    answer = click.prompt(
        question, default=seems[0] if seems else "", show_default=bool(seems), value_proc=_meaning_in
    )  # fmt: skip
    return Outcome(answer) if answer else None


def _meaning_in(text: str) -> Outcome | None:
    said = {"": None} | {key: outcome for outcome in ANSWERS for key in (outcome[0], outcome.value)}
    if fold(text) not in said:
        raise click.UsageError("Write w, l or o; or won, lost or open.")
    return said[fold(text)]


@click.command(hidden=True, options_metavar="", epilog=options.EXIT_CODES)
@click.argument("file", type=options.PATH, metavar="FILE [OPTIONS]")
@options.templates
@options.output
@options.as_of
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--open/--no-open", "opens", default=None, help="Open the folder; on a terminal that is the default.")
@options.strict
def look(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    file: Path,
    templates: Path | None,
    output: Path,
    as_of: date | None,
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
    return exit_code(seen.made, strict=strict) or int(bool(seen.refused))


def _tell(seen: FirstLook, seconds: float) -> None:
    say(f"\nA review of {seen.person}, who has most deals:", "bold")
    tell(seen.made, seconds, _next(seen))


def _next(seen: FirstLook) -> str:
    """What lies beside the export now, and the command for everybody."""
    lines = []
    if seen.written:
        lines.append(f"Written beside it: {', '.join(path.name for path in seen.written)}")
    lines += seen.kept
    if seen.refused:
        names = " and ".join(seen.refused)
        lines.append(f"{names} could not be written beside the export; copy it to a folder of yours.")
    command = subprocess.list2cmdline(seen.command) if sys.platform == "win32" else join(seen.command)
    has_quotas = any(person.quotas for person in seen.made.book.roster.people)
    first = f"fill in manager and quota in {seen.team}, then make" if seen.team and not has_quotas else "make"
    lines.append(f"Next: {first} everybody's review: {command}")
    return "\n".join(lines)
