"""The promises of a monthly review: what became of the last ones first, and room for the next."""

from dataclasses import dataclass

from plangen.elements.field import Field, FieldKind
from plangen.facts.agreed import managers_line, own_commitments, status_field
from plangen.facts.brief import Brief
from plangen.facts.commitments import Commitments, pen_row, to_change
from plangen.facts.cutting import fitted
from plangen.facts.numbers import blank_numbers
from plangen.records.actions import Action

ROWS = 6
PENS = 3
HELP_LINES = 3


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A commitment: its number, what and by when, the choice kept, moved or let go, and the blank for the reason.

    `note` is empty, or says what three times carried asks for.
    """

    number: str
    action: str
    by: str
    status: Field
    reason: Field
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The first block of the page. `more` counts those without room, `empty` is said when there are no rows.

    `manager` is a line on what the manager promised, or empty.
    """

    rows: tuple[KeptRow, ...]
    more: str = ""
    empty: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One numbered line for the pen: what is in the way, who is asked for help, and by when."""

    number: str
    action: Field
    owner: Field
    by: Field


def kept_list(brief: Brief) -> Kept:
    """The commitments due in the month, those that came into it open, and then those that run on."""
    due = sorted((each for each in own_commitments(brief) if _on_the_table(brief, each)), key=_in_order)
    later = sorted((each for each in own_commitments(brief) if _runs_on(brief, each)), key=_in_order)
    every = [*due, *later]
    shown = every[: brief.limits.get("kept", ROWS)]
    more = len(every) - len(shown)
    return Kept(
        rows=tuple(_row(brief, each) for each in shown),
        more=f"and {brief.numerals.count(more)} more" if more else "",
        empty="" if shown else "No commitments in the files yet. Those made today come back here.",
        manager=managers_line(brief),
    )


def month_commitments(brief: Brief) -> Commitments:
    """Three rows for the pen and the extra; what is carried on stands in the first block of page one."""
    numbers = _numbers(brief)
    pens = 0 if brief.has_left else PENS
    return Commitments(f"For {brief.ahead_name}", (), tuple(map(pen_row, numbers[:pens])), pen_row(numbers[PENS]))


def help_lines(brief: Brief) -> tuple[HelpLine, ...]:
    """Lines for what is in the way and the help that is needed, each under a number of its own."""
    return tuple(
        HelpLine(
            number,
            Field(f"Actions/{number}/action", "In my way"),
            Field(f"Actions/{number}/owner", "Help I need from"),
            Field(f"Actions/{number}/due", "by", FieldKind.DATE),
        )
        for number in _numbers(brief)[PENS + 1 :][:HELP_LINES]
    )


def _numbers(brief: Brief) -> list[str]:
    return blank_numbers(brief.person.code, brief.period, brief.kind, (each.id for each in brief.book.actions))


def _on_the_table(brief: Brief, action: Action) -> bool:
    """Whether it was due by the end of the month, and was not done with before the month began."""
    if action.due is None or action.due >= brief.period.end:
        return False
    ended = action.done_on is not None and action.done_on < brief.period.start
    return action.due in brief.period or action.is_open or (action.done_on is not None and not ended)


def _runs_on(brief: Brief, action: Action) -> bool:
    """Whether it is open, was agreed by the day that is looked from, and is due only later."""
    return action.is_open and (action.due is None or action.due >= brief.period.end)


def _in_order(action: Action) -> tuple[str, str]:
    return str(action.due or "9"), action.id


def _row(brief: Brief, action: Action) -> KeptRow:
    by = action.moved_to or action.due
    return KeptRow(
        action.id,
        fitted(brief, "kept_text", action.now or action.text),
        brief.numerals.short_day(by) if by else "",
        status_field(action),
        Field(f"Actions/{action.id}/reason", f"{action.id} reason", value=fitted(brief, "reason_text", action.reason)),
        to_change(brief, action),
    )
