"""Prints the result of a run, or returns it as JSON values."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plangen.batch.jobs import MAX_NAME_LENGTH, Order
from plangen.batch.rendering import Outcome
from plangen.cli.exit_codes import STOPPED
from plangen.cli.screen import print_error, print_line, show_problems
from plangen.problems import has_errors, shown
from plangen.workflow.check import problem_as_plain
from plangen.workflow.extras.email_drafts import FOLDER as DRAFTS
from plangen.workflow.make import MakeResult
from plangen.workflow.planning.people import SkippedPerson
from plangen.workflow.reading import fails_check
from plangen.workflow.reporting.missing_data import MissingMetrics, SameMissingData, group_missing_data

DEBUG = "PLANGEN_DEBUG"
MOST_PROBLEMS = 8
MOST_NAMES = 6
MOST_LEFT_OUT = 12
MOST_FIGURES = 4
MOST_GAPS = 10
MOST_KEPT = 6
LARGE_EMAIL = 20_000_000
"""Bytes. Many mail servers reject larger emails."""


def exit_code(made: MakeResult, *, strict: bool, formats: tuple[str, ...] = ()) -> int:
    """The exit code of a run: stopped, a document not created, data skipped, or success."""
    if made.stopped:
        return STOPPED
    if made.not_created or made.extra_file_errors or (made.unavailable and "pdf" in formats):
        return 3
    return int(fails_check(made.problems, strict=strict))


def print_summary(made: MakeResult, seconds: float, next_step: str = "") -> None:
    """Prints the summary of a run; `next_step` replaces the standard next step."""
    if made.dry_run:
        _print_plan(made)
    else:
        _print_result(made, seconds)
    for note in (*made.notes, *made.unavailable):
        print_line(note)
    if made.skipped:
        print_line(f"No documents for: {_named([str(each) for each in made.skipped], MOST_LEFT_OUT)}.")
    if not made.dry_run:
        _print_not_created(made.not_created, made.extra_file_errors)
        _print_kept(made)
        _print_email(made)
        _print_missing_data(made)
        _print_highlights(made)
    if made.problems:
        print_line("\nData problems", "bold")
        show_problems(made.problems, MOST_PROBLEMS)
    if not made.dry_run:
        print_line(f"\n{next_step or _next(made)}")


def as_plain(made: MakeResult, seconds: float) -> dict[str, Any]:
    """The result as JSON values."""
    written = {order.path for order in made.created}
    return {
        "as_of": made.book.as_of.isoformat(),
        "folders": [str(folder) for folder in made.folders],
        "documents": [
            {"file": str(made.output / order.path), **_of(order), "created": order.path in written}
            for order in made.orders
        ],
        "people": len(made.people),
        "teams": len(made.teams),
        "managers": len(made.managers),
        "complete": len(made.complete_subjects),
        "with_missing_data": len(made.subjects_with_missing_data),
        "not_created": [
            {"document": outcome.order.label, "reason": outcome.rendered.error} for outcome in made.not_created
        ],
        "missing_data": [
            {"person": gap.subject, "metrics": list(gap.metrics), "reason": gap.reason, "fix": gap.fix}
            for gap in made.missing_data
        ],
        "not_shown": [{"what": what, "fix": fix} for what, fix in made.not_shown],
        "no_documents": [{each.sort: each.name, "reason": each.reason} for each in made.skipped],
        "kept": [{"yours": str(each.kept), "new": str(each.path)} for each in made.kept],
        "other_files": [str(made.output / path) for path in made.extra_files],
        "other_problems": list(made.extra_file_errors),
        "print_files": [
            {"file": str(made.output / each.path), "packets": each.packets, "pages": each.pages, "sheets": each.sheets}
            for each in made.print_files
        ],
        "without_email": [{"person": each.name, "reason": each.reason} for each in made.without_email],
        "without_draft": [{"person": each.name, "reason": each.reason} for each in made.without_draft],
        "check_first": list(made.highlights),
        "notes": [*made.notes, *made.unavailable],
        "problems": [problem_as_plain(problem) for problem in made.problems],
        "seconds": round(seconds, 1),
    }


def _print_plan(made: MakeResult) -> None:
    print_line(f"{_count(len(made.orders), 'document')} for {_people(made)} would be created in {made.output}:")
    for order in made.orders:
        print_line(f"  {order.path}")
    if made.extra_files:
        print_line("Also:")
    for path in made.extra_files:
        print_line(f"  {path}")
    _print_email(made)


def _print_result(made: MakeResult, seconds: float) -> None:
    if made.stopped:
        count = f"{len(made.created)} of {_count(len(made.orders), 'document')}"
        print_line(f"Stopped. {count} {'is' if len(made.created) == 1 else 'are'} complete.", "bold")
    people = f"{len(made.complete_subjects)} complete, {len(made.subjects_with_missing_data)} with missing data"
    not_created = f", {len(made.subjects_not_created)} not created" if made.subjects_not_created else ""
    documents = f"{_count(len(made.created), 'document')} for {_people(made)} in {_time(seconds)}"
    print_line(f"{documents}: {people}{not_created}.", "bold")
    for folder in made.folders:
        print_line(f"Saved to {folder}")
    for each in made.print_files:
        sheets = f"{_count(each.pages, 'page')}, {_count(each.sheets, 'sheet')} double-sided"
        print_line(f"To print: {each.path.relative_to(each.path.parts[0])} ({sheets})")


def _print_email(made: MakeResult) -> None:
    """Prints how many email drafts there are, and who has none."""
    if made.drafts and not made.dry_run:
        several = len({path.parent for path in made.drafts}) > 1
        folder = f"the “{DRAFTS}” folders" if several else f"“{DRAFTS}”"
        drafts = _count(len(made.drafts), "email draft")
        pronoun = "them" if len(made.drafts) > 1 else "it"
        print_line(f"{drafts} in {folder}. Nothing was sent; review and send {pronoun} yourself.")
    for path in () if made.dry_run else made.drafts:
        size = _size(made.output / path)
        if size > LARGE_EMAIL:
            print_line(f"{path.name} is {size / 1_000_000:,.0f} MB; many mail servers reject more than 20.")
    what = "No draft for" if made.mail else "No email in _send.csv"
    for reason, names in _by_reason(made.without_draft if made.mail else made.without_email).items():
        print_line(f"{what}: {_named(names)} ({reason}).")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # It was moved or deleted in the meantime.


def _by_reason(people: Sequence[SkippedPerson]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in people:
        found.setdefault(each.reason, []).append(shown(each.name, MAX_NAME_LENGTH))
    return found


def _print_kept(made: MakeResult) -> None:
    """Prints the files that the user edited, and where the new ones are."""
    if not made.kept:
        return
    print_line("\nYour edited files were kept (--force replaces them)", "bold")
    for each in made.kept[:MOST_KEPT]:
        print_line(f"  Yours: {each.kept}\n  New:   {each.path}")
    if len(made.kept) > MOST_KEPT:
        print_line(f"  and {len(made.kept) - MOST_KEPT:,} more")


def _print_not_created(failed: tuple[Outcome, ...], other: tuple[str, ...]) -> None:
    if not failed and not other:
        return
    print_line("\nNot created", "bold red")
    faults: dict[str, list[str]] = {}
    for outcome in failed:
        faults.setdefault(outcome.rendered.error, []).append(outcome.order.label)
    for fault, labels in faults.items():
        print_line(f"  {_named(labels, 3)}: {fault}")
    for fault in other:
        print_line(f"  {fault}")
    if os.environ.get(DEBUG):
        for trace in dict.fromkeys(outcome.rendered.traceback for outcome in failed):
            print_error(trace)


def _print_missing_data(made: MakeResult) -> None:
    if made.missing_data:
        print_line("\nMissing data (prints as n/a with the reason)", "bold")
        groups = group_missing_data(made.missing_data)
        for gaps in groups[:MOST_GAPS]:
            _print_same_missing(gaps)
        more = {name for gaps in groups[MOST_GAPS:] for name in gaps.subjects}
        if more:
            who = "one more" if len(more) == 1 else f"{len(more)} more"
            print_line(f"  … and {who}; see their pages or _Contents.pdf.")
    if made.not_shown:
        print_line("\nNot shown for anyone", "bold")
        for what, fix in made.not_shown:
            print_line(f"  {what}: needs {fix}")


def _print_highlights(made: MakeResult) -> None:
    if made.highlights:
        print_line("\nCheck first", "bold")
        for highlight in made.highlights:
            print_line(f"  {highlight}")


def _print_same_missing(gaps: SameMissingData) -> None:
    """Prints what several people lack: on one line, or below their names if there are several reasons."""
    people = _named([shown(name, MAX_NAME_LENGTH) for name in gaps.subjects])
    fixes = f" → {_named(gaps.fixes, 3)}" if gaps.fixes else ""
    if len(gaps.missing) == 1:
        print_line(f"  {people}: {_missing(gaps.missing[0])}{fixes}")
        return
    print_line(f"  {people}:")
    for each in gaps.missing:
        print_line(f"      {_missing(each)}")


def _missing(missing: MissingMetrics) -> str:
    more = len(missing.metrics) - MOST_FIGURES
    figures = "; ".join(missing.metrics[:MOST_FIGURES]) + (f" and {more} more" if more > 0 else "")
    return f"{figures} ({missing.reason})"


def _next(made: MakeResult) -> str:
    if made.stopped:
        return "Next: run the same command to create the rest."
    if made.not_created or made.extra_file_errors:
        return "Next: fix what stopped these documents and run the command again."
    if has_errors(made.problems):
        return "Next: fix the errors above and run the command again."
    if any(gap.fix for gap in made.missing_data):
        return "Next: fill in the cells above and run again, or print as is (each page gives the reason)."
    return "Next: spot-check a first page, then print the PDFs or edit the Word files."


def _named(names: tuple[str, ...] | list[str], most: int = MOST_NAMES) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _people(made: MakeResult) -> str:
    """The number of people and teams with documents; of managers or contests if there are no others."""
    number, teams, managers = len(made.people), len(made.teams), len(made.managers)
    if managers and not number and not teams:
        return _count(managers, "manager")
    if made.contests and not number and not teams:
        return _count(len(made.contests), "contest")
    people = "1 person" if number == 1 else f"{number:,} people"
    return ", ".join([people] * bool(number or not teams) + [_count(teams, "team")] * bool(teams))


def _of(order: Order) -> dict[str, str]:
    """Who a document is for, and its edition."""
    sort = order.subject.sort
    return {"person" if sort.is_person else sort.name: order.subject.name, "edition": order.edition}


def _time(seconds: float) -> str:
    rounded = round(seconds)
    if rounded < 1:
        return "under a second"
    return _count(rounded, "second") if rounded < 120 else _count(round(rounded / 60), "minute")  # noqa: PLR2004 - two minutes
