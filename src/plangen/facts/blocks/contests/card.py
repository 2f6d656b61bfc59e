"""The first contest of a year, for the kickoff: its rules, and a card with boxes to initial."""

from dataclasses import dataclass

from plangen.facts.blocks.contests.boxes import ContestBoxes, contest_boxes
from plangen.facts.blocks.contests.rules import Rules, rules_of_contest
from plangen.facts.figures.contests import amount_text, full_day, score_names
from plangen.facts.scope.contest_subjects import ContestSubject, contest_subject_of
from plangen.facts.scope.document import Scope


@dataclass(frozen=True, slots=True)
class ContestCard:
    """A contest in short: its name, its days, what it is won with, and boxes if it has a goal for all."""

    name: str
    days: str
    goal: str
    boxes: ContestBoxes | None


def first_contest(scope: Scope) -> ContestSubject | None:
    """The first contest of the document's period that isn't over and has any of its people in it."""
    people, as_of = set(scope.subject.people), scope.book.as_of
    for each in scope.book.contests:
        if each.end >= max(as_of, scope.period.start) and each.start < scope.period.end:
            subject = scope.workspace.once(contest_subject_of, each)
            if people & set(subject.people):
                return subject
    return None


def first_contest_rules(scope: Scope) -> Rules | None:
    """The rules of the first contest of the document's period; None without one."""
    subject = first_contest(scope)
    return None if subject is None else rules_of_contest(scope, subject)


def first_contest_card(scope: Scope) -> ContestCard | None:
    """The card of the first contest of the document's period; None without one."""
    subject = first_contest(scope)
    if subject is None:
        return None
    contest, names = subject.contest, score_names(scope, subject.contest)
    goal = amount_text(scope, contest.target, names) if contest.target is not None else ""
    days = f"{full_day(scope, contest.start)} to {full_day(scope, contest.end)}"
    return ContestCard(contest.name, days, goal, contest_boxes(scope, contest))
