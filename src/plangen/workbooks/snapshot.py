"""The open deals, forecasts, and standings of a day in, the csv files that keep them out."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import PurePosixPath

from plangen.facts.scope.contests import contest_standings, running_contests
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.forecasts import Forecast
from plangen.records.snapshots import FOLDER
from plangen.workbooks.plain_text import csv_file

DEAL_COLUMNS = (
    "id", "name", "account", "salesperson", "stage", "status", "amount", "split amount", "close date", "created",
    "probability", "forecast category", "product", "type", "next step", "last activity", "stage entered",
)  # fmt: skip
FORECAST_COLUMNS = ("salesperson", "period", "as of", "commit", "best case")
STANDINGS_COLUMNS = ("contest", "name", "rank", "score")
CENT = Decimal("0.01")


def snapshot_path(day: date) -> PurePosixPath:
    """The place of a day's snapshot in the inputs folder."""
    return PurePosixPath(FOLDER) / f"{day}.csv"


def snapshot_file(book: Book) -> bytes:
    """The bytes of a snapshot: the open deals, then the forecasts for periods that aren't over, in our own columns."""
    rows = [list(DEAL_COLUMNS), *(_deal_row(deal) for deal in open_deals(book))]
    forecasts = current_forecasts(book)
    if forecasts:
        rows += [[], list(FORECAST_COLUMNS), *map(_forecast_row, forecasts)]
    return csv_file(rows)


def standings_path(day: date) -> PurePosixPath:
    """The place of a day's standings in the inputs folder."""
    return PurePosixPath(FOLDER) / f"{day} standings.csv"


def standings_file(book: Book) -> bytes:
    """The bytes of the standings of all running contests: everyone's place and score; empty without one."""
    workspace = Workspace(book)
    rows = [
        [contest.name, each.contender.name, str(each.rank), _amount(each.contender.value)]
        for contest in running_contests(workspace)
        for each in workspace.once(contest_standings, contest).placed
        if each.rank is not None
    ]
    return csv_file([list(STANDINGS_COLUMNS), *rows]) if rows else b""


def open_deals(book: Book) -> Sequence[Opportunity]:
    """The deals that a snapshot keeps."""
    return [deal for deal in book.opportunities if deal.is_open]


def current_forecasts(book: Book) -> Sequence[Forecast]:
    """The last forecast of each person for each period that isn't over."""
    last = {
        (each.salesperson, each.period.code): each
        for each in sorted(book.forecasts, key=lambda each: each.given_on)
        if not each.period.over_on(book.as_of)
    }
    return [last[key] for key in sorted(last)]


def _deal_row(deal: Opportunity) -> list[str]:
    amounts = ("", _amount(deal.amount)) if deal.is_share else (_amount(deal.amount), "")
    probability = "" if deal.probability is None else f"{(deal.probability * 100).normalize():f}%"
    dates = _dates((deal.close, deal.created))
    return [
        deal.id, deal.name, deal.account, deal.salesperson, deal.stage, "open", *amounts, *dates, probability,
        deal.forecast_category, deal.product, deal.kind, deal.next_step,
        *_dates((deal.last_activity, deal.stage_entered)),
    ]  # fmt: skip


def _forecast_row(forecast: Forecast) -> list[str]:
    return [
        forecast.salesperson,
        forecast.period.code,
        str(forecast.given_on),
        _amount(forecast.commit),
        _amount(forecast.best_case),
    ]


def _amount(amount: Decimal | None) -> str:
    """An amount to the cent, with a point only if it has cents, so that no locale reads it otherwise."""
    if amount is None:
        return ""
    rounded = amount.quantize(CENT, ROUND_HALF_UP)
    return f"{rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded:f}"


def _dates(days: Iterable[date | None]) -> list[str]:
    return [str(day) if day else "" for day in days]
