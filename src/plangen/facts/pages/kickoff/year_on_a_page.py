"""The year on a page: the share of each month in the quota, and what is on when."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.rounding import rounded
from plangen.elements.year_grid import YearGrid
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.figures.plan import quarters
from plangen.facts.pages.kickoff.lanes import QUARTERLY, lanes_of_year, reviews_of_team, training_of_team
from plangen.facts.pages.kickoff.where_we_go import target_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import everyone as whole_team
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.quota import company_month, monthly_quotas
from plangen.periods import months

HEIGHT, WIDTH, LIVE_WIDTH = 26, 216, 176
ABOVE_AVERAGE = Decimal("1.25")
SHARE = "the month’s quota ÷ the quota of all months"
"""How far a month has to be above the average one to carry the year."""


@dataclass(frozen=True, slots=True)
class QuarterQuota:
    """A quarter, and the quota in it; empty without one."""

    name: str
    quota: str


@dataclass(frozen=True, slots=True)
class YearOnAPage:
    """The page: its head, the quota by quarter and by month (None without one), and the grid."""

    head: PageHead
    quarters: tuple[QuarterQuota, ...]
    note: str
    chart: ColumnChart | None
    grid: YearGrid


def kickoff_calendar(scope: Scope) -> YearOnAPage:
    """The page."""
    shares = _shares(scope)
    title = _title(scope, shares)
    goal = target_of(scope, scope.period, whole_team(scope))
    note = f"{scope.figure(goal)} by month" if goal.known and shares else ""
    names = tuple(scope.number_format.month(each.start) for each in months(scope.period))
    line = page_head(title, f"{scope.period.name} on one page", ", ".join(_counts(scope)))
    grid = YearGrid(title, names, lanes_of_year(scope))
    return YearOnAPage(line, _quarters(scope), note, _chart(scope, title, names, shares), grid)


def _shares(scope: Scope) -> list[Decimal]:
    """The share of each month in the year's quota, in whole percent; empty if a month or all have none."""
    team, plan = whole_team(scope), scope.workspace.plan
    spans = list(months(scope.period))
    amounts = [Decimal(0)] * len(spans)
    goal = target_of(scope, scope.period, team)
    for each in team.members:
        for at, month in enumerate(monthly_quotas(each.person, scope.period, plan)):
            amounts[at] += month.amount if month is not None else 0
    if not any(amounts):
        found = [company_month(each, plan) for each in spans]
        amounts = [each.amount if each is not None and goal.known else Decimal(0) for each in found]
    total = sum(amounts, Decimal(0))
    return [rounded(each / total * 100, 0) for each in amounts] if total and all(amounts) else []


def _title(scope: Scope, shares: list[Decimal]) -> str:
    """The month that carries the most of the quota, if it is well above the others."""
    if not shares:
        return f"{scope.period.name}, month by month."
    highest, spans = max(shares), list(months(scope.period))
    percent = made_of(scope.workspace.trace, scope.number_format.whole_percent(highest / 100), SHARE)
    if _stands_out(shares):
        name = scope.number_format.month(spans[shares.index(highest)].start, long=True)
        return f"{name} alone carries {percent} of the quota."
    return f"No month carries more than {percent} of the quota."


def _stands_out(shares: list[Decimal]) -> bool:
    """Whether one month carries much more than the average one."""
    return max(shares) * len(shares) >= ABOVE_AVERAGE * 100 and shares.count(max(shares)) == 1


def _counts(scope: Scope) -> list[str]:
    """How many quarterly reviews and trainings there are, in words."""
    kinds = [each.text for each in reviews_of_team(scope)]
    quarterly = kinds.count(QUARTERLY.split(maxsplit=1)[0].capitalize())
    counts = ((quarterly, "quarterly review"), (len(training_of_team(scope)), "training"))
    words = scope.number_format.spelled_out
    return [f"{words(count)} {name}{'' if count == 1 else 's'}" for count, name in counts if count]


def _quarters(scope: Scope) -> tuple[QuarterQuota, ...]:
    team, found = whole_team(scope), []
    for each in quarters(scope):
        figure = scope.figure(target_of(scope, each, team))
        found.append(QuarterQuota(each.short, figure.full if figure.known else ""))
    return tuple(found)


def _chart(scope: Scope, title: str, names: tuple[str, ...], shares: list[Decimal]) -> ColumnChart | None:
    """The shares as columns, the highest in the accent color if it is well above the others."""
    if not shares:
        return None
    texts = [made_of(scope.workspace.trace, scope.number_format.whole_percent(each / 100), SHARE) for each in shares]
    columns = tuple(
        Column(name, share, text, strong=share == max(shares) and _stands_out(shares))
        for name, share, text in zip(names, shares, texts, strict=True)
    )
    listed = ", ".join(f"{name} {text}" for name, text in zip(names, texts, strict=True))
    alt = f"{title} Share of the quota by month: {listed}."
    return ColumnChart(
        title, "", alt, columns, "Percent of the quota", "", HEIGHT, WIDTH / LIVE_WIDTH, has_labels=False
    )
