"""The first line of the standings: what all scored together, what it is for, and a bar."""

from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.chart import UnitBar
from plangen.elements.measure import Unit
from plangen.elements.rounding import rounded
from plangen.facts.blocks.contests.boxes import PERCENTS, box_count
from plangen.facts.figures.contests import (
    amount_text,
    counted,
    number_text,
    on_file,
    on_file_text,
    score_names,
    standings_of,
)
from plangen.facts.pages.contest.bracket_rounds import bracket_winner
from plangen.facts.scope.contests import contest_days
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.contests.participants import Standing
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

BAR_WIDTH, BAR_ROWS, LOW = 245.0, 2, 5.0


@dataclass(frozen=True, slots=True)
class TeamLine:
    """What all scored together: the number, what follows it, what it is for, and the bar with its pace."""

    number: str
    rest: str
    promise: str
    bar: UnitBar | None
    pace: str
    end: str


def team_line(scope: Scope, contest: Contest) -> TeamLine:
    """What all scored together on the as-of date."""
    found, names = standings_of(scope, contest), score_names(scope, contest)
    total = found.total.value or Decimal(0)
    number, goal = number_text(scope, total, names.unit, found.total), contest.target
    if contest.type is ContestType.SHARE and found.is_over:
        return _people_at_target(scope, contest, number)
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


def with_less_height(line: TeamLine) -> TeamLine:
    """The line for a page without room: a lower bar, and none of people, whose number is said in words."""
    if line.bar is None or (line.bar.tick is None and not line.end):
        return replace(line, bar=None, pace="")
    return replace(line, bar=replace(line.bar, height=LOW))


def _people_at_target(scope: Scope, contest: Contest, number: str) -> TeamLine:
    """What all have together, and a bar with a block for each person with a target, dark for those who reached it."""
    found = standings_of(scope, contest)
    shares = [each.contender.score for each in found.placed if each.contender.standing is not Standing.LEFT]
    known = [rounded((each.value or Decimal(0)) * 100, 0) for each in shares if each.known]
    reached = sum(each >= PERCENTS for each in known)
    text = counted(scope, scope.number_format.of(reached, len(known)), "people at their own target, with one")
    bar = UnitBar(text, reached, len(known), 1, BAR_WIDTH / len(known), 9) if known else None
    caption = "One block is one person with a target" if bar else ""
    tick = made_of(scope.workspace.trace, "tick below a person’s bar = 100%", "the person’s own target")
    caption += f"; {tick}" if bar and reached else ""
    return TeamLine(number, "together", f"{text} at their own target." if bar else "", bar, caption, "")


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
