"""What is promised for the next period, by the salesperson and by the manager, and then some."""

from dataclasses import dataclass, replace

from plangen.elements.field import Field, FieldKind
from plangen.facts.agreed import managers_promises, own_commitments
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.names import initials, short_name
from plangen.facts.numbers import NUMBERS, blank_numbers
from plangen.metrics.promises import times_carried
from plangen.records.actions import Action

TIMES_TO_CHANGE = 3


@dataclass(frozen=True, slots=True)
class Carried:
    """A commitment that goes on. `note` is empty, or says what three times carried asks for."""

    number: str
    action: str
    so_that: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PenRow:
    """An empty row with its reserved number. `who` is empty for the salesperson, else "Ken will"."""

    number: str
    action: Field
    so_that: Field
    by: Field
    who: str = ""


@dataclass(frozen=True, slots=True)
class Commitments:
    """`heading` ("For Q4"), carried rows, pen rows (the manager's last), and the extra: optional, never rated.

    `more` says how many carried ones stand on the last page only; `all_carried` holds all of them then, else nothing.
    """

    heading: str
    carried: tuple[Carried, ...]
    pens: tuple[PenRow, ...]
    extra: PenRow
    more: str = ""
    all_carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot of page one: the next meeting's date (empty leaves a blank for the pen) and who initials."""

    next_meeting: str
    next_meeting_blank: Field
    initials: tuple[str, ...]


def commitments(brief: Brief) -> Commitments:
    """Open commitments that go on, pen rows to make three of them (one at least), the manager's row and the extra."""
    going_on = [_carried(brief, each) for each in _in_order(brief)]
    most = min(brief.limits.get("commitments", 3), NUMBERS - len(("the manager's", "the extra")))
    shown = tuple(going_on[:most])
    numbers = blank_numbers(brief.person.code, brief.period, brief.kind, (each.id for each in brief.book.actions))
    own = max(1, most - len(shown))
    own = 0 if brief.has_left else own
    pens = [pen_row(number) for number in numbers[:own]]
    more = len(going_on) - len(shown)
    return Commitments(
        heading=f"For {brief.ahead_name}",
        carried=shown,
        pens=tuple(pens) if brief.is_preread else (*pens, _managers_row(brief, numbers[own])),
        extra=pen_row(numbers[own + 1]),
        more=f"and {more} more, on the last page" if more else "",
        all_carried=tuple(_carried(brief, each, whole=True) for each in _in_order(brief)) if more else (),
    )


def closing(brief: Brief) -> Closing:
    """The next meeting, and the initials of person and manager; on a pre-read nobody initials."""
    day = brief.numerals.long_day(brief.next_meeting) if brief.next_meeting else ""
    blank = Field(f"Events/{brief.person.code}:{brief.ahead.code}:review/date", "Next meeting", FieldKind.DATE)
    if brief.is_preread:
        return Closing(day, blank, ())
    manager = brief.subject.manager
    return Closing(day, blank, (initials(brief.person.name), initials(manager.name) if manager else ""))


def _managers_row(brief: Brief, number: str) -> PenRow:
    """The manager's row: what was promised and is still open, under its own number; else for the pen."""
    manager = brief.subject.manager
    will = f"{short_name(manager.called)} will" if manager else "My manager will"
    promised = next((each for each in managers_promises(brief) if each.is_open), None)
    if promised is None:
        return pen_row(number, will)
    blank = pen_row(promised.id, will)
    text = fitted(brief, "so_that_text", promised.now or promised.text)
    by = _day(brief, promised)
    return replace(blank, action=replace(blank.action, value=text), by=replace(blank.by, value=by))


def _in_order(brief: Brief) -> list[Action]:
    return sorted(_open(brief), key=lambda each: (_by(each), each.id))


def _open(brief: Brief) -> list[Action]:
    return [
        each for each in own_commitments(brief) if each.is_open and (each.due is None or each.due < brief.ahead.end)
    ]


def _by(action: Action) -> str:
    return str(action.moved_to or action.due)


def _carried(brief: Brief, action: Action, *, whole: bool = False) -> Carried:
    note = to_change(brief, action)
    said, so_that = action.now or action.text, action.so_that
    if not whole:
        said, so_that = fitted(brief, "carried_text", said), fitted(brief, "so_that_text", so_that)
    return Carried(action.id, said, so_that, _day(brief, action), note)


def to_change(brief: Brief, action: Action) -> str:
    """What is asked for when a commitment was carried three times; nothing before."""
    times = times_carried(action, brief.book.as_of, brief.book.calendar)
    return f"carried {times} times: change it, get help, or let it go, and say why" if times >= TIMES_TO_CHANGE else ""


def _day(brief: Brief, action: Action) -> str:
    """The day by which it is to be done; one that is past asks for a new one."""
    by = action.moved_to or action.due
    if by is None:
        return ""
    return f"{'was ' if by < brief.book.as_of else ''}{brief.numerals.short_day(by)}"


def pen_row(number: str, who: str = "") -> PenRow:
    """An empty row under a reserved number."""
    return PenRow(
        number,
        Field(f"Actions/{number}/action", "I will"),
        Field(f"Actions/{number}/so that", "so that"),
        Field(f"Actions/{number}/due", "by", FieldKind.DATE),
        who,
    )
