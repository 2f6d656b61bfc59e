"""Rows of deal tables in, the deals as of a date out; any other row is skipped with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from plangen.elements.measure import RowKey
from plangen.periods import month
from plangen.problems import warning
from plangen.records.accounts.rows import named_accounts
from plangen.records.deals.columns import (
    RowOutcome,
    closed_dates,
    contact_counts,
    decisions,
    ids,
    link_dates_by_id,
    outcomes,
    shown_stages,
    stage_dates,
    stage_entries,
    stages_and_statuses,
)
from plangen.records.deals.currencies import (
    foreign_rows,
    report_conflicting_currencies,
    report_conflicting_symbols,
    report_unmapped_currencies,
)
from plangen.records.deals.future_closes import FutureClose, is_current
from plangen.records.deals.opportunities import DECISIONS, TYPE_OF, Opportunity
from plangen.records.deals.probable_duplicates import report_probable_duplicates
from plangen.records.deals.reader import DealReader
from plangen.records.deals.repeated import one_per_deal
from plangen.records.deals.same_deal import DealRow
from plangen.records.deals.splits import report_unlikely_shares
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

_HIGHEST_PERCENT = 100


class _Row(NamedTuple):
    """A row's values, apart from owner and outcome."""

    row: int
    texts: tuple[str, ...]
    money: tuple[Decimal | None, ...]
    dates: tuple[date | None, ...]
    probability: Decimal | None
    quantity: Decimal | None
    contacts: int | None
    entered: tuple[tuple[str, date], ...]

    def shares(self, outcome: Outcome) -> tuple[Decimal | None, ...]:
        """The owner's share in percent and in money, and the amount of the deal."""
        amount, actual, _, part, share = self.money
        return share, part, actual if actual is not None and outcome is Outcome.WON else amount

    def past_dates(self, outcome: Outcome | None) -> tuple[date | None, ...]:
        """The dates of what has happened: created, last activity, and closed."""
        created, expected, closed_on, last_activity, *_ = self.dates
        return created, last_activity, (closed_on or expected) if outcome in {Outcome.WON, Outcome.LOST} else None


class _Table(NamedTuple):
    """A table and its rows as read, with the stage, status, outcome, and owner of each."""

    columns: Columns
    rows: Sequence[_Row]
    stages: Sequence[str]
    statuses: Sequence[str | None]
    outcomes: Sequence[RowOutcome]
    owners: Sequence[str]


def read_opportunities(tables: list[Columns], reader: DealReader) -> list[Opportunity]:
    """The deals in all tables as of a date; any other row is skipped with a reason."""
    link_dates_by_id(tables, reader.earlier)
    read = [_read_table(columns, reader) for columns in tables]
    reader.is_current = is_current(_past_dates(read), reader.as_of, reader.today)
    rows = [row for table in read for row in _table_rows(table, reader)]
    deals = one_per_deal(rows, reader)
    report_unlikely_shares(rows)
    report_probable_duplicates(rows, deals)
    reader.report()
    return deals if reader.has_losses else [replace(deal, losses_on_file=False) for deal in deals]


def _read_table(columns: Columns, reader: DealReader) -> _Table:
    """A table with its rows as read."""
    report_unmapped_currencies(columns)
    report_conflicting_currencies(columns)
    report_conflicting_symbols(columns, reader.main_currency)
    stages, statuses = stages_and_statuses(columns, rows_are_won=reader.rows_are_won)
    row_outcomes = outcomes(columns, stages, statuses, reader)
    owners = reader.owner_names(columns)
    rows = list(_rows(columns, stages, row_outcomes, reader))
    return _Table(columns, rows, stages, statuses, row_outcomes, owners)


def _past_dates(tables: Sequence[_Table]) -> Iterable[date | None]:
    """The dates of what has happened to the deals of all tables."""
    for table in tables:
        for row, (outcome, _) in zip(table.rows, table.outcomes, strict=True):
            yield from row.past_dates(outcome)


def _table_rows(table: _Table, reader: DealReader) -> Iterable[DealRow]:
    """A table's deals as of the as-of date, each with its row; the other rows are skipped."""
    columns, stages, statuses, owners = table.columns, table.stages, table.statuses, table.owners
    foreign = foreign_rows(columns, reader.main_currency)
    for index, row in enumerate(table.rows):
        owner, (outcome, implied) = reader.owner(owners[index]), table.outcomes[index]
        # Only the first reason is recorded, to keep the problems and the report's counts consistent.
        if _is_after(row.dates[0], reader.as_of):
            columns.skip(row.row, "created after the as-of date")
        elif outcome is Outcome.IGNORED:
            columns.skip(row.row, "stage is ignored")
        elif owner is None and (outcome or stages[index] or statuses[index]):
            reader.skip_unknown_owner(columns, row.row, owners[index])
        elif outcome is None or owner is None:
            reader.skip_without_outcome((columns, row.row), statuses[index] or "", stages[index], implied or "")
            # A row of other headers or totals has no date and no amount here.
            is_deal = stages[index] and (any(row.dates) or row.money[0] is not None)
            reader.possible_owners |= {owner.name} if owner and is_deal else set()
        else:
            converted = _converted(row, outcome, foreign[row.row], reader, columns) if row.row in foreign else row
            deal = _as_of(converted, outcome, owner, reader, columns) if converted else None
            if deal:
                yield DealRow(columns, row.row, deal, row.dates[1:3], *row.shares(outcome))
    reader.note_spellings(columns, owners)


def _is_after(day: date | None, as_of: date) -> bool:
    return day is not None and day > as_of


def _converted(row: _Row, outcome: Outcome, code: str, reader: DealReader, columns: Columns) -> _Row | None:
    """The row converted at the close date's rate, or the as-of date's for an open deal; None without a rate."""
    expected, closed_on = row.dates[1:3]
    closed = None if outcome is Outcome.OPEN else closed_on or expected
    rate = reader.rate((columns, row.row), code, min(closed or reader.as_of, reader.as_of))
    if rate is None:
        return None
    *money, split = row.money
    return row._replace(money=(*(None if amount is None else amount * rate for amount in money), split))


def _rows(
    columns: Columns, stages: Sequence[str], row_outcomes: Sequence[RowOutcome], reader: DealReader
) -> Iterable[_Row]:
    texts = (
        ids(columns), columns.texts("name"), named_accounts(columns, reader.accounts),
        *(columns.texts(name) for name in ("product", "type", "next step")), _loss_reasons(columns, row_outcomes),
    )  # fmt: skip
    categories, decided = columns.texts("forecast category"), decisions(columns, DECISIONS)
    sources = columns.texts("lead source")
    amounts = columns.amounts("amount")
    money = (
        amounts, columns.amounts("actual amount"), _margins(columns, amounts), columns.amounts("split amount"),
        columns.percentages("split"),
    )  # fmt: skip
    later = ("close date", "closed on", "stage entered")
    dates = (
        columns.dates("created", before=later),
        columns.dates("close date", after="created"),
        closed_dates(columns, row_outcomes),
        columns.dates("last activity"),
        stage_dates(columns, stages),
        columns.dates("next meeting"),
    )
    return map(
        _Row,
        columns.table.rows,
        zip(shown_stages(columns, stages, reader.stages), *texts, categories, decided, sources, strict=True),
        zip(*money, strict=True),
        zip(*dates, strict=True),
        columns.percentages("probability"),
        columns.amounts("quantity"),
        contact_counts(columns),
        stage_entries(columns),
    )


def _margins(columns: Columns, amounts: Sequence[Decimal | None]) -> list[Decimal | None]:
    """The margins in money; percentages are converted using the amounts."""
    if columns.is_percentage("margin"):
        shares = columns.percentages("margin", least=Decimal(-10))
        pairs = zip(amounts, shares, strict=True)
        return [None if amount is None or share is None else amount * share for amount, share in pairs]
    margins = columns.amounts("margin")
    known = [abs(margin) for margin in margins if margin]
    sizes = [abs(amount) for amount in amounts if amount]
    if known and sizes and max(known) <= _HIGHEST_PERCENT < median(sizes) / 10:
        message = "All margins are 100 or less. Read as money, but they look like percentages."
        fix = "If they are percentages, name the column “margin %”."
        columns.problems.append(
            warning(columns.table.place(columns.table.header_row, "margin"), "margin in percent", message, fix=fix)
        )
    return margins


def _loss_reasons(columns: Columns, row_outcomes: Sequence[RowOutcome]) -> list[str]:
    """The loss reasons; a blank one is filled from the status reason of a lost deal."""
    rows = zip(columns.texts("loss reason"), columns.texts("status reason"), row_outcomes, strict=True)
    return [reason or (other if outcome is Outcome.LOST else "") for reason, other, (outcome, _) in rows]


def _as_of(row: _Row, outcome: Outcome, owner: Person, reader: DealReader, columns: Columns) -> Opportunity | None:
    """The deal at the end of the as-of date; None if it is closed without a close date, or won on a future one."""
    created, expected, _, *others, next_meeting = row.dates
    # Salesforce puts planned tasks into the last activity; dates after the as-of date aren't known yet.
    last_activity, stage_entered = (None if _is_after(day, reader.as_of) else day for day in others)
    reader.has_losses |= outcome is Outcome.LOST
    closed = _closed(row, outcome, reader, columns)
    if outcome is not Outcome.OPEN and closed is None:
        return None
    later = closed is not None and closed > reader.as_of
    if closed and created and closed < created and not later:
        reader.closed_before_created.append((columns, row.row))
    amount, actual, margin, part, split = row.money
    if actual is not None and outcome is Outcome.WON:
        amount = actual
    elif amount is None and reader.money.prices:
        amount = reader.list_price((columns, row.row), row.texts[4])
    if split is None and part is not None:
        amount, split = part, (part / amount if amount else None)
        margin = _share(margin, split)
    elif split is not None:
        amount, margin = _share(amount, split), _share(margin, split)
    stage, key, name, account, product, deal_type, step, reason, category, decision, source = row.texts
    return Opportunity(
        RowKey(columns.table.number, row.row), owner.name, Outcome.OPEN if later else outcome, "" if later else stage,
        key, name, account, amount, margin, created, expected or closed,
        None if later else closed, row.probability, product, TYPE_OF.get(fold(deal_type), "") if deal_type else "",
        step, last_activity, stage_entered, "" if later else reason, later,
        bool(closed and not later and owner.hired and closed < owner.hired),
        bool(closed and not later and _is_after_leaving(closed, owner)), "" if later else category, decision,
        is_share=split is not None, created_by_other=bool(created and owner.hired and created < owner.hired),
        lead_source=source, quantity=row.quantity, next_meeting=next_meeting, contacts=row.contacts,
        entered=tuple(each for each in row.entered if not _is_after(each[1], reader.as_of)),
    )  # fmt: skip


def _is_after_leaving(closed: date, owner: Person) -> bool:
    """Whether a date is after the month in which the owner left; False for one said to have left before the hire."""
    left = owner.left
    return left is not None and not (owner.hired and left < owner.hired) and closed >= month(left).end


def _closed(row: _Row, outcome: Outcome, reader: DealReader, columns: Columns) -> date | None:
    """The date a deal closed on; None if it is open, has none, or was won on a future date.

    In today's file, a lost deal with a future close date is lost on the as-of date.
    """
    _, expected, closed_on, *_ = row.dates
    closed = None if outcome is Outcome.OPEN else closed_on or expected
    if closed is None and outcome is not Outcome.OPEN:
        columns.skip(row.row, f"{outcome} without a date")
        reader.without_close_date.append((columns, row.row))
    if closed is None or closed <= reader.as_of:
        return closed
    if not reader.is_current:
        reader.closed_later.append((columns, row.row))
        return closed
    column = "closed on" if closed_on else "close date"
    reader.future_closes.append(FutureClose(columns, row.row, outcome, column))
    if outcome is Outcome.WON:
        columns.skip(row.row, "won with a future close date")
        return None
    return reader.as_of


def _share(amount: Decimal | None, split: Decimal | None) -> Decimal | None:
    return amount if amount is None or split is None else amount * split
