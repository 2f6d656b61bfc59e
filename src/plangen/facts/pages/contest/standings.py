"""The standings of a contest, to read from three meters: the team first, then places, then the others A–Z."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from plangen.elements.chart import UnitBar
from plangen.elements.reasons import Variant
from plangen.facts.blocks.contests.contest_name import contest_title
from plangen.facts.blocks.contests.drawing_record import drawing_text
from plangen.facts.blocks.contests.fair_play import Labeled, team_score_text
from plangen.facts.blocks.contests.leavers import left_text
from plangen.facts.figures.contests import (
    contest_of,
    contest_subject,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.pages.contest.bracket_rounds import RoundBlock, bracket_rounds, is_large
from plangen.facts.pages.contest.decided import DECIDED, LATE, detail_heading, detail_lines, details_height
from plangen.facts.pages.contest.late import late_text
from plangen.facts.pages.contest.places import StandingRow, has_wide_scores, prior_issues, standing_rows
from plangen.facts.pages.contest.standings_foot import ClassLine, Side, class_lines, others_line, sides
from plangen.facts.pages.contest.standings_room import LARGE_ROWS, is_tall, room_left
from plangen.facts.pages.contest.team_line import TeamLine, team_line, with_less_height
from plangen.facts.scope.contests import contest_days
from plangen.facts.scope.document import Scope
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

BAR_WIDTH, BAR_ROWS = 245.0, 2


@dataclass(frozen=True, slots=True)
class StandingsPage:
    """The page; `is_large` says that few enough are ranked for the largest names.

    With `has_wide_scores`, they need a wider column; with `has_long_scores`, they are too long for the largest type. A
    bracket has `rounds` in place of rows. `is_roomy` says that what follows the rows may be larger, `is_tall` that the
    rows are taller, `is_tight` that they are lower. `details` fill the room that is left: how it was decided, or while
    it runs, how to win.
    """

    name: str
    is_long: bool
    day: str
    date: str
    team: TeamLine
    header: str
    next_header: str
    rows: tuple[StandingRow, ...]
    empty: str
    is_large: bool
    has_wide_scores: bool
    has_long_scores: bool
    rounds: tuple[RoundBlock, ...]
    has_large_rounds: bool
    others: str
    classes: tuple[ClassLine, ...]
    is_roomy: bool
    is_tall: bool
    is_tight: bool
    detail_heading: str
    details: tuple[Labeled, ...]
    sides: tuple[Side, ...]
    note: str


def contest_standings_page(scope: Scope) -> StandingsPage:
    """The standings of a contest on the as-of date."""
    contest = contest_of(scope)
    rounds = bracket_rounds(scope, contest)
    rows = () if rounds else standing_rows(scope, contest)
    scores = [each.score for each in rows]
    team, others, classes = team_line(scope, contest), others_line(scope, contest), class_lines(scope, contest)
    others, foot = "" if rounds else others, sides(scope, contest)
    lines = [*([others] if others else []), *(each.text for each in classes)]
    is_roomy, room = _room(len(rows), team.bar, lines, foot)
    room = 0 if rounds else room
    is_tight = room < 0
    if is_tight:
        team, foot = with_less_height(team), sides(scope, contest, in_a_line=True)
    details = detail_lines(scope, contest, room)
    return StandingsPage(
        contest_title(contest.name),
        len(contest.name) > LONG_TITLE,
        _day(scope, contest),
        _date(scope, contest),
        team,
        _header(scope, contest),
        _next_header(scope, contest),
        rows,
        "" if rows or rounds else _empty(scope, contest),
        len(rows) <= LARGE_ROWS,
        has_wide_scores(scores),
        any(len(each) > LONG_SCORE for each in scores),
        rounds,
        is_large(rounds),
        others,
        classes,
        is_roomy,
        is_tall(len(rows), room - details_height(details)),
        is_tight,
        detail_heading(scope, contest) if details else "",
        details,
        foot,
        _note(scope, contest, {each.label for each in details}),
    )


LONG_TITLE, LONG_SCORE = 24, 4
_NEXT = {
    ContestType.EVERYONE: "To go",
    ContestType.PLATEAU: "Next level",
    ContestType.BOUNTY: " ",
    ContestType.RECOGNITION: " ",
}

_REACHED = {ContestType.EVERYONE: "Goal", ContestType.PLATEAU: "Level"}
"""What the last column says once a contest is over."""
_PERCENTS = {ContestType.SHARE: "Of target", ContestType.IMPROVED: "Percent"}


def _header(scope: Scope, contest: Contest) -> str:
    """What is ranked; for a team's mean, that it is per person."""
    if contest.type in _PERCENTS:
        return _PERCENTS[contest.type]
    header = score_names(scope, contest).header
    scores = [each.contender.score for each in standings_of(scope, contest).placed]
    return f"{header} per person" if any(each.variant is Variant.PER_PERSON for each in scores) else header


def _next_header(scope: Scope, contest: Contest) -> str:
    """What the last column says."""
    found = standings_of(scope, contest)
    if contest.type is ContestType.DRAWING:
        return "Drawn" if found.is_final else "Drawing odds"
    if found.is_over and contest.type in _REACHED:
        return _REACHED[contest.type]
    return _NEXT.get(contest.type, "Distance")


def _room(rows: int, bar: UnitBar | None, lines: Sequence[str], foot: Sequence[Side]) -> tuple[bool, float]:
    """Whether lines below a few rows have room for larger type, and the height that is left."""
    room = room_left(rows, bar, lines, foot, is_roomy=True)
    is_roomy = rows < LARGE_ROWS and room >= 0
    return is_roomy, room if is_roomy else room_left(rows, bar, lines, foot, is_roomy=False)


def _empty(scope: Scope, contest: Contest) -> str:
    """What is printed in place of rows."""
    if class_lines(scope, contest):
        return "See below."
    return (
        "See below, A–Z."
        if others_line(scope, contest) and standings_of(scope, contest).total.value
        else "No score yet."
    )


def _day(scope: Scope, contest: Contest) -> str:
    """How far the contest is: Day 12 of 30; after its end, when its scores are final."""
    found, number_format = standings_of(scope, contest), scope.number_format
    if found.is_final:
        return "Final"
    if found.is_over:
        return f"Final on {number_format.short_day(contest.audit, long=True)}"
    passed, all_days = contest_days(scope.workspace, contest)
    return f"Day {number_format.of(max(passed, 1), all_days)}"


def _note(scope: Scope, contest: Contest, said: Container[str]) -> str:
    """How a team's score is made, or whose tickets were drawn, who left, and what came too late, if not `said`."""
    notes = [team_score_text(contest)] if contest.by_team and DECIDED not in said else []
    if contest.type is ContestType.DRAWING:
        notes.append(drawing_text(scope, contest))
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    notes.append(left_text(scope, contest, shown))
    if LATE not in said:
        notes.append(late_text(scope, contest))
    return " ".join(each for each in notes if each)


def _date(scope: Scope, contest: Contest) -> str:
    """The contest's days and the as-of date, and after earlier issues, which one this is."""
    number_format, earlier = scope.number_format, len(prior_issues(scope, contest))
    days = number_format.date_range(contest.start, contest.end)
    parts = (days, f"as of {number_format.long_day(scope.book.as_of)}")
    return " · ".join((*parts, f"issue {number_format.count(earlier + 1)}") if earlier else parts)
