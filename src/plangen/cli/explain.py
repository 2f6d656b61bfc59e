"""plangen explain: one number, what it means, and the rows behind it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.screen import print_json, print_line, show_table
from plangen.elements.rounding import rounded
from plangen.facts.figures.named import Tally
from plangen.facts.formatting.reasons import variant_text
from plangen.problems import UsageError
from plangen.workflow.explain import Explained, Question, explain_printed, write_workbook
from plangen.workflow.explain import explain as explain_metric
from plangen.workflow.explain_number import ExplainedNumber, asks_for_number

INTO_OUTPUT = ""
"""The value of --xlsx without a file name."""
CENTS = 2
"""The decimals of an amount."""
LARGE = 100
"""From here on, more decimals don't matter."""


@click.command(epilog="Exit codes: 0 found; 2 invalid usage.")
@click.argument("person")
@click.argument("metric")
@click.option("--period", default="", metavar="P", help="2026, 2026-Q3, or 2026-09. Default: last completed quarter.")
@options.inputs
@options.output
@options.as_of
@click.option(
    "--xlsx",
    is_flag=False,
    flag_value=INTO_OUTPUT,
    default=None,
    metavar="[FILE]",
    help="Also write a workbook with the rows and a live formula (default: output folder).",
)
@options.as_json
def explain(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    person: str,
    metric: str,
    period: str,
    inputs: tuple[Path, ...],
    output: Path,
    as_of: date | None,
    xlsx: str | None,
    as_json: bool,
) -> int:
    """Show how a metric is calculated, down to the rows behind it.

    PERSON may be a team, and both can be partial: plangen explain ruiz "win rate". METRIC may be a number as printed:
    plangen explain ruiz 198.2K. For such a number, PERSON may be a contest: plangen explain "100 doors" 57.
    """
    question = Question(options.days(as_of), person, metric, period, inputs)
    if asks_for_number(metric):
        return _show_number(explain_printed(question), as_json=as_json, workbook=xlsx is not None)
    found = explain_metric(question)
    written = write_workbook(found, Path(xlsx) if xlsx else None, output) if xlsx is not None else None
    if as_json:
        print_json(found.as_plain() | {"workbook": str(written) if written else None})
        return 0
    _print(found)
    if written:
        print_line(f"\nSaved to {written}")
    return 0


def _show_number(found: ExplainedNumber, *, as_json: bool, workbook: bool) -> int:
    """Prints where a number is printed, what it is there, and the rows behind it."""
    if workbook:
        raise UsageError("--xlsx needs the name of a metric, not a number.")
    if as_json:
        print_json(found.as_plain())
        return 0
    print_line(f"{found.number}, {found.subject}", "bold")
    print_line(found.as_of_note)
    rows = [(each.where, each.label, each.text, each.made_of, each.ask) for each in found.places]
    show_table(("Printed in", "About", "As", "It is", "To ask for"), [*dict.fromkeys(rows)])
    cells = [(str(at), text) for each in found.places if each.origin for at, text in each.origin.cells]
    if cells:
        show_table(("Cell", "As entered"), [*dict.fromkeys(cells)])
    for tallies in found.tallies.values():
        for tally in tallies:
            _print_rows(tally)
    return 0


def _print(found: Explained) -> None:
    figure, means = found.figure, found.definition
    exactly = f" ({figure.full})" if figure.full != figure.short else ""
    print_line(f"{found.title}: {figure.short}{exactly}", "bold")
    if not figure.known:
        print_line(f"n/a: {figure.reason}.")
    if not figure.known and figure.fix:
        print_line(f"Fix: {figure.fix[:1].upper()}{figure.fix[1:]}.")
    lines = (
        ("Definition", means.sentence),
        ("Formula", means.formula),
        ("Note", variant_text(found.result)),
        ("Based on", found.basis),
        ("Target", found.target),
    )
    for label, text in lines:
        if text:
            print_line(f"{label}: {text}")
    print_line(found.as_of_note)
    for tally in found.recipe.tallies:
        _print_rows(tally)
    if figure.known:
        print_line(f"\nExcel: {found.recipe.formula} = {figure.full}")


def _print_rows(tally: Tally) -> None:
    """Prints the rows of a tally with their places and values."""
    count = "1 row" if len(tally.rows) == 1 else f"{len(tally.rows):,} rows"
    print_line(f"\n{tally.title} ({count})", "bold")
    if tally.rows:
        rows = [(str(row.place), row.what, row.note, *map(_value, row.values)) for row in tally.rows]
        show_table(("Where", "What", "Note", *tally.columns), rows, range(3, 3 + len(tally.columns)))


def _value(value: Decimal | None) -> str:
    """A value with at most two decimals; a small one that needs more has four."""
    if value is None:
        return ""
    if int(value.as_tuple().exponent) >= -CENTS:
        return f"{value:,f}"
    is_enough = abs(value) >= LARGE or value == rounded(value, CENTS)
    return f"{rounded(value, CENTS if is_enough else 2 * CENTS):,f}"
