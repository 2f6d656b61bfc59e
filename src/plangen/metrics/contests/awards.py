"""What a contest is won for: places, goals, levels, bounties, drawings, and recognition."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from plangen.metrics.contests.drawing import Drawn, draw, seed_of
from plangen.metrics.contests.participants import Standing, names_of
from plangen.metrics.contests.prizes import level_of, prize_for_all, prize_for_rank, prize_places
from plangen.metrics.contests.ranking import Contender, Placed
from plangen.metrics.contests.standings import Standings
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.tables.values.numbers import read_numbers


class AwardKind(StrEnum):
    """What an award is for."""

    PLACE = "place"
    GOAL = "goal of all"
    REACHED = "own goal"
    LEVEL = "level"
    BOUNTY = "bounty"
    DRAWN = "drawn"
    RECOGNITION = "recognition"
    CLASS = "place in a class"


@dataclass(frozen=True, slots=True)
class Award:
    """An award: what for, who won it, and the prize; `names` are the people, and `name` the person or team.

    `rank` is the place, in a class the one `of_class`, `level` the target that was reached, `drawn` the ticket.
    """

    kind: AwardKind
    name: str
    names: tuple[str, ...]
    contender: Contender | None
    prize: str = ""
    rank: int = 0
    level: Decimal | None = None
    drawn: Drawn | None = None
    of_class: Standing | None = None


def awards(found: Standings) -> list[Award]:
    """The awards of a contest; none before its audit date."""
    if not found.is_final:
        return []
    return [*_GIVEN[found.contest.type](found), *_in_classes(found)]


def goal_met(found: Standings) -> bool | None:
    """Whether all together reached the target; None without one for all."""
    target = found.contest.target
    if target is None or not found.contest.is_for_team:
        return None
    return (found.total.value or Decimal(0)) >= target


def reached_target(found: Standings) -> int | None:
    """How many people are at the target, or the lowest level, each on their own; None without one, or for teams."""
    target = found.contest.target
    if target is None or found.contest.by_team or found.contest.type not in (ContestType.EVERYONE, ContestType.PLATEAU):
        return None
    return sum(each.value >= target for each in _present(found))


def drawn(found: Standings) -> list[Drawn]:
    """The people drawn, once the scores are final."""
    contest = found.contest
    if contest.type is not ContestType.DRAWING or not found.is_final:
        return []
    return draw(tickets_of(found), seed_of(contest.name, contest.audit), max(prize_places(contest), 1))


def tickets_of(found: Standings) -> Mapping[str, int]:
    """Each contender's tickets: a whole one for each point; no drawing depends on a place."""
    least = found.contest.minimum or Decimal(0)
    eligible = [
        each.contender
        for each in found.placed
        if each.contender.standing not in (Standing.LEFT, Standing.BELOW_MINIMUM) and each.contender.value >= least
    ]
    return {each.name: int(each.value) for each in eligible if each.value >= 1}


def _places(found: Standings) -> Iterator[Award]:
    prizes = prize_places(found.contest)
    for each in found.placed:
        if each.rank is not None and each.rank <= prizes and each.contender.value > 0:
            yield _place(found.contest, each, AwardKind.PLACE)


def _place(contest: Contest, placed: Placed, kind: AwardKind) -> Award:
    contender, rank = placed.contender, placed.rank or 0
    prize = prize_for_rank(contest, rank) if kind is AwardKind.PLACE else ""
    return Award(kind, contender.name, contender.members, contender, prize, rank)


def _goal(found: Standings) -> Iterator[Award]:
    contest = found.contest
    if goal_met(found):
        names = names_of(found.people)
        yield Award(AwardKind.GOAL, "", names, None, prize_for_all(contest), level=contest.target)
    if contest.winners or any(prize_for_rank(contest, 1) for label, _ in contest.prizes if label):
        yield from _places(found)


def _reached(found: Standings) -> Iterator[Award]:
    contest = found.contest
    least = contest.target if contest.target is not None else max(contest.minimum or Decimal(0), Decimal(1))
    for each in _present(found):
        if each.value >= least:
            yield Award(AwardKind.REACHED, each.name, each.members, each, prize_for_all(contest), level=least)


def _levels(found: Standings) -> Iterator[Award]:
    contest = found.contest
    for each in _present(found):
        level = max((level for level in contest.targets if each.value >= level), default=None)
        if level is not None:
            yield Award(AwardKind.LEVEL, each.name, each.members, each, _prize_for_level(contest, level), level=level)


def _prize_for_level(contest: Contest, level: Decimal) -> str:
    numbers = {label: read_numbers([level_of(label) or None]).values[0] for label, _ in contest.prizes}
    return next((text for label, text in contest.prizes if numbers[label] == level), "")


def _bounties(found: Standings) -> Iterator[Award]:
    contest = found.contest
    beyond = contest.target or Decimal(0)
    least = max(contest.minimum or Decimal(0), beyond)
    for each in _present(found):
        if each.value > beyond and each.value >= least:
            yield Award(AwardKind.BOUNTY, each.name, each.members, each, prize_for_all(contest), level=contest.target)


def _recognized(found: Standings) -> Iterator[Award]:
    for each in _present(found):
        if each.value > 0:
            prize = prize_for_all(found.contest)
            yield Award(AwardKind.RECOGNITION, each.name, each.members, each, prize)


def _drawn(found: Standings) -> Iterator[Award]:
    by_name = {each.contender.name: each.contender for each in found.placed}
    for at, each in enumerate(drawn(found), 1):
        contender = by_name[each.name]
        prize = prize_for_rank(found.contest, at)
        yield Award(AwardKind.DRAWN, each.name, contender.members, contender, prize, at, drawn=each)


def _bracket(found: Standings) -> Iterator[Award]:
    for each in found.placed:
        if each.rank is not None and each.is_winning and each.contender.value > 0:
            yield _place(found.contest, each, AwardKind.PLACE)


def _in_classes(found: Standings) -> Iterator[Award]:
    for standing, placed in found.classes.items():
        yield from (
            replace(_place(found.contest, each, AwardKind.CLASS), of_class=standing)
            for each in placed
            if each.rank == 1 and each.contender.value > 0
        )


def _present(found: Standings) -> list[Contender]:
    """Every contender who didn't leave, ranked or not, A–Z by name."""
    listed = [each.contender for each in found.placed if each.contender.standing is not Standing.LEFT]
    order = {each.name: at for at, each in enumerate(found.participants)}
    return sorted(listed, key=lambda each: order.get(each.name, len(order)))


_GIVEN: Mapping[ContestType, Callable[[Standings], Iterator[Award]]] = {
    ContestType.GOAL: _goal,
    ContestType.EVERYONE: _reached,
    ContestType.PLATEAU: _levels,
    ContestType.POINTS: _places,
    ContestType.SHARE: _places,
    ContestType.IMPROVED: _places,
    ContestType.TEAM: _places,
    ContestType.RANKING: _places,
    ContestType.BOUNTY: _bounties,
    ContestType.BRACKET: _bracket,
    ContestType.DRAWING: _drawn,
    ContestType.RECOGNITION: _recognized,
}
