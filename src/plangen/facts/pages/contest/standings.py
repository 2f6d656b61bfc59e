"""The standings of a contest, to read from three meters: the team first, then places, then the others A–Z."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import UnitBar
from plangen.elements.measure import Unit
from plangen.elements.reasons import Variant
from plangen.elements.rounding import rounded
from plangen.facts.blocks.contests.boxes import PERCENTS, box_count
from plangen.facts.blocks.contests.drawing_record import drawing_text
from plangen.facts.blocks.contests.fair_play import team_score_text
from plangen.facts.figures.contests import (
    amount_text,
    contest_of,
    contest_subject,
    counted,
    number_text,
    on_file,
    on_file_text,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.pages.contest.bracket_rounds import RoundBlock, bracket_rounds, bracket_winner, is_large
from plangen.facts.pages.contest.places import StandingRow, has_wide_scores, prior_issues, standing_rows
from plangen.facts.pages.contest.standings_foot import Side, others_line, sides
from plangen.facts.scope.contests import contest_days
from plangen.facts.scope.document import Scope
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

BAR_WIDTH, BAR_ROWS = 245.0, 2
LARGE_ROWS = 4
"""The most rows in which a first name is as large as a poster."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """What all scored together: the number, what follows it, what it is for, and the bar with its pace."""

    number: str
    rest: str
    promise: str
    bar: UnitBar | None
    pace: str
    end: str


@dataclass(frozen=True, slots=True)
class StandingsPage:
    """The page; `is_large` says that few enough are ranked for the largest names.

    With `has_wide_scores`, they need a wider column; with `has_long_scores`, they are too long for the largest type. A
    bracket has `rounds` in place of rows. `is_roomy` says that what follows the rows may be larger.
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
    is_roomy: bool
    sides: tuple[Side, ...]
    note: str


def contest_standings_page(scope: Scope) -> StandingsPage:
    """The standings of a contest on the as-of date."""
    contest = contest_of(scope)
    rounds = bracket_rounds(scope, contest)
    rows = () if rounds else standing_rows(scope, contest)
    scores = [each.score for each in rows]
    return StandingsPage(
        contest.name,
        len(contest.name) > LONG_TITLE,
        _day(scope, contest),
        _date(scope, contest),
        _team(scope, contest),
        _header(scope, contest),
        _next_header(scope, contest),
        rows,
        "" if rows or rounds else _empty(scope, contest),
        len(rows) <= LARGE_ROWS,
        has_wide_scores(scores),
        any(len(each) > LONG_SCORE for each in scores),
        rounds,
        is_large(rounds),
        "" if rounds else others_line(scope, contest),
        len(rows) < LARGE_ROWS,
        sides(scope, contest),
        _note(scope, contest),
    )


LONG_TITLE, LONG_SCORE = 24, 4
_NEXT = {
    ContestType.EVERYONE: "To go",
    ContestType.PLATEAU: "Next level",
    ContestType.BOUNTY: " ",
    ContestType.RECOGNITION: " ",
}

_PERCENTS = {ContestType.SHARE: "Of target", ContestType.IMPROVED: "Percent"}


def _header(scope: Scope, contest: Contest) -> str:
    """What is ranked; for a team's mean, that it is a person's."""
    if contest.type in _PERCENTS:
        return _PERCENTS[contest.type]
    header = score_names(scope, contest).header
    scores = [each.contender.score for each in standings_of(scope, contest).placed]
    return f"{header} a person" if any(each.variant is Variant.PER_PERSON for each in scores) else header


def _next_header(scope: Scope, contest: Contest) -> str:
    """What the last column says."""
    if contest.type is ContestType.DRAWING:
        return "Drawn" if standings_of(scope, contest).is_final else "Drawing odds"
    return _NEXT.get(contest.type, "Distance")


def _empty(scope: Scope, contest: Contest) -> str:
    """What is printed in place of rows."""
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


def _team(scope: Scope, contest: Contest) -> TeamLine:
    found, names = standings_of(scope, contest), score_names(scope, contest)
    total = found.total.value or Decimal(0)
    number, goal = number_text(scope, total, names.unit, found.total), contest.target
    if not contest.is_for_team or goal is None:
        what = "" if names.unit is Unit.MONEY else f"{names.of(total)} "
        return TeamLine(number, f"{what}together", _promise(scope, contest), None, "", "")
    of = f"of {amount_text(scope, goal, names, on_file(contest, goal, names.unit))}"
    blocks = box_count(contest, names)
    filled = min(int(total * blocks / goal), blocks) if total > 0 else 0
    passed, all_days = contest_days(scope.workspace, contest)
    share = Decimal(passed) / all_days if all_days else Decimal(1)
    pace = counted(scope, amount_text(scope, rounded(goal * share, 0), names), f"goal × {passed} ÷ {all_days} days")
    tick = blocks * share if not found.is_over else None
    rows = BAR_ROWS if blocks > BAR_ROWS * 10 else 1
    bar = UnitBar(
        f"{number} {of}",
        filled,
        blocks,
        rows,
        BAR_WIDTH / -(-blocks // rows),
        9 if rows == BAR_ROWS else 18,
        tick,
    )
    pace_line = "" if found.is_over else f"Tick: {pace} is on pace for today"
    end = on_file_text(scope, contest, goal, names.unit)
    if blocks == PERCENTS and goal != PERCENTS:
        end = f"one block is one percent of {end}"
    return TeamLine(number, of, _promise(scope, contest), bar, pace_line, end)


def _promise(scope: Scope, contest: Contest) -> str:
    """What the score is for, by type; empty where places say it all."""
    found, names = standings_of(scope, contest), score_names(scope, contest)
    if contest.target is None or contest.type is ContestType.BRACKET:
        winner = bracket_winner(scope, contest)
        return f"{winner} wins." if winner else ""
    goal = on_file_text(scope, contest, contest.target, names.unit)
    if contest.type is ContestType.GOAL:
        is_met = (found.total.value or Decimal(0)) >= contest.target
        return "Goal met: everyone wins." if is_met else "" if found.is_over else f"At {goal}, everyone wins."
    if contest.type is ContestType.EVERYONE:
        return f"At {goal}, you win."
    if contest.type is ContestType.PLATEAU:
        levels = [on_file_text(scope, contest, each, names.unit) for each in contest.targets]
        return f"Prizes at {', '.join(levels)}"
    return f"Everyone over {goal} wins." if contest.type is ContestType.BOUNTY else ""


def _note(scope: Scope, contest: Contest) -> str:
    """How a team's score is made, or whose tickets were drawn, and what came too late."""
    notes, late = [team_score_text(contest)] if contest.by_team else [], standings_of(scope, contest).tally.late
    if contest.type is ContestType.DRAWING:
        notes.append(drawing_text(scope, contest))
    if late:
        shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
        who = sorted({shown.get(each.salesperson, each.salesperson) for each in late})
        day = scope.number_format.short_day(contest.enter_by)
        notes.append(f"Logged after {day}, so not counted: {scope.number_format.count(len(late))} ({', '.join(who)}).")
    return " ".join(each for each in notes if each)


def _date(scope: Scope, contest: Contest) -> str:
    """The contest's days and the as-of date, and after earlier issues, which one this is."""
    number_format, earlier = scope.number_format, len(prior_issues(scope, contest))
    days = number_format.date_range(contest.start, contest.end)
    parts = (days, f"as of {number_format.long_day(scope.book.as_of)}")
    return " · ".join((*parts, f"issue {number_format.count(earlier + 1)}") if earlier else parts)
