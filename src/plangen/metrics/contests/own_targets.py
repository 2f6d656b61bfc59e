"""A person's own target in the days of a contest."""

from datetime import timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason
from plangen.metrics.pipeline.activity import expected_activities, weekly_activity_target, weeks_worked
from plangen.metrics.results.quota import QuotaPlan, monthly_quotas, target
from plangen.metrics.results.summed_targets import summed_target
from plangen.periods import Period, month, months, working_days
from plangen.records.contests.counted import Counted, Source
from plangen.records.contests.rows import Contest
from plangen.records.people.team import Person
from plangen.records.targets.rows import MEASURES


def own_target(contest: Contest, person: Person, plan: QuotaPlan) -> Measure:
    """A person's own target in the days of a contest.

    Formula: for each month with a day of the contest: the quota (or the target for what the contest counts) × the
        contest's working days in it ÷ all its working days, while employed; summed. Activities: the weekly target ×
        weeks worked in the contest.
    Unit: that of what is counted: money or a count.
    Source: as quota, target, summed_target, and weekly_activity_target; Contests start, end, measure.
    Missing: "no quota"; "no target".
    """
    counts = contest.counts or Counted(Source.BOOKINGS)
    end = contest.end + timedelta(days=1)
    if counts.source is Source.ACTIVITIES:
        weekly = weekly_activity_target(counts.type, person, month(contest.start), plan.targets)
        return expected_activities(weekly, weeks_worked(person, contest.start, end, plan.holidays))
    unit = Unit.MONEY if counts.source.is_money else Unit.COUNT
    amounts: list[Decimal] = []
    rows: list[RowKey] = []
    for each in months(Period(month(contest.start).start, end, month(contest.start).length, "", "", "")):
        found = _of_month(counts, person, each, plan)
        if found is not None:
            amounts.append(found[0] * _part(contest, person, each, plan))
            rows += found[1]
    if not amounts:
        is_quota = counts.source is Source.BOOKINGS
        reason, fix = (Reason.NO_QUOTA, Fix.ADD_QUOTA) if is_quota else (Reason.NO_TARGET, Fix.ADD_TARGET)
        return unknown(unit, reason, fix=fix, details=() if is_quota else (str(counts.source),))
    return Measure(sum(amounts, Decimal(0)), unit, len(amounts), tuple(dict.fromkeys(rows)))


def _of_month(
    counts: Counted, person: Person, each: Period, plan: QuotaPlan
) -> tuple[Decimal, tuple[RowKey, ...]] | None:
    """The target of a month, and its rows; None without one."""
    if counts.source is Source.BOOKINGS:
        [found] = monthly_quotas(person, each, plan)
        return None if found is None else (found.amount, found.rows)
    name = str(counts.source)
    if counts.source is Source.PIPELINE:
        measure = summed_target(name, person, each, plan)
    elif name in MEASURES and counts.source is not Source.MARGIN:
        measure = target(name, person, each, plan)
    else:
        return None
    return None if measure.value is None else (measure.value, measure.rows)


def _part(contest: Contest, person: Person, each: Period, plan: QuotaPlan) -> Decimal:
    """The part of a month's working days, while employed, that is in the contest."""
    first, last = max(each.start, person.hired or each.start), each.end
    if person.left is not None:
        last = min(last, person.left + timedelta(days=1))
    total = working_days(first, last, plan.holidays)
    start, end = max(first, contest.start), min(last, contest.end + timedelta(days=1))
    return Decimal(working_days(start, end, plan.holidays)) / total if total else Decimal(0)
