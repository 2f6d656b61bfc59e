"""plangen FILE: a sample review from one export."""

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
from plangen.cli.check import print_sheets
from plangen.cli.exit_codes import EXIT_CODES
from plangen.cli.questions import agrees, print_export_date, uses_export_date
from plangen.cli.screen import bar, on_a_terminal, open_folder, print_line
from plangen.cli.summary import exit_code, print_summary
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.quick_start import QuickStart, quick_start

ANSWERS = (Outcome.WON, Outcome.LOST, Outcome.OPEN)


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of the user if `asks` is true; otherwise what the export itself decides.

    `accepts` is whether the answers that plangen suggests are taken.
    """

    asks: bool
    accepts: bool = False

    def show_sheets(self, book: Book) -> None:
        """Prints how each sheet was read."""
        print_sheets(list(book.reports))
        print_line()

    def stage_outcomes(self, guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
        """The outcomes of unknown stages: the guesses as one question, the others one by one."""
        if not self.asks:
            _print_unknown(guesses)
            return {}
        guessed = {stage: outcome for stage, outcome in guesses.items() if outcome}
        if guesses:
            print_line("plangen hasn't seen these stages. It read them as:")
            for stage, outcome in guesses.items():
                print_line(f"  {stage} → {outcome or '?'}")
        if len(guessed) < len(guesses):
            return _outcomes_of(guesses)
        accepted = dict(guessed) if guessed and agrees("Is that right?") else {}
        asked = {stage: _outcome_of(stage, guessed.get(stage)) for stage in guesses if stage not in accepted}
        return accepted | {stage: outcome for stage, outcome in asked.items() if outcome}

    def rows_are_won(self) -> bool:
        """Whether each row of a ledger without stages is a won deal."""
        if self.asks:
            print_line("This looks like a sales ledger: it has no stages.")
            return agrees("Is every row a won deal, closed on its date?")
        if self.accepts:
            print_line("No stages: every row is read as a won deal, closed on its date (“rows are won” in Settings).")
        return self.accepts

    def owner(self) -> str:
        """Whose deals an export without owners has."""
        if not self.asks:
            return ""
        answer: str = click.prompt(
            "No owner column. Whose deals are these? (name; Enter to stop)", default="", show_default=False
        )
        return answer.strip()

    def note_export_date(self, last: date, today: date) -> None:
        """Prints that the newest date in the export is used as the as-of date."""
        print_export_date(last, today)
        print_line(f"Using that as the as-of date. To change it, add --as-of {today}.")

    def use_export_date(self, last: date, today: date) -> bool:
        """Whether to use the newest date in the export as the as-of date."""
        if not self.asks:
            self.note_export_date(last, today)
            return True
        return uses_export_date(last, today)


def _print_unknown(guesses: Mapping[str, Outcome | None]) -> None:
    """Prints the rows of Settings that would define unknown stages."""
    print_line("Unknown stages; their deals were skipped. To count them, add to Settings:")
    for stage, outcome in guesses.items():
        print_line(f"  {outcome or 'won, lost, or open'} stages | {stage}")


def _outcome_of(stage: str, guess: Outcome | None) -> Outcome | None:
    """The outcome that the user gives a stage; None to skip its deals."""
    question = f"  {stage}: won, lost, or open (w, l, o{'' if guess else '; Enter to skip its deals'})"
    answer = click.prompt(
        question, default=guess[0] if guess else "", show_default=bool(guess), value_proc=_parse_outcome
    )  # fmt: skip
    return Outcome(answer) if answer else None


def _outcomes_of(guesses: Mapping[str, Outcome | None]) -> Mapping[str, Outcome]:
    """The outcomes that the user gives stages, some of which have no guess, in one answer."""

    def parse(text: str) -> dict[str, Outcome]:
        letters = text.split() if " " in text.strip() else [*text.strip()] if len(guesses) > 1 else [text.strip()]
        if not text.strip():
            return {stage: outcome for stage, outcome in guesses.items() if outcome}
        if len(letters) != len(guesses):
            raise click.UsageError(f"Enter {len(guesses)} letters (w, l, o; - to skip), one for each stage.")
        given = (None if letter == "-" else _parse_outcome(letter) for letter in letters)
        return {stage: outcome for stage, outcome in zip(guesses, given, strict=True) if outcome}

    each = "Won, lost, or open" if len(guesses) == 1 else "Won, lost, or open, in this order"
    question = f"{each} (w, l, o, or - to skip; Enter to skip the ones with “?”)"
    found: dict[str, Outcome] = click.prompt(question, default="", show_default=False, value_proc=parse)
    return found


def _parse_outcome(text: str) -> Outcome | None:
    outcomes = {"": None} | {key: outcome for outcome in ANSWERS for key in (outcome[0], outcome.value)}
    if fold(text) not in outcomes:
        raise click.UsageError("Enter won, lost, or open (w, l, o).")
    return outcomes[fold(text)]


@click.command(hidden=True, options_metavar="", epilog=EXIT_CODES)
@click.argument("file", type=options.PATH, metavar="FILE [OPTIONS]")
@options.templates
@options.output
@options.as_of
@click.option("--owner", default="", metavar="NAME", help="Whose deals these are, if the export has no owner column.")
@click.option("--yes", is_flag=True, help="Skip questions; accept what plangen suggests for an export without stages.")
@click.option("--open/--no-open", "opens", default=None, help="Open the folder when done (default in a terminal).")
@options.strict
def quick_start_command(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    file: Path,
    templates: Path | None,
    output: Path,
    as_of: date | None,
    owner: str,
    yes: bool,
    opens: bool | None,
    strict: bool,
) -> int:
    """Create a sample review from one export, plus a Team sheet to fill in."""
    if not file.is_file():
        raise UsageError(f"File not found: {file}. Use your deals export, such as deals.csv.")
    request = MakeRequest(options.days(as_of), output=output, templates=templates)
    started = time.perf_counter()
    # No bar: two documents take a second or two, and a question may interrupt.
    with bar(shown=False) as watch:
        seen = quick_start(file, request, Asked(on_a_terminal() and not yes, yes), watch, owner.strip())
    _print(seen, time.perf_counter() - started)
    if on_a_terminal() if opens is None else opens:
        open_folder(seen.result.folders[0])
    return exit_code(seen.result, strict=strict) or int(bool(seen.not_written))


def _print(seen: QuickStart, seconds: float) -> None:
    print_line(f"\nSample review: {seen.person} (most deals)", "bold")
    print_summary(seen.result, seconds, _next(seen))


def _next(seen: QuickStart) -> str:
    """What was saved next to the export, and the command for everyone."""
    lines = []
    if seen.written:
        lines.append(f"Also created: {', '.join(path.name for path in seen.written)}")
    lines += seen.unchanged
    if seen.not_written:
        names = " and ".join(seen.not_written)
        lines.append(f"Couldn't write {names} next to the export. Copy the export to a folder you own.")
    command = subprocess.list2cmdline(seen.command) if sys.platform == "win32" else join(seen.command)
    has_quotas = any(person.quotas for person in seen.result.book.roster.people)
    first = (
        f"fill in manager and quota in {seen.team_file}, then create" if seen.team_file and not has_quotas else "create"
    )
    lines.append(f"Next: {first} everyone's review: {command}")
    return "\n".join(lines)
