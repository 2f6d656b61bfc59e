"""How the goals of the business plan go, each against today, and what stands in the way."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from plangen.elements.chart import AttainmentBar
from plangen.elements.field import Field
from plangen.elements.measure import Unit
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.goal_reading import Reading, reading_of
from plangen.periods import Period
from plangen.records.goals import PERSONAL, Goal, GoalStatus

BAR_WIDTH = 40
MOST_GOALS = 8
FEWEST_ROWS = 3
OBSTACLES = 3


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with how far it is: `now` in words, `bar` up to the target with a tick for today, or None."""

    number: str
    goal: str
    now: str
    bar: AttainmentBar | None
    status: str
    next_step: Field


@dataclass(frozen=True, slots=True)
class GoalBlank:
    """A row for a goal that is not in the files yet."""

    goal: Field
    next_step: Field


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A row for what is in the way: what is known stands on it."""

    what: Field
    answer: Field
    who: Field


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """The plan page: goals, rows for more where there are few, `more` that were cut off, and obstacles."""

    sentence: str
    goals: tuple[GoalRow, ...]
    blanks: tuple[GoalBlank, ...]
    more: str
    obstacles: tuple[Obstacle, ...]


def plan_progress(brief: Brief) -> PlanProgress | None:
    """The goals as they stand; None on a pre-read, without a sheet of goals, and for somebody who has left."""
    if brief.is_preread or brief.has_left or not brief.book.has("Goals", "goal"):
        return None
    goals = goals_on_the_page(brief)
    shown = goals[: brief.limits.get("goals", MOST_GOALS)]
    more = len(goals) - len(shown)
    return PlanProgress(
        sentence=_sentence(brief, goals),
        goals=tuple(_row(brief, goal) for goal in shown),
        blanks=tuple(_blank(brief, line) for line in range(1, FEWEST_ROWS - len(shown) + 1)),
        more=f"and {brief.numerals.count(more)} more in Goals" if more else "",
        obstacles=_obstacles(brief),
    )


def goals_on_the_page(brief: Brief) -> list[Goal]:
    """The goals of the year, of the period and of the one ahead, in that order; private ones stand elsewhere."""
    spans = (brief.year_to_date, brief.period, brief.ahead)
    own = [each for each in brief.book.goals if each.salesperson == brief.person.name]
    open_to_both = [each for each in own if not each.private and each.area != PERSONAL]
    return sorted(
        (each for each in open_to_both if _place(brief, each) < len(spans)), key=lambda each: _order(brief, each)
    )


def _order(brief: Brief, goal: Goal) -> tuple[int, int]:
    return _place(brief, goal), goal.row.row


def _place(brief: Brief, goal: Goal) -> int:
    """Where a goal stands: of the year, of this period, of what lies ahead, or nowhere."""
    span = goal.period
    if span is None or (span.start <= brief.period.start and brief.period.end <= span.end and span != brief.period):
        return 0
    if span.start < brief.period.end and brief.period.start < span.end:
        return 1
    return 2 if span.start < brief.ahead.end and brief.ahead.start < span.end else 3


def _row(brief: Brief, goal: Goal) -> GoalRow:
    found = reading_of(brief, goal)
    key = f"Goals/{goal.id or f'{brief.person.code}-{goal.row.row + 1}'}"
    return GoalRow(
        number=goal.id,
        goal=fitted(brief, "goal_text", goal.text),
        now=" · ".join(part for part in (_spoken(brief, goal), found.text if found else goal.measure) if part),
        bar=_bar(brief, goal, found) if found else None,
        status=_status(brief, goal),
        next_step=Field(f"{key}/next step", f"{goal.id or goal.text}: next step"),
    )


def _spoken(brief: Brief, goal: Goal) -> str:
    """The period of a goal that is not of the year."""
    return brief.numerals.period(goal.period) if goal.period and _place(brief, goal) else ""


def _status(brief: Brief, goal: Goal) -> str:
    if goal.status is GoalStatus.OPEN:
        return "open" if goal.period is None or goal.period.start <= brief.book.as_of else "to come"
    return str(goal.status)


def _bar(brief: Brief, goal: Goal, found: Reading) -> AttainmentBar | None:
    """The bar: its end is the target, its tick what would be reached today at an even pace."""
    if found.share is None or goal.period is None or found.unit is Unit.SHARE:
        return None
    gone = elapsed(goal.period, brief)
    share = brief.numerals.plain(found.share, Unit.SHARE)
    if not gone:
        return None
    said = (
        f"{goal.id or goal.text}: {share} of the target, {brief.numerals.plain(gone, Unit.SHARE)} of the time is gone"
    )
    return AttainmentBar(said, found.share / gone, share, 1 / gone, BAR_WIDTH)


def elapsed(period: Period, brief: Brief) -> Decimal:
    """The share of a period's days that is over at the end of the as-of date."""
    whole = (period.end - period.start).days
    gone = (brief.book.as_of + timedelta(days=1) - period.start).days
    return Decimal(min(max(gone, 0), whole)) / whole


def _sentence(brief: Brief, goals: list[Goal]) -> str:
    """How many goals there are, and how each of them stands."""
    if not goals:
        return "No goals in the files yet. Those written today come back here."
    order = (GoalStatus.ON_TRACK, GoalStatus.BEHIND, GoalStatus.DONE, GoalStatus.LET_GO, GoalStatus.OPEN)
    counts = [(status, sum(each.status is status for each in goals)) for status in order]
    said = ", ".join(f"{brief.numerals.spelled(count)} {status}" for status, count in counts if count)
    whole = f"{brief.numerals.spelled(len(goals)).capitalize()} {'goal' if len(goals) == 1 else 'goals'}"
    return f"{whole}: {said}." if said else f"{whole}."


def _blank(brief: Brief, line: int) -> GoalBlank:
    key = f"Goals/{brief.person.code}:{brief.ahead.code}:{line}"
    return GoalBlank(Field(f"{key}/goal", "Goal"), Field(f"{key}/next step", "Next step"))


def _obstacles(brief: Brief) -> tuple[Obstacle, ...]:
    """Rows for what is in the way; notes on obstacles of the period stand on the first."""
    name, key = brief.person.name, f"Notes/{brief.person.code}:{brief.period.code}"
    known = [
        note.text
        for note in brief.book.notes
        if note.salesperson == name and note.topic == "obstacle" and note.period in (brief.period, None)
    ]
    texts = [fitted(brief, "obstacle_text", text) for text in known[:OBSTACLES]]
    texts += [""] * (OBSTACLES - len(texts))
    return tuple(
        Obstacle(
            Field(f"{key}:obstacle {line}/text", "In my way", value=text),
            Field(f"{key}:obstacle {line} answer/text", "What we do"),
            Field(f"{key}:obstacle {line} who/text", "Who, by when"),
        )
        for line, text in enumerate(texts, 1)
    )
