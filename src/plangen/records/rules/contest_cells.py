"""Cross-checks of the cells of a contest: what its type needs, and what its other cells contradict."""

from collections.abc import Iterable, Iterator

from plangen.problems import Problem, error, warning
from plangen.records.book import Book
from plangen.records.contests.counted import Source, measure_fix
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import DEFAULT_TIE_BREAKS, ContestType, TieBreak
from plangen.tables.values.folding import fold
from plangen.tables.values.numbers import read_numbers

_NEEDS_TARGET = frozenset({ContestType.EVERYONE, ContestType.PLATEAU})
"""Types that nothing is won in without a target; a goal of all without one is a ranking."""


def contest_cell_problems(book: Book) -> Iterable[Problem]:
    """Warnings for cells that a contest's type needs, or that contradict each other."""
    for contest in book.contests:
        yield from _targets(book, contest)
        yield from _last_days(book, contest)
        yield from _tie_breaks(book, contest)
        yield from _by_target(book, contest)
        yield from _measure(book, contest)
        yield from _prizes(book, contest)
        yield from _unlabeled_prizes(book, contest)


def _found(book: Book, contest: Contest, column: str, rule: str, texts: tuple[str, str, str]) -> Problem:
    value, message, fix = texts
    return warning(book.place(contest.row, column), rule, message, value=value, fix=fix)


def _targets(book: Book, contest: Contest) -> Iterator[Problem]:
    if contest.type in _NEEDS_TARGET and not contest.targets:
        is_plateau = contest.type is ContestType.PLATEAU
        fix = "Enter the levels, such as 3; 5; 8." if is_plateau else "Enter the goal, such as 100."
        yield _found(book, contest, "target", "no target", (contest.name, "No target to reach.", fix))


def _last_days(book: Book, contest: Contest) -> Iterator[Problem]:
    day = str(contest.enter_by)
    if contest.enter_by < contest.end:
        texts = (day, "The last day to log is before the end.", "Enter a date after the end.")
        yield _found(book, contest, "enter by", "enter by before end", texts)
    if contest.enter_by > contest.audit:
        texts = (day, f"After the audit date, {contest.audit}.", "Enter a date up to the audit date.")
        yield _found(book, contest, "enter by", "enter by after audit", texts)


def _tie_breaks(book: Book, contest: Contest) -> Iterator[Problem]:
    events = [fold(rule.event) for rule in book.scoring if rule.contest == contest.name]
    events += [fold(entry.event) for entry in book.entries if entry.contest == contest.name and events]
    for tie_break, name in contest.tie_breaks:
        one = fold(name).removesuffix("s")
        if tie_break is TieBreak.MORE_OF and events and not any(f" {event}s".find(f" {one}") >= 0 for event in events):
            texts = (f"more {name}", "No event in Scoring has this name.", "Use an event from Scoring.")
            yield _found(book, contest, "tie-break", "unknown tie-break event", texts)


def _by_target(book: Book, contest: Contest) -> Iterator[Problem]:
    """A warning for the tie-breaker by target where points have no own target, or are ranked by it already."""
    is_named = contest.tie_breaks != DEFAULT_TIE_BREAKS and (TieBreak.TARGET_SHARE, "") in contest.tie_breaks
    is_measured = contest.counts is not None and contest.counts.source is not Source.ENTRIES
    has_scoring = any(rule.contest == contest.name for rule in book.scoring)
    if is_named and (contest.type is ContestType.SHARE or has_scoring or not is_measured):
        is_score = contest.type is ContestType.SHARE
        message = "It is the score itself. Left out." if is_score else "These points have no own target. Left out."
        texts = (str(TieBreak.TARGET_SHARE), message, "Use another tie-breaker, or delete this one.")
        yield _found(book, contest, "tie-break", "tie-break without target", texts)


def _measure(book: Book, contest: Contest) -> Iterator[Problem]:
    counts, name = contest.counts, contest.name
    if contest.has_unknown_measure:
        yield _unknown_measure(book, contest)
        return
    has_scoring = any(rule.contest == name for rule in book.scoring)
    if contest.type is ContestType.SHARE and counts is None:
        texts = (name, "No measure, so points are compared with quotas.", "Enter a measure, such as bookings.")
        yield _found(book, contest, "measure", "percent of target without measure", texts)
    if counts is None or has_scoring:
        return
    if contest.type is ContestType.DRAWING and counts.source.is_money:
        texts = (counts.name, "Money makes too many tickets.", "Use deals won, or another count.")
        yield _found(book, contest, "measure", "drawing by money", texts)
    types = {each.type for each in book.activities}
    is_on_file = counts.source is not Source.ACTIVITIES or not types or counts.type in types
    if not is_on_file and contest.start <= book.as_of and not any(each.contest == name for each in book.entries):
        texts = (counts.name, "No activity of this type on file.", "Use a type from Activities, or another measure.")
        yield _found(book, contest, "measure", "measure not on file", texts)


def _unknown_measure(book: Book, contest: Contest) -> Problem:
    """The problem of a measure that stands for nothing on file, with what counts instead of it."""
    fix = measure_fix(contest.measure, sorted({each.type for each in book.activities if each.type}))
    place, sort, value = book.place(contest.row, "measure"), "unknown measure", contest.measure
    if any(each.contest == contest.name for each in book.scoring):
        return warning(
            place,
            sort,
            "Unknown measure. Scoring says what counts.",
            value=value,
            fix=f"Leave it blank, or {fix[0].lower()}{fix[1:]}",
        )
    counts = "Only Entries count." if any(each.contest == contest.name for each in book.entries) else "Nothing counts."
    message = f"Unknown measure, and no activity has this type. {counts}"
    return error(place, sort, message, value=value, fix=fix)


def _prizes(book: Book, contest: Contest) -> Iterator[Problem]:
    labels = {fold(label) for label, _ in contest.prizes}
    cells = (("prize values", "value without prize", contest.prize_values),
             ("sponsor", "sponsor without prize", contest.sponsors))  # fmt: skip
    for column, rule, labeled in cells:
        for label in (label for label, _ in labeled if label and fold(label) not in labels):
            yield _found(book, contest, column, rule, (label, "No prize has this label.", "Use a label from prizes."))
    if contest.type is not ContestType.PLATEAU:
        return
    for label, _ in contest.prizes:
        [level] = read_numbers([label or None]).values
        if level is not None and contest.targets and level not in contest.targets:
            texts = (label, "No level of this size in target.", "Use a level from target.")
            yield _found(book, contest, "prizes", "prize without level", texts)


def _unlabeled_prizes(book: Book, contest: Contest) -> Iterator[Problem]:
    """Warnings for prizes without a label after the first such one, which are printed and never awarded."""
    first, *others = [text for label, text in contest.prizes if not label] or [""]
    for text in others:
        texts = (text, f"No label. Only “{first}” is awarded.", "Label each prize, such as First: Dinner.")
        yield _found(book, contest, "prizes", "prize without label", texts)
