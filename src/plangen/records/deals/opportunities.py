"""Opportunities: open, won, and lost deals with owner, amount, and dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from plangen.elements.measure import RowKey
from plangen.problems import warning
from plangen.records.accounts.rows import named_accounts
from plangen.records.deals.columns import (
    FAMILIES,
    RowOutcome,
    closed_dates,
    decisions,
    ids,
    link_dates_by_id,
    outcomes,
    shown_stages,
    stage_dates,
    stages_and_statuses,
)
from plangen.records.deals.currencies import (
    foreign_rows,
    main_currency,
    report_conflicting_currencies,
    report_conflicting_symbols,
    report_unmapped_currencies,
)
from plangen.records.deals.reader import DealReader
from plangen.records.deals.repeated import DealValues, RepeatedDeals
from plangen.records.deals.stages import Outcome
from plangen.records.people.team import Person
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Opportunities",
    (
        "id", "name", "account", "salesperson", "stage", "status", "amount", "actual amount", "margin", "currency",
        "created", "close date", "closed on", "probability", "forecast category", "product", "type", "next step",
        "last activity", "stage entered", "loss reason", "status reason", "split",
        "account id", "decision",
    ),
    (("salesperson",), ("stage", "status")),
    names=("Deals", "Pipeline", "Sales pipeline", "Opportunity", "Opps"),
    keys=(("id",), ("name", "account", "salesperson", "created")),
    families=FAMILIES,
    lookalikes=(
        "account owner", "parent account", "contact owner", "account site", "created by", "modified by",
        "stage duration", "owner role", "type of account", "date", "amount currency converted", "lead owner",
        "company owner", "organization owner", "task owner", "expected revenue", "weighted amount", "forecast amount",
        "associated company ids", "deal owner id", "account name id", "pipeline", "deal pipeline", "sub pipeline",
        "notes",
    ),
)  # fmt: skip

TYPES = {
    "new": ("new business", "new customer", "new logo", "new client", "newbusiness"),
    "existing": ("existing business", "existing customer", "expansion", "upsell", "upgrade", "cross-sell", "add-on"),
    "renewal": ("renew", "existing customer - renewal"),
}
_TYPE_OF = {fold(word): key for key, words in TYPES.items() for word in (key, *words)}
_HIGHEST_PERCENT = 100
DECISIONS: dict[str, tuple[str, ...]] = {"advance": (), "revive": (), "drop": ("close",)}


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A deal as of a date.

    `amount` and `margin` are money, weighted by `split` if the row has one, or None if blank. `created`, `close`
    (expected), `closed` (only for won and lost), and `last_activity` are dates. `kind` is new, existing, renewal, or
    empty. `closed_later` marks a deal closed after the as-of date; it counts as open, without a stage. `inherited`
    marks one closed before its owner was hired. `forecast_category` is as entered. `decision` is what a review decided:
    advance, revive, drop, or empty.
    """

    row: RowKey
    salesperson: str
    outcome: Outcome
    stage: str = ""
    id: str = ""
    name: str = ""
    account: str = ""
    amount: Decimal | None = None
    margin: Decimal | None = None
    created: date | None = None
    close: date | None = None
    closed: date | None = None
    probability: Decimal | None = None
    product: str = ""
    kind: str = ""
    next_step: str = ""
    last_activity: date | None = None
    stage_entered: date | None = None
    loss_reason: str = ""
    closed_later: bool = False
    inherited: bool = False
    forecast_category: str = ""
    decision: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the deal is open on the as-of date."""
        return self.outcome is Outcome.OPEN

    @property
    def label(self) -> str:
        """The deal's name on a page: its name, or else its product, or else its id."""
        return self.name or self.product or self.id


class _Row(NamedTuple):
    """A row's values, apart from owner and outcome."""

    row: int
    texts: tuple[str, ...]
    money: tuple[Decimal | None, ...]
    dates: tuple[date | None, ...]
    probability: Decimal | None


def read_opportunities(tables: list[Columns], reader: DealReader) -> list[Opportunity]:
    """The deals in all tables as of a date; any other row is skipped with a reason."""
    deals: list[Opportunity] = []
    repeated = RepeatedDeals()
    link_dates_by_id(tables, reader.earlier)
    reader.main_currency = main_currency(tables, reader.money.currency)
    for columns in tables:
        report_unmapped_currencies(columns)
        report_conflicting_currencies(columns)
        report_conflicting_symbols(columns, reader.main_currency)
        found = _table_deals(columns, reader)
        deals += [deal for deal, row in found if repeated.is_new(columns, row.row, _deal_values(deal, row))]
    repeated.report_without_key()
    reader.report()
    return deals


def _table_deals(columns: Columns, reader: DealReader) -> Iterable[tuple[Opportunity, _Row]]:
    """A table's deals as of the as-of date, each with its row; the other rows are skipped."""
    foreign = foreign_rows(columns, reader.main_currency)
    stages, statuses = stages_and_statuses(columns)
    row_outcomes = outcomes(columns, stages, statuses, reader)
    owners = columns.texts("salesperson")
    for index, row in enumerate(_rows(columns, stages, row_outcomes, reader)):
        owner, (outcome, implied) = reader.owner(owners[index]), row_outcomes[index]
        # Only the first reason is recorded, to keep the problems and the report's counts consistent.
        if _is_after(row.dates[0], reader.as_of):
            columns.skip(row.row, "created after the as-of date")
        elif outcome is Outcome.IGNORED:
            columns.skip(row.row, "stage is ignored")
        elif owner is None:
            reader.skip_unknown_owner(columns, row.row, owners[index])
        elif outcome is None:
            reader.skip_without_outcome((columns, row.row), statuses[index] or "", stages[index], implied or "")
        else:
            converted = _converted(row, outcome, foreign[row.row], reader, columns) if row.row in foreign else row
            deal = _as_of(converted, outcome, owner, reader, columns) if converted else None
            if deal:
                yield deal, row


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
    amounts = columns.amounts("amount")
    money = (amounts, columns.amounts("actual amount"), _margins(columns, amounts), columns.percentages("split"))
    later = ("close date", "closed on", "stage entered")
    dates = (
        columns.dates("created", before=later),
        columns.dates("close date", after="created"),
        closed_dates(columns, row_outcomes),
        columns.dates("last activity"),
        stage_dates(columns, stages),
    )
    return map(
        _Row,
        columns.table.rows,
        zip(shown_stages(columns, stages, reader.stages), *texts, categories, decided, strict=True),
        zip(*money, strict=True),
        zip(*dates, strict=True),
        columns.percentages("probability"),
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
    """The deal at the end of the as-of date; None if it is closed without a close date."""
    created, expected, closed_on, *others = row.dates
    # Salesforce puts planned tasks into the last activity; dates after the as-of date aren't known yet.
    last_activity, stage_entered = (None if _is_after(day, reader.as_of) else day for day in others)
    closed = None if outcome is Outcome.OPEN else closed_on or expected
    if outcome is not Outcome.OPEN and closed is None:
        columns.skip(row.row, f"{outcome} without a date")
        reader.without_close_date.append((columns, row.row))
        return None
    later = closed is not None and closed > reader.as_of
    if later:
        reader.closed_later.append((columns, row.row))
    if closed and created and closed < created and not later:
        reader.closed_before_created.append((columns, row.row))
    amount, actual, margin, split = row.money
    if actual is not None and outcome is Outcome.WON:
        amount = actual
    elif amount is None and reader.money.prices:
        amount = reader.list_price((columns, row.row), row.texts[4])
    stage, key, name, account, product, deal_type, step, reason, category, decision = row.texts
    return Opportunity(
        RowKey(columns.table.number, row.row), owner.name, Outcome.OPEN if later else outcome, "" if later else stage,
        key, name, account, _share(amount, split), _share(margin, split), created, expected or closed,
        None if later else closed, row.probability, product, _TYPE_OF.get(fold(deal_type), "") if deal_type else "",
        step, last_activity, stage_entered, "" if later else reason, later,
        bool(closed and not later and owner.hired and closed < owner.hired), "" if later else category, decision,
    )  # fmt: skip


def _deal_values(deal: Opportunity, row: _Row) -> DealValues:
    """The values that rows of the same deal are compared by."""
    return DealValues(
        deal.id, deal.name, deal.account, deal.salesperson, deal.product, deal.outcome, deal.amount, deal.created,
        row.dates[1:3], row.money[-1] is not None,
    )  # fmt: skip


def _share(amount: Decimal | None, split: Decimal | None) -> Decimal | None:
    return amount if amount is None or split is None else amount * split
