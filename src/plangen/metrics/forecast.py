"""What was said would be won, what is committed, and what came of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.metrics.amounts import NO_AMOUNTS, priced, total
from plangen.metrics.results import NO_DEALS, share_of_quota, won_in
from plangen.periods import Period
from plangen.records.forecasts import Forecast
from plangen.records.opportunities import Opportunity
from plangen.tables.folding import fold

FIRST_DAYS = timedelta(days=7)
FEWEST_MONTHS = 4
CONCENTRATED = Decimal("0.4")
COMMITTED = frozenset({"commit", "committed", "closed"})
Said = tuple[Measure, Measure]
"""What was said and what was won in one period."""


def said_at_start(forecasts: Sequence[Forecast], name: str, period: Period) -> Measure:
    """What a person said at the beginning of a period would be won in it.

    Formula: the commit of the last forecast given for exactly this period up to its first day; without one, of the
        first one given within its first seven days, as many teams forecast on the first Monday. Later ones never
        change it.
    Unit: money.
    Source: Forecasts salesperson, period, as of, commit.
    Missing: "no forecast at the start" when there are only later ones; "no forecast".
    """
    own = [each for each in forecasts if each.salesperson == name and _for(each, period)]
    early = [each for each in own if each.said <= period.start]
    first_week = [each for each in own if period.start < each.said < period.start + FIRST_DAYS]
    if early:
        return _commit(max(early, key=lambda each: (each.said, each.row)))
    if first_week:
        return _commit(min(first_week, key=lambda each: (each.said, each.row)))
    return unknown(Unit.MONEY, "no forecast at the start" if own else "no forecast", cure="add a row in Forecasts")


def said_last(forecasts: Sequence[Forecast], name: str, period: Period, as_of: date) -> Measure:
    """What a person says now will be won in a period.

    Formula: the commit of the last forecast given for exactly this period up to the as-of date.
    Unit: money.
    Source: Forecasts salesperson, period, as of, commit.
    Missing: "no forecast".
    """
    own = [each for each in forecasts if each.salesperson == name and _for(each, period) and each.said <= as_of]
    if not own:
        return unknown(Unit.MONEY, "no forecast", cure="add a row in Forecasts")
    return _commit(max(own, key=lambda each: (each.said, each.row)))


def _for(forecast: Forecast, period: Period) -> bool:
    return (forecast.period.start, forecast.period.end) == (period.start, period.end)


def _commit(forecast: Forecast) -> Measure:
    return Measure(forecast.commit, Unit.MONEY, 1, (forecast.row,), f"said on {forecast.said}")


def committed_deals(deals: Sequence[Opportunity], period: Period) -> list[Opportunity]:
    """The open deals of the forecast category commit that are to close in a period."""
    return [deal for deal in deals if deal.is_open and _is_committed(deal) and deal.close and deal.close in period]


def _is_committed(deal: Opportunity) -> bool:
    return fold(deal.forecast_category) in COMMITTED


def forecast(deals: Sequence[Opportunity], period: Period) -> Measure:
    """What a period comes to with the deals that are committed.

    Formula: amounts won in the period + amounts of the open deals of forecast category commit that close in it.
    Unit: money; n is the number of these deals.
    Source: Opportunities amount, stage, close date, closed on, forecast category.
    Missing: "no deals in the files"; "no forecast categories" when there are open deals and none has one; "no amounts".
    """
    if not deals:
        return unknown(Unit.MONEY, NO_DEALS)
    still = [deal for deal in deals if deal.is_open]
    if still and not any(deal.forecast_category for deal in still):
        return unknown(
            Unit.MONEY, "no forecast categories", cure="add a column forecast category, or rows in Forecasts"
        )
    counted = [*won_in(deals, period), *committed_deals(deals, period)]
    if counted and not priced(counted):
        return unknown(Unit.MONEY, NO_AMOUNTS, n=len(counted))
    return Measure(total(counted), Unit.MONEY, len(counted), tuple(deal.row for deal in counted), "won and committed")


def commit_attainment(expected: Measure, goal: Measure) -> Measure:
    """What is won and committed as a share of the quota.

    Formula: (won + committed) / quota; a forecast that was said holds both.
    Unit: share.
    Source: forecast or said_last; quota.
    Missing: "no quota"; "quota is 0"; the reason of the forecast.
    """
    return share_of_quota(expected, goal)


def forecast_accuracy(said: Measure, won: Measure) -> Measure:
    """How close a forecast came.

    Formula: 1 - |said - won| / won, not below 0; the denominator is what was won.
    Unit: share.
    Source: said_at_start, bookings.
    Missing: "missed entirely" when nothing was won and something was said (both 0 is 100 %); "won less than 0"; the
        reason of either.
    """
    if said.value is None or won.value is None:
        return unknown(Unit.SHARE, said.reason or won.reason, cure=said.cure)
    if won.value < 0:
        return unknown(Unit.SHARE, "won less than 0")
    rows = (*said.rows, *won.rows)
    if won.value == 0:
        missed = unknown(Unit.SHARE, "missed entirely", rows=rows)
        return missed if said.value else Measure(Decimal(1), Unit.SHARE, 1, rows)
    off = abs(said.value - won.value) / won.value
    return Measure(max(Decimal(0), 1 - off), Unit.SHARE, 1, rows)


def forecast_bias(said: Measure, won: Measure) -> Measure:
    """Whether a forecast was too high or too low, and by how much.

    Formula: (said - won) / won; above 0 more was said than was won. The variant says it in words, as signs differ
        between authors.
    Unit: share.
    Source: said_at_start, bookings.
    Missing: "missed entirely" when nothing was won and something was said; "won less than 0"; the reason of either.
    """
    return bias_of_months([(said, won)], fewest=1)


def accuracy_of_months(months: Sequence[Said], fewest: int = FEWEST_MONTHS) -> Measure:
    """How close the forecasts of several closed months came together (WAPE; never a mean of monthly percentages).

    Formula: 1 - sum of |said - won| / sum of won, not below 0, over the months in which both are known.
    Unit: share; n is the number of months.
    Source: said_at_start, bookings of each closed month.
    Missing: "fewer than 4 closed months"; "missed entirely"; "won less than 0".
    """
    known = _known(months)
    lacking = _lacking(known, fewest)
    if lacking:
        return unknown(Unit.SHARE, lacking, n=len(known))
    won = sum((each for _, each in known), Decimal(0))
    off = sum((abs(said - each) for said, each in known), Decimal(0))
    accuracy = max(Decimal(0), 1 - off / won) if won else Decimal(1)
    return Measure(accuracy, Unit.SHARE, len(known), _rows(months), f"{len(known)} months")


def bias_of_months(months: Sequence[Said], fewest: int = FEWEST_MONTHS) -> Measure:
    """Whether the forecasts of several closed months were too high or too low together.

    Formula: (sum of said - sum of won) / sum of won, over the months in which both are known. The variant says "said
        more than was won", "said less than was won" or "said what was won".
    Unit: share; n is the number of months.
    Source: said_at_start, bookings of each closed month.
    Missing: "fewer than 4 closed months"; "missed entirely"; "won less than 0".
    """
    known = _known(months)
    lacking = _lacking(known, fewest)
    if lacking:
        reason = next((each.reason for pair in months for each in pair if each.reason), lacking)
        return unknown(Unit.SHARE, reason if fewest == 1 and not known else lacking, n=len(known))
    said, won = sum((each for each, _ in known), Decimal(0)), sum((each for _, each in known), Decimal(0))
    words = "said what was won" if said == won else f"said {'more' if said > won else 'less'} than was won"
    return Measure((said - won) / won if won else Decimal(0), Unit.SHARE, len(known), _rows(months), words)


def _known(months: Sequence[Said]) -> list[tuple[Decimal, Decimal]]:
    return [(said.value, won.value) for said, won in months if said.value is not None and won.value is not None]


def _lacking(known: Sequence[tuple[Decimal, Decimal]], fewest: int) -> str:
    """Why several months cannot be said together; nothing where they can."""
    if len(known) < fewest:
        return f"fewer than {fewest} closed months"
    won = sum((each for _, each in known), Decimal(0))
    if won < 0:
        return "won less than 0"
    return "missed entirely" if won == 0 and any(said for said, _ in known) else ""


def _rows(months: Sequence[Said]) -> tuple[RowKey, ...]:
    return tuple(row for said, won in months if said.known and won.known for row in (*said.rows, *won.rows))


def forecast_concentration(deals: Sequence[Opportunity], period: Period, count: int = 1) -> Measure:
    """The share of a period's forecast that rests on its largest deals; above 40 % is worth a word.

    Formula: amounts of the `count` largest deals (1, or 3) / forecast, over the won and committed deals of the period
        with an amount above 0.
    Unit: share; n is the number of these deals.
    Source: as the forecast.
    Missing: the reason of the forecast; "no more deals than that" when there are not more than `count` of them.
    """
    whole = forecast(deals, period)
    if whole.value is None:
        return unknown(Unit.SHARE, whole.reason, cure=whole.cure)
    counted = [*won_in(deals, period), *committed_deals(deals, period)]
    sized = [(deal.amount, deal.row) for deal in counted if deal.amount is not None and deal.amount > 0]
    if len(sized) <= count:
        return unknown(Unit.SHARE, "no more deals than that", n=len(sized))
    sized.sort(key=lambda each: (-each[0], each[1]))
    largest = sum((amount for amount, _ in sized[:count]), Decimal(0))
    every = sum((amount for amount, _ in sized), Decimal(0))
    rows = tuple(row for _, row in sized[:count])
    return Measure(largest / every, Unit.SHARE, len(sized), rows, f"top {count}" if count > 1 else "largest")
