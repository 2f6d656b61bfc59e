"""The lanes of a year: meetings, reviews, training, marketing, and holidays from Events, and two to write in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plangen.elements.year_grid import A_QUARTER, HALVES, GridCell, GridEntry, Lane, SpanBar
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.trace import made_of
from plangen.periods import months
from plangen.records.meetings.events import KICKOFF, Event

ENTRY_TEXT = Limit("entry_text")
MOST_IN_A_MONTH = 2
LONG_DAYS = 14
"""Days from which an event of marketing is a bar, not an entry."""
LONG_WORD = 12
"""Characters from which a word may be wider than a month."""
MIDDLE = 16
"""The first day of the second half of a month."""
OF_A_MONTH, A_LANE = 2, 12
ENTRY_HEIGHT, PEN_HEIGHT, EXTRA_HEIGHT = 10.4, 17.6, 14.4
FREE_HEIGHT = 12
"""What the lanes to write in gain from one that has nothing in it, in millimeters."""
QUARTERLY, MONTHLY = "quarterly review", "monthly review"


@dataclass(frozen=True, slots=True)
class Dated:
    """What a lane prints: the first and last day, and a text."""

    first: date
    last: date
    text: str


def lanes_of_year(scope: Scope) -> tuple[Lane, ...]:
    """The lanes with something in them, then those to write in."""
    word = scope.tables.word
    meeting = scope.book.settings.team_meeting
    weekday = scope.number_format.weekday_name(meeting.weekday)
    at = scope.number_format.clock(f"{meeting.at:%H:%M}")
    leader = scope.team.manager
    with_leader = (
        f"one-on-one with {short_name(leader.first_name)}" if leader and not scope.team.teams else "one-on-one"
    )
    lanes = [
        _lane(scope, word("meetings"), f"plus {weekday}s, {at}", _events(scope, KICKOFF, "team meeting")),
        _lane(scope, word("reviews"), with_leader, reviews_of_team(scope)),
        _lane(scope, word("training"), "", training_of_team(scope)),
        _marketing(scope),
        _lane(scope, word("holidays"), word("office_closed"), _events(scope, "holiday")),
    ]
    found = [lane for lane in lanes if lane is not None]
    free = FREE_HEIGHT * (len(lanes) - len(found)) / 2
    return (
        *found,
        Lane(word("my_dates"), word("my_dates_hint"), (_empty(OF_A_MONTH),), PEN_HEIGHT + free),
        Lane(word("and_then_some"), word("one_a_quarter"), (_empty(A_QUARTER),), EXTRA_HEIGHT + free),
    )


def _empty(span: int) -> tuple[GridCell, ...]:
    return tuple(GridCell(span) for _ in range(HALVES // span))


def _events(scope: Scope, *kinds: str) -> list[Dated]:
    """The events of some kinds that are for everyone."""
    found = [each for each in scope.book.events if each.kind in kinds and not each.salesperson]
    return [_dated(scope, each) for each in found if each.day in scope.period]


def _dated(scope: Scope, event: Event) -> Dated:
    text = event.title or event.kind.capitalize()
    return Dated(event.day, event.end, _entry(scope, event.day, _without_year(scope, text)))


def _entry(scope: Scope, day: date, text: str) -> str:
    return scope.truncated(ENTRY_TEXT, text, FullText(scope.number_format.short_day(day), text))


def _without_year(scope: Scope, text: str) -> str:
    """A title without the year, which the page names."""
    return text.removesuffix(f" {scope.period.name}")


def reviews_of_team(scope: Scope) -> list[Dated]:
    """The reviews of the team's people, those of one month and kind as one range of days."""
    names = {"", *(each.person.name for each in scope.team.people)}
    found: dict[tuple[int, int, str], list[Event]] = defaultdict(list)
    for event in scope.book.events:
        if event.kind in (QUARTERLY, MONTHLY) and event.salesperson in names and event.day in scope.period:
            found[event.day.year, event.day.month, event.kind].append(event)
    return [
        Dated(min(each.day for each in events), max(each.end for each in events), kind.split()[0].capitalize())
        for (_, _, kind), events in found.items()
    ]


def training_of_team(scope: Scope) -> list[Dated]:
    """The training in Events, and the sessions with a date that are for the team or for everyone."""
    teams = {"all", scope.team.name}
    sessions = [
        Dated(each.day, each.day, _entry(scope, each.day, each.topic))
        for each in scope.book.training
        if each.who in teams and each.day and not each.whole_week and each.day in scope.period
    ]
    return [*_events(scope, "training"), *sessions]


def _lane(scope: Scope, name: str, note: str, found: Sequence[Dated]) -> Lane | None:
    """A lane with an entry for each; None without any."""
    if not found:
        return None
    return Lane(name, note, (_entries(scope, found),), ENTRY_HEIGHT)


def _entries(scope: Scope, found: Sequence[Dated]) -> tuple[GridCell, ...]:
    """A cell for each month; one with a word as wide as the month has the next one too, if that is free."""
    by_month = _by_month(found)
    in_order = [by_month.get(month.start, []) for month in months(scope.period)]
    cells: list[GridCell] = []
    at = 0
    while at < len(in_order):
        is_last = (at + 1) % (A_QUARTER // OF_A_MONTH) == 0
        is_wide = any(len(word) >= LONG_WORD for each in in_order[at] for word in each.text.split())
        size = 2 if is_wide and not is_last and not in_order[at + 1] else 1
        cells.append(GridCell(OF_A_MONTH * size, tuple(_shown(scope, in_order[at]))))
        at += size
    return tuple(cells)


def _by_month(found: Iterable[Dated]) -> Mapping[date, list[Dated]]:
    by_month: dict[date, list[Dated]] = defaultdict(list)
    for each in sorted(found, key=lambda each: (each.first, each.text)):
        by_month[each.first.replace(day=1)].append(each)
    return by_month


def _shown(scope: Scope, found: list[Dated]) -> Iterable[GridEntry]:
    """The first entries of a month, and how many more there are."""
    for each in found[:MOST_IN_A_MONTH]:
        text = made_of(scope.workspace.trace, days(each), f"the date {each.first.isoformat()}")
        yield GridEntry(text, each.text)
    if len(found) > MOST_IN_A_MONTH:
        yield GridEntry(f"+{scope.number_format.count(len(found) - MOST_IN_A_MONTH)}", "more")


def days(each: Dated) -> str:
    """The days of an entry in its month: 11, or 12–15; one that ends in another month has only its first."""
    is_range = each.last > each.first and each.last.month == each.first.month
    return f"{each.first.day}–{each.last.day}" if is_range else str(each.first.day)


def _marketing(scope: Scope) -> Lane | None:
    """Marketing: short events in their month, long ones as bars below."""
    found = _events(scope, "marketing")
    long = [each for each in found if (each.last - each.first).days >= LONG_DAYS]
    short = [each for each in found if each not in long]
    if not found:
        return None
    rows = ([_entries(scope, short)] if short else []) + _bars(scope, long)
    return Lane(scope.tables.word("marketing"), scope.tables.word("marketing_hint"), tuple(rows), ENTRY_HEIGHT)


def _bars(scope: Scope, long: Sequence[Dated]) -> list[tuple[GridCell, ...]]:
    """Rows of bars over half months; those that overlap are in rows of their own."""
    rows: list[list[tuple[int, int, str]]] = []
    for each in sorted(long, key=lambda each: (each.first, each.last)):
        start, end = _half(scope, each.first), _half(scope, min(each.last, scope.period.last_day)) + 1
        row = next((row for row in rows if row[-1][1] <= start), None)
        if row is None:
            rows.append([(start, end, each.text)])
        else:
            row.append((start, end, each.text))
    return [_with_gaps(row) for row in rows]


def _half(scope: Scope, day: date) -> int:
    """The half month of the year that a day is in."""
    start = scope.period.start
    month = (day.year - start.year) * A_LANE + day.month - start.month
    return month * OF_A_MONTH + (day.day >= MIDDLE)


def _with_gaps(row: Sequence[tuple[int, int, str]]) -> tuple[GridCell, ...]:
    """The bars of a row with empty cells between them, which end where a quarter does."""
    cells, at = [], 0
    for start, end, text in row:
        cells += [*_gap(at, start), GridCell(end - start, (GridEntry("", text),), SpanBar.QUIET)]
        at = end
    return (*cells, *_gap(at, HALVES))


def _gap(at: int, end: int) -> list[GridCell]:
    cells = []
    while at < end:
        stop = min(end, (at // A_QUARTER + 1) * A_QUARTER)
        cells.append(GridCell(stop - at))
        at = stop
    return cells
