"""The score of a person, of a team, and of everyone in a contest."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason, Variant
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.contests.tally import ScoringEvent
from plangen.records.contests.counted import Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import TeamScore, TeamScoring

ZERO = Decimal(0)


def unit_of(contest: Contest, *, has_scoring: bool) -> Unit:
    """The unit of a contest's points: money if that is what it counts, and no event has points of its own."""
    is_money = contest.counts is not None and contest.counts.source.is_money
    return Unit.MONEY if is_money and not has_scoring else Unit.COUNT


def contest_score(events: Sequence[ScoringEvent], unit: Unit = Unit.COUNT) -> Measure:
    """Points scored in a contest.

    Formula: sum of points × times over the events of the contest's days, each within its limit. Events are the rows of
        Entries, and the deals, activities, extras, and moments that an event's name in Scoring (or its column counts)
        names. A first meeting is the first meeting or demo by anyone on file at an account without a win in the
        look-back; a first order is the first deal won at a new account (see new_accounts). A record scores once,
        unless Scoring says that it counts again. Split deals count by their share; credits and deals canceled by the
        audit date come off; what was entered late isn't counted.
    Unit: points, or money; n = events; can be negative.
    Source: Contests; Scoring; Entries; Opportunities, Activities, and Actions, as the contest's measure.
    Missing: 0 without events.
    """
    rows = tuple(dict.fromkeys(each.row for each in events))
    return Measure(sum((each.points for each in events), ZERO), unit, len(events), rows)


def share_of_own_target(score: Measure, goal: Measure) -> Measure:
    """Points as a percentage of a person's own target for the days of a contest.

    Formula: contest score ÷ own target.
    Unit: percentage; can exceed 100%.
    Source: contest_score, own_target.
    Missing: "no quota" or "no target", so the person isn't ranked; "target is 0".
    """
    if goal.value is None:
        return unknown_as(Unit.SHARE, goal)
    if goal.value <= 0:
        return unknown(Unit.SHARE, Reason.TARGET_IS_0, rows=goal.rows)
    if score.value is None:
        return unknown_as(Unit.SHARE, score)
    return Measure(score.value / goal.value, Unit.SHARE, score.n, score.rows)


def improvement(score: Measure, baseline: Measure) -> Measure:
    """How much a person improved over the same number of days directly before a contest.

    Formula: (contest score − score of the days before) ÷ score of the days before.
    Unit: percentage; can be negative.
    Source: contest_score, of both spans.
    Missing: "baseline is 0": such people compete by points, in a class of their own; "not enough history".
    """
    if score.value is None or baseline.value is None:
        return unknown_as(Unit.SHARE, baseline, score)
    if baseline.value <= 0:
        return unknown(Unit.SHARE, Reason.BASELINE_IS_0, n=score.n, rows=score.rows)
    return Measure((score.value - baseline.value) / baseline.value, Unit.SHARE, score.n, score.rows)


def team_score(scores: Sequence[Measure], scoring: TeamScoring, *, is_unequal: bool, unit: Unit) -> Measure:
    """A team's score, made from its people's.

    Formula: as in Contests team score: the sum, the sum ÷ people who take part, or the sum of the best k. Without it:
        the sum if all teams have as many people, else the sum ÷ people.
    Unit: that of the scores.
    Source: contest_score of each person on the team; Contests team score.
    Missing: "no one takes part".
    """
    values = sorted((each.value for each in scores if each.value is not None), reverse=True)
    if not values:
        return unknown(unit, Reason.NO_ONE_TAKES_PART)
    rows = tuple(row for each in scores for row in each.rows)
    way = scoring.way or (TeamScore.MEAN if is_unequal else TeamScore.SUM)
    count = sum(each.n for each in scores)
    if way is TeamScore.BEST:
        best = sum(values[: scoring.best], ZERO)
        return Measure(best, unit, count, rows, Variant.BEST_SCORES, details=(scoring.best,))
    total = sum(values, ZERO)
    if way is TeamScore.MEAN:
        return Measure(total / len(values), unit, count, rows, Variant.PER_PERSON, details=(len(values),))
    return Measure(total, unit, count, rows)


def lift(score: Measure, baseline: Measure) -> Measure:
    """How much more everyone scored than in the same number of days directly before a contest.

    Formula: (score of all − score of all in the days before) ÷ score of all in the days before.
    Unit: percentage; can be negative.
    Source: contest_score, of both spans.
    Missing: "baseline is 0"; "not enough history".
    """
    return improvement(score, baseline)


def has_baseline(contest: Contest, span: Span, records: ContestRecords) -> bool:
    """Whether the files go back to the first day of the days before a contest."""
    counts = contest.counts
    if counts is None or counts.source is Source.ENTRIES:
        return any(each.day < contest.start for each in records.entries)
    since = records.first_activity if counts.source is Source.ACTIVITIES else records.look_back.since
    return since is not None and since <= span.before.first
