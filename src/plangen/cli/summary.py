"""What came of a run, told to a manager; or, for another program, as plain values."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plangen.batch.jobs import MOST_OF_A_NAME, Order
from plangen.batch.printing import Outcome
from plangen.cli.entry import STOPPED
from plangen.cli.screen import complain, say, show_problems
from plangen.facts.subjects import Team
from plangen.problems import has_errors, shown
from plangen.workflow.check import plain
from plangen.workflow.gaps import Missing, SameGaps, together
from plangen.workflow.letters import FOLDER as DRAFTS
from plangen.workflow.make import Made
from plangen.workflow.people import LeftOut
from plangen.workflow.reading import kept_something_out

DEBUG = "PLANGEN_DEBUG"
MOST_PROBLEMS = 8
MOST_NAMES = 6
MOST_LEFT_OUT = 12
MOST_FIGURES = 4
MOST_GAPS = 10
LARGE_LETTER = 20_000_000
"""More bytes than many mail servers take."""


def exit_code(made: Made, *, strict: bool, formats: tuple[str, ...] = ()) -> int:
    """How a run ended: stopped, a document failed, the data kept something out, or all is made."""
    if made.stopped:
        return STOPPED
    if made.failed or made.faults or (made.cannot and "pdf" in formats):
        return 3
    return int(kept_something_out(made.problems, strict=strict))


def tell(made: Made, seconds: float, next_step: str = "") -> None:
    """Prints the closing summary, with the next step where it is not the usual one."""
    for note in (*made.notes, *made.cannot):
        say(note)
    if made.left_out:
        say(f"Not made for: {_named([str(each) for each in made.left_out], MOST_LEFT_OUT)}.")
    if made.dry_run:
        _tell_plan(made)
    else:
        _tell_counts(made, seconds)
        _tell_failures(made.failed, made.faults)
        _tell_post(made)
        _tell_gaps(made)
        _tell_look_first(made)
    if made.problems:
        say("\nIn the data", "bold")
        show_problems(made.problems, MOST_PROBLEMS)
    if not made.dry_run:
        say(f"\n{next_step or _next(made)}")


def as_plain(made: Made, seconds: float) -> dict[str, Any]:
    """The same in plain values."""
    written = {order.path for order in made.made}
    return {
        "as_of": made.book.as_of.isoformat(),
        "folders": [str(folder) for folder in made.folders],
        "documents": [
            {"file": str(made.output / order.path), **_of(order), "made": order.path in written}
            for order in made.orders
        ],
        "people": len(made.people),
        "teams": len(made.teams),
        "managers": len(made.managers),
        "complete": len(made.complete_subjects),
        "with_gaps": len(made.subjects_with_gaps),
        "failed": [{"document": outcome.order.label, "why": outcome.printed.fault} for outcome in made.failed],
        "gaps": [
            {"person": gap.subject, "figures": list(gap.figures), "reason": gap.reason, "cure": gap.cure}
            for gap in made.gaps
        ],
        "not_shown": [{"what": what, "cure": cure} for what, cure in made.not_shown],
        "left_out": [{"person": each.name, "reason": each.reason} for each in made.left_out],
        "slips": [str(made.output / path) for path in made.slips],
        "faults": list(made.faults),
        "without_email": [{"person": each.name, "reason": each.reason} for each in made.without_email],
        "undrafted": [{"person": each.name, "reason": each.reason} for each in made.undrafted],
        "look_first": list(made.look_first),
        "notes": [*made.notes, *made.cannot],
        "problems": [plain(problem) for problem in made.problems],
        "seconds": round(seconds, 1),
    }


def _tell_plan(made: Made) -> None:
    say(f"{_count(len(made.orders), 'document')} for {_people(made)} would be written to {made.output}:")
    for order in made.orders:
        say(f"  {order.path}")
    if made.slips:
        say("Beside them:")
    for path in made.slips:
        say(f"  {path}")
    _tell_post(made)


def _tell_counts(made: Made, seconds: float) -> None:
    if made.stopped:
        say(f"Stopped: {len(made.made)} of {_count(len(made.orders), 'document')} are finished, and whole.", "bold")
    gaps, failed = len(made.subjects_with_gaps), len(made.failed_subjects)
    say(
        f"{_people(made)}: {len(made.complete_subjects)} complete, {gaps} with gaps, {failed} failed; "
        f"{_count(len(made.made), 'document')} in {_time(seconds)}.",
        "bold",
    )
    for folder in made.folders:
        say(f"They lie in {folder}")


def _tell_post(made: Made) -> None:
    """Which drafts there are, and who cannot be written to."""
    if made.drafts and not made.dry_run:
        folders = "the folders" if len({path.parent for path in made.drafts}) > 1 else "the folder"
        many = _count(len(made.drafts), "unsent draft")
        say(f"{many} in {folders} “{DRAFTS}”. Nothing was sent: open them, read them, and send them yourself.")
    for path in () if made.dry_run else made.drafts:
        size = _size(made.output / path)
        if size > LARGE_LETTER:
            say(f"{path.name} has {size / 1_000_000:,.0f} MB; many mail servers take no more than 20.")
    what = "No draft for" if made.mail else "Without an e-mail in _send.csv"
    for reason, names in _by_reason(made.undrafted if made.mail else made.without_email).items():
        say(f"{what}: {_named(names)} ({reason}).")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # Somebody was quick to move it.


def _by_reason(people: Sequence[LeftOut]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in people:
        found.setdefault(each.reason, []).append(shown(each.name, MOST_OF_A_NAME))
    return found


def _tell_failures(failed: tuple[Outcome, ...], of_slips: tuple[str, ...]) -> None:
    if not failed and not of_slips:
        return
    say("\nFailed", "bold red")
    faults: dict[str, list[str]] = {}
    for outcome in failed:
        faults.setdefault(outcome.printed.fault, []).append(outcome.order.label)
    for fault, labels in faults.items():
        say(f"  {_named(labels, 3)}: {fault}")
    for fault in of_slips:
        say(f"  {fault}")
    if os.environ.get(DEBUG):
        for trace in dict.fromkeys(outcome.printed.trace for outcome in failed):
            complain(trace)


def _tell_gaps(made: Made) -> None:
    if made.gaps:
        say("\nGaps: these print n/a, each with its reason", "bold")
        told = together(made.gaps)
        for gaps in told[:MOST_GAPS]:
            _tell_alike(gaps)
        more = {name for gaps in told[MOST_GAPS:] for name in gaps.subjects}
        if more:
            who = "one more" if len(more) == 1 else f"{len(more)} more"
            say(f"  … and {who}: the reasons stand on their pages, and _Contents.pdf names them.")
    if made.not_shown:
        say("\nNot shown for anybody", "bold")
        for what, cure in made.not_shown:
            say(f"  {what}: would need {cure}")


def _tell_look_first(made: Made) -> None:
    if made.look_first:
        say("\nLook first", "bold")
        for said in made.look_first:
            say(f"  {said}")


def _tell_alike(gaps: SameGaps) -> None:
    """What some people lack alike: in a line, or below their names where there are several reasons."""
    people = _named([shown(name, MOST_OF_A_NAME) for name in gaps.subjects])
    cures = f" → {_named(gaps.cures, 3)}" if gaps.cures else ""
    if len(gaps.missing) == 1:
        say(f"  {people}: {_missing(gaps.missing[0])}{cures}")
        return
    say(f"  {people}:")
    for each in gaps.missing:
        say(f"      {_missing(each)}")


def _missing(missing: Missing) -> str:
    more = len(missing.figures) - MOST_FIGURES
    figures = "; ".join(missing.figures[:MOST_FIGURES]) + (f" and {more} more" if more > 0 else "")
    return f"{figures} ({missing.reason})"


def _next(made: Made) -> str:
    if made.stopped:
        return "Next: run the same command again to make the rest."
    if made.failed or made.faults:
        return "Next: mend what failed, and run the same command again."
    if has_errors(made.problems):
        return "Next: correct the errors above, so that nothing is left out, and run the same command again."
    if any(gap.cure for gap in made.gaps):
        return "Next: fill in the cells named above and run again; or print it as it is, the reasons stand on the page."
    return "Next: read page one of one of them; then print the PDF files, or edit the Word files."


def _named(names: tuple[str, ...] | list[str], most: int = MOST_NAMES) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _people(made: Made) -> str:
    """How many people and teams there are documents for; managers where there is nobody else."""
    number, teams, managers = len(made.people), len(made.teams), len(made.managers)
    if managers and not number and not teams:
        return _count(managers, "manager")
    people = "1 person" if number == 1 else f"{number:,} people"
    return ", ".join([people] * bool(number or not teams) + [_count(teams, "team")] * bool(teams))


def _of(order: Order) -> dict[str, str]:
    """Whom a document is for, and in which edition."""
    sort = "team" if isinstance(order.subject, Team) else "person"
    return {sort: order.subject.name, "edition": order.edition}


def _time(seconds: float) -> str:
    whole = round(seconds)
    if whole < 1:
        return "under a second"
    return _count(whole, "second") if whole < 120 else _count(round(whole / 60), "minute")  # noqa: PLR2004 - two minutes
