"""The rounds of a bracket so far, each with its matches, two on a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.facts.figures.contests import contest_subject, number_text, score_names, shown_names, standings_of
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.bracket import Match, Round, round_spans, winner_of
from plangen.metrics.contests.ranking import Contender
from plangen.records.contests.rows import Contest

MOST_LARGE, LONG_SIDE = 8, 14
"""The most matches, and characters of a name, in the larger type."""


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A match: two names with their scores between them; who won it is strong. Without an opponent, there is one name.

    `between` is the score, or what is said of who has no opponent.
    """

    home: str
    between: str
    away: str
    is_home: bool
    is_away: bool


NO_MATCH = MatchLine("", "", "", is_home=False, is_away=False)
"""The second half of a line with one match."""


@dataclass(frozen=True, slots=True)
class RoundBlock:
    """A round with its days; `lines` are its matches, two and two."""

    heading: str
    days: str
    lines: tuple[tuple[MatchLine, MatchLine], ...]


def bracket_rounds(scope: Scope, contest: Contest) -> tuple[RoundBlock, ...]:
    """The rounds of a contest so far; empty for one without a bracket."""
    played = standings_of(scope, contest).rounds
    if not played:
        return ()
    count = len(round_spans(contest, _sides(played[0])))
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    return tuple(_block(scope, contest, each, count, shown) for each in played)


def is_large(rounds: Sequence[RoundBlock]) -> bool:
    """Whether a bracket's matches fit in the larger type."""
    matches = [match for each in rounds for line in each.lines for match in line]
    longest = max((len(name) for match in matches for name in (match.home, match.away)), default=0)
    return len(rounds[0].lines) * 2 <= MOST_LARGE and longest <= LONG_SIDE if rounds else False


def bracket_winner(scope: Scope, contest: Contest) -> str:
    """The name as printed of who won the last match; empty before that."""
    found = standings_of(scope, contest)
    if not found.rounds or not found.is_over:
        return ""
    name = winner_of(found.rounds)
    return shown_names(scope, [each.person for each in contest_subject(scope).people]).get(name, name)


def _sides(first: Round) -> int:
    return sum(1 if each.away is None else 2 for each in first.matches)


def _block(scope: Scope, contest: Contest, of: Round, count: int, shown: Mapping[str, str]) -> RoundBlock:
    is_last = of.number == count
    heading = "Final" if is_last else f"Round {scope.number_format.of(of.number, count)}"
    matches = [_line(scope, contest, each, shown) for each in of.matches]
    lines = tuple(zip(matches[::2], (*matches[1::2], NO_MATCH), strict=False))
    return RoundBlock(heading, scope.number_format.date_range(of.span.first, of.span.last), lines)


def _line(scope: Scope, contest: Contest, match: Match, shown: Mapping[str, str]) -> MatchLine:
    home = shown.get(match.home.name, match.home.name)
    if match.away is None:
        return MatchLine(home, "through", "", is_home=True, is_away=False)
    unit = score_names(scope, contest).unit
    scores = [number_text(scope, _points(each), unit) for each in (match.home, match.away)]
    won = match.winner
    names = (match.home.name == won, match.away.name == won)
    away = shown.get(match.away.name, match.away.name)
    return MatchLine(home, " : ".join(scores), away, is_home=names[0], is_away=names[1])


def _points(side: Contender) -> Decimal:
    return side.points.value or Decimal(0)
