"""A head-to-head bracket: pairs by round, each won by the higher score of the round's days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise

from plangen.metrics.contests.ranking import Contender, sort_key
from plangen.metrics.contests.records import Span
from plangen.records.contests.rows import Contest
from plangen.tables.values.folding import fold

Score = Callable[[str, Span], Contender]
"""A contender's score in some days, by name."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two contenders of a round; without an opponent, the first one goes on. `winner` is empty until the round ends."""

    home: Contender
    away: Contender | None
    winner: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a bracket, its days, and its matches."""

    number: int
    span: Span
    matches: tuple[Match, ...]


def rounds(contest: Contest, contenders: Sequence[Contender], score: Score, as_of: date) -> list[Round]:
    """The rounds so far: the running one, and those before it.

    The first pairs are drawn by the contest's name, so they are the same each time; who has no opponent goes on. A
    match is won by the higher score of the round's days, then by the tie-breakers, then by the draw.
    """
    names = sorted((each.name for each in contenders), key=lambda name: _lot(contest.name, name))
    found: list[Round] = []
    for number, span in enumerate(round_spans(contest, len(names)), 1):
        if span.first > as_of or len(names) < 2:  # noqa: PLR2004 - a match has two sides
            break
        matches = [_match(contest, names[at : at + 2], span, score, as_of) for at in range(0, len(names), 2)]
        found.append(Round(number, span, tuple(matches)))
        names = [each.winner for each in matches if each.winner]
    return found


def round_spans(contest: Contest, contenders: int) -> list[Span]:
    """The days of each round: the contest's days in equal parts, as many as it takes to leave one winner."""
    count = max((contenders - 1).bit_length(), 1)
    days = (contest.end - contest.start).days + 1
    starts = [contest.start + timedelta(days=days * at // count) for at in range(count + 1)]
    return [Span(first, end - timedelta(days=1)) for first, end in pairwise(starts)]


def eliminated(found: Sequence[Round]) -> frozenset[str]:
    """The contenders who lost a match."""
    pairs = ((each, side) for played in found for each in played.matches for side in (each.home, each.away))
    return frozenset(side.name for each, side in pairs if side is not None and each.winner and each.winner != side.name)


def winner_of(found: Sequence[Round]) -> str:
    """The name of who won the last round's only match; empty before that."""
    last = found[-1].matches if found else ()
    return last[0].winner if len(last) == 1 else ""


def _match(contest: Contest, names: Sequence[str], span: Span, score: Score, as_of: date) -> Match:
    home = score(names[0], span)
    if len(names) == 1:
        return Match(home, None, home.name)
    away = score(names[1], span)
    if span.last > as_of:
        return Match(home, away)
    sides = sorted((home, away), key=lambda each: (sort_key(each, contest), _lot(contest.name, each.name)))
    return Match(home, away, sides[0].name)


def _lot(contest: str, name: str) -> str:
    return sha256(f"{contest}, {fold(name)}".encode()).hexdigest()
