"""White space: which products an account has, could buy, or won't buy."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "White space",
    ("account", "product", "status", "potential"),
    (("account",), ("product",), ("status", "potential")),
    names=("Coverage", "Product coverage", "Coverage map", "Whitespace"),
    lookalikes=("stage", "deal stage"),
    keys=(("account", "product"),),
)

STATUSES = {
    "owned": ("has", "yes", "own", "won", "x"),
    "pipeline": ("open", "in pipeline", "offered"),
    "gap": ("no", "white space", "whitespace", "open gap", "potential"),
    "not eligible": ("n/a", "na", "never", "not applicable", "excluded"),
}


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """A product at an account: `status` is owned, pipeline, gap, not eligible, or empty; `potential` is annual."""

    row: RowKey
    account: str
    product: str
    status: str = ""
    potential: Decimal | None = None


def read_white_space(tables: list[Columns]) -> list[WhiteSpace]:
    """The white space in all tables; a duplicate account and product is an error."""
    keys, found = DuplicateKeys("account and product", "product"), []
    for columns in tables:
        rows = zip(
            columns.table.rows,
            columns.texts("account"),
            columns.texts("product"),
            columns.choices("status", STATUSES),
            _potentials(columns),
            strict=True,
        )
        for row, account, product, status, potential in rows:
            if not account or not product:
                columns.skip(row, "no product" if account else "no account")
            elif keys.is_new(columns, row, (fold(account), fold(product)), product):
                found.append(WhiteSpace(RowKey(columns.table.number, row), account, product, status or "", potential))
    return found


def _potentials(columns: Columns) -> list[Decimal | None]:
    """The potentials, with negative ones reported and left blank."""
    amounts = columns.amounts("potential")
    for index, amount in enumerate(amounts):
        if amount is not None and amount < 0:
            amounts[index] = None
            place = columns.table.place(columns.table.rows[index], "potential")
            message, fix = "Potential can't be negative. Left blank.", "Enter 0 or more, or leave the cell empty."
            columns.problems.append(error(place, "negative potential", message, value=f"{amount:f}", fix=fix))
    return amounts
