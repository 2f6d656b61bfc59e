"""plangen check: what was read as what, and everything that is wrong."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from plangen.cli import options, template_faults
from plangen.cli.mapping import tell_mapping
from plangen.cli.screen import say, say_plainly, show_by_cure, show_table
from plangen.problems import Severity
from plangen.records.book import SheetReport
from plangen.workflow.check import Checked
from plangen.workflow.check import check as check_inputs
from plangen.workflow.copies import Copied, write_copies
from plangen.workflow.hand_on import Handed, write_by_manager
from plangen.workflow.reading import kept_something_out

HEADS = ("File", "Sheet", "Read as", "Heads in row", "Rows", "Used", "Skipped")
NUMBERS = (3, 4, 5)


@click.command(epilog=options.EXIT_CODES)
@options.inputs
@options.as_of
@options.strict
@options.as_json
@click.option("--mapping", is_flag=True, help="Show what each column is read as, why, and a few of its cells.")
@click.option(
    "--annotate", is_flag=True, help="Write copies of your files with every faulty cell coloured and explained."
)
@click.option("--by", type=click.Choice(["manager"]), help="Write a list of what to mend for each manager, to hand on.")
@options.output
@template_faults.option
def check(inputs: tuple[Path, ...], as_of: date | None, strict: bool, as_json: bool, **lists: Any) -> int:
    """Read everything and make no document: what was read as what, and all that is wrong."""
    if lists["templates"] is not None:
        return template_faults.answer(lists["templates"], strict=strict, as_json=as_json)
    checked = check_inputs(inputs, options.days(as_of))
    handed = write_by_manager(checked, lists["output"]) if lists["by"] else []
    copied = write_copies(checked, inputs, lists["output"]) if lists["annotate"] else []
    mapping = checked.mapping if lists["mapping"] else ()
    if as_json:
        more: dict[str, Any] = {"mapping": [asdict(each) for each in mapping]} if lists["mapping"] else {}
        more |= {"copies": [each.as_plain() for each in copied]} if lists["annotate"] else {}
        say_plainly(checked.as_plain() | {"lists": [asdict(each) | {"path": str(each.path)} for each in handed]} | more)
    else:
        if mapping:
            tell_mapping(mapping)
            say()
        _tell(checked)
        _tell_lists(handed)
        _tell_copies(copied, asked=lists["annotate"])
    return int(kept_something_out(checked.problems, strict=strict))


def tell_sheets(sheets: list[SheetReport]) -> None:
    """Prints what became of each sheet: what it is, and its rows; then what was not used of it, and why."""
    rows = [_row(sheet) for sheet in sheets if sheet.table]
    if rows:
        show_table(HEADS, rows, NUMBERS)
    for sheet in sheets:
        name = " › ".join(part for part in (sheet.file, sheet.sheet) if part)
        if sheet.unused:
            say(f"Not used in {name}: {_listed(sheet.unused)}.")
        for note in sheet.notes:
            say(f"{name}: {note}.")
        if not sheet.table:
            say(f"Not used: {name}, {sheet.reason}.")


def _tell(checked: Checked) -> None:
    tell_sheets(list(checked.sheets))
    book, deals = checked.book, checked.deals
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in deals.items())
    people = f"{len(book.roster.people):,} people" if len(book.roster.people) != 1 else "1 person"
    say(f"\n{people}; deals as of {book.as_of}: {counts}.")
    errors = sum(problem.severity is Severity.ERROR for problem in set(checked.problems))
    warnings = len(set(checked.problems)) - errors
    say(checked.day)
    if not checked.problems:
        say("Nothing is wrong.")
        return
    left_out = f"{_count(errors, 'error')} (something was left out)" if errors else ""
    told = [part for part in (left_out, _count(warnings, "warning") if warnings else "") if part]
    say(f"\n{', '.join(told)}", "bold")
    show_by_cure(checked.problems)


def _tell_lists(handed: Sequence[Handed]) -> None:
    if handed:
        say("\nTo hand on", "bold")
    for each in handed:
        say(f"  {each.path}: {f'{each.fixes:,} to mend' if each.fixes else 'nothing to mend'}")


def _tell_copies(copied: Sequence[Copied], *, asked: bool) -> None:
    if not asked:
        return
    say("\nCopies to look at", "bold")
    for each in copied:
        if each.path:
            say(f"  {each.path}: {f'{each.faults:,} to mend' if each.faults else 'nothing to mend'}")
        else:
            say(f"  {each.file} has no copy: {each.reason}")
    if not copied:
        say("  None: there is nothing to mend in any file.")


def _row(sheet: SheetReport) -> tuple[str, ...]:
    skipped = ", ".join(f"{count:,} {reason}" for reason, count in sheet.skips.items())
    profile = "" if sheet.profile.startswith("home-made") else f" ({sheet.profile})"
    counts = (f"{sheet.header_row}", f"{sheet.rows:,}", f"{sheet.used:,}", skipped)
    return (sheet.file, sheet.sheet, f"{sheet.table}{profile}", *counts)


def _listed(heads: tuple[str, ...]) -> str:
    return ", ".join(f"“{head}”" for head in heads)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
