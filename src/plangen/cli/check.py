"""plangen check: how each sheet was read, and every problem."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from plangen.cli import options, template_faults
from plangen.cli.exit_codes import EXIT_CODES
from plangen.cli.mapping import print_mapping
from plangen.cli.screen import print_json, print_line, show_by_fix, show_table
from plangen.problems import Severity
from plangen.records.reading.sheet_reports import SheetReport, skipped_rows
from plangen.workflow.check import Checked
from plangen.workflow.check import check as check_inputs
from plangen.workflow.fixing.copies import Copied, write_copies
from plangen.workflow.fixing.fix_lists import FixList, write_fix_lists
from plangen.workflow.reading import fails_check

HEADERS = ("File", "Sheet", "Read as", "Header row", "Rows", "Used", "Skipped")
NUMBERS = (3, 4, 5)


@click.command(epilog=EXIT_CODES)
@options.inputs
@options.as_of
@options.strict
@options.as_json
@click.option("--mapping", is_flag=True, help="Show how each column was mapped, why, and sample values.")
@click.option(
    "--annotate", is_flag=True, help="Write copies of your files with problem cells highlighted and explained."
)
@click.option("--by", type=options.OneOf(["manager"]), help="Write a fix list for each manager.")
@options.output
@template_faults.option
def check(inputs: tuple[Path, ...], as_of: date | None, strict: bool, as_json: bool, **lists: Any) -> int:
    """Check your spreadsheets. No documents are created."""
    if lists["templates"] is not None:
        return template_faults.answer(lists["templates"], strict=strict, as_json=as_json)
    checked = check_inputs(inputs, options.days(as_of))
    fix_lists = write_fix_lists(checked, lists["output"]) if lists["by"] else []
    copied = write_copies(checked, inputs, lists["output"]) if lists["annotate"] else []
    mapping = checked.mapping if lists["mapping"] else ()
    if as_json:
        more: dict[str, Any] = {"mapping": [asdict(each) for each in mapping]} if lists["mapping"] else {}
        more |= {"copies": [each.as_plain() for each in copied]} if lists["annotate"] else {}
        print_json(
            checked.as_plain() | {"lists": [asdict(each) | {"path": str(each.path)} for each in fix_lists]} | more
        )
    else:
        if mapping:
            print_mapping(mapping)
            print_line()
        _print(checked)
        _print_fix_lists(fix_lists)
        _print_copies(copied, asked=lists["annotate"])
    return int(fails_check(checked.problems, strict=strict))


def print_sheets(sheets: list[SheetReport]) -> None:
    """Prints how each sheet was read, its row counts, and what wasn't used and why."""
    rows = [_row(sheet) for sheet in sheets if sheet.table]
    if rows:
        show_table(HEADERS, rows, NUMBERS)
    for sheet in sheets:
        name = " › ".join(part for part in (sheet.file, sheet.sheet) if part)
        if sheet.unused:
            print_line(f"Unused in {name}: {_listed(sheet.unused)}.")
        for note in sheet.notes:
            print_line(f"{name}: {note}.")
        if not sheet.table:
            print_line(f"Skipped {name}: {sheet.reason}.")


def _print(checked: Checked) -> None:
    print_sheets(list(checked.sheets))
    book, deals = checked.book, checked.deals
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in deals.items())
    people = f"{len(book.roster.people):,} people" if len(book.roster.people) != 1 else "1 person"
    print_line(f"\n{people}; deals as of {book.as_of}: {counts}.")
    errors = sum(problem.severity is Severity.ERROR for problem in set(checked.problems))
    warnings = len(set(checked.problems)) - errors
    print_line(checked.as_of_note)
    if not checked.problems:
        print_line("No problems found.")
        return
    skipped = f"{_count(errors, 'error')}{' (rows or values skipped)' if book.roster.people else ''}" if errors else ""
    parts = [part for part in (skipped, _count(warnings, "warning") if warnings else "") if part]
    print_line(f"\n{', '.join(parts)}", "bold")
    show_by_fix(checked.problems)


def _print_fix_lists(fix_lists: Sequence[FixList]) -> None:
    if fix_lists:
        print_line("\nFix lists", "bold")
    for each in fix_lists:
        print_line(f"  {each.path}: {f'{each.fixes:,} to fix' if each.fixes else 'nothing to fix'}")


def _print_copies(copied: Sequence[Copied], *, asked: bool) -> None:
    if not asked:
        return
    print_line("\nAnnotated copies", "bold")
    for each in copied:
        if each.path:
            print_line(f"  {each.path}: {f'{each.fixes:,} to fix' if each.fixes else 'nothing to fix'}")
        else:
            print_line(f"  No copy of {each.file}: {each.reason}")
    if not copied:
        print_line("  None needed. No problems in any file.")


def _row(sheet: SheetReport) -> tuple[str, ...]:
    skipped = ", ".join(skipped_rows(reason, count, f"{count:,}") for reason, count in sheet.skips.items())
    profile = "" if sheet.profile.startswith("home-made") else f" ({sheet.profile})"
    counts = (f"{sheet.header_row}", f"{sheet.rows:,}", f"{sheet.used:,}", skipped)
    return (sheet.file, sheet.sheet, f"{sheet.table}{profile}", *counts)


def _listed(headers: tuple[str, ...]) -> str:
    return ", ".join(f"“{header}”" for header in headers)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
