"""The written list of measures: what people may ask for by name, and what a scorecard prints."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure, Desk
from plangen.facts.measure_rows import AMOUNT, DAYS, DEAL, MARGIN, WON
from plangen.facts.named_measure import Better, Group, NamedMeasure
from plangen.facts.numerals import rounded
from plangen.facts.recipes import (
    against_quota,
    covering,
    from_new,
    logged,
    made,
    promised,
    said_and_won,
    speeding,
    weighted,
)
from plangen.facts.said import said_months
from plangen.facts.standing import coverage_ahead
from plangen.metrics.activity import LOGGED, activity_count, expected_activities, weekly_standard, weeks_worked
from plangen.metrics.decisions import clean_pipeline, decisions_due
from plangen.metrics.flow import median_cycle, pipeline_created
from plangen.metrics.forecast import accuracy_of_months, bias_of_months
from plangen.metrics.losses import lost_deals
from plangen.metrics.new_business import net_new_share
from plangen.metrics.outlook import weighted_pipeline
from plangen.metrics.pipeline import coverage, open_count, open_pipeline, to_be_covered
from plangen.metrics.promises import kept
from plangen.metrics.quota import quota
from plangen.metrics.results import (
    attainment,
    average_deal,
    bookings,
    gap,
    margin,
    new_accounts,
    win_rate,
    won_deals,
)
from plangen.metrics.velocity import sales_velocity, speed_of_open
from plangen.periods import Period
from plangen.records.activities import TYPES
from plangen.records.targets import BOOKINGS

Said = Callable[[Desk, Period], bool]


def named(name: str) -> NamedMeasure:
    """The measure of a name in the list."""
    return _BY_NAME[name]


def measures_of(desk: Desk) -> tuple[NamedMeasure, ...]:
    """Every measure that can be asked for at a desk: those of the list, and one for each type of activity."""
    return (*MEASURES, *(activity(kind) for kind in desk.activity_types))


def activity(kind: str) -> NamedMeasure:
    """The measure of a type of activity: how many were logged. It has a target, and never a mark."""
    name = f"{kind}s" if kind in TYPES else kind
    return NamedMeasure(
        name,
        f"{name[:1].upper()}{name[1:]} {LOGGED}",
        Group.ACTIVITY,
        activity_count,
        logged,
        of_brief=lambda brief, period: activity_count(brief.desk.activities_of(brief.person), kind, period),
        said_when=lambda desk, _period: kind in desk.activity_types,
        of_goal=lambda brief, period: _standard(brief, kind, period),
        also=(kind,),
    )


def _standard(brief: Brief, kind: str, period: Period) -> Measure:
    """What the standard a week comes to over the weeks worked up to the as-of date, as a whole number."""
    days_off = brief.book.holidays
    worked = weeks_worked(brief.person, period.start, min(period.end, brief.book.as_of + timedelta(days=1)), days_off)
    expected = expected_activities(weekly_standard(kind, brief.person, period, brief.book.targets), worked)
    return expected if expected.value is None else replace(expected, value=rounded(expected.value, 0))


def _same(measure: DealMeasure) -> Callable[[Desk], DealMeasure]:
    """A function of deals and a period that asks nothing of the desk."""
    return lambda _desk: measure


def _attained(brief: Brief, period: Period) -> Measure:
    return attainment(brief.person, brief.deals, period, brief.desk.plan)


def _gap(brief: Brief, period: Period) -> Measure:
    return gap(bookings(brief.deals, period), quota(brief.person, period, brief.desk.plan))


def _accuracy(brief: Brief, period: Period) -> Measure:
    return accuracy_of_months([(each.said, each.won) for each in said_months(brief, period)])


def _bias(brief: Brief, period: Period) -> Measure:
    return bias_of_months([(each.said, each.won) for each in said_months(brief, period)])


def _velocity(brief: Brief, _period: Period) -> Measure:
    return sales_velocity(speed_of_open(brief.deals, brief.book.as_of, brief.book.stages))


def _is_open(desk: Desk, _period: Period) -> bool:
    return desk.has_open


def _is_priced(desk: Desk, _period: Period) -> bool:
    return desk.has_open_amounts


def _is_created(desk: Desk, period: Period) -> bool:
    """Whether what was created has its worth: open deals without amounts would make it that of the won ones alone."""
    return desk.has_open_amounts and desk.can_be_said(pipeline_created, period)


def _has_chances(desk: Desk, _period: Period) -> bool:
    return desk.has_open_amounts and desk.has_chances


def _has_quota(desk: Desk, period: Period) -> bool:
    return desk.has_quota_in(period) and desk.book.has_amounts


def _has_quota_ahead(desk: Desk, period: Period) -> bool:
    return _has_quota(desk, to_be_covered(desk.book.as_of, period, desk.book.calendar))


def _is_said(desk: Desk, _period: Period) -> bool:
    return bool(desk.book.forecasts)


def _is_promised(desk: Desk, _period: Period) -> bool:
    return desk.book.has("Actions", "action")


MEASURES: tuple[NamedMeasure, ...] = (
    NamedMeasure(
        "bookings", "Won", Group.RESULTS, bookings, made("SUM([amount])", "Won deals", AMOUNT),
        of_deals=_same(bookings), target=BOOKINGS, also=("won", "revenue", "sales"),
    ),
    NamedMeasure(
        "attainment", "Attainment", Group.RESULTS, attainment, against_quota("SUM([amount])/SUM([quota])"),
        of_brief=_attained, said_when=_has_quota, also=("quota attainment",),
    ),
    NamedMeasure(
        "gap", "Gap to quota", Group.RESULTS, gap, against_quota("SUM([quota])-SUM([amount])"),
        of_brief=_gap, said_when=_has_quota, better=Better.LOWER,
    ),
    NamedMeasure(
        "new accounts", "New accounts", Group.RESULTS, new_accounts, made("COUNT([deal])", "First deals", DEAL),
        of_deals=lambda desk: desk.new_accounts, target="new accounts", also=("new customers", "new logos"),
    ),
    NamedMeasure(
        "net-new share", "Net-new share", Group.RESULTS, net_new_share, from_new,
        of_deals=lambda desk: desk.net_new, better=Better.NEITHER, also=("net new",),
    ),
    NamedMeasure(
        "margin", "Margin", Group.RESULTS, margin, made("SUM([margin])/SUM([amount])", "Won deals", MARGIN, AMOUNT),
        of_deals=_same(margin), target="margin",
    ),
    NamedMeasure(
        "deals won", "Deals won", Group.RESULTS, won_deals, made("COUNT([deal])", "Won deals", DEAL),
        of_deals=_same(won_deals), also=("won deals", "wins"),
    ),
    NamedMeasure(
        "deals lost", "Deals lost", Group.RESULTS, lost_deals, made("COUNT([deal])", "Lost deals", DEAL),
        of_deals=_same(lost_deals), better=Better.LOWER, also=("lost deals", "losses"),
    ),
    NamedMeasure(
        "average deal", "Average deal", Group.RESULTS, average_deal, made("AVERAGE([amount])", "Won deals", AMOUNT),
        of_deals=_same(average_deal), target="average deal", also=("average deal size", "AOV"),
    ),
    NamedMeasure(
        "open pipeline", "Open pipeline", Group.PIPELINE, open_pipeline, made("SUM([amount])", "Open deals", AMOUNT),
        of_brief=lambda brief, _period: open_pipeline(brief.deals), said_when=_is_priced, of_now=True,
    ),
    NamedMeasure(
        "open deals", "Open deals", Group.PIPELINE, open_count, made("COUNT([deal])", "Open deals", DEAL),
        of_brief=lambda brief, _period: open_count(brief.deals), said_when=_is_open, better=Better.NEITHER, of_now=True,
    ),
    NamedMeasure(
        "clean pipeline", "Clean pipeline", Group.PIPELINE, clean_pipeline,
        made("SUM([amount])", "Open deals that trip no rule", AMOUNT),
        of_brief=lambda brief, _period: clean_pipeline(brief.deals, brief.desk.standards),
        said_when=_is_priced, of_now=True,
    ),
    NamedMeasure(
        "weighted pipeline", "Weighted pipeline", Group.PIPELINE, weighted_pipeline, weighted,
        of_brief=lambda brief, _period: weighted_pipeline(brief.deals, brief.book.stages),
        said_when=_has_chances, of_now=True,
    ),
    NamedMeasure(
        "coverage", "Coverage", Group.PIPELINE, coverage, covering,
        of_brief=lambda brief, _period: coverage_ahead(brief), said_when=_has_quota_ahead, of_now=True,
    ),
    NamedMeasure(
        "pipeline created", "Pipeline created", Group.PIPELINE, pipeline_created,
        made("SUM([amount])", "Deals created", AMOUNT),
        of_deals=_same(pipeline_created), said_when=_is_created, also=("created",),
    ),
    NamedMeasure(
        "win rate", "Win rate", Group.PROCESS, win_rate, made("COUNTIF([won],1)/COUNT([won])", "Closed deals", WON),
        of_deals=_same(win_rate), target="win rate", also=("hit rate", "closing rate"),
    ),
    NamedMeasure(
        "median cycle", "Median cycle", Group.PROCESS, median_cycle, made("MEDIAN([days])", "Won deals", DAYS),
        of_deals=_same(median_cycle), better=Better.LOWER, target="cycle days", also=("cycle days", "sales cycle"),
    ),
    NamedMeasure(
        "forecast accuracy", "Forecast accuracy", Group.PROCESS, accuracy_of_months,
        said_and_won("MAX(0,1-SUMPRODUCT(ABS([said]-[won]))/SUM([won]))"), of_brief=_accuracy, said_when=_is_said,
    ),
    NamedMeasure(
        "bias", "Forecast bias", Group.PROCESS, bias_of_months, said_and_won("(SUM([said])-SUM([won]))/SUM([won])"),
        of_brief=_bias, said_when=_is_said, better=Better.NEITHER,
    ),
    NamedMeasure(
        "velocity", "Velocity a day", Group.PROCESS, sales_velocity, speeding,
        of_brief=_velocity, said_when=_is_priced, of_now=True, also=("sales velocity",),
    ),
    NamedMeasure(
        "deals that need a decision", "Deals that need a decision", Group.PROCESS, decisions_due,
        made("COUNT([deal])", "Open deals that trip a rule", DEAL),
        of_brief=lambda brief, _period: decisions_due(brief.deals, brief.desk.standards),
        said_when=_is_open, better=Better.LOWER, also=("decisions", "stale deals"), of_now=True,
    ),
    NamedMeasure(
        "kept", "Commitments kept", Group.PROCESS, kept, promised,
        of_brief=lambda brief, period: kept(brief.book.actions, brief.person.name, period),
        said_when=_is_promised, also=("commitments kept",),
    ),
)  # fmt: skip
"""Every measure that has a name of its own, in the order of a scorecard."""

_BY_NAME: Mapping[str, NamedMeasure] = {each.name: each for each in MEASURES}
