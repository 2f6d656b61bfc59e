"""The standings of a contest, to read from three meters: the team first, then places, then the others A–Z."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import UnitBar
from plangen.elements.measure import Unit
from plangen.elements.rounding import rounded
from plangen.facts.blocks.contests.boxes import PERCENTS, box_count
from plangen.facts.figures.contests import (
    amount_text,
    contest_of,
    contest_subject,
    number_text,
    score_names,
    shown_names,
    standings_of,
)
from plangen.facts.pages.contest.places import StandingRow, prior_issues, standing_rows
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

    With `has_long_scores`, they are too long for the largest type.
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
    has_long_scores: bool
    others: str
    sides: tuple[Side, ...]
    note: str


def contest_standings_page(scope: Scope) -> StandingsPage:
    """The standings of a contest on the as-of date."""
    contest = contest_of(scope)
    rows = standing_rows(scope, contest)
    names = score_names(scope, contest)
    is_share = contest.type in (ContestType.SHARE, ContestType.IMPROVED)
    header = "Rounds won" if contest.type is ContestType.BRACKET else "Percent" if is_share else names.header
    return StandingsPage(
        contest.name,
        len(contest.name) > LONG_TITLE,
        _day(scope, contest),
        _date(scope, contest),
        _team(scope, contest),
        header,
        _NEXT.get(contest.type, "To catch up"),
        rows,
        "" if rows else _empty(scope, contest),
        len(rows) <= LARGE_ROWS,
        any(len(each.score) > LONG_SCORE for each in rows),
        others_line(scope, contest),
        sides(scope, contest),
        _note(scope, contest),
    )


LONG_TITLE, LONG_SCORE = 24, 3
_NEXT = {
    ContestType.EVERYONE: "To go",
    ContestType.PLATEAU: "Next level",
    ContestType.BOUNTY: " ",
    ContestType.RECOGNITION: " ",
    ContestType.BRACKET: "This round",
    ContestType.DRAWING: "Drawing odds",
}


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
    number, goal = number_text(scope, total, names.unit), contest.target
    if not contest.is_for_team or goal is None:
        what = "" if names.unit is Unit.MONEY else f"{names.of(total)} "
        return TeamLine(number, f"{what}together", _promise(scope, contest), None, "", "")
    of = f"of {amount_text(scope, goal, names)}"
    blocks = box_count(contest, names)
    filled = min(int(total * blocks / goal), blocks) if total > 0 else 0
    passed, all_days = contest_days(scope.workspace, contest)
    share = Decimal(passed) / all_days if all_days else Decimal(1)
    pace = amount_text(scope, rounded(goal * share, 0), names)
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
    end = number_text(scope, goal, names.unit)
    if blocks == PERCENTS and goal != PERCENTS:
        end = f"one block is one percent of {end}"
    return TeamLine(number, of, _promise(scope, contest), bar, pace_line, end)


def _promise(scope: Scope, contest: Contest) -> str:
    """What the score is for, by type; empty where places say it all."""
    found, names = standings_of(scope, contest), score_names(scope, contest)
    if contest.target is None:
        return ""
    goal = number_text(scope, contest.target, names.unit)
    if contest.type is ContestType.GOAL:
        is_met = (found.total.value or Decimal(0)) >= contest.target
        return "Goal met: everyone wins." if is_met else "" if found.is_over else f"At {goal}, everyone wins."
    if contest.type is ContestType.EVERYONE:
        return f"At {goal}, you win."
    if contest.type is ContestType.PLATEAU:
        levels = [number_text(scope, each, names.unit) for each in contest.targets]
        return f"Prizes at {', '.join(levels)}"
    return f"Every one over {goal} wins." if contest.type is ContestType.BOUNTY else ""


def _note(scope: Scope, contest: Contest) -> str:
    """What came too late, and how the standings are made."""
    notes, late = [], standings_of(scope, contest).tally.late
    if late:
        shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
        who = sorted({shown.get(each.salesperson, each.salesperson) for each in late})
        day = scope.number_format.short_day(contest.enter_by)
        notes.append(f"Logged after {day}, so not counted: {scope.number_format.count(len(late))} ({', '.join(who)}).")
    return " ".join(notes)


def _date(scope: Scope, contest: Contest) -> str:
    """The as-of date, and after earlier issues, which one this is."""
    day, earlier = scope.number_format.long_day(scope.book.as_of), len(prior_issues(scope, contest))
    return f"{day} · issue {scope.number_format.count(earlier + 1)}" if earlier else day
