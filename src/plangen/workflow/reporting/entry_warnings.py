"""A Book in, a warning for each contest entry that the limit of its event leaves out or cuts."""

from collections.abc import Iterator

from plangen.facts.scope.contests import contest_standings
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.contests.tally import OverLimit
from plangen.problems import Problem, warning


def entry_warnings(workspace: Workspace) -> Iterator[Problem]:
    """Warnings for the entries of started contests that are over a limit, each with what is counted of it."""
    if not workspace.book.entries:
        return
    for contest in workspace.book.contests:
        if contest.start <= workspace.book.as_of:
            yield from (_warning(workspace, each) for each in workspace.once(contest_standings, contest).tally.over)


def _warning(workspace: Workspace, over: OverLimit) -> Problem:
    entry = next(each for each in workspace.book.entries if each.row == over.row)
    counted = f"{over.counted.normalize():f}" if over.counted else "Not"
    limit = f"{(over.rule.cap or over.counted).normalize():f} per {over.rule.per}"
    column, value = ("account", entry.account) if over.rule.per == "account" else ("event", entry.event)
    message = f"Over the limit of “{over.rule.event}”, {limit}. {counted} counted."
    fix = "Delete the entry, or raise the cap in Scoring."
    return warning(workspace.book.place(over.row, column), "entry over limit", message, value=value, fix=fix)
