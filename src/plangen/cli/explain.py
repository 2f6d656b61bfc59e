"""plangen explain: one figure, what it means, and the rows that make it."""

from datetime import date
from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.screen import say, say_plainly, show_table
from plangen.facts.named_measure import Tally
from plangen.workflow.explain import Explained, Question, write_workbook
from plangen.workflow.explain import explain as explained_figure

INTO_OUTPUT = ""
"""What stands for --xlsx without a file."""


@click.command(epilog="Exit codes: 0 the figure was found; 2 wrong usage.")
@click.argument("person")
@click.argument("measure")
@click.option("--period", default="", metavar="P", help="2026, 2026-Q3 or 2026-09; else the last completed quarter.")
@options.inputs
@options.output
@options.as_of
@click.option(
    "--xlsx",
    is_flag=False,
    flag_value=INTO_OUTPUT,
    default=None,
    metavar="[FILE]",
    help="Write a workbook too, with the rows and a live formula; without a file into the output folder.",
)
@options.as_json
def explain(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    person: str,
    measure: str,
    period: str,
    inputs: tuple[Path, ...],
    output: Path,
    as_of: date | None,
    xlsx: str | None,
    as_json: bool,
) -> int:
    """Say how a figure comes about: what it means, and every row that makes it.

    PERSON and MEASURE are parts of names: plangen explain ruiz "win rate".
    """
    found = explained_figure(Question(options.days(as_of), person, measure, period, inputs))
    written = write_workbook(found, Path(xlsx) if xlsx else None, output) if xlsx is not None else None
    if as_json:
        say_plainly(found.as_plain() | {"workbook": str(written) if written else None})
        return 0
    _tell(found)
    if written:
        say(f"\nWritten: {written}")
    return 0


def _tell(found: Explained) -> None:
    figure, means = found.figure, found.means
    exactly = f" ({figure.full})" if figure.full != figure.short else ""
    say(f"{found.title}: {figure.short}{exactly}", "bold")
    if not figure.known:
        say(f"n/a: {figure.reason}.{f' To get it, {figure.cure}.' if figure.cure else ''}")
    told = (
        ("What it is", means.sentence),
        ("Formula", means.formula),
        ("Variant", found.found.variant),
        ("Rests on", found.basis),
        ("Target", found.target),
    )
    for label, text in told:
        if text:
            say(f"{label}: {text}")
    say(found.day)
    for tally in found.recipe.tallies:
        _tell_rows(tally)
    if figure.known:
        say(f"\n{found.recipe.formula} = {figure.full}")


def _tell_rows(tally: Tally) -> None:
    """The rows of a tally, each with its place and the values that count."""
    say(f"\n{tally.title}: {len(tally.rows):,}", "bold")
    if tally.rows:
        rows = [
            (str(row.place), row.what, row.note, *("" if value is None else f"{value:,f}" for value in row.values))
            for row in tally.rows
        ]
        show_table(("Where", "What", "Note", *tally.columns), rows, range(3, 3 + len(tally.columns)))
