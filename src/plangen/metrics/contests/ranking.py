"""Places in a contest: equal scores share a place after the tie-breakers, and no place is last for someone new."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure
from plangen.metrics.contests.participants import Standing
from plangen.metrics.contests.tally import ScoringEvent
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import TieBreak
from plangen.tables.values.folding import fold

Key = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Contender:
    """A person or a team with their score and the events it is made of.

    `score` is what is ranked, `points` are the points behind it. `share` is the percentage of the own target.
    `baseline` is the score of the days before. `most_more` is the most that limits leave to score; None without limit.
    `is_new` marks a newcomer, ranked or not.
    """

    name: str
    members: tuple[str, ...]
    standing: Standing
    score: Measure
    points: Measure
    events: tuple[ScoringEvent, ...] = ()
    share: Measure | None = None
    baseline: Measure | None = None
    most_more: Decimal | None = None
    is_new: bool = False
    team: str = ""

    @property
    def value(self) -> Decimal:
        """The score, 0 if it isn't known."""
        return self.score.value or Decimal(0)

    @property
    def reached(self) -> date | None:
        """The day of the last event that changed the score; None without one."""
        return max((each.day for each in self.events if each.points), default=None)


@dataclass(frozen=True, slots=True)
class Placed:
    """A contender's place; without a `rank`, they are on the board only.

    `is_winning` says that they can still win, or have won. `to_next` is how far they are behind the next better place,
    with the names of those on it.
    """

    contender: Contender
    rank: int | None = None
    is_winning: bool = True
    to_next: Decimal | None = None
    next_names: tuple[str, ...] = ()
    next_rank: int | None = None


def places(contenders: Sequence[Contender], contest: Contest) -> list[Placed]:
    """The ranked contenders by place, then the others A–Z.

    Equal in score and in every tie-breaker is equal in place: 1, 2, 2, 4. Someone new who is ranked by the rules isn't
    shown in the last place.
    """
    ranked = _without_new_at_the_end(
        sorted(
            (each for each in contenders if each.standing is Standing.RANKED and each.score.known),
            key=lambda each: (sort_key(each, contest), fold(each.name)),
        )
    )
    keys = [sort_key(each, contest) for each in ranked]
    found = [Placed(each, 1 + sum(other < key for other in keys)) for each, key in zip(ranked, keys, strict=True)]
    shown = {each.name for each in ranked}
    others = sorted((each for each in contenders if each.name not in shown), key=lambda each: fold(each.name))
    return [*(_with_distance(each, found) for each in found), *(Placed(each, is_winning=False) for each in others)]


def sort_key(contender: Contender, contest: Contest) -> Key:
    """The key that sorts contenders best first: the score, then each tie-breaker."""
    parts = [-contender.value]
    for tie_break, event in contest.tie_breaks:
        if tie_break is TieBreak.SHARED:
            break
        parts.append(_BREAKERS[tie_break](contender, event))
    return tuple(parts)


def decided_by(ahead: Contender, behind: Contender, contest: Contest) -> tuple[TieBreak, str] | None:
    """The first tie-breaker that tells two equal scores apart, with its event; None if none does."""
    if ahead.value != behind.value:
        return None
    for tie_break, event in contest.tie_breaks:
        if tie_break is TieBreak.SHARED:
            return None
        if _BREAKERS[tie_break](ahead, event) != _BREAKERS[tie_break](behind, event):
            return tie_break, event
    return None


def _first(contender: Contender, event: str) -> Decimal:
    del event
    return Decimal((contender.reached or date.max).toordinal())


def _more_events(contender: Contender, event: str) -> Decimal:
    del event
    return -sum((each.amount for each in contender.events if each.points > 0), Decimal(0))


def _more_of(contender: Contender, event: str) -> Decimal:
    words = {fold(event), fold(event).removesuffix("s")}
    return -sum(
        (each.amount for each in contender.events if fold(each.event) in words or _is_of(each, words)), Decimal(0)
    )


def _is_of(event: ScoringEvent, words: set[str]) -> bool:
    """Whether an event has this name, with an article: “a first order” for “first orders”."""
    return any(fold(event.event).endswith(f" {word}") for word in words)


def _target_share(contender: Contender, event: str) -> Decimal:
    del event
    share = contender.share
    return -(share.value or Decimal(0)) if share is not None else Decimal(0)


_BREAKERS: Mapping[TieBreak, Callable[[Contender, str], Decimal]] = {
    TieBreak.FIRST: _first,
    TieBreak.MORE_EVENTS: _more_events,
    TieBreak.MORE_OF: _more_of,
    TieBreak.TARGET_SHARE: _target_share,
}


def _without_new_at_the_end(ranked: Sequence[Contender]) -> list[Contender]:
    """The contenders in order, without newcomers after the last one who isn't new."""
    last = max((at for at, each in enumerate(ranked) if not each.is_new), default=-1)
    return [*ranked[: last + 1]]


def _with_distance(placed: Placed, found: Sequence[Placed]) -> Placed:
    """The place with what is missing to the next better one."""
    better = [each for each in found if each.rank is not None and placed.rank is not None and each.rank < placed.rank]
    if not better:
        return placed
    rank = max(each.rank or 0 for each in better)
    ahead = [each for each in better if each.rank == rank]
    distance = ahead[0].contender.value - placed.contender.value
    return replace(placed, to_next=distance, next_names=tuple(each.contender.name for each in ahead), next_rank=rank)


def can_still_win(placed: Placed, found: Sequence[Placed], prizes: int) -> bool:
    """Whether the most that a contender can still score reaches the present score of the last place with a prize."""
    if placed.rank is None:
        return False
    if placed.contender.most_more is None:
        return True
    scores = sorted((each.contender.value for each in found if each.rank is not None), reverse=True)
    needed = scores[min(prizes, len(scores)) - 1]
    return placed.rank <= prizes or placed.contender.value + placed.contender.most_more >= needed
