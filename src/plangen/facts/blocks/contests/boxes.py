"""The boxes of a contest: one for each unit of the goal, or for each percent, to put initials in."""

from dataclasses import dataclass

from plangen.elements.measure import Unit
from plangen.facts.figures.contests import ScoreNames, number_text, score_names
from plangen.facts.scope.document import Scope
from plangen.records.contests.rows import Contest

MOST_BOXES, PERCENTS = 120, 100
MOST_COLUMNS, FEWEST_COLUMNS, MOST_ROWS = 25, 10, 5


@dataclass(frozen=True, slots=True)
class ContestBoxes:
    """Rows of equally many boxes, each with the text in it: the last one of a row has its number."""

    rows: tuple[tuple[str, ...], ...]
    note: str


def box_count(contest: Contest, names: ScoreNames) -> int:
    """How many boxes the goal has: its units, or a hundred if it isn't a count or there are too many; 0 without one."""
    goal = contest.target
    if goal is None or goal <= 0 or not contest.is_for_team:
        return 0
    is_count = names.unit is Unit.COUNT and goal == int(goal) and goal <= MOST_BOXES
    return int(goal) if is_count else PERCENTS


def contest_boxes(scope: Scope, contest: Contest) -> ContestBoxes | None:
    """The boxes of a contest with a goal for all; None without one."""
    names = score_names(scope, contest)
    count = box_count(contest, names)
    if not count or contest.target is None:
        return None
    columns = _columns(count)
    rows = -(-count // columns)
    ends = {min((row + 1) * columns, count) for row in range(rows)}
    texts = [scope.number_format.count(at) if at in ends else "" for at in range(1, rows * columns + 1)]
    shown = tuple(tuple(texts[at : at + columns]) for at in range(0, len(texts), columns))
    if names.unit is Unit.COUNT and contest.target == count:
        return ContestBoxes(shown, f"One box is one {names.one}. Got one? Put your initials in the next free box.")
    goal = number_text(scope, contest.target, names.unit)
    return ContestBoxes(shown, f"One box is one percent of {goal}. Yours put us over it? Put your initials in it.")


def _columns(count: int) -> int:
    """How many boxes a row has: as many as leave the fewest over, in rows as few as can be."""
    if count <= MOST_COLUMNS:
        return count
    fitting = [each for each in range(FEWEST_COLUMNS, MOST_COLUMNS + 1) if -(-count // each) <= MOST_ROWS]
    return min(fitting, key=lambda each: (-(-count // each) * each - count, -each))
