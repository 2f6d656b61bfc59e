"""The deals: what is open, won and lost, by whom, for how much, and when."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error, warning
from plangen.records.roster import Roster
from plangen.records.stages import OUTCOME_WORDS, Outcome, StageMap
from plangen.records.team import Person
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Opportunities",
    (
        "id", "name", "account", "salesperson", "stage", "status", "amount", "actual amount", "margin", "currency",
        "created", "close date", "closed on", "probability", "forecast category", "product", "type", "next step",
        "last activity", "stage entered", "loss reason", "split",
    ),
    (("salesperson",), ("stage", "status")),
    names=("Deals", "Pipeline", "Sales pipeline", "Opportunity", "Opps"),
    traps=(
        "account owner", "parent account", "contact owner", "account site", "created by", "modified by",
        "stage duration", "owner role", "account manager", "type of account", "amount currency converted",
    ),
)  # fmt: skip

TYPES = {
    "new": ("new business", "new customer", "new logo", "new client", "newbusiness"),
    "existing": ("existing business", "existing customer", "expansion", "upsell", "upgrade", "cross-sell", "add-on"),
    "renewal": ("renew", "existing customer - renewal"),
}


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A deal as of a day.

    `amount` and `margin` are money, weighted by `split` where the row has one; None where the cell is blank. `created`,
    `close` (expected), `closed` (only for won and lost) and `last_activity` are days. `kind` is new, existing, renewal
    or empty. `closed_later` marks a deal that was closed after the as-of date and counts as open, without a stage.
    `inherited` marks one that was closed before its owner was hired.
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

    @property
    def is_open(self) -> bool:
        """Whether the deal is open on the as-of date."""
        return self.outcome is Outcome.OPEN

    @property
    def label(self) -> str:
        """The deal as a page names it: its name, else its product, else its id."""
        return self.name or self.product or self.id


@dataclass(slots=True)
class DealDesk:
    """What the reader of deals asks: whose they are, what their stages mean, and which day it is."""

    roster: Roster
    stages: StageMap
    as_of: date
    strangers: dict[str, list[tuple[Columns, int]]] = field(default_factory=dict)
    unknown_stages: dict[str, list[tuple[Columns, int]]] = field(default_factory=dict)


def read_opportunities(tables: list[Columns], desk: DealDesk) -> list[Opportunity]:
    """The deals of all tables as of the day; every row that is none is set aside for a reason."""
    deals: list[Opportunity] = []
    seen: dict[str, RowKey] = {}
    for columns in tables:
        outcomes = _outcomes(columns, desk)
        for index, deal in enumerate(_raw(columns)):
            row = columns.table.rows[index]
            owner = desk.roster.find(deal.salesperson)
            outcome = outcomes[index]
            if owner is None:
                _stranger(columns, row, deal.salesperson, desk)
            elif outcome is not None and outcome is not Outcome.IGNORED:
                found = _as_of(deal, outcome, owner, desk, columns)
                if found and _is_new(found, seen, columns):
                    deals.append(found)
            elif outcome is Outcome.IGNORED:
                columns.set_aside(row, "stage is ignored")
    _tell_strangers(desk)
    _tell_stages(desk)
    return deals


def _raw(columns: Columns) -> list[Opportunity]:
    """The rows as they stand, owner's name in `salesperson`."""
    number = columns.table.number
    texts = ("stage", "id", "name", "account", "product", "type", "next step", "loss reason")
    kinds = {fold(word): key for key, words in TYPES.items() for word in (key, *words)}
    splits = columns.shares("split")
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        zip(*(columns.texts(name) for name in texts), strict=True),
        zip(
            columns.amounts("amount"), columns.amounts("actual amount"), columns.amounts("margin"), splits, strict=True
        ),
        zip(
            *(columns.dates(name) for name in ("created", "close date", "closed on", "last activity", "stage entered")),
            strict=True,
        ),
        columns.shares("probability"),
        strict=True,
    )
    deals = []
    for row, owner, words, money, days, probability in rows:
        stage, key, name, account, product, kind, step, reason = words
        amount = money[1] if money[1] is not None else money[0]
        deals.append(
            Opportunity(
                row=RowKey(number, row), salesperson=owner, outcome=Outcome.OPEN, stage=stage, id=key, name=name,
                account=account, amount=_share(amount, money[3]), margin=_share(money[2], money[3]), created=days[0],
                close=days[1], closed=days[2], probability=probability, product=product,
                kind=kinds.get(fold(kind), ""), next_step=step, last_activity=days[3], stage_entered=days[4],
                loss_reason=reason,
            )
        )  # fmt: skip
    return deals


def _share(amount: Decimal | None, split: Decimal | None) -> Decimal | None:
    return amount if amount is None or split is None else amount * split


def _outcomes(columns: Columns, desk: DealDesk) -> list[Outcome | None]:
    """The outcome of each row: its status, else its stage; two that differ are an error."""
    statuses = columns.choices("status", OUTCOME_WORDS)
    outcomes: list[Outcome | None] = []
    for row, status, stage in zip(columns.table.rows, statuses, columns.texts("stage"), strict=True):
        by_status = Outcome(status) if status else None
        by_stage = desk.stages.outcome(stage, columns.table.profile) if stage else None
        if by_status and by_stage and by_status is not by_stage and by_status is not Outcome.IGNORED:
            message = f"The status says {by_status}, the stage “{stage}” says {by_stage}; the row is left out."
            cure = "Correct one of the two, or say in a sheet Stages what the stage means."
            place = columns.table.place(row, "status")
            columns.problems.append(error(place, "status against stage", message, value=status, cure=cure))
            columns.set_aside(row, "status and stage differ")
            outcomes.append(None)
            continue
        outcome = by_status or by_stage
        if outcome is None and stage:
            desk.unknown_stages.setdefault(stage, []).append((columns, row))
            columns.set_aside(row, "unknown stage")
        elif outcome is None:
            columns.set_aside(row, "no stage")
        outcomes.append(outcome)
    return outcomes


def _as_of(deal: Opportunity, outcome: Outcome, owner: Person, desk: DealDesk, columns: Columns) -> Opportunity | None:
    """The deal as it stood at the end of the as-of day, or None when it did not exist or has no day of closing."""
    row = deal.row.row
    if deal.created and deal.created > desk.as_of:
        columns.set_aside(row, "created after the as-of date")
        return None
    closed = None if outcome is Outcome.OPEN else deal.closed or deal.close
    if outcome is not Outcome.OPEN and closed is None:
        columns.set_aside(row, f"{outcome} without a date")
        message = f"The deal is {outcome}, but has no closing date; it is left out."
        place = columns.table.place(row, "close date")
        columns.problems.append(error(place, "closed without a date", message, cure="Add the date it was closed."))
        return None
    later = closed is not None and closed > desk.as_of
    if closed and deal.created and closed < deal.created and not later:
        message = f"Closed before it was created ({deal.created}); it counts, but not for the sales cycle."
        place = columns.table.place(row, "close date")
        columns.problems.append(
            warning(place, "closed before created", message, value=closed, cure="Correct one of the two dates.")
        )
    return _standing(deal, Outcome.OPEN if later else outcome, owner, None if later else closed, later=later)


def _standing(deal: Opportunity, outcome: Outcome, owner: Person, closed: date | None, *, later: bool) -> Opportunity:
    return Opportunity(
        row=deal.row, salesperson=owner.name, outcome=outcome, stage="" if later else deal.stage, id=deal.id,
        name=deal.name, account=deal.account, amount=deal.amount, margin=deal.margin, created=deal.created,
        close=deal.close or deal.closed, closed=closed, probability=deal.probability, product=deal.product,
        kind=deal.kind, next_step=deal.next_step, last_activity=deal.last_activity, stage_entered=deal.stage_entered,
        loss_reason=deal.loss_reason, closed_later=later,
        inherited=bool(closed and owner.hired and closed < owner.hired),
    )  # fmt: skip


def _is_new(deal: Opportunity, seen: dict[str, RowKey], columns: Columns) -> bool:
    """Whether no earlier row has the same key: id, else name, account, salesperson and created together."""
    if deal.id:
        key = deal.id
    elif deal.name:
        key = "\x00".join((deal.name, deal.account, deal.salesperson, str(deal.created)))
    else:
        return True
    if key not in seen:
        seen[key] = deal.row
        return True
    columns.set_aside(deal.row.row, "duplicate")
    place = columns.table.place(deal.row.row, "id" if deal.id else "name")
    message = f"The same deal stands in row {seen[key].row + 1} too; it is counted once."
    cure = "Export the deals without their product lines, or delete the row."
    columns.problems.append(warning(place, "deal twice", message, value=deal.id or deal.name, cure=cure))
    return False


def _stranger(columns: Columns, row: int, owner: str, desk: DealDesk) -> None:
    columns.set_aside(row, "owner is not in the team" if owner else "no owner")
    desk.strangers.setdefault(owner, []).append((columns, row))


def _tell_strangers(desk: DealDesk) -> None:
    for owner, rows in desk.strangers.items():
        columns, row = rows[0]
        place = columns.table.place(row, "salesperson")
        count = f"{len(rows)} deals" if len(rows) > 1 else "1 deal"
        if not owner:
            message = (
                f"{count} without an owner are left out." if len(rows) > 1 else "A deal without an owner is left out."
            )
            columns.problems.append(warning(place, "no owner", message, cure="Fill in who sells it."))
            continue
        near = desk.roster.nearest(owner)
        hint = (
            f"If this is {near}, add the spelling to aliases in Team; else add a row." if near else "Add a row in Team."
        )
        message = f"Nobody in Team has this name; {count} left out."
        columns.problems.append(error(place, "unknown owner", message, value=owner, cure=hint))


def _tell_stages(desk: DealDesk) -> None:
    for stage, rows in desk.unknown_stages.items():
        columns, row = rows[0]
        message = f"plangen does not know whether this stage is open, won or lost; {len(rows)} deals left out."
        cure = "Add a sheet Stages with the columns stage and outcome, or a row “won stages” in Settings."
        place = columns.table.place(row, "stage")
        columns.problems.append(error(place, "unknown stage", message, value=stage, cure=cure))
