"""Commits, forecasts, and forecast accuracy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown, unknown_as
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.results.amounts import total, with_amount
from plangen.metrics.results.bookings import share_of_quota, won_in
from plangen.periods import Period
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.forecasts import Forecast
from plangen.tables.values.folding import fold

FIRST_WEEK = timedelta(days=7)
MIN_MONTHS = 4
COMMITTED = frozenset({"commit", "committed", "closed"})
CommitAndActual = tuple[Measure, Measure]
"""The commit for one period, and the bookings in it."""


def initial_commit(forecasts: Sequence[Forecast], name: str, period: Period) -> Measure:
    """What a rep committed at the start of the period.

    Formula: commit of the last forecast for this period dated on or before its first day; if there is none, of the
        first one dated within its first seven days.
    Unit: money.
    Source: Forecasts salesperson, period, as of, commit.
    Missing: "no initial commit" if all forecasts are later; "no forecast".
    """
    matching = [each for each in forecasts if each.salesperson == name and _is_for(each, period)]
    early = [each for each in matching if each.given_on <= period.start]
    first_week = [each for each in matching if period.start < each.given_on < period.start + FIRST_WEEK]
    if early:
        return _commit(max(early, key=lambda each: (each.given_on, each.row)))
    if first_week:
        return _commit(min(first_week, key=lambda each: (each.given_on, each.row)))
    return unknown(Unit.MONEY, Reason.NO_INITIAL_COMMIT if matching else Reason.NO_FORECAST, fix=Fix.ADD_FORECAST)


def current_commit(forecasts: Sequence[Forecast], name: str, period: Period, as_of: date) -> Measure:
    """What a rep commits now for the period.

    Formula: commit of the last forecast for this period dated on or before the as-of date.
    Unit: money.
    Source: Forecasts salesperson, period, as of, commit.
    Missing: "no forecast".
    """
    matching = [
        each for each in forecasts if each.salesperson == name and _is_for(each, period) and each.given_on <= as_of
    ]
    if not matching:
        return unknown(Unit.MONEY, Reason.NO_FORECAST, fix=Fix.ADD_FORECAST)
    return _commit(max(matching, key=lambda each: (each.given_on, each.row)))


def _is_for(forecast: Forecast, period: Period) -> bool:
    return (forecast.period.start, forecast.period.end) == (period.start, period.end)


def _commit(forecast: Forecast) -> Measure:
    return Measure(forecast.commit, Unit.MONEY, 1, (forecast.row,), Variant.AS_OF, details=(forecast.given_on,))


def committed_deals(deals: Sequence[Opportunity], period: Period) -> list[Opportunity]:
    """The open deals in forecast category commit with a close date in the period."""
    return [deal for deal in deals if deal.is_open and _is_committed(deal) and deal.close and deal.close in period]


def _is_committed(deal: Opportunity) -> bool:
    return fold(deal.forecast_category) in COMMITTED


def forecast(deals: Sequence[Opportunity], period: Period) -> Measure:
    """Won plus committed deals in the period.

    Formula: bookings in the period + sum of amount over open deals in forecast category commit with a close date in the
        period.
    Unit: money; n = deals.
    Source: Opportunities amount, stage, close date, closed on, forecast category.
    Missing: "no deals on file"; "no forecast categories" if no open deal has one; "no amounts".
    """
    if not deals:
        return unknown(Unit.MONEY, Reason.NO_DEALS)
    opened = [deal for deal in deals if deal.is_open]
    if opened and not any(deal.forecast_category for deal in opened):
        return unknown(Unit.MONEY, Reason.NO_FORECAST_CATEGORIES, fix=Fix.ADD_FORECAST_CATEGORIES)
    counted = [*won_in(deals, period), *committed_deals(deals, period)]
    if counted and not with_amount(counted):
        return unknown(Unit.MONEY, Reason.NO_AMOUNTS, n=len(counted))
    rows = tuple(deal.row for deal in counted)
    return Measure(total(counted), Unit.MONEY, len(counted), rows, Variant.WON_AND_COMMIT)


def commit_attainment(expected: Measure, goal: Measure) -> Measure:
    """Won plus committed, as a share of quota.

    Formula: (bookings + committed deals) ÷ quota; an entered commit already includes bookings.
    Unit: percentage.
    Source: forecast or current_commit; quota.
    Missing: "no quota"; "quota is 0"; or the reason the forecast is n/a.
    """
    return share_of_quota(expected, goal)


def forecast_accuracy(commit: Measure, actual: Measure) -> Measure:
    """How close the forecast was to actual; “Forecast vs. actual” prints the difference of the two and this share.

    Formula: 1 − (absolute error ÷ bookings), at least 0; error = commit − bookings; 100% if both are 0. The commit is
        what was entered at the start of the month or period; if nothing was, won plus committed deals of a snapshot of
        then.
    Unit: percentage.
    Source: initial_commit, or forecast_at_start without one; bookings.
    Missing: "no bookings" if bookings are 0 and the commit is not; "bookings below 0"; or the reason either input is
        n/a.
    """
    if commit.value is None or actual.value is None:
        return unknown_as(Unit.SHARE, commit, actual)
    if actual.value < 0:
        return unknown(Unit.SHARE, Reason.BOOKINGS_BELOW_0)
    rows = (*commit.rows, *actual.rows)
    if actual.value == 0:
        missed = unknown(Unit.SHARE, Reason.NO_BOOKINGS, rows=rows)
        return missed if commit.value else Measure(Decimal(1), Unit.SHARE, 1, rows)
    error = abs(commit.value - actual.value) / actual.value
    return Measure(max(Decimal(0), 1 - error), Unit.SHARE, 1, rows)


def forecast_bias(commit: Measure, actual: Measure) -> Measure:
    """Whether the forecast was high or low, and by how much.

    Formula: (commit − bookings) ÷ bookings; above 0 the forecast was high. Shown in words, because some teams use
        the opposite sign.
    Unit: percentage, signed.
    Source: initial_commit, bookings.
    Missing: "no bookings" if bookings are 0 and the commit is not; "bookings below 0"; or the reason either input is
        n/a.
    """
    return multi_month_bias([(commit, actual)], minimum=1)


def multi_month_accuracy(months: Sequence[CommitAndActual], minimum: int = MIN_MONTHS) -> Measure:
    """How close the forecasts of closed months were, combined (WAPE, not an average of percentages).

    A scorecard has the accuracy of its period, and next to it that of twelve months, from four closed months on.

    Formula: 1 − (sum of absolute errors ÷ sum of bookings), at least 0, over closed months with both; error = commit
        − bookings.
    Unit: percentage; n = months.
    Source: initial_commit and bookings of each closed month.
    Missing: "no forecast"; "under 4 closed months" for twelve months; "no bookings"; "bookings below 0".
    """
    known = _known(months)
    reason = _reason(known, minimum)
    if reason:
        return unknown(Unit.SHARE, reason, details=(minimum,), n=len(known))
    total_actual = sum((actual for _, actual in known), Decimal(0))
    error = sum((abs(commit - actual) for commit, actual in known), Decimal(0))
    accuracy = max(Decimal(0), 1 - error / total_actual) if total_actual else Decimal(1)
    return Measure(accuracy, Unit.SHARE, len(known), _rows(months), Variant.MONTHS, details=(len(known),))


def multi_month_bias(months: Sequence[CommitAndActual], minimum: int = MIN_MONTHS) -> Measure:
    """Whether several closed months' forecasts were high or low, combined.

    Formula: (sum of commit − sum of bookings) ÷ sum of bookings, over closed months with both; shown as "forecast
        high", "forecast low", or "forecast on target".
    Unit: percentage, signed; n = months.
    Source: initial_commit and bookings of each closed month.
    Missing: "under 4 closed months"; "no bookings"; "bookings below 0".
    """
    known = _known(months)
    reason = _reason(known, minimum)
    if reason:
        first = next((each for pair in months for each in pair if each.reason), None)
        if minimum == 1 and not known and first is not None:
            return replace(unknown_as(Unit.SHARE, first), fix=None)
        return unknown(Unit.SHARE, reason, details=(minimum,), n=len(known))
    commit, actual = sum((each for each, _ in known), Decimal(0)), sum((each for _, each in known), Decimal(0))
    variant = Variant.FORECAST_HIGH if commit > actual else Variant.FORECAST_LOW
    variant = Variant.FORECAST_ON_TARGET if commit == actual else variant
    bias = (commit - actual) / actual if actual else Decimal(0)
    return Measure(bias, Unit.SHARE, len(known), _rows(months), variant)


def _known(months: Sequence[CommitAndActual]) -> list[tuple[Decimal, Decimal]]:
    return [
        (commit.value, actual.value)
        for commit, actual in months
        if commit.value is not None and actual.value is not None
    ]


def _reason(known: Sequence[tuple[Decimal, Decimal]], minimum: int) -> Reason | None:
    """Why a multi-month metric is n/a; None if it isn't."""
    if len(known) < minimum:
        return Reason.UNDER_CLOSED_MONTHS
    total_actual = sum((actual for _, actual in known), Decimal(0))
    if total_actual < 0:
        return Reason.BOOKINGS_BELOW_0
    return Reason.NO_BOOKINGS if total_actual == 0 and any(commit for commit, _ in known) else None


def _rows(months: Sequence[CommitAndActual]) -> tuple[RowKey, ...]:
    return tuple(
        row for commit, actual in months if commit.known and actual.known for row in (*commit.rows, *actual.rows)
    )


def forecast_concentration(deals: Sequence[Opportunity], period: Period, count: int = 1) -> Measure:
    """Share of the forecast in its largest deals; worth a look above 40%.

    Formula: sum of amount over the largest deal (or the top three) ÷ sum of amount over all won and committed deals in
        the period with an amount above 0.
    Unit: percentage; n = deals.
    Source: as forecast.
    Missing: "too few deals" if there is no smaller deal; or the reason the forecast is n/a.
    """
    forecasted = forecast(deals, period)
    if forecasted.value is None:
        return unknown_as(Unit.SHARE, forecasted)
    counted = [*won_in(deals, period), *committed_deals(deals, period)]
    sized = [(deal.amount, deal.row) for deal in counted if deal.amount is not None and deal.amount > 0]
    if len(sized) <= count:
        return unknown(Unit.SHARE, Reason.FEW_DEALS, n=len(sized))
    sized.sort(key=lambda each: (-each[0], each[1]))
    largest = sum((amount for amount, _ in sized[:count]), Decimal(0))
    everything = sum((amount for amount, _ in sized), Decimal(0))
    rows = tuple(row for _, row in sized[:count])
    return Measure(
        largest / everything,
        Unit.SHARE,
        len(sized),
        rows,
        Variant.TOP if count > 1 else Variant.LARGEST,
        details=(count,),
    )
