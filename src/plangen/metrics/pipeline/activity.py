"""Activity metrics, from what is logged in the CRM, compared with weekly targets."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.quota import ramp_share
from plangen.periods import Length, Period, month, months, working_days
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome, StageMap
from plangen.records.meetings.activities import Activity
from plangen.records.people.team import Person
from plangen.records.targets.rows import ACTIVITY, Target
from plangen.tables.values.folding import fold

MEETING = "meeting"
DAYS_PER_WEEK = 5


def of_type(activities: Iterable[Activity], activity_type: str, period: Period) -> list[Activity]:
    """The activities of one type in a period."""
    return [each for each in activities if each.type == activity_type and each.day in period]


def activity_count(activities: Sequence[Activity], activity_type: str, period: Period) -> Measure:
    """Calls, meetings, and so on logged in the period.

    Formula: sum of count for the activity type; 0 if none.
    Unit: count, labeled "logged in the CRM"; never gets a status.
    Source: Activities date, salesperson, type, count.
    Missing: "no activities on file" if the person has none of any type.
    """
    if not activities:
        return unknown(Unit.COUNT, Reason.NO_ACTIVITIES)
    found = of_type(activities, activity_type, period)
    total = sum((each.count for each in found), Decimal(0))
    return Measure(total, Unit.COUNT, len(found), _rows(found), Variant.LOGGED)


def weeks_worked(person: Person, start: date, end: date, free: Collection[date] = ()) -> Measure:
    """Weeks the person worked in the period.

    Formula: working days employed in the period, minus holidays and days away, ÷ 5.
    Unit: weeks, with decimals.
    Source: Team hired, left; Events (holidays, days away).
    Missing: "not employed" if the person is not employed on any day of the period.
    """
    if not person.employed(start, end):
        return unknown(Unit.COUNT, Reason.NOT_EMPLOYED)
    first = max(start, person.hired or start)
    last = end if person.left is None else min(end, date.fromordinal(person.left.toordinal() + 1))
    days = working_days(first, last, free)
    rows = (person.row,) if person.row else ()
    return Measure(Decimal(days) / DAYS_PER_WEEK, Unit.COUNT, days, rows)


def weeks_on_ramp(person: Person, start: date, end: date, free: Collection[date] = ()) -> Measure:
    """Weeks worked, those of each month of a ramp by its ramp %.

    Formula: sum over months of weeks worked × ramp % for the month of tenure.
    Unit: weeks, with decimals.
    Source: as weeks_worked; Team ramp.
    Missing: "not employed" if the person is not employed on any day of the period.
    """
    worked = weeks_worked(person, start, end, free)
    if worked.value is None or not person.ramp:
        return worked
    spans = [
        (max(start, each.start), min(end, each.end), each)
        for each in months(Period(month(start).start, end, Length.MONTH, "", "", ""))
    ]
    parts = [(weeks_worked(person, first, last, free).value, ramp_share(person, each)) for first, last, each in spans]
    return replace(worked, value=sum((value * share for value, share in parts if value is not None), Decimal(0)))


def weekly_activity_target(activity_type: str, person: Person, period: Period, targets: Sequence[Target]) -> Measure:
    """Activities of a type expected per week.

    Formula: the person's weekly target for the type, or the role's, or the one for all; if several apply, the one with
        the shortest period that contains this one.
    Unit: count per week.
    Source: Targets (an activity type a week).
    Missing: "no target".
    """
    scopes = (("person", person.name), ("role", fold(person.role)), ("all", "all"))
    measure = f"{ACTIVITY}{activity_type}"
    candidates = [each for each in targets if each.measure == measure and _contains(each.period, period)]
    for scope, who in scopes:
        found = [each for each in candidates if each.scope == scope and each.who == who]
        if found:
            best = min(found, key=lambda each: (each.period.length.months, each.row))
            return Measure(best.amount, Unit.COUNT, 1, (best.row,), Variant.TARGET_FOR, details=(scope,))
    return unknown(Unit.COUNT, Reason.NO_TARGET, fix=Fix.ADD_ACTIVITY_TARGET, details=(activity_type,))


def expected_activities(target: Measure, weeks: Measure) -> Measure:
    """Weekly target times weeks worked.

    Formula: weekly activity target × weeks worked; the weeks of each month of a ramp count by its ramp %.
    Unit: count.
    Source: weekly_activity_target, weeks_worked; Team ramp.
    Missing: the reason either input is n/a.
    """
    if target.value is None or weeks.value is None:
        missing = target if target.value is None else weeks
        return unknown_as(Unit.COUNT, missing)
    return Measure(
        target.value * weeks.value, Unit.COUNT, target.n, target.rows, target.variant, details=target.details
    )


def activity_attainment(done: Measure, expected: Measure) -> Measure:
    """Activities logged as a share of the target.

    Formula: activities logged ÷ (weekly activity target × weeks worked).
    Unit: percentage, labeled "logged in the CRM"; never gets a status.
    Source: activity_count, expected_activities.
    Missing: "activity target is 0" if the target or the weeks worked are 0; or the reason either input is n/a.
    """
    if done.value is None or expected.value is None:
        missing = expected if expected.value is None else done
        return unknown_as(Unit.SHARE, missing)
    if not expected.value:
        return unknown(Unit.SHARE, Reason.ACTIVITY_TARGET_IS_0)
    return Measure(done.value / expected.value, Unit.SHARE, done.n, done.rows, Variant.LOGGED)


def activities_per_week(done: Measure, weeks: Measure) -> Measure:
    """Activities logged per week worked.

    Formula: activities logged ÷ weeks worked.
    Unit: count per week, with decimals.
    Source: activity_count, weeks_worked.
    Missing: "no weeks worked"; or the reason either input is n/a.
    """
    if done.value is None or weeks.value is None:
        return unknown_as(Unit.COUNT, done, weeks)
    if not weeks.value:
        return unknown(Unit.COUNT, Reason.NO_WEEKS_WORKED)
    return Measure(done.value / weeks.value, Unit.COUNT, done.n, done.rows, Variant.LOGGED)


def activities_per_meeting(activities: Sequence[Activity], period: Period) -> Measure:
    """Other activities logged for each meeting.

    Formula: sum of count over activities other than meetings ÷ sum of count over meetings, both in the period.
    Unit: ratio; n = meetings.
    Source: Activities type, count, date.
    Missing: "no activities on file"; "0 meetings logged"; "only meetings logged".
    """
    if not activities:
        return unknown(Unit.TIMES, Reason.NO_ACTIVITIES)
    meetings, others = _meetings(activities, period), _others(activities, period)
    held = sum((each.count for each in meetings), Decimal(0))
    if not held:
        return unknown(Unit.TIMES, Reason.NO_MEETINGS)
    if not others:
        return unknown(Unit.TIMES, Reason.ONLY_MEETINGS, n=int(held))
    rest = sum((each.count for each in others), Decimal(0))
    return Measure(rest / held, Unit.TIMES, int(held), _rows([*meetings, *others]), Variant.LOGGED)


def qualified(deals: Iterable[Opportunity], stages: StageMap) -> list[Opportunity]:
    """The qualified deals.

    All closed deals are qualified, as in the win rate. An open deal is if Stages marks its stage as qualified, or if
    Stages marks none.
    """
    if not _has_qualified_stages(stages):
        return list(deals)
    return [deal for deal in deals if not deal.is_open or _is_qualified(deal, stages)]


def qualification_rate(
    deals: Sequence[Opportunity], activities: Sequence[Activity], period: Period, stages: StageMap
) -> Measure:
    """Share of meetings that led to a qualified opportunity.

    Formula: qualified opportunities created in the period ÷ meetings in the period; without renewals where it plans new
        business (see plan_steps).
    Unit: percentage; part = opportunities, n = meetings.
    Source: Opportunities created, stage; Stages qualified; Activities type, count, date.
    Missing: "no activities on file"; "0 meetings logged"; "no created dates"; "fewer meetings than opportunities" (most
        meetings are not logged).
    """
    if not activities:
        return unknown(Unit.SHARE, Reason.NO_ACTIVITIES)
    meetings = _meetings(activities, period)
    held = int(sum((each.count for each in meetings), Decimal(0)))
    if not held:
        return unknown(Unit.SHARE, Reason.NO_MEETINGS)
    if not any(deal.created for deal in deals):
        return unknown(Unit.SHARE, Reason.NO_CREATED_DATES)
    found = [deal for deal in qualified(deals, stages) if deal.created in period]
    if len(found) > held:
        return unknown(Unit.SHARE, Reason.FEWER_MEETINGS, n=held)
    rows = (*_rows(meetings), *(deal.row for deal in found))
    return Measure(Decimal(len(found)) / held, Unit.SHARE, held, rows, _variant(stages), part=len(found))


def qualified_win_rate(deals: Sequence[Opportunity], period: Period, stages: StageMap) -> Measure:
    """Share of qualified opportunities won.

    Formula: won ÷ qualified opportunities created in the period; open ones count as not won.
    Unit: percentage; part = deals won, n = qualified opportunities.
    Source: Opportunities created, stage; Stages qualified.
    Missing: "0 qualified opportunities".
    """
    found = [deal for deal in qualified(deals, stages) if deal.created in period]
    if not found:
        return unknown(Unit.SHARE, Reason.NO_QUALIFIED)
    won = sum(deal.outcome is Outcome.WON for deal in found)
    rows = tuple(deal.row for deal in found)
    return Measure(Decimal(won) / len(found), Unit.SHARE, len(found), rows, _variant(stages), part=won)


def _has_qualified_stages(stages: StageMap) -> bool:
    return any(stage.qualified is not None for stage in stages.rows.values())


def _variant(stages: StageMap) -> Variant | None:
    return None if _has_qualified_stages(stages) else Variant.ALL_QUALIFIED


def _is_qualified(deal: Opportunity, stages: StageMap) -> bool:
    stage = stages.stage(deal.stage)
    return bool(stage and stage.qualified)


def _meetings(activities: Sequence[Activity], period: Period) -> list[Activity]:
    return of_type(activities, MEETING, period)


def _others(activities: Sequence[Activity], period: Period) -> list[Activity]:
    return [each for each in activities if each.type != MEETING and each.day in period]


def _rows(activities: Sequence[Activity]) -> tuple[RowKey, ...]:
    return tuple(dict.fromkeys(each.row for each in activities))


def _contains(longer: Period, period: Period) -> bool:
    return longer.start <= period.start and period.end <= longer.end
