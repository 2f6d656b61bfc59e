"""The numbers of a yearly plan: the quota, the gap bridge, and what it takes to close the gap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown, unknown_as
from plangen.elements.reasons import Reason
from plangen.elements.rounding import rounded
from plangen.facts.scope.document import Scope
from plangen.facts.scope.spans import days_off
from plangen.metrics.pipeline.activity import (
    MEETING,
    activity_count,
    qualification_rate,
    qualified,
    weeks_worked,
)
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.funnel import Ratios, planning_ratio
from plangen.metrics.pipeline.velocity import trailing
from plangen.metrics.plans.backward import CALL, PlanPace, PlanRatios, PlanStep, calls_per_meeting, plan_steps, to_win
from plangen.metrics.plans.bridge import Bridge, Source, bridge
from plangen.metrics.plans.records import PlanRecords, Weights, pipeline_deals
from plangen.metrics.plans.span import PlanSpan, plan_span
from plangen.metrics.results.bookings import average_deal, bookings, deals_won, win_rate, without_renewals
from plangen.metrics.results.flow import deals_created
from plangen.metrics.results.quota import quota
from plangen.periods import Length, Period
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

PACE_WEEKS = 13
CERTAIN = (Source.WON, Source.REPEAT, Source.RENEWALS)
PARTS = (CERTAIN, (Source.PIPELINE,), (Source.TARGETS,))
"""The sources of what is in sight, as the table of a team's plans adds them up."""


def span_of(scope: Scope) -> PlanSpan:
    """The days of the plan, and the last two years."""
    return plan_span(scope.period, scope.book.as_of, scope.book.calendar, scope.book.holidays)


def year_before(scope: Scope) -> Period:
    """The period that the plan is compared with: the same one a year earlier."""
    return scope.book.calendar.year_before(scope.period)


def quarters(scope: Scope) -> list[Period]:
    """The quarters of the plan."""
    first = scope.book.calendar.containing(scope.period.start, Length.QUARTER)
    found = [first]
    while found[-1].end < scope.period.end:
        found.append(scope.book.calendar.after(found[-1]))
    return found


def quota_of(scope: Scope, period: Period) -> Measure:
    """A person's quota in a period."""
    return quota(scope.person, period, scope.workspace.plan)


def accounts_of(scope: Scope) -> Sequence[Account]:
    """The person's accounts."""
    name = fold(scope.person.name)
    return [each for each in scope.book.accounts if fold(each.salesperson) == name]


def plan_records(scope: Scope) -> PlanRecords:
    """What the person's plan is computed from."""
    book = scope.book
    rate = win_rate(scope.deals, trailing(book.as_of))
    return PlanRecords(
        scope.deals,
        accounts_of(scope),
        [each for each in book.target_accounts if each.salesperson == scope.person.name],
        Weights(book.stages, rate, book.settings.small_samples[0]),
        book.first_close,
        _wins(scope),
    )


def _wins(scope: Scope) -> list[Opportunity]:
    """The deals won at the person's accounts, by anyone, and the person's own at accounts without an owner."""
    owned = {fold(each.name) for each in accounts_of(scope)}
    others = {fold(each.name) for each in scope.book.accounts if each.salesperson} - owned
    own = [each for each in scope.deals if each.outcome is Outcome.WON and fold(each.account) not in owned | others]
    return [*(deal for name in sorted(owned) for deal in scope.workspace.wins_at(name)), *own]


def plan_bridge(scope: Scope) -> Bridge:
    """The person's gap bridge."""
    return bridge(scope.once(plan_records), scope.once(span_of), quota_of(scope, scope.period))


def whole_quota(members: Sequence[Scope]) -> Decimal | None:
    """The sum of the plans' quotas, each in whole units, so that rows and columns add up; None if no one has one."""
    found = [value for each in members if (value := quota_of(each, each.period).value) is not None]
    return sum((rounded(each, 0) for each in found), Decimal(0)) if found else None


def whole_parts(members: Sequence[Scope]) -> list[Decimal]:
    """What is in sight in several plans, by the columns of their table, as the sum of each person's whole units."""
    bridges = [each.once(plan_bridge) for each in members]
    return [sum((rounded(each.value(*part), 0) for each in bridges), Decimal(0)) for part in PARTS]


def left_to_win(scope: Scope) -> Measure:
    """What the person still has to win in the plan beyond what repeats and renews."""
    return to_win(scope.once(plan_bridge))


def weeks_ahead(scope: Scope) -> Measure:
    """The weeks that the person works in the rest of the plan."""
    ahead = scope.once(span_of).ahead
    return weeks_worked(scope.person, ahead.start, ahead.end, scope.once(days_off))


def takes(scope: Scope) -> list[PlanStep]:
    """The steps from what is left to win back to calls a week."""
    return plan_steps(scope.once(left_to_win), scope.once(planning_ratios), weeks_ahead(scope), _pace(scope))


def planning_ratios(scope: Scope) -> PlanRatios:
    """The ratios that the steps follow from, and the qualified opportunities that are open already."""
    deals, span = scope.deals, scope.once(span_of)
    opened = [deal for deal in qualified(pipeline_deals(deals, span), scope.book.stages) if deal.is_open]
    in_hand = Measure(Decimal(len(opened)), Unit.COUNT, len(opened), tuple(deal.row for deal in opened))
    calls = calls_per_meeting(scope.workspace.activities_of(scope.person), _logged_year(scope))
    return PlanRatios(_ratios(scope), calls, in_hand)


def has_calls(scope: Scope) -> bool:
    """Whether the person logs calls."""
    return any(each.type == CALL for each in scope.workspace.activities_of(scope.person))


def _ratios(scope: Scope) -> Ratios:
    year, logged = trailing(scope.book.as_of), _logged_year(scope)

    def of(person: Person) -> Ratios:
        deals = scope.book.deals_of(person)
        activities = scope.workspace.activities_of(person)
        return Ratios(
            average_deal(deals, year),
            win_rate(deals, year),
            qualification_rate(without_renewals(deals), activities, logged, scope.book.stages),
        )

    own = of(scope.person)
    peers = [of(each) for each in _peers(scope)]
    few, people = scope.book.settings.small_samples[0], scope.book.settings.people_for_comparisons
    return Ratios(
        planning_ratio(own.average_deal, [each.average_deal for each in peers], few, people),
        planning_ratio(own.win_rate, [each.win_rate for each in peers], few, people),
        planning_ratio(own.qualification_rate, [each.qualification_rate for each in peers], few, people),
    )


def _peers(scope: Scope) -> Sequence[Person]:
    """The others in the person's role who have deals and haven't left."""
    role, as_of = fold(scope.person.role), scope.book.as_of
    return [
        each
        for each in scope.book.roster.people
        if each.name != scope.person.name
        and fold(each.role) == role
        and scope.book.deals_of(each)
        and (each.left is None or each.left > as_of)
    ]


def _logged_year(scope: Scope) -> Period:
    """The last twelve months, from the first activity on file."""
    year, first = trailing(scope.book.as_of), scope.workspace.first_activity
    return replace(year, start=max(year.start, first)) if first and first < year.end else year


def pace_period(scope: Scope) -> Period:
    """The last 13 weeks."""
    end = scope.book.as_of + timedelta(days=1)
    return Period(end - timedelta(weeks=PACE_WEEKS), end, Length.QUARTER, "", "", "")


def pace_weeks(scope: Scope) -> Measure:
    """The weeks that the person worked in the last 13 weeks."""
    span = pace_period(scope)
    return weeks_worked(scope.person, span.start, span.end, scope.once(days_off))


def _pace(scope: Scope) -> PlanPace:
    span, deals = pace_period(scope), scope.deals
    weeks = pace_weeks(scope)
    activities = scope.workspace.activities_of(scope.person)
    return PlanPace(
        _a_week(bookings(deals, span), weeks),
        _a_week(deals_won(deals, span), weeks),
        _a_week(deals_created(qualified(without_renewals(deals), scope.book.stages), span), weeks),
        _a_week(activity_count(activities, MEETING, span), weeks),
        _a_week(activity_count(activities, CALL, span), weeks),
    )


def _a_week(total: Measure, weeks: Measure) -> Measure:
    if total.value is None or weeks.value is None:
        return unknown_as(total.unit, total, weeks)
    if not weeks.value:
        return unknown(total.unit, Reason.NO_WEEKS_WORKED)
    return Measure(total.value / weeks.value, total.unit, total.n, total.rows)


def open_in_plan(scope: Scope) -> int:
    """How many open deals are not in the bridge: they close outside the plan, or have no close date."""
    counted = {deal.row for deal in open_deals(scope.deals, scope.once(span_of).ahead)}
    return sum(deal.row not in counted for deal in open_deals(scope.deals))
