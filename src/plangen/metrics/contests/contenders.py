"""The contenders of a contest, people or teams, each with the score that its type ranks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.contests.own_targets import own_target
from plangen.metrics.contests.participants import Participant, Standing, is_new
from plangen.metrics.contests.ranking import Contender
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.contests.scores import contest_score, improvement, share_of_own_target, team_score
from plangen.metrics.contests.tally import ScoringEvent, Tally, rules_of
from plangen.periods import monday_of
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType, TeamScore
from plangen.records.contests.scoring import ScoringRule
from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class Field:
    """Everyone in a contest, with what they scored in it and `before` it; None if the files don't go back that far."""

    contest: Contest
    people: tuple[Participant, ...]
    scored: Tally
    before: Tally | None
    records: ContestRecords
    unit: Unit


def contenders(field: Field) -> list[Contender]:
    """The people or the teams of a contest."""
    people = [_person(field, each) for each in field.people]
    return _teams(field, people) if field.contest.by_team else people


def contender_of(field: Field, name: str, days: Span) -> Contender:
    """A contender with the score of some of the contest's days."""
    events = tuple(each for each in field.scored.events if each.day in days)
    before = replace(field, scored=Tally(events), before=None)
    return next(each for each in contenders(before) if each.name == name)


def _person(field: Field, who: Participant) -> Contender:
    contest, standing = field.contest, who.standing
    events = field.scored.of((who.name,))
    points = contest_score(events, field.unit)
    goal = own_target(contest, who.person, field.records.plan)
    share = share_of_own_target(points, goal)
    baseline = contest_score(field.before.of((who.name,)), field.unit) if field.before is not None else None
    score = points
    if contest.type is ContestType.SHARE:
        score = share
        standing = Standing.NO_TARGET if standing is Standing.RANKED and not share.known else standing
    if contest.type is ContestType.IMPROVED:
        missing = unknown(Unit.SHARE, Reason.SHORT_HISTORY, details=(field.records.plan.as_of,))
        score = improvement(points, baseline) if baseline is not None else missing
        standing = Standing.NO_BASELINE if standing is Standing.RANKED and not score.known else standing
    more = most_more(field, events)
    own = share if _is_counted_against_targets(field) else None
    newcomer = is_new(contest, who.person)
    return Contender(
        who.name, (who.name,), standing, score, points, events, own, baseline, more, is_new=newcomer, team=who.team
    )


def _is_counted_against_targets(field: Field) -> bool:
    """Whether points are what own targets are in: what the measure counts, without points of events or of entries."""
    contest = field.contest
    has_scoring = any(rule.row != contest.row for rule in rules_of(contest, field.records.scoring))
    is_measured = contest.counts is not None and contest.counts.source is not Source.ENTRIES
    return contest.type is ContestType.SHARE or (is_measured and not has_scoring)


def most_more(field: Field, events: Sequence[ScoringEvent]) -> Decimal | None:
    """The most points that the limits leave a person to score; None if any event has no limit."""
    contest, as_of = field.contest, field.records.as_of
    if contest.over_on(as_of):
        return Decimal(0)
    rules = [rule for rule in rules_of(contest, field.records.scoring) if rule.points > 0]
    is_ratio = contest.type in (ContestType.SHARE, ContestType.IMPROVED)
    if not rules or is_ratio or any(rule.cap is None or rule.per == "account" for rule in rules):
        return None
    left = Decimal(0)
    for rule in rules:
        ahead, first = _times_ahead(rule, contest, as_of)
        of_rule = [each for each in events if fold(each.event) == fold(rule.event) and each.day >= first]
        used, cap = sum((each.amount for each in of_rule), Decimal(0)), rule.cap or Decimal(0)
        left += rule.points * (cap * ahead + max(cap - used, Decimal(0)))
    return left


def _times_ahead(rule: ScoringRule, contest: Contest, as_of: date) -> tuple[int, date]:
    """How often a limit starts over until the end, and the first day of the one that is running."""
    if rule.per == "day":
        return (contest.end - as_of).days, as_of
    if rule.per == "week":
        return (monday_of(contest.end) - monday_of(as_of)).days // 7, monday_of(as_of)
    return 0, contest.start


def _teams(field: Field, people: Sequence[Contender]) -> list[Contender]:
    """The teams of the people; someone new or away never lowers their team's mean."""
    groups: dict[str, list[Contender]] = {}
    for each in people:
        groups.setdefault(each.team, []).append(each)
    sizes = {len(_ranked(members)) for members in groups.values()}
    return [_team(field, name, members, is_unequal=len(sizes) > 1) for name, members in groups.items()]


def _team(field: Field, name: str, members: Sequence[Contender], *, is_unequal: bool) -> Contender:
    scoring, ranked = field.contest.team_scoring, _ranked(members)
    is_sum = scoring.way is TeamScore.SUM or (scoring.way is None and not is_unequal)
    counted = members if is_sum else ranked
    unit = Unit.SHARE if field.contest.type in (ContestType.SHARE, ContestType.IMPROVED) else field.unit
    score = team_score([each.score for each in counted], scoring, is_unequal=is_unequal, unit=unit)
    events = tuple(sorted((event for each in members for event in each.events), key=lambda each: (each.day, each.row)))
    points = contest_score(events, field.unit)
    more = Decimal(0) if field.contest.over_on(field.records.as_of) else None
    standing = Standing.RANKED if ranked else Standing.NEW
    names = tuple(each.name for each in members if each.standing is not Standing.LEFT)
    return Contender(name, names, standing, score, points, events, most_more=more, team=name)


def _ranked(members: Sequence[Contender]) -> list[Contender]:
    return [each for each in members if each.standing is Standing.RANKED]
