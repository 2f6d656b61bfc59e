"""How a contest is decided: its type, tie-breakers, and the way a team's score is made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from plangen.tables.values.folding import fold


class ContestType(StrEnum):
    """The type of a contest; the value is its name in the table."""

    GOAL = "goal"
    EVERYONE = "everyone wins"
    PLATEAU = "plateau"
    POINTS = "points"
    SHARE = "percent of target"
    IMPROVED = "most improved"
    TEAM = "team"
    RANKING = "ranking"
    BOUNTY = "bounty"
    BRACKET = "bracket"
    DRAWING = "drawing"
    RECOGNITION = "recognition"


TYPES: dict[str, tuple[str, ...]] = {
    ContestType.GOAL: ("team goal", "goal for all", "goal everyone wins"),
    ContestType.EVERYONE: ("everyone", "everyone can win", "personal goal"),
    ContestType.PLATEAU: ("plateaus", "levels", "level", "tiers", "steps"),
    ContestType.POINTS: ("points from events",),
    ContestType.SHARE: ("of target", "of own target", "percent of own target", "attainment", "percent of quota"),
    ContestType.IMPROVED: ("improvement", "improved", "most improved salesperson"),
    ContestType.TEAM: ("teams", "team contest", "team against team"),
    ContestType.RANKING: ("individual ranking", "individual", "leaderboard", "rank"),
    ContestType.BOUNTY: ("bounties",),
    ContestType.BRACKET: ("head to head", "head to head bracket", "knockout", "tournament"),
    ContestType.DRAWING: ("drawing by tickets", "tickets", "raffle", "lottery", "prize drawing"),
    ContestType.RECOGNITION: ("award", "awards", "certificates"),
}
"""The words for each type."""


class TieBreak(StrEnum):
    """What decides between equal scores."""

    FIRST = "who got there first"
    MORE_EVENTS = "more events"
    MORE_OF = "more of an event"
    TARGET_SHARE = "higher percent of own target"
    SHARED = "shared"


DEFAULT_TIE_BREAKS = ((TieBreak.FIRST, ""), (TieBreak.MORE_EVENTS, ""), (TieBreak.TARGET_SHARE, ""))
"""The tie-breakers of a contest that names none; what is equal in all of them shares the prize."""
_BREAKS = {
    TieBreak.FIRST: ("first", "got there first", "earliest", "earlier", "first to get there", "date"),
    TieBreak.MORE_EVENTS: ("events", "count", "more entries"),
    TieBreak.TARGET_SHARE: ("percent of target", "percent of own target", "of own target", "of target", "attainment"),
    TieBreak.SHARED: ("both win", "all win", "shared prize", "share", "tie", "prize is shared"),
}  # fmt: skip
_BREAK_OF = {fold(word): each for each, words in _BREAKS.items() for word in (str(each), *words)}
_MORE, _LEAD = "more ", re.compile(r"(?:then|and|the) ")


def tie_breaks(texts: Sequence[str]) -> tuple[tuple[tuple[TieBreak, str], ...], tuple[str, ...]]:
    """The tie-breakers in the parts of a cell, each with the event it is about, and the parts that name none."""
    found: list[tuple[TieBreak, str]] = []
    unknown: list[str] = []
    for part in (part for text in texts for part in re.split(r"[;,]|\bthen\b", text) if fold(part)):
        words = _LEAD.sub("", fold(part))
        if words in _BREAK_OF:
            found.append((_BREAK_OF[words], ""))
        elif words.startswith(_MORE):
            found.append((TieBreak.MORE_OF, words.removeprefix(_MORE)))
        else:
            unknown.append(part.strip())
    return tuple(found), tuple(unknown)


class TeamScore(StrEnum):
    """How a team's score is made from its people's."""

    SUM = "sum"
    MEAN = "mean"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class TeamScoring:
    """How a team's score is made; `best` is how many people's scores count if only the best do.

    Without a `way`, teams of one size are added up, and unequal ones averaged.
    """

    way: TeamScore | None = None
    best: int = 0


def team_scoring(text: str) -> TeamScoring | None:
    """The way in a text: sum, mean, best 3; None if it is none of them."""
    words = fold(text)
    if not words:
        return TeamScoring()
    best = re.fullmatch(r"(?:the )?best (\d{1,2})(?: scores| people)?", words)
    if best and int(best[1]):
        return TeamScoring(TeamScore.BEST, int(best[1]))
    known = {"sum": TeamScore.SUM, "total": TeamScore.SUM, "mean": TeamScore.MEAN, "average": TeamScore.MEAN,
             "per person": TeamScore.MEAN, "mean per member": TeamScore.MEAN}  # fmt: skip
    return TeamScoring(known[words]) if words in known else None
