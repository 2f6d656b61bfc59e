"""Below the places: who else is on the board, the best of last week, and the extras."""

from dataclasses import dataclass

from plangen.elements.measure import Unit
from plangen.facts.figures.contests import (
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
from plangen.metrics.contests.prizes import weekly_prize
from plangen.metrics.contests.ranking import Placed
from plangen.metrics.contests.sources import EXTRA
from plangen.metrics.contests.weeks import best_of_last_week
from plangen.records.contests.rows import Contest
from plangen.records.meetings.actions import Status
from plangen.tables.values.folding import fold

EXTRA_TEXT = Limit("extra_text", 120)
MOST_ON_BOARD = 4
ON_BOARD = f"people on the board, less the {MOST_ON_BOARD} listed"


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
    return ", ".join(f"{name} {score}".rstrip() for name, score in _entries(scope, contest, rest))


def sides(scope: Scope, contest: Contest) -> tuple[Side, ...]:
    """Up to three boxes: on the board, the best of last week, and an extra."""
    found = standings_of(scope, contest)
    boxes = []
    listed = ranked_rows(scope, contest)
    scored = [each for each in found.on_the_board if each.contender.points.value and each not in listed]
    board = sorted(scored, key=lambda each: fold(each.contender.name))
    shown = _entries(scope, contest, board[:MOST_ON_BOARD])
    if shown:
        more = len(board) - MOST_ON_BOARD
        text = counted(scope, f"and {scope.number_format.count(more)} more", ON_BOARD) if more > 0 else ""
        days = scope.number_format.date_range(found.span.first, found.span.last)
        boxes.append(Side(f"Also on the board, {days}", shown, text))
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


def _entries(scope: Scope, contest: Contest, placed: list[Placed]) -> tuple[tuple[str, str], ...]:
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
    """The score in the unit of the ranking: percent only where percent is ranked, and nothing where it isn't known."""
    unit, contender = ranks_value(contest, score_names(scope, contest)), placed.contender
    if unit is Unit.SHARE:
        return number_text(scope, contender.value, unit, contender.score) if contender.score.known else ""
    points = contender.points.value if placed.rank is None else contender.value
    return short_amount(scope, contest, points, contender.points) if points else ""


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
