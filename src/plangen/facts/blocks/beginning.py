"""The first weeks of someone hired in the period: tiles, goals, and training, as long as there are no wins."""

from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.tile import Tile
from plangen.facts.blocks.goals import elapsed, printed_goals
from plangen.facts.figures.goals import goal_progress
from plangen.facts.figures.listed import activity
from plangen.facts.figures.target_arithmetic import activity_target
from plangen.facts.figures.training import sessions_for
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_count, open_deals, open_pipeline
from plangen.metrics.results.bookings import deals_won
from plangen.metrics.results.flow import median_age
from plangen.records.meetings.goals import Goal, GoalStatus
from plangen.records.meetings.training import TrainingSession


def has_no_wins_yet(scope: Scope) -> bool:
    """Whether the person was hired in the period and has open deals, but none that was won."""
    return scope.is_new and bool(open_deals(scope.deals)) and not deals_won(scope.deals, scope.period).n


def first_goals(scope: Scope) -> list[Goal]:
    """The goals on file, those with progress to measure first."""
    kept = [each for each in printed_goals(scope) if each.status is not GoalStatus.DROPPED]
    return sorted(kept, key=lambda goal: _share_of(scope, goal) is None)


def first_sessions(scope: Scope) -> list[TrainingSession]:
    """The training done since the person was hired, and what is planned by the end of the period ahead, by date."""
    found = []
    for each in scope.once(sessions_for):
        day = each.held_on or each.day
        if day is not None and scope.employed_on(day) and day < scope.ahead.end and (each.held_on or each.is_open):
            found.append((day, each.row, each))
    return [each for _, _, each in sorted(found, key=lambda each: each[:2])]


def tiles_of_a_beginner(scope: Scope) -> tuple[Tile | None, ...]:
    """Open pipeline, activity, the first goal, and training; None in place of a tile without data."""
    return _opened(scope), _activity(scope), _goal(scope), _training(scope)


def activities_against_targets(scope: Scope) -> list[tuple[str, Figure, Figure]]:
    """Each type of activity that was logged in the period, with its count and its target."""
    counts = (
        (each, scope.figure(activity(each).compute(scope, scope.period))) for each in scope.workspace.activity_types
    )
    return [
        (name, count, scope.figure(activity_target(scope, name, scope.period))) for name, count in counts if count.known
    ]


def _opened(scope: Scope) -> Tile | None:
    value, count = scope.figure(open_pipeline(scope.deals)), scope.figure(open_count(scope.deals))
    if not value.known:
        return None
    without = sum(deal.amount is None for deal in open_deals(scope.deals))
    missing = f", {scope.number_format.count(without)} without an amount" if without else ""
    ages = scope.figure(median_age(scope.deals, scope.book.as_of))
    sub = f"{scope.number_format.deals(count.n)}{missing}"
    note = f"median age {ages}" if ages.known else ""
    return Tile("open pipeline", "Open pipeline", value.short, sub, figures=(value,), note=note)


def _activity(scope: Scope) -> Tile | None:
    """The first type of activity with a target, else the first that was logged."""
    found = sorted(activities_against_targets(scope), key=lambda each: not each[2].known)
    if not found:
        return None
    name, count, goal = found[0]
    since = f"since {scope.number_format.short_day(scope.person.hired)}" if scope.person.hired else ""
    sub = (f"target {goal}", since) if goal.known else (since, "")
    return Tile(activity(name).name, activity(name).title, count.short, sub[0], figures=(count,), note=sub[1])


def _goal(scope: Scope) -> Tile | None:
    """The first goal with progress, next to the time elapsed."""
    goal = next((each for each in scope.once(first_goals) if _share_of(scope, each) is not None), None)
    if goal is None:
        return None
    progress, share = goal_progress(scope, goal), _share_of(scope, goal)
    if progress is None or share is None:
        return None
    label, _, text = progress.text.rpartition(": ")
    numbers, time = scope.number_format, elapsed(goal.period, scope) if goal.period else None
    done = made_of(scope.workspace.trace, numbers.whole_percent(share), progress.text)
    passed = f", {numbers.whole_percent(time)} of the time gone" if time else ""
    note = f"goal for {numbers.short_day(goal.due)}" if goal.due else ""
    title = f"{label[:1].upper()}{label[1:]}" if label else "First goal"
    return Tile("goal", title, text, f"{done} done{passed}", note=note)


def _training(scope: Scope) -> Tile | None:
    sessions = scope.once(first_sessions)
    ahead = [each.day for each in sessions if each.is_open and each.day is not None]
    if not sessions:
        return None
    numbers, done = scope.number_format, len(sessions) - len(ahead)
    text = made_of(scope.workspace.trace, numbers.of(done, len(sessions)), "sessions done, of those on file")
    following = f"next: {numbers.short_day(ahead[0])}" if ahead else ""
    last = f"{numbers.count(len(ahead))} more by {numbers.short_day(ahead[-1])}" if len(ahead) > 1 else ""
    return Tile("training", "Training completed", text, following, note=last)


def _share_of(scope: Scope, goal: Goal) -> Decimal | None:
    progress = goal_progress(scope, goal)
    return None if progress is None else progress.share
