"""A scoreboard to fill in on the rules of a contest without boxes: a column for each person, a row for each week."""

from collections.abc import Sequence
from datetime import timedelta

from plangen.facts.blocks.contests.boxes import ContestBoxes
from plangen.facts.blocks.contests.fair_play import Labeled
from plangen.facts.figures.contests import ScoreNames, standings_of
from plangen.facts.scope.contest_subjects import ContestSubject
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.bracket import round_spans
from plangen.metrics.contests.participants import Standing
from plangen.periods import monday_of
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

MOST_COLUMNS, FEWEST_ROWS = 14, 3
"""The most people with a column each, and the fewest rows worth printing."""
WEEK, FIRST_DAY = "Week of", "Starts"
"""The header of the first days of weeks, and of longer times."""
LIVE_HEIGHT, BOX_ROW, FIXED = 243.0, 10.0, 46.0
"""In millimeters: the page, a row with its gap, and what every page of rules has: line, days, heads, and signature."""
NAME_HEIGHTS = ((14, 22.6), (44, 15.5), (10_000, 8.8))
"""How high a name is, by the most characters of its size."""
EVENT_ROW, TEXT_ROW, TEXT_LINE, OBJECTIVE_LINE = 11.0, 5.9, 4.06, 8.5
OBJECTIVE_CHARACTERS, PRIZE_CHARACTERS, RULE_CHARACTERS = 58, 30, 42
"""The characters that fit on a line."""


def scoreboard(scope: Scope, subject: ContestSubject, names: ScoreNames, room: int) -> ContestBoxes | None:
    """The rows of a scoreboard, at most `room` of them with the header; None if three don't fit."""
    contest = subject.contest
    if room < FEWEST_ROWS:
        return None
    if contest.type is ContestType.BRACKET:
        return _of_bracket(scope, contest, room)
    step = _weeks_in_row(contest, room - 1)
    starts, header = _starts(scope, contest, step), WEEK if step == 1 else FIRST_DAY
    often = "week by week" if step == 1 else f"every {scope.number_format.spelled_out(step)} weeks"
    whose = "team" if contest.by_team else "initials"
    entrants = standings_of(scope, contest).people
    count = len({each.team for each in entrants} if contest.by_team else entrants)
    if count > MOST_COLUMNS:
        best = "Best of the week" if step == 1 else "Best"
        note = f"{often.capitalize()}: who had the most {names.many}, and how many."
        return ContestBoxes(_rows((header, best, names.header, "All of us together"), starts), note)
    note = f"Your {whose} at the top of a column, and your {names.many} below it, {often}."
    return ContestBoxes(_rows((header, *([""] * count)), starts), note)


def room_for(name: str, objective: str, events: int, columns: tuple[Sequence[Labeled], Sequence[Labeled]]) -> int:
    """How many rows of boxes fit on a page of rules between its other parts; `columns` are prizes and fair play."""
    height = next(height for most, height in NAME_HEIGHTS if len(name) <= most)
    height += OBJECTIVE_LINE * -(-len(objective) // OBJECTIVE_CHARACTERS) + EVENT_ROW * (events + 1)
    sides = zip(columns, (PRIZE_CHARACTERS, RULE_CHARACTERS), strict=True)
    height += max(sum(_text_height(each.text, characters) for each in side) for side, characters in sides)
    return int((LIVE_HEIGHT - FIXED - height) / BOX_ROW)


def _text_height(text: str, characters: int) -> float:
    return TEXT_ROW + TEXT_LINE * (-(-len(text) // characters) - 1)


def _rows(header: Sequence[str], starts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    blank = [""] * (len(header) - 1)
    return (tuple(header), *((start, *blank) for start in starts))


def _weeks(contest: Contest) -> int:
    return (monday_of(contest.end) - monday_of(contest.start)).days // 7 + 1


def _weeks_in_row(contest: Contest, room: int) -> int:
    """How many weeks share a row so that all fit."""
    return -(-_weeks(contest) // room)


def _starts(scope: Scope, contest: Contest, step: int) -> list[str]:
    """The first days of the contest's weeks; or of every second or third week."""
    first, weeks = monday_of(contest.start), _weeks(contest)
    days = [max(first + timedelta(weeks=at), contest.start) for at in range(0, weeks, step)]
    return [scope.number_format.short_day(day) for day in days]


def _of_bracket(scope: Scope, contest: Contest, room: int) -> ContestBoxes | None:
    """A row for each round, with room for the names of those who go on."""
    ranked = [each for each in standings_of(scope, contest).participants if each.standing is Standing.RANKED]
    spans = round_spans(contest, len(ranked))
    if len(spans) >= room:
        return None
    columns = max(min(len(ranked) // 2, MOST_COLUMNS // 2), 1)
    header = (FIRST_DAY, *([""] * columns))
    starts = [scope.number_format.short_day(each.first) for each in spans]
    return ContestBoxes(_rows(header, starts), "Round by round: the names of those who go on.")
