"""The rows that make a figure, with the values that count and where they stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.brief import Brief
from plangen.facts.named_measure import Tally, TallyRow
from plangen.facts.said import said_months
from plangen.metrics.promises import in_time
from plangen.metrics.quota import MonthQuota, monthly_quotas
from plangen.periods import Period
from plangen.problems import Place
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a deal that counts: what it is called, the column that it comes from, and how it is read."""

    name: str
    column: str
    read: Callable[[Opportunity], Decimal | None]


def _days(deal: Opportunity) -> Decimal | None:
    return Decimal((deal.closed - deal.created).days) if deal.closed and deal.created else None


AMOUNT = Value("amount", "amount", lambda deal: deal.amount)
MARGIN = Value("margin", "margin", lambda deal: deal.margin)
PROBABILITY = Value("probability", "probability", lambda deal: deal.probability)
DAYS = Value("days", "created", _days)
DEAL = Value("deal", "stage", lambda _deal: Decimal(1))
WON = Value("won", "stage", lambda deal: Decimal(deal.outcome is Outcome.WON))
"""1 for a deal that was won, 0 for one that was lost."""


def deals_of(brief: Brief, rows: Iterable[RowKey]) -> list[Opportunity]:
    """The person's deals that a measure rests on, in its order."""
    known = brief.once(_by_row)
    return [known[row] for row in rows if row in known]


def _by_row(brief: Brief) -> Mapping[RowKey, Opportunity]:
    return {deal.row: deal for deal in brief.deals}


def tally(brief: Brief, title: str, deals: Sequence[Opportunity], *values: Value) -> Tally:
    """Deals with the values that count; the place of each is the cell of the first value."""
    rows = tuple(_row(brief, deal, values) for deal in deals)
    return Tally(title, tuple(value.name for value in values), rows)


def _row(brief: Brief, deal: Opportunity, values: Sequence[Value]) -> TallyRow:
    what = " · ".join(dict.fromkeys(part for part in (deal.label, deal.account) if part))
    dates = [("created", deal.created), ("closed" if deal.closed else "closes", deal.closed or deal.close)]
    note = [str(deal.outcome), *(f"{word} {day}" for word, day in dates if day)]
    counted = tuple(value.read(deal) for value in values)
    return TallyRow(brief.book.place(deal.row, values[0].column), what, ", ".join(note), counted)


def tally_of_quota(brief: Brief, period: Period) -> Tally:
    """The months of a period with their quotas."""
    given = [each for each in monthly_quotas(brief.person, period, brief.desk.plan) if each is not None]
    return Tally("Quota", ("quota",), tuple(_quota_row(brief, each) for each in given))


def _quota_row(brief: Brief, each: MonthQuota) -> TallyRow:
    note = "" if each.full == each.amount else f"of a full {brief.numerals.number(each.full, 0)}"
    return TallyRow(_quota_place(brief, each), brief.numerals.period(each.month), note, (each.amount,))


def _quota_place(brief: Brief, each: MonthQuota) -> Place:
    """The cell of Team in which the quota of the year stands; else the row of Targets."""
    year = brief.book.calendar.year_of(each.month.start)
    named = {"", str(each.month.start.year), f"FY{year}"}
    if not each.rows or each.rows == (brief.person.row,):
        return next((given.place for given in brief.person.quotas if given.year in named), Place())
    return place_of_target(brief, each.rows[0], each.month)


def place_of_target(brief: Brief, row: RowKey, period: Period) -> Place:
    """The cell of a target that covers a period; its row, where more is not known."""
    covering = (each for each in brief.book.targets if each.row == row and each.period.start <= period.start)
    found = next((each for each in covering if period.end <= each.period.end), None)
    return brief.book.grids[row.grid].place(row.row, found.column if found else None)


def tally_of_promises(brief: Brief, rows: Iterable[RowKey]) -> Tally:
    """Commitments, each with 1 where it was kept in time and 0 where it was not."""
    known = {action.row: action for action in brief.book.actions}
    promised = [known[row] for row in rows if row in known]
    return Tally(
        "Commitments",
        ("kept",),
        tuple(
            TallyRow(
                brief.book.place(each.row, "status"),
                f"{each.id} · {each.text}",
                f"{each.status}, due {each.due}" + (f", done {each.done_on}" if each.done_on else ""),
                (Decimal(in_time(each)),),
            )
            for each in promised
        ),
    )


def tally_of_said(brief: Brief, period: Period) -> Tally:
    """The closed months, each with what was said at its start and what was won in it."""
    rows = [
        TallyRow(
            brief.book.place(each.said.rows[0], "commit"),
            brief.numerals.period(each.month),
            f"{each.said.variant}; {brief.numerals.deals(each.won.n)} won",
            (each.said.value, each.won.value),
        )
        for each in said_months(brief, period)
    ]
    return Tally("Months", ("said", "won"), tuple(rows))


def tally_of_activities(brief: Brief, rows: Iterable[RowKey]) -> Tally:
    """Activities with their counts."""
    wanted = set(rows)
    found = [each for each in brief.desk.activities_of(brief.person) if each.row in wanted]
    return Tally(
        "Activities",
        ("count",),
        tuple(
            TallyRow(
                brief.book.place(each.row, "count"),
                " · ".join(part for part in (each.type, each.account, each.opportunity) if part),
                str(each.day),
                (each.count,),
            )
            for each in found
        ),
    )
