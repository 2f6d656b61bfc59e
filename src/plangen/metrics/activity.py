"""What was done with customers, as far as the CRM knows it, held against standards a week."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.periods import Period, working_days
from plangen.records.activities import Activity
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome, StageMap
from plangen.records.targets import ACTIVITY, Target
from plangen.records.team import Person
from plangen.tables.folding import fold

MEETING = "meeting"
LOGGED = "logged in the CRM"
DAYS_A_WEEK = 5
NO_ACTIVITIES = "no activities in the files"


def of_type(activities: Iterable[Activity], kind: str, period: Period) -> list[Activity]:
    """The activities of one type in a period."""
    return [each for each in activities if each.type == kind and each.day in period]


def activity_count(activities: Sequence[Activity], kind: str, period: Period) -> Measure:
    """How many activities of a type were logged in a period.

    Formula: sum of the counts of the activities of the type whose day lies in the period.
    Unit: count; the variant says "logged in the CRM". It never gets a mark.
    Source: Activities date, salesperson, type, count.
    Missing: "no activities in the files" when the person has none at all; none of the type is 0.
    """
    if not activities:
        return unknown(Unit.COUNT, NO_ACTIVITIES)
    found = of_type(activities, kind, period)
    total = sum((each.count for each in found), Decimal(0))
    return Measure(total, Unit.COUNT, len(found), _rows(found), LOGGED)


def weeks_worked(person: Person, start: date, end: date, free: Collection[date] = ()) -> Measure:
    """The weeks that a person works in [start, end).

    Formula: (working days from the hire, or the start, to the leave, or the end, less holidays and days away) / 5.
    Unit: count of weeks, with parts.
    Source: Team hired, left; Events of kind holiday and away.
    Missing: "not employed" when the person is not there on any day of it.
    """
    if not person.employed(start, end):
        return unknown(Unit.COUNT, "not employed")
    first = max(start, person.hired or start)
    last = end if person.left is None else min(end, date.fromordinal(person.left.toordinal() + 1))
    days = working_days(first, last, free)
    rows = (person.row,) if person.row else ()
    return Measure(Decimal(days) / DAYS_A_WEEK, Unit.COUNT, days, rows)


def weekly_standard(kind: str, person: Person, period: Period, targets: Sequence[Target]) -> Measure:
    """How many activities of a type are expected in a week.

    Formula: the person's own target of the type a week, else that of the role, else of all; of several the one for the
        shortest period that holds this one.
    Unit: count a week.
    Source: Targets (an activity type a week).
    Missing: "no standard".
    """
    scopes = (("person", person.name), ("role", fold(person.role)), ("all", "all"))
    asked = [each for each in targets if each.measure == f"{ACTIVITY}{kind}" and _holds(each.period, period)]
    for scope, who in scopes:
        found = [each for each in asked if each.scope == scope and each.who == who]
        if found:
            best = min(found, key=lambda each: (each.period.length.months, each.row))
            return Measure(best.amount, Unit.COUNT, 1, (best.row,), scope)
    return unknown(Unit.COUNT, "no standard", cure=f"add a row “{kind}s a week” in Targets")


def expected_activities(standard: Measure, weeks: Measure) -> Measure:
    """How many activities the standard comes to over the weeks worked.

    Formula: standard a week x weeks worked.
    Unit: count.
    Source: weekly_standard, weeks_worked.
    Missing: the reason of whichever is unknown.
    """
    if standard.value is None or weeks.value is None:
        lacking = standard if standard.value is None else weeks
        return unknown(Unit.COUNT, lacking.reason, cure=lacking.cure)
    return Measure(standard.value * weeks.value, Unit.COUNT, standard.n, standard.rows, standard.variant)


def against_standard(done: Measure, expected: Measure) -> Measure:
    """What was logged as a share of what the standard comes to.

    Formula: activities logged / (standard a week x weeks worked).
    Unit: share; the variant says "logged in the CRM". It never gets a mark.
    Source: activity_count, expected_activities.
    Missing: the reason of whichever is unknown; "no weeks worked, or a standard of 0".
    """
    if done.value is None or expected.value is None:
        lacking = expected if expected.value is None else done
        return unknown(Unit.SHARE, lacking.reason, cure=lacking.cure)
    if not expected.value:
        return unknown(Unit.SHARE, "no weeks worked, or a standard of 0")
    return Measure(done.value / expected.value, Unit.SHARE, done.n, done.rows, LOGGED)


def activities_a_week(done: Measure, weeks: Measure) -> Measure:
    """How many activities were logged in a week worked.

    Formula: activities logged / weeks worked.
    Unit: count a week, with parts.
    Source: activity_count, weeks_worked.
    Missing: the reason of whichever is unknown; "no weeks worked".
    """
    if done.value is None or weeks.value is None:
        return unknown(Unit.COUNT, done.reason or weeks.reason)
    if not weeks.value:
        return unknown(Unit.COUNT, "no weeks worked")
    return Measure(done.value / weeks.value, Unit.COUNT, done.n, done.rows, LOGGED)


def activities_per_meeting(activities: Sequence[Activity], period: Period) -> Measure:
    """How many other activities there are to a meeting.

    Formula: activities that are no meetings / meetings, both by their counts in the period.
    Unit: times; n is the number of meetings.
    Source: Activities type, count, date.
    Missing: "no activities in the files"; "0 meetings logged"; "only meetings logged".
    """
    if not activities:
        return unknown(Unit.TIMES, NO_ACTIVITIES)
    meetings, others = _meetings(activities, period), _others(activities, period)
    held = sum((each.count for each in meetings), Decimal(0))
    if not held:
        return unknown(Unit.TIMES, "0 meetings logged")
    if not others:
        return unknown(Unit.TIMES, "only meetings logged", n=int(held))
    rest = sum((each.count for each in others), Decimal(0))
    return Measure(rest / held, Unit.TIMES, int(held), _rows([*meetings, *others]), LOGGED)


def qualified(deals: Iterable[Opportunity], stages: StageMap) -> list[Opportunity]:
    """The deals that are worth pursuing.

    Closed ones are, as the win rate counts them all; an open one is where Stages say so of its stage, or where they
    say so of no stage.
    """
    if not _is_said(stages):
        return list(deals)
    return [deal for deal in deals if not deal.is_open or _is_qualified(deal, stages)]


def qualification_rate(
    deals: Sequence[Opportunity], activities: Sequence[Activity], period: Period, stages: StageMap
) -> Measure:
    """The share of meetings that come to a qualified opportunity.

    Formula: qualified opportunities created in the period / meetings in it.
    Unit: share; part is the number of opportunities, n that of meetings.
    Source: Opportunities created, stage; Stages qualified; Activities type, count, date.
    Missing: "no activities in the files"; "0 meetings logged"; "no created dates"; "fewer meetings than opportunities
        logged", as then most meetings stand nowhere.
    """
    if not activities:
        return unknown(Unit.SHARE, NO_ACTIVITIES)
    meetings = _meetings(activities, period)
    held = int(sum((each.count for each in meetings), Decimal(0)))
    if not held:
        return unknown(Unit.SHARE, "0 meetings logged")
    if not any(deal.created for deal in deals):
        return unknown(Unit.SHARE, "no created dates")
    found = [deal for deal in qualified(deals, stages) if deal.created in period]
    if len(found) > held:
        return unknown(Unit.SHARE, "fewer meetings than opportunities logged", n=held)
    rows = (*_rows(meetings), *(deal.row for deal in found))
    return Measure(Decimal(len(found)) / held, Unit.SHARE, held, rows, _said(stages), part=len(found))


def close_rate(deals: Sequence[Opportunity], period: Period, stages: StageMap) -> Measure:
    """The share of qualified opportunities that were won.

    Formula: won / all, of the qualified opportunities created in the period; the open ones among them count as not won.
    Unit: share; part is the number won, n the number qualified.
    Source: Opportunities created, stage; Stages qualified.
    Missing: "0 qualified opportunities".
    """
    found = [deal for deal in qualified(deals, stages) if deal.created in period]
    if not found:
        return unknown(Unit.SHARE, "0 qualified opportunities")
    won = sum(deal.outcome is Outcome.WON for deal in found)
    rows = tuple(deal.row for deal in found)
    return Measure(Decimal(won) / len(found), Unit.SHARE, len(found), rows, _said(stages), part=won)


def _is_said(stages: StageMap) -> bool:
    return any(stage.qualified is not None for stage in stages.rows.values())


def _said(stages: StageMap) -> str:
    return "" if _is_said(stages) else "every opportunity counts as qualified"


def _is_qualified(deal: Opportunity, stages: StageMap) -> bool:
    stage = stages.stage(deal.stage)
    return bool(stage and stage.qualified)


def _meetings(activities: Sequence[Activity], period: Period) -> list[Activity]:
    return of_type(activities, MEETING, period)


def _others(activities: Sequence[Activity], period: Period) -> list[Activity]:
    return [each for each in activities if each.type != MEETING and each.day in period]


def _rows(activities: Sequence[Activity]) -> tuple[RowKey, ...]:
    return tuple(dict.fromkeys(each.row for each in activities))


def _holds(longer: Period, period: Period) -> bool:
    return longer.start <= period.start and period.end <= longer.end
