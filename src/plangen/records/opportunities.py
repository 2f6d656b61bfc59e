"""The deals: what is open, won and lost, by whom, for how much, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from plangen.elements.measure import RowKey
from plangen.problems import warning
from plangen.records.accounts import named_accounts
from plangen.records.currencies import foreign_rows, main_currency, tell_named_twice, tell_other_signs, tell_unnamed
from plangen.records.deal_columns import (
    FAMILIES,
    Meant,
    closed_days,
    ids,
    know_each_other,
    outcomes,
    shown_stages,
    stage_days,
    stages_and_statuses,
)
from plangen.records.deal_desk import DealDesk
from plangen.records.repeated_deals import RepeatedDeals, SaidDeal
from plangen.records.stages import Outcome
from plangen.records.team import Person
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Opportunities",
    (
        "id", "name", "account", "salesperson", "stage", "status", "amount", "actual amount", "margin", "currency",
        "created", "close date", "closed on", "probability", "forecast category", "product", "type", "next step",
        "last activity", "stage entered", "loss reason", "status reason", "split",
        "account id",
    ),
    (("salesperson",), ("stage", "status")),
    names=("Deals", "Pipeline", "Sales pipeline", "Opportunity", "Opps"),
    families=FAMILIES,
    traps=(
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
_KINDS = {fold(word): key for key, words in TYPES.items() for word in (key, *words)}
_MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A deal as of a day.

    `amount` and `margin` are money, weighted by `split` where the row has one; None where the cell is blank. `created`,
    `close` (expected), `closed` (only for won and lost) and `last_activity` are days. `kind` is new, existing, renewal
    or empty. `closed_later` marks a deal that was closed after the as-of date and counts as open, without a stage.
    `inherited` marks one that was closed before its owner was hired. `forecast_category` stands as it was written.
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

    @property
    def is_open(self) -> bool:
        """Whether the deal is open on the as-of date."""
        return self.outcome is Outcome.OPEN

    @property
    def label(self) -> str:
        """The deal as a page names it: its name, else its product, else its id."""
        return self.name or self.product or self.id


class _Row(NamedTuple):
    """The cells of a row that say what a deal is; its owner and outcome are known by then."""

    row: int
    words: tuple[str, ...]
    money: tuple[Decimal | None, ...]
    days: tuple[date | None, ...]
    probability: Decimal | None


def read_opportunities(tables: list[Columns], desk: DealDesk) -> list[Opportunity]:
    """The deals of all tables as of the day; every row that is none is set aside for a reason."""
    deals: list[Opportunity] = []
    repeated = RepeatedDeals()
    know_each_other(tables, desk.earlier)
    desk.counts_in = main_currency(tables, desk.money.currency)
    for columns in tables:
        tell_unnamed(columns)
        tell_named_twice(columns)
        tell_other_signs(columns, desk.counts_in)
        standing = _standing(columns, desk)
        deals += [deal for deal, row in standing if repeated.is_new(columns, row.row, _said(deal, row))]
    repeated.tell_equal()
    desk.tell()
    return deals


def _standing(columns: Columns, desk: DealDesk) -> Iterable[tuple[Opportunity, _Row]]:
    """The deals of a table that stand on the day, each with its row; the other rows are set aside."""
    foreign = foreign_rows(columns, desk.counts_in)
    stages, statuses = stages_and_statuses(columns)
    found = outcomes(columns, stages, statuses, desk)
    owners = columns.texts("salesperson")
    for index, row in enumerate(_rows(columns, stages, found, desk)):
        owner, (outcome, meant) = desk.owner(owners[index]), found[index]
        # The first reason is the only one, so that what is told and what the report counts agree.
        if _is_later(row.days[0], desk.as_of):
            columns.set_aside(row.row, "created after the as-of date")
        elif outcome is Outcome.IGNORED:
            columns.set_aside(row.row, "stage is ignored")
        elif owner is None:
            desk.stranger(columns, row.row, owners[index])
        elif outcome is None:
            desk.without_outcome((columns, row.row), statuses[index] or "", stages[index], meant or "")
        else:
            own = _in_own_money(row, outcome, foreign[row.row], desk, columns) if row.row in foreign else row
            deal = _as_of(own, outcome, owner, desk, columns) if own else None
            if deal:
                yield deal, row


def _is_later(day: date | None, as_of: date) -> bool:
    return day is not None and day > as_of


def _in_own_money(row: _Row, outcome: Outcome, code: str, desk: DealDesk, columns: Columns) -> _Row | None:
    """The row with its money at the rate of the day of closing, of the as-of day while it is open; None without one."""
    expected, closed_on = row.days[1:3]
    closed = None if outcome is Outcome.OPEN else closed_on or expected
    rate = desk.rate((columns, row.row), code, min(closed or desk.as_of, desk.as_of))
    if rate is None:
        return None
    *money, split = row.money
    return row._replace(money=(*(None if amount is None else amount * rate for amount in money), split))


def _rows(columns: Columns, stages: Sequence[str], found: Sequence[Meant], desk: DealDesk) -> Iterable[_Row]:
    texts = (
        ids(columns), columns.texts("name"), named_accounts(columns, desk.accounts),
        *(columns.texts(name) for name in ("product", "type", "next step")), _loss_reasons(columns, found),
    )  # fmt: skip
    categories = columns.texts("forecast category")
    amounts = columns.amounts("amount")
    money = (amounts, columns.amounts("actual amount"), _margins(columns, amounts), columns.shares("split"))
    later = ("close date", "closed on", "stage entered")
    days = (
        columns.dates("created", before=later),
        columns.dates("close date", after="created"),
        closed_days(columns, found),
        columns.dates("last activity"),
        stage_days(columns, stages),
    )
    return map(
        _Row,
        columns.table.rows,
        zip(shown_stages(columns, stages, desk.stages), *texts, categories, strict=True),
        zip(*money, strict=True),
        zip(*days, strict=True),
        columns.shares("probability"),
    )


def _margins(columns: Columns, amounts: Sequence[Decimal | None]) -> list[Decimal | None]:
    """The margins in money; where the column holds percentages, as shares of the amounts."""
    if columns.is_share("margin"):
        shares = columns.shares("margin", least=Decimal(-10))
        pairs = zip(amounts, shares, strict=True)
        return [None if amount is None or share is None else amount * share for amount, share in pairs]
    margins = columns.amounts("margin")
    known = [abs(margin) for margin in margins if margin]
    sizes = [abs(amount) for amount in amounts if amount]
    if known and sizes and max(known) <= _MOST_PERCENT < median(sizes) / 10:
        message = "All margins are at most 100; they were read as money, though they look like percentages."
        cure = "If they are percentages, name the column “margin %”."
        columns.problems.append(
            warning(columns.table.place(columns.table.header, "margin"), "margin in percent", message, cure=cure)
        )
    return margins


def _loss_reasons(columns: Columns, found: Sequence[Meant]) -> list[str]:
    """Why deals were lost; where no column says it, what is said of the status of a lost one."""
    rows = zip(columns.texts("loss reason"), columns.texts("status reason"), found, strict=True)
    return [reason or (other if outcome is Outcome.LOST else "") for reason, other, (outcome, _) in rows]


def _as_of(row: _Row, outcome: Outcome, owner: Person, desk: DealDesk, columns: Columns) -> Opportunity | None:
    """The deal as it stood at the end of the as-of day, or None when it is closed and has no day of closing."""
    created, expected, closed_on, *others = row.days
    # Salesforce takes a task that is planned for the last activity; what lies after the day is not known on it.
    last_activity, stage_entered = (None if _is_later(day, desk.as_of) else day for day in others)
    closed = None if outcome is Outcome.OPEN else closed_on or expected
    if outcome is not Outcome.OPEN and closed is None:
        columns.set_aside(row.row, f"{outcome} without a date")
        desk.undated.append((columns, row.row))
        return None
    later = closed is not None and closed > desk.as_of
    if later:
        desk.later.append((columns, row.row))
    if closed and created and closed < created and not later:
        desk.turned.append((columns, row.row))
    amount, actual, margin, split = row.money
    if actual is not None and outcome is Outcome.WON:
        amount = actual
    elif amount is None and desk.money.prices:
        amount = desk.list_price((columns, row.row), row.words[4])
    stage, key, name, account, product, kind, step, reason, category = row.words
    return Opportunity(
        RowKey(columns.table.number, row.row), owner.name, Outcome.OPEN if later else outcome, "" if later else stage,
        key, name, account, _share(amount, split), _share(margin, split), created, expected or closed,
        None if later else closed, row.probability, product, _KINDS.get(fold(kind), "") if kind else "", step,
        last_activity, stage_entered, "" if later else reason, later,
        bool(closed and not later and owner.hired and closed < owner.hired), "" if later else category,
    )  # fmt: skip


def _said(deal: Opportunity, row: _Row) -> SaidDeal:
    """What tells a row from others: its key, what became of the deal, its money and its days."""
    return SaidDeal(
        deal.id, deal.name, deal.account, deal.salesperson, deal.product, deal.outcome, deal.amount, deal.created,
        row.days[1:3], row.money[-1] is not None,
    )  # fmt: skip


def _share(amount: Decimal | None, split: Decimal | None) -> Decimal | None:
    return amount if amount is None or split is None else amount * split
