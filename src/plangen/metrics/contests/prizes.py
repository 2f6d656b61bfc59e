"""Which of a contest's prizes is for whom, by the words of its label."""

import re
from decimal import Decimal

from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.tables.values.folding import fold

_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)(?: place| prize)?")
_EVERYONE = ("all", "everyone", "everybody", "the team", "team")
_FOR_ALL = re.compile(rf"(?:{'|'.join(_EVERYONE)})\b.*")
_WEEKLY = re.compile(r"(?:every|each) (?:week|monday|tuesday|wednesday|thursday|friday)|weekly.*|of the week")
_NUMBER = re.compile(r"\d[\d,. ]*")
WITHOUT_PLACES = frozenset(
    {ContestType.GOAL, ContestType.EVERYONE, ContestType.PLATEAU, ContestType.BOUNTY, ContestType.RECOGNITION}
)
"""Types of contests that have a first place only if a prize or the number of winners says so."""


def rank_of(label: str) -> int | None:
    """The place that a prize is for: First, 2nd, third place; None if it is for something else."""
    words = fold(label)
    if found := _ORDINAL.fullmatch(words):
        return int(found[1])
    word = words.removesuffix(" place").removesuffix(" prize")
    return _RANKS.index(word) + 1 if word in _RANKS else None


def is_for_all(label: str) -> bool:
    """Whether a prize is for everyone who takes part."""
    return _FOR_ALL.fullmatch(fold(label)) is not None


def is_weekly(label: str) -> bool:
    """Whether a prize goes to the best of each week."""
    return _WEEKLY.fullmatch(fold(label)) is not None


def level_of(label: str) -> str:
    """The number that a prize's label starts with, as written: 20 doors; empty without one."""
    found = _NUMBER.match(label.strip())
    return found[0].strip() if found and rank_of(label) is None else ""


def prize_for_rank(contest: Contest, rank: int) -> str:
    """The prize of a place; a prize without a label is the first place's."""
    found = next((text for label, text in contest.prizes if rank_of(label) == rank), "")
    unlabeled = next((text for label, text in contest.prizes if not label), "")
    return found or (unlabeled if rank == 1 else "")


def prize_value(contest: Contest, label: str) -> Decimal | None:
    """What the prize with a label is worth, each; the only value without a label is that of every prize."""
    found = {fold(name): value for name, value in contest.prize_values}
    return found.get(fold(label), found.get("") if len(found) == 1 else None)


def sponsor_of(contest: Contest, label: str) -> str:
    """Who sponsors the prize with a label; one without a label sponsors all prizes. Empty without one."""
    found = {fold(name): text for name, text in contest.sponsors}
    return found.get(fold(label), found.get("", ""))


def prize_for_all(contest: Contest) -> str:
    """The prize that everyone gets: the one for all, or else the only one without a label."""
    found = next((text for label, text in contest.prizes if is_for_all(label)), "")
    return found or next((text for label, text in contest.prizes if not label), "")


def weekly_prize(contest: Contest) -> tuple[str, str]:
    """The label and text of the prize of each week; empty without one."""
    return next(((label, text) for label, text in contest.prizes if is_weekly(label)), ("", ""))


def prize_places(contest: Contest) -> int:
    """How many places have a prize: those named, the number of winners, or one where someone has to be first."""
    named = max((rank_of(label) or 0 for label, _ in contest.prizes), default=0)
    least = 0 if contest.type in WITHOUT_PLACES else 1
    return max(named, contest.winners, least)
