"""Below the places: the others, classes of their own, who else is on the board, the best of last week, and the extras.

One rule for all of these lists: amounts are printed, since they add up to what all have together. A percentage, which
adds up to nothing, is printed only from near the target on, or if it is an improvement; others are named without one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.facts.figures.contests import (
    PLACES,
    contest_subject,
    counted,
    number_text,
    ranks_value,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.pages.contest.places import ranked_rows, short_amount
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.contests.participants import Standing
from plangen.metrics.contests.prizes import weekly_prize
from plangen.metrics.contests.ranking import Placed
from plangen.metrics.contests.sources import EXTRA
from plangen.metrics.contests.weeks import best_of_last_week
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.meetings.actions import Status
from plangen.tables.values.folding import fold

EXTRA_TEXT = Limit("extra_text", 120)
MOST_ON_BOARD, MOST_IN_LINE, MOST_OF_CLASS = 4, 8, 3

_CLASSES = {Standing.NEW: "New colleagues:", Standing.NO_BASELINE: "From 0, by points:"}


@dataclass(frozen=True, slots=True)
class Side:
    """A box at the foot: a small heading, names with their scores, and for extras a text."""

    heading: str
    entries: tuple[tuple[str, str], ...] = ()
    text: str = ""
    is_extra: bool = False


def others_line(scope: Scope, contest: Contest) -> str:
    """The ranked without a row of their own, A–Z, each with their score."""
    found, listed = standings_of(scope, contest), set(ranked_rows(scope, contest))
    rest = [each for each in (*found.ranked, *found.others) if each not in listed]
    rest.sort(key=lambda each: fold(each.contender.name))
    return ", ".join(_together(name, score) for name, score in _entries(scope, contest, rest))


def _together(name: str, score: str) -> str:
    """A name with its score, on one line with at least the name's last word."""
    return "\u00a0".join((name, *score.split()))


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A ranking of its own: who is in it, and the first of them by place, then the others A–Z."""

    heading: str
    text: str


def class_lines(scope: Scope, contest: Contest) -> tuple[ClassLine, ...]:
    """The rankings besides the main one, below it."""
    return tuple(
        ClassLine(_CLASSES[standing], _class_text(scope, contest, placed))
        for standing, placed in standings_of(scope, contest).classes.items()
    )


def _class_text(scope: Scope, contest: Contest, placed: Sequence[Placed]) -> str:
    """The first of a class with their places, then the others without."""
    first = [each for each in placed if (each.rank or 0) <= MOST_OF_CLASS]
    others = sorted((each for each in placed if each not in first), key=lambda each: fold(each.contender.name))
    ranks = [counted(scope, scope.number_format.count(each.rank or 0), PLACES) for each in first]
    texts = [_together(name, score) for name, score in _entries(scope, contest, [*first, *others])]
    ranked = ", ".join(f"{rank} {text}" for rank, text in zip(ranks, texts, strict=False))
    return "; ".join(part for part in (ranked, ", ".join(texts[len(first) :])) if part)


def sides(scope: Scope, contest: Contest, *, in_a_line: bool = False) -> tuple[Side, ...]:
    """Up to three boxes: on the board (where there is no room, in a line), the best of last week, and an extra."""
    found = standings_of(scope, contest)
    boxes = []
    listed = ranked_rows(scope, contest)
    beside = (*found.on_the_board, *found.outside_teams)
    scored = [each for each in beside if _is_on_page(contest, each) and each not in listed]
    board = sorted(scored, key=lambda each: fold(each.contender.name))
    if board:
        boxes.append(_board(scope, contest, board, in_a_line=in_a_line))
    best = best_of_last_week(found, scope.book.as_of) if found.has_started else None
    if best is not None:
        label, _ = weekly_prize(contest)
        people = shown_names(scope, [each.person for each in contest_subject(scope).people])
        days = scope.number_format.date_range(best.span.first, best.span.last)
        heading = f"{'Best of last week' if not label or 'week' not in fold(label) else label}, {days}"
        score = short_amount(scope, contest, best.points)
        entries = tuple((people.get(name, name), score) for name in best.names[:2])
        boxes.append(Side(heading, entries))
    return (*boxes, _extra(scope, contest))


def _is_on_page(contest: Contest, placed: Placed) -> bool:
    """Whether someone without a place scored; with an own target, they are a block of the bar at 0 too."""
    has_target = contest.type is ContestType.SHARE and placed.contender.score.known
    return bool(placed.contender.points.value) or has_target


def _board(scope: Scope, contest: Contest, board: Sequence[Placed], *, in_a_line: bool) -> Side:
    """Those on the board, and how many more there are with what they have together."""
    most = MOST_IN_LINE if in_a_line else MOST_ON_BOARD
    shown, more, found = _entries(scope, contest, board[:most]), len(board) - most, standings_of(scope, contest)
    text = ""
    if more > 0:
        how = f"people on the board, less the {most} listed"
        text = counted(scope, f"and {scope.number_format.count(more)} more", how)
        text += _amount_of(scope, contest, board[most:])
    days = scope.number_format.date_range(found.span.first, found.span.last)
    heading = f"Also on the board, {days}"
    if not in_a_line:
        return Side(heading, shown, text)
    names = ", ".join(f"{name} {score}".rstrip() for name, score in shown)
    return Side(heading, (), f"{names}, {text}" if text else names)


def _amount_of(scope: Scope, contest: Contest, placed: Sequence[Placed]) -> str:
    """What those have together who aren't listed, so that a page adds up; nothing where percentages are ranked."""
    if ranks_value(contest, score_names(scope, contest)) is Unit.SHARE:
        return ""
    points = sum((each.contender.points.value or Decimal(0) for each in placed), Decimal(0))
    rows = tuple(row for each in placed for row in each.contender.points.rows)
    unit = standings_of(scope, contest).unit
    return f", {short_amount(scope, contest, points, Measure(points, unit, len(rows), rows))}"


def _entries(scope: Scope, contest: Contest, placed: Sequence[Placed]) -> tuple[tuple[str, str], ...]:
    """Each name with the score that is ranked, or else the points; without a number if it is 0."""
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    return tuple(
        (
            shown.get(each.contender.name, each.contender.name),
            _score(scope, contest, each),
        )
        for each in placed
    )


def _score(scope: Scope, contest: Contest, placed: Placed) -> str:
    """The score in the unit of the ranking, by the rule of these lists; nothing where it isn't known."""
    unit, contender = ranks_value(contest, score_names(scope, contest)), placed.contender
    if unit is Unit.SHARE and contender.score.unit is Unit.SHARE:
        is_shown = contender.score.known and _is_near(scope, contest, contender.value)
        return number_text(scope, contender.value, unit, contender.score) if is_shown else ""
    points = contender.points.value if placed.rank is None else contender.value
    return short_amount(scope, contest, points, contender.points) if points else ""


def _is_near(scope: Scope, contest: Contest, share: Decimal) -> bool:
    """Whether a percentage as printed is at or near the own target, or is an improvement."""
    printed = rounded(share * 100, 0)
    return printed > 0 if contest.type is ContestType.IMPROVED else printed >= scope.book.settings.near_from * 100


def _extra(scope: Scope, contest: Contest) -> Side:
    """The last extra that someone finished in the contest's days; without one, what an extra is."""
    people = {each.name: each.person for each in contest_subject(scope).people}
    shown = shown_names(scope, list(people.values()))
    done = [
        each
        for each in scope.book.actions
        if each.kind == EXTRA and each.status is Status.KEPT and each.salesperson in people and each.done_on in contest
    ]
    if not done:
        return Side(
            "…and then some", text="Help a teammate score: they get the points, you get the thanks.", is_extra=True
        )
    last = max(done, key=lambda each: (each.done_on or contest.start, each.id))
    text = scope.truncated(EXTRA_TEXT, last.text).rstrip(".")
    end = "" if text.endswith("…") else "."
    return Side("…and then some", text=f"{shown[last.salesperson]}: {text}{end} Thank you.", is_extra=True)
