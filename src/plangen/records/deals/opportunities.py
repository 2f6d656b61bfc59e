"""Opportunities: open, won, and lost deals with owner, amount, and dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plangen.elements.measure import RowKey
from plangen.records.deals.columns import FAMILIES
from plangen.records.deals.stages import Outcome
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Opportunities",
    (
        "id", "name", "account", "salesperson", "stage", "status", "amount", "actual amount", "margin", "currency",
        "created", "close date", "closed on", "probability", "forecast category", "product", "quantity", "type",
        "lead source", "next step", "next meeting", "contacts", "last activity", "stage entered", "loss reason",
        "status reason", "split", "split amount",
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
DECISIONS: dict[str, tuple[str, ...]] = {"advance": (), "revive": (), "drop": ("close",)}
TYPE_OF = {fold(word): key for key, words in TYPES.items() for word in (key, *words)}
"""The type of a deal by each folded word for it."""


class OrderLine(NamedTuple):
    """A row of a deal that has several, with its own amount."""

    row: RowKey
    amount: Decimal | None
    product: str


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A deal as of a date.

    `amount` and `margin` are money, weighted by `split` if the row has one, or None if blank. `lines` are the rows that
    they add up, the deal's own included; empty for a deal of one row. `created`, `close` (expected), `closed` (only for
    won and lost), and `last_activity` are dates. `kind` is new, existing, renewal, or empty. `closed_later` marks a
    deal closed after the as-of date; it counts as open, without a stage. `inherited` marks one closed before its
    owner was hired, `after_leaving` one closed after the month in which its owner left. `forecast_category` is as
    entered. `decision` is what a review decided: advance, revive, drop, or empty. `losses_on_file` is whether any
    deal of the Book is lost; without one, there is no win rate.
    `is_share` marks a person's share of a deal, `created_by_other` a deal created before its owner was hired.
    `next_meeting` is the date of the next activity, `contacts` the number of contacts. `entered` has the folded
    names of stages with the date on which the deal entered each, where a file has a column for each stage.
    `saved_on` is the day of the snapshot that its stage, amount, and close date are from, if the files were
    exported after the as-of date.
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
    after_leaving: bool = False
    forecast_category: str = ""
    decision: str = ""
    lines: tuple[OrderLine, ...] = ()
    losses_on_file: bool = True
    is_share: bool = False
    created_by_other: bool = False
    lead_source: str = ""
    quantity: Decimal | None = None
    next_meeting: date | None = None
    contacts: int | None = None
    entered: tuple[tuple[str, date], ...] = ()
    saved_on: date | None = None

    @property
    def counts(self) -> bool:
        """Whether the deal is in its owner's numbers: closed while they were employed, or open."""
        return not (self.inherited or self.after_leaving)

    @property
    def is_open(self) -> bool:
        """Whether the deal is open on the as-of date."""
        return self.outcome is Outcome.OPEN

    @property
    def is_credit(self) -> bool:
        """Whether it is won with an amount of 0 or less: it lowers bookings, and isn't a sale."""
        return self.outcome is Outcome.WON and self.amount is not None and self.amount <= 0

    @property
    def products(self) -> tuple[str, ...]:
        """The products of the deal and of its lines."""
        return tuple(dict.fromkeys(filter(None, (self.product, *(line.product for line in self.lines)))))

    @property
    def label(self) -> str:
        """The deal's name on a page: its name, or else its product, or else its id."""
        return self.name or self.product or self.id
