"""The rows that a metric is computed from, with their values and cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plangen.elements.measure import RowKey, Unit
from plangen.facts.figures.monthly_forecasts import ForecastMonth
from plangen.facts.figures.named import Tally, TallyRow
from plangen.facts.formatting.reasons import flag_text, variant_text
from plangen.facts.scope.document import Scope
from plangen.metrics.people.commitments import kept_on_time
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.results.quota import MonthQuota, monthly_quotas, quota_factors
from plangen.periods import Period
from plangen.problems import Place
from plangen.records.book import Book
from plangen.records.contests.entries import Entry
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a deal: its name, the column that it comes from, and a function that reads it."""

    name: str
    column: str
    read: Callable[[Opportunity], Decimal | None]


def _days(deal: Opportunity) -> Decimal | None:
    return Decimal((deal.closed - deal.created).days) if deal.closed and deal.created else None


AMOUNT = Value("amount", "amount", lambda deal: deal.amount)
MARGIN = Value("margin", "margin", lambda deal: deal.margin)
DAYS = Value("days", "created", _days)
DEAL = Value("deal", "stage", lambda _deal: Decimal(1))
WON = Value("won", "stage", lambda deal: Decimal(deal.outcome is Outcome.WON))
"""1 for a won deal, 0 for a lost one."""


def deals_of(scope: Scope, rows: Iterable[RowKey]) -> list[Opportunity]:
    """The person's deals that a metric is based on, in the metric's order."""
    deals = scope.once(_by_row)
    return [deals[row] for row in rows if row in deals]


def _by_row(scope: Scope) -> Mapping[RowKey, Opportunity]:
    return {deal.row: deal for deal in scope.deals}


def tally(scope: Scope, title: str, deals: Sequence[Opportunity], *values: Value) -> Tally:
    """Deals with their values; the place of each deal is the cell of its first value."""
    rows = (row for deal in deals for row in (_named(scope, deal, values), *_lines(scope, deal, values)))
    return Tally(title, tuple(value.name for value in values), tuple(rows))


def _named(scope: Scope, deal: Opportunity, values: Sequence[Value]) -> TallyRow:
    """The row of a deal, with its owner's name if it is one of a team's."""
    row = _row(scope.book, deal, values)
    return row if scope.subject.sort.is_person else replace(row, what=f"{deal.salesperson}: {row.what}")


def tallies_of_rows(book: Book, rows: Sequence[RowKey]) -> tuple[Tally, ...]:
    """Any rows: the deals with their amounts, then the others with their places."""
    deals = {deal.row: deal for deal in book.opportunities}
    found = [_row(book, deals[row], (AMOUNT,)) for row in rows if row in deals]
    entries = {entry.row: entry for entry in book.entries}
    others = [_other(book, row, entries.get(row)) for row in rows if row not in deals]
    tallies = (Tally("Deals", (AMOUNT.name,), tuple(found)), Tally("Other rows", (), tuple(others)))
    return tuple(each for each in tallies if each.rows)


def _other(book: Book, row: RowKey, entry: Entry | None) -> TallyRow:
    """A row with its sheet; of a contest's entry, with whose it is, what for, and where."""
    place = book.place(row)
    if entry is None:
        return TallyRow(place, place.sheet or place.file, "", ())
    what = " · ".join(part for part in (entry.salesperson, entry.event, entry.account) if part)
    return TallyRow(place, what, f"{entry.contest}, {entry.day}", ())


def _lines(scope: Scope, deal: Opportunity, values: Sequence[Value]) -> Iterable[TallyRow]:
    """The lines that a deal adds up; without values, since the deal's own row has their sum."""
    for number, line in enumerate(deal.lines, 1):
        what = f"line {number} of {len(deal.lines)}" + (f" · {line.product}" if line.product else "")
        note = "no amount" if line.amount is None else f"{line.amount:,f} of the amount above"
        yield TallyRow(scope.book.place(line.row, values[0].column), what, note, (None,) * len(values))


def _row(book: Book, deal: Opportunity, values: Sequence[Value]) -> TallyRow:
    what = " · ".join(dict.fromkeys(part for part in (deal.label, deal.account) if part))
    dates = [("created", deal.created), ("closed" if deal.closed else "closes", deal.closed or deal.close)]
    note = [str(deal.outcome), *(f"{word} {day}" for word, day in dates if day)]
    read = tuple(value.read(deal) for value in values)
    return TallyRow(book.place(deal.row, values[0].column), what, ", ".join(note), read)


def tally_of_quota(scope: Scope, period: Period) -> Tally:
    """The months of a period, with their quotas."""
    quotas = [each for each in monthly_quotas(scope.person, period, scope.workspace.plan) if each is not None]
    return Tally("Quota", ("quota",), tuple(_quota_row(scope, each) for each in quotas))


def _quota_row(scope: Scope, quota: MonthQuota) -> TallyRow:
    note = "" if quota.full == quota.amount else _proration(scope, quota)
    return TallyRow(_quota_place(scope, quota), scope.number_format.period(quota.month), note, (quota.amount,))


def _proration(scope: Scope, quota: MonthQuota) -> str:
    """How a month's quota is made of the full one: 20,000 × 50.0% employed × 75.0% ramp."""
    [factors] = quota_factors(scope.person, quota.month, scope.workspace.plan)
    full = scope.number_format.number(quota.full, 0)
    if factors is None:
        return f"of a full {full}"
    named = ((factors.employed, "employed"), (factors.ramp, "ramp"), (factors.worked, "not on leave"))
    shares = (f"{scope.number_format.plain(share, Unit.SHARE)} {word}" for share, word in named if share != 1)
    return " × ".join((full, *shares))


def flagged_tally(scope: Scope, title: str, rows: Iterable[RowKey]) -> Tally:
    """Open deals that need a decision, each with the rules that it meets."""
    found = {each.deal.row: each for each in flagged_deals(scope.deals, scope.workspace.standards)}
    flagged = [found[row] for row in rows if row in found]
    named = []
    for each in flagged:
        row = _row(scope.book, each.deal, (DEAL,))
        reasons = "; ".join(flag_text(flag) for flag in each.flags)
        named.append(replace(row, note=f"{reasons} ({row.note})"))
    return Tally(title, (DEAL.name,), tuple(named))


def _quota_place(scope: Scope, quota: MonthQuota) -> Place:
    """The cell of the year's quota in Team, else the row in Targets."""
    year = scope.book.calendar.year_of(quota.month.start)
    names = {"", str(quota.month.start.year), f"FY{year}"}
    if not quota.rows or quota.rows == (scope.person.row,):
        return next((each.place for each in scope.person.quotas if each.year in names), Place())
    return place_of_target(scope, quota.rows[0], quota.month)


def place_of_target(scope: Scope, row: RowKey, period: Period) -> Place:
    """The cell of a target that covers a period, or its row if the cell isn't known."""
    covering = (each for each in scope.book.targets if each.row == row and each.period.start <= period.start)
    found = next((each for each in covering if period.end <= each.period.end), None)
    return scope.book.grids[row.grid].place(row.row, found.column if found else None)


def tally_of_commitments(scope: Scope, rows: Iterable[RowKey]) -> Tally:
    """Commitments, each with 1 if kept on time, else 0."""
    actions = {action.row: action for action in scope.book.actions}
    commitments = [actions[row] for row in rows if row in actions]
    return Tally(
        "Commitments",
        ("kept",),
        tuple(
            TallyRow(
                scope.book.place(each.row, "status"),
                f"{each.id} · {each.text}",
                f"{each.status}, due {each.due}" + (f", done {each.done_on}" if each.done_on else ""),
                (Decimal(kept_on_time(each)),),
            )
            for each in commitments
        ),
    )


def tally_of_forecasts(scope: Scope, found: Sequence[ForecastMonth]) -> Tally:
    """The closed months, each with its opening forecast and its bookings."""
    rows = [
        TallyRow(
            scope.book.place(each.forecast.rows[0], "commit"),
            scope.number_format.period(each.month),
            f"{variant_text(each.forecast)}; {scope.number_format.deals(each.actual.n)} won",
            (each.forecast.value, each.actual.value),
        )
        for each in found
    ]
    return Tally("Months", ("forecast", "actual"), tuple(rows))


def tally_of_activities(scope: Scope, rows: Iterable[RowKey]) -> Tally:
    """Activities with their counts."""
    wanted = set(rows)
    found = [each for each in scope.workspace.activities_of(scope.person) if each.row in wanted]
    return Tally(
        "Activities",
        ("count",),
        tuple(
            TallyRow(
                scope.book.place(each.row, "count"),
                " · ".join(part for part in (each.type, each.account, each.opportunity) if part),
                str(each.day),
                (each.count,),
            )
            for each in found
        ),
    )
