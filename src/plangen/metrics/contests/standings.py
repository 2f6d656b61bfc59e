"""The standings of a contest: everyone's score, places, and what all scored together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.contests.bracket import Round, eliminated, rounds, winner_of
from plangen.metrics.contests.contenders import Field, contender_of, contenders
from plangen.metrics.contests.participants import Participant, Standing, in_contest, names_of, participants
from plangen.metrics.contests.prizes import prize_places
from plangen.metrics.contests.ranking import Contender, Placed, can_still_win, places
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.contests.scores import contest_score, has_baseline, unit_of
from plangen.metrics.contests.tally import Tally, rules_of, span_of, tally
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType, TieBreak

NO_PLACES = frozenset(
    {ContestType.EVERYONE, ContestType.PLATEAU, ContestType.BOUNTY, ContestType.RECOGNITION, ContestType.DRAWING}
)
"""Types in which no one is ahead of anyone."""
WITHOUT_CLASSES = NO_PLACES | {ContestType.BRACKET}


@dataclass(frozen=True, slots=True)
class Standings:
    """A contest on a day: `placed` are the ranked contenders by place, then the others A–Z.

    `classes` are rankings of their own: of newcomers, or of people whose baseline is 0. `total` is what all scored
    together, `before` what they scored in as many days before; both in `unit`. A contest `is_final` from its audit date
    on. `rounds` are those of a bracket.
    """

    contest: Contest
    participants: tuple[Participant, ...]
    placed: tuple[Placed, ...]
    classes: Mapping[Standing, tuple[Placed, ...]]
    total: Measure
    before: Measure | None
    tally: Tally
    unit: Unit
    span: Span
    is_over: bool
    is_final: bool
    has_started: bool
    rounds: tuple[Round, ...] = ()

    @property
    def people(self) -> tuple[Participant, ...]:
        """The people in the contest, without those who left before its end."""
        return in_contest(self.participants)

    @property
    def left(self) -> Mapping[str, Decimal]:
        """What the people scored who left before the end, by name; it stays in the total."""
        names = [each.name for each in self.participants if each.standing is Standing.LEFT]
        scored = {name: contest_score(self.tally.of((name,)), self.unit).value or Decimal(0) for name in names}
        return {name: points for name, points in scored.items() if points}

    @property
    def counts_ranked_only(self) -> bool:
        """Whether a team's score is made from its ranked people's alone."""
        ways = (Variant.PER_PERSON, Variant.BEST_SCORES)
        return any(each.contender.score.variant in ways for each in self.placed)

    @property
    def has_own_targets(self) -> bool:
        """Whether a percent of the own target can decide a tie: anyone has one, and it isn't the score itself."""
        shares = [each.contender.share for each in self.placed]
        is_score = self.contest.type is ContestType.SHARE
        return not is_score and any(each is not None and each.known for each in shares)

    @property
    def outside_teams(self) -> tuple[Placed, ...]:
        """The people who scored for the total but not for their team, as they aren't ranked; without those who left."""
        if not self.counts_ranked_only:
            return ()
        people = [each for each in self.people if each.standing is not Standing.RANKED]
        events = {each.name: self.tally.of((each.name,)) for each in people}
        scores = {name: contest_score(found, self.unit) for name, found in events.items() if found}
        return tuple(
            Placed(Contender(each.name, (each.name,), each.standing, scores[each.name], scores[each.name]),
                   is_winning=False)
            for each in people if each.name in scores
        )  # fmt: skip

    @property
    def ranked(self) -> tuple[Placed, ...]:
        """The contenders with a place who can still win, or have won."""
        return tuple(each for each in self.placed if each.rank is not None and each.is_winning)

    @property
    def others(self) -> tuple[Placed, ...]:
        """The contenders with a place who can't win any more."""
        return tuple(each for each in self.placed if each.rank is not None and not each.is_winning)

    @property
    def on_the_board(self) -> tuple[Placed, ...]:
        """The contenders who aren't ranked, in a class neither, without those who left."""
        in_class = {each.contender.name for placed in self.classes.values() for each in placed}
        listed = (each for each in self.placed if each.rank is None and each.contender.name not in in_class)
        return tuple(each for each in listed if each.contender.standing is not Standing.LEFT)


def standings(contest: Contest, records: ContestRecords) -> Standings:
    """The standings of a contest on the as-of date."""
    found = participants(contest, records)
    names, rules = names_of(found), rules_of(contest, records.scoring)
    span = span_of(contest, records.as_of)
    scored = tally(contest, records, names) if span.days else Tally()
    unit = unit_of(contest, has_scoring=any(rule.row != contest.row for rule in rules))
    field = Field(contest, tuple(found), scored, _before(contest, records, span, names), records, unit)
    listed = contenders(field)
    played: Sequence[Round] = ()
    if contest.type is ContestType.BRACKET:
        played = rounds(contest, [each for each in listed if each.standing is Standing.RANKED],
                        lambda name, days: contender_of(field, name, days), records.as_of)  # fmt: skip
        listed = [_with_wins(each, played) for each in listed]
    is_over = contest.over_on(records.as_of)
    placed = _places(listed, contest, played, is_over=is_over)
    before = contest_score(field.before.events, unit) if field.before is not None else None
    return Standings(
        contest,
        tuple(found),
        placed,
        _classes(listed, contest),
        contest_score(scored.events, unit),
        before,
        scored,
        unit,
        span,
        is_over,
        is_final=contest.audit <= records.as_of,
        has_started=contest.start <= records.as_of,
        rounds=tuple(played),
    )


def _before(contest: Contest, records: ContestRecords, span: Span, names: Sequence[str]) -> Tally | None:
    """The tally of as many days directly before; None if the files don't go back that far."""
    if not span.days or not has_baseline(contest, span, records):
        return None
    return tally(contest, records, names, span.before)


def _places(
    listed: Sequence[Contender], contest: Contest, played: Sequence[Round], *, is_over: bool
) -> tuple[Placed, ...]:
    """The places, each with whether it can still win, or has won."""
    if contest.type is ContestType.BRACKET:
        contest = replace(contest, tie_breaks=((TieBreak.SHARED, ""),))
    if is_over and contest.minimum is not None:
        listed = [_with_minimum(each, contest.minimum) for each in listed]
    found = places(listed, contest)
    if contest.type is ContestType.BRACKET:
        out, won = eliminated(played), winner_of(played) if is_over else ""
        return tuple(
            replace(each, is_winning=each.contender.name == won if won else each.contender.name not in out)
            for each in found
        )
    prizes = prize_places(contest)
    if not prizes:
        return tuple(replace(each, is_winning=each.rank is not None) for each in found)
    if contest.type is ContestType.DRAWING:
        return tuple(replace(each, is_winning=each.rank is not None and each.contender.value > 0) for each in found)
    if is_over:
        return tuple(replace(each, is_winning=each.rank is not None and each.rank <= prizes) for each in found)
    return tuple(replace(each, is_winning=can_still_win(each, found, prizes)) for each in found)


def _with_minimum(contender: Contender, minimum: Decimal) -> Contender:
    points = contender.points.value or Decimal(0)
    if contender.standing is Standing.RANKED and points < minimum:
        return replace(contender, standing=Standing.BELOW_MINIMUM)
    return contender


def _with_wins(contender: Contender, played: Sequence[Round]) -> Contender:
    """A contender of a bracket, whose score is the rounds won."""
    won = sum(each.winner == contender.name for game in played for each in game.matches)
    return replace(contender, score=Measure(Decimal(won), Unit.COUNT, won, contender.points.rows))


def _classes(listed: Sequence[Contender], contest: Contest) -> Mapping[Standing, tuple[Placed, ...]]:
    """The rankings besides the main one: of newcomers if they have a class, and of people whose baseline is 0.

    There are none where no one is ahead of anyone, and none next to a bracket.
    """
    found: dict[Standing, tuple[Placed, ...]] = {}
    if contest.type in WITHOUT_CLASSES:
        return found
    if contest.new_hires == "own class":
        found[Standing.NEW] = _own_class([each for each in listed if each.standing is Standing.NEW], contest)
    if contest.type is ContestType.IMPROVED:
        gained = [each for each in listed if each.standing is Standing.NO_BASELINE and _has_no_baseline(each)]
        found[Standing.NO_BASELINE] = _own_class([replace(each, score=each.points) for each in gained], contest)
    return {name: placed for name, placed in found.items() if placed}


def _has_no_baseline(contender: Contender) -> bool:
    return contender.score.reason is Reason.BASELINE_IS_0


def _own_class(listed: Sequence[Contender], contest: Contest) -> tuple[Placed, ...]:
    as_ranked = [replace(each, standing=Standing.RANKED, is_new=False) for each in listed if each.value > 0]
    return tuple(replace(each, is_winning=True) for each in places(as_ranked, contest) if each.rank is not None)
