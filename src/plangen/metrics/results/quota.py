"""Quotas by month, with seasonality, hire date, ramp, and leave."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.elements.rounding import WIDE
from plangen.periods import MONTHS_A_YEAR, FiscalCalendar, Length, Period, month, months, working_days
from plangen.records.people.team import Person
from plangen.records.settings import Settings
from plangen.records.targets.rows import BOOKINGS, PLAN_MEASURES, SHARES, Target
from plangen.tables.values.folding import fold

_ONE = Decimal(1)
_MONTH, _SUM = Decimal("1E-18"), Decimal("1E-15")
"""Results are rounded to these: a twelfth has no last digit, and three of them are a quarter of the year's quota."""


@dataclass(frozen=True, slots=True)
class QuotaPlan:
    """What quotas are calculated from: targets, settings with calendar and seasonality, and the as-of date.

    `leave` is the working days on long leave by person (see leave.py).
    """

    targets: Sequence[Target]
    settings: Settings
    as_of: date
    leave: Mapping[str, Collection[date]] = field(default_factory=dict)
    holidays: Collection[date] = frozenset()
    cache: dict[str, tuple[Person, dict[date, "MonthQuota | None"]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """The monthly quotas calculated so far, by person; every page needs them."""

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar."""
        return self.settings.calendar

    def weight(self, day: date) -> Decimal:
        """The share of the fiscal year's quota in the month of a date."""
        seasonality = self.settings.seasonality
        if not seasonality:
            return Decimal(1) / MONTHS_A_YEAR
        return seasonality[(day.month - self.calendar.first) % MONTHS_A_YEAR]


@dataclass(frozen=True, slots=True)
class MonthQuota:
    """One month's quota: `full` before proration for hire, leave, and ramp, `amount` after; `rows` are its sources."""

    month: Period
    full: Decimal
    amount: Decimal
    rows: tuple[RowKey, ...] = ()


def monthly_quotas(person: Person, period: Period, plan: QuotaPlan) -> list[MonthQuota | None]:
    """Quota for each month of the period, if any.

    Formula: annual quota × the month's seasonality × share of its working days employed × ramp % for the month of
        tenure × (1 − share of those days on long leave). The quota comes from the person's shortest target that covers
        the month (month, quarter, half, year), or the role's, or Team; a target for several months is spread by
        seasonality, and a target for exactly this month is used as is. Leave is long from 20 working days in a row.
    Unit: money per month.
    Source: Targets (bookings); Team quota, hired, left, ramp; Settings seasonality, pro rata; Events (days away).
    Missing: blank for a month with no quota; 0 is a quota.
    """
    owner, cached = plan.cache.setdefault(person.name, (person, {}))
    if owner is not person:
        owner, cached = plan.cache[person.name] = (person, {})
    for each in months(period):
        if each.start not in cached:
            cached[each.start] = _month_quota(person, each, plan)
    return [cached[each.start] for each in months(period)]


@dataclass(frozen=True, slots=True)
class QuotaFactors:
    """How a month's quota is made.

    `full` is its part of the target for `span`, `season` its share of the period's full quota; `employed`, `ramp`, and
    `worked` (days not on long leave) are the shares that reduce it.
    """

    month: Period
    span: Period
    full: Decimal
    season: Decimal
    employed: Decimal
    ramp: Decimal
    worked: Decimal


def quota_factors(person: Person, period: Period, plan: QuotaPlan) -> list[QuotaFactors | None]:
    """The factors of each monthly quota of the period, whose product is the month's quota.

    Formula: full = amount of the target × the month's share of it by seasonality; season = full ÷ sum of full over the
        period; a target for exactly one month is used as is, so its other shares are 1.
    Unit: money, and shares.
    Source: as monthly_quotas.
    Missing: blank for a month with no quota.
    """
    found = [_factors(person, each, plan) for each in months(period)]
    total = sum((each.full for each in found if each is not None), Decimal(0))
    return [replace(each, season=each.full / total) if each is not None and total else each for each in found]


def quota(person: Person, period: Period, plan: QuotaPlan) -> Measure:
    """Quota for the period.

    Formula: sum of monthly quotas; if some months have none, the sum of the others (noted).
    Unit: money.
    Source: as monthly_quotas.
    Missing: "no quota" if no month has one.
    """
    quotas = monthly_quotas(person, period, plan)
    given = [each for each in quotas if each is not None]
    if not given:
        if not person.quota_cell:
            return unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA)
        return unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA_IN, details=(str(person.quota_cell),))
    rows = tuple(dict.fromkeys(row for each in given for row in each.rows))
    total = exact_sum(each.amount for each in given)
    if len(given) == len(quotas):
        return Measure(total, Unit.MONEY, len(given), rows)
    details = (len(given), len(quotas))
    return Measure(total, Unit.MONEY, len(given), rows, Variant.MONTHS_WITH_QUOTA, details=details)


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of amounts that division made, without what is left of twelfths; never rounded to cents."""
    return sum(amounts, Decimal(0)).quantize(_SUM, context=WIDE)


def months_with_quota(person: Person, period: Period, plan: QuotaPlan) -> list[Period]:
    """The months of a period that have a quota."""
    return [each.month for each in monthly_quotas(person, period, plan) if each is not None]


def target(measure: str, person: Person, period: Period, plan: QuotaPlan) -> Measure:
    """Target for a metric other than bookings.

    Formula: the person's target, or the role's, or the one for all; of those, the one with the shortest period that
        contains this one. A count for a longer period is divided by months, and each month's part is prorated for hire
        date, leave, and ramp like a quota; a count for exactly one month, percentages, days, and money are used as is.
    Unit: that of the metric: percentage, days, count, or money.
    Source: Targets; Team hired, left, ramp; Settings pro rata; Events (days away).
    Missing: "no target".
    """
    unit = Unit.SHARE if measure in SHARES else _UNITS.get(measure, Unit.COUNT)
    for fits in (_names_person, _names_role, _names_all):
        found = [
            each
            for each in plan.targets
            if each.measure == measure and fits(each, person) and _covers(each.period, period)
        ]
        if found:
            best = min(found, key=lambda each: each.period.length.months)
            amount = _prorated_count(person, period, best, plan) if unit is Unit.COUNT else best.amount
            return Measure(amount, unit, 1, (best.row,), Variant.TARGET_FOR, details=(best.scope,))
    return unknown(unit, Reason.NO_TARGET, fix=Fix.ADD_TARGET, details=(measure,))


def _prorated_count(person: Person, period: Period, best: Target, plan: QuotaPlan) -> Decimal:
    """The part of a count that is expected in a period, after proration."""
    if best.period.length is Length.MONTH:
        return best.amount
    shares = (reduced_share(person, each, plan) for each in months(period))
    return exact_sum([best.amount * sum(shares, Decimal(0)) / best.period.length.months])


_UNITS = {
    "cycle days": Unit.DAYS,
    **dict.fromkeys(("average deal", "pipeline created", *PLAN_MEASURES), Unit.MONEY),
}


def _covers(longer: Period, period: Period) -> bool:
    return longer.start <= period.start and period.end <= longer.end


def _names_person(each: Target, person: Person) -> bool:
    return each.scope == "person" and each.who == person.name


def _names_role(each: Target, person: Person) -> bool:
    return each.scope == "role" and each.who == fold(person.role)


def _names_all(each: Target, person: Person) -> bool:
    del person
    return each.scope == "all"


def _month_quota(person: Person, each: Period, plan: QuotaPlan) -> MonthQuota | None:
    found, factors = _covering(person, each, plan), _factors(person, each, plan)
    if found is None or factors is None:
        return None
    _, _, rows = found
    if factors.span.length is Length.MONTH:
        return MonthQuota(each, factors.full, factors.full, rows)
    amount = factors.full * factors.employed * factors.ramp * factors.worked
    return MonthQuota(each, factors.full, amount.quantize(_MONTH, context=WIDE), rows)


def _factors(person: Person, each: Period, plan: QuotaPlan) -> QuotaFactors | None:
    found = _covering(person, each, plan)
    if found is None:
        return None
    span, amount, _ = found
    full = _of_month(amount, span, each, plan)
    if span.length is Length.MONTH:
        return QuotaFactors(each, span, full, _ONE, _ONE, _ONE, _ONE)
    employed = employed_share(person, each, plan)
    return QuotaFactors(each, span, full, _ONE, employed, ramp_share(person, each), 1 - leave_share(person, each, plan))


def reduced_share(person: Person, each: Period, plan: QuotaPlan) -> Decimal:
    """The share of a full month's target after hire, leave, and ramp: the one proration of quotas and counts."""
    return employed_share(person, each, plan) * ramp_share(person, each) * (1 - leave_share(person, each, plan))


def company_month(each: Period, plan: QuotaPlan) -> MonthQuota | None:
    """The company target for a month: the shortest one for `all` that covers it; None if there is none."""
    best = _shortest(plan, lambda target: target.scope == "all", each)
    if best is None:
        return None
    amount = _of_month(best.amount, best.period, each, plan)
    return MonthQuota(each, amount, amount, (best.row,))


def _of_month(amount: Decimal, span: Period, each: Period, plan: QuotaPlan) -> Decimal:
    """The part of an amount for a longer period that falls in a month, by seasonality."""
    if span.length is Length.MONTH:
        return amount
    weights = sum((plan.weight(one.start) for one in months(span)), Decimal(0))
    return amount * plan.weight(each.start) / weights if weights else Decimal(0)


def _shortest(plan: QuotaPlan, fits: Callable[[Target], bool], each: Period) -> Target | None:
    found = [one for one in plan.targets if one.measure == BOOKINGS and fits(one) and _covers(one.period, each)]
    return min(found, key=lambda one: one.period.length.months, default=None)


def _covering(person: Person, each: Period, plan: QuotaPlan) -> tuple[Period, Decimal, tuple[RowKey, ...]] | None:
    best = _shortest(plan, lambda one: _names_person(one, person), each)
    best = best or _shortest(plan, lambda one: _names_role(one, person), each)
    if best:
        return best.period, best.amount, (best.row,)
    for given in person.quotas:
        span = _quota_year(given.year, plan)
        if span and _covers(span, each):
            return span, given.amount, (person.row,) if person.row else ()
    return None


def _quota_year(year: str, plan: QuotaPlan) -> Period | None:
    if not year:
        return plan.calendar.year(plan.calendar.year_of(plan.as_of))
    return plan.calendar.parse(year)


def employed_share(person: Person, each: Period, plan: QuotaPlan) -> Decimal:
    """The share of a month the person is employed: by working days, or full months only."""
    part = _employed_part(person, each)
    if part == (each.start, each.end):
        return _ONE
    total = working_days(each.start, each.end, plan.holidays)
    if not plan.settings.pro_rata_by_days or not total:
        return Decimal(0)
    return Decimal(working_days(*part, plan.holidays)) / total


def _employed_part(person: Person, each: Period) -> tuple[date, date]:
    """The first day of a month that the person is employed, and the day after the last."""
    first = max(each.start, person.hired) if person.hired else each.start
    return first, min(each.end, person.left + timedelta(days=1)) if person.left else each.end


def leave_share(person: Person, each: Period, plan: QuotaPlan) -> Decimal:
    """The share of a month's working days, while employed, that the person is on long leave."""
    start, end = _employed_part(person, each)
    away = sum(start <= day < end for day in plan.leave.get(person.name, ()))
    total = working_days(start, end, plan.holidays)
    return Decimal(min(away, total)) / total if total else Decimal(0)


def ramp_share(person: Person, each: Period) -> Decimal:
    """The ramp share of quota in a month; the month of hire is the first."""
    if not person.ramp or not person.hired:
        return Decimal(1)
    start = month(person.hired).start
    tenure = (each.start.year - start.year) * MONTHS_A_YEAR + each.start.month - start.month
    return person.ramp[tenure] if 0 <= tenure < len(person.ramp) else Decimal(1)
