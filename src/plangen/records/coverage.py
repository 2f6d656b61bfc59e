"""The coverage: which products an account has, could have, and will not have."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.keys import Keys
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Coverage",
    ("account", "product", "status", "potential"),
    (("account",), ("product",), ("status", "potential")),
    names=("White space", "Product coverage", "Coverage map", "Whitespace"),
    traps=("stage", "deal stage"),
)

STATUSES = {
    "owned": ("has", "yes", "own", "won", "x"),
    "pipeline": ("open", "in pipeline", "offered"),
    "gap": ("no", "white space", "whitespace", "open gap", "potential"),
    "not eligible": ("n/a", "na", "never", "not applicable", "excluded"),
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """A product at an account: `status` is owned, pipeline, gap, not eligible or empty; `potential` is money a year."""

    row: RowKey
    account: str
    product: str
    status: str = ""
    potential: Decimal | None = None


def read_coverage(tables: list[Columns]) -> list[Coverage]:
    """The coverage of all tables; two rows of one account and product are an error."""
    keys, found = Keys("product of the account", "product"), []
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
                columns.set_aside(row, "no product named" if account else "no account named")
            elif keys.is_new(columns, row, (fold(account), fold(product)), product):
                found.append(Coverage(RowKey(columns.table.number, row), account, product, status or "", potential))
    return found


def _potentials(columns: Columns) -> list[Decimal | None]:
    """The potentials; one below zero is told and left blank."""
    amounts = columns.amounts("potential")
    for index, amount in enumerate(amounts):
        if amount is not None and amount < 0:
            amounts[index] = None
            place = columns.table.place(columns.table.rows[index], "potential")
            message, cure = "A potential cannot be below zero; it is left blank.", "Correct it, or leave it empty."
            columns.problems.append(error(place, "potential below zero", message, value=f"{amount:f}", cure=cure))
    return amounts
