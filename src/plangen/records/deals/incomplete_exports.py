"""Exports of deals without owners or stages, which a row of Settings completes: one person's, or a sales ledger."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from plangen.problems import Problem, error
from plangen.records.deals.columns import has_flags
from plangen.records.deals.opportunities import SHAPE
from plangen.records.deals.products import SHAPE as PRODUCTS
from plangen.records.settings import Settings
from plangen.records.targets.rows import SHAPE as TARGETS
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns
from plangen.tables.detect import detect_table, if_unneeded, skipped
from plangen.tables.headers.known import fold_header, match_headers
from plangen.tables.headers.lines import header_lines, header_text
from plangen.tables.headers.row import HEADER_SEARCH_ROWS, ColumnOverrides, find_header, is_named
from plangen.tables.table import Table, Unused
from plangen.tables.values.folding import fold

NO_OWNERS = "no owners"
LEDGER = "sales ledger"
"""The sorts of problems that a row of Settings fixes."""
LEDGER_WITHOUT_AMOUNTS = "sales ledger without amounts"
SALES_BY_MONTH = "sales by month"
_LEDGER_HEADERS = {
    "closed on": (
        "date", "order date", "invoice date", "sale date", "sales date", "date of sale", "transaction date",
        "booking date", "posting date", "document date", "purchase date", "datum", "rechnungsdatum", "belegdatum",
        "auftragsdatum", "fecha", "fecha de factura", "date de facture", "date de commande",
    ),
    "salesperson": (
        "salesman", "salesperson name", "sales rep name", "rep name", "sales representative", "representative",
        "sales agent", "agent", "agent name", "employee", "employee name", "mitarbeiter", "sold by", "verkaufer",
        "vertreter", "commercial", "vendedor", "vendeur",
    ),
    "amount": (
        "sales amount", "total sales", "net sales", "net revenue", "total revenue", "sales revenue", "sales value",
        "order value", "sales", "line total", "net amount", "net total", "net", "netto", "nettobetrag", "montant ht",
        "importe neto", "invoice total", "order total", "total price", "extended price", "total", "gross sales",
        "turnover", "umsatz", "betrag", "importe", "montant", "price",
    ),
    "account": ("customer name", "client name", "bill to", "sold to", "kunde", "cliente"),
    "product": ("item", "article", "sku", "product", "artikel"),
    "id": (
        "order id", "order number", "order no", "sales order", "sales order number", "salesordernumber", "invoice no",
        "invoice number", "invoice id", "invoice", "transaction id", "document no", "receipt no", "rechnungsnummer",
    ),
}  # fmt: skip
"""What ledgers call the columns of deals, folded, best first."""
_QUANTITIES = frozenset({
    "quantity", "qty", "units", "units sold", "quantity sold", "quantity ordered", "order quantity", "menge",
    "cantidad", "quantite",
})  # fmt: skip
_PRICES = frozenset({
    "price", "unit price", "price per unit", "price each", "sales price", "unit cost", "preis", "einzelpreis",
    "prix unitaire", "precio unitario",
})  # fmt: skip
"""Headers, folded, whose product is the amount of a row."""
_SALES = re.compile(r"\b(?:sales|orders?|invoices?|ledger|bookings|revenue|transactions)\b")
_TARGETS = re.compile(r"\b(?:quota|target|budget|goal|plan|soll|ziel|objecti[fv]e?|forecast)(?:s|e|en)?\b")
_OF_SALES = frozenset({"account", "product", "name", "id"})
"""What a sale is for; a target is for none of them."""
_OWNERS, _STAGES = SHAPE.needs
_DATES = ("close date", "closed on")
_STAGE_COLUMNS = frozenset(_STAGES)
_SELLERS = frozenset({
    "rep", "sales rep", "salesperson", "sales person", "seller", "account executive", "ae", "salesman",
    "sales representative", "verkaufer", "vertreter", "vendedor", "vendeur", "commercial",
})  # fmt: skip
"""Headers, folded, of people who sell, whatever the table is."""


@dataclass(frozen=True, slots=True)
class _Missing:
    """Which of its columns an export of deals lacks."""

    owners: bool
    stages: bool

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The columns that such an export must have."""
        required = [] if self.owners else [_OWNERS]
        required += [("amount", "actual amount"), _DATES] if self.stages else [_STAGES]
        return tuple(required) if self.stages else (*required, ("amount", "close date"), ("account", "name", "id"))

    def is_misspelled(self, table: Table) -> bool:
        """Whether a header resembles one of the missing columns; then it's to be renamed."""
        columns = [*(_OWNERS if self.owners else ()), *(_STAGES if self.stages else ())]
        return not set(columns).isdisjoint(table.headers.similar.values())

    def is_settled(self, settings: Settings) -> bool:
        """Whether Settings say what the columns would."""
        return (bool(settings.owner) or not self.owners) and (settings.rows_are_won or not self.stages)


_ALL = (_Missing(owners=False, stages=True), _Missing(owners=True, stages=False), _Missing(owners=True, stages=True))


def completed_table(
    grid: Grid, number: int, overrides: ColumnOverrides, settings: Settings
) -> tuple[Table | None, list[Problem]]:
    """The grid as deals without owners or stages, or else the problems whose fix is a row of Settings."""
    for missing in _ALL:
        shape = replace(SHAPE, needs=missing.needs)
        headers = _with_ledger_headers(grid, overrides) if missing.stages else overrides
        table, problems = detect_table(grid, number, (shape,), headers)
        if not isinstance(table, Table) or (missing.stages and not _STAGE_COLUMNS.isdisjoint(table.columns)):
            continue
        lacks = replace(missing, stages=False) if has_flags(Columns(table)) else missing
        if not lacks.stages or settings.rows_are_won or _is_of_sales(table):
            if lacks.is_settled(settings):
                return table, problems
            return None, [] if lacks.is_misspelled(table) else _questions(table, lacks, settings)
    return None, _without_amounts(grid, number, overrides)


def _without_amounts(grid: Grid, number: int, overrides: ColumnOverrides) -> list[Problem]:
    """The problem that a ledger has prices and quantities, but no amounts; empty if it doesn't."""
    shape = replace(SHAPE, needs=(_OWNERS, _DATES))
    table, _ = detect_table(grid, number, (shape,), _with_ledger_headers(grid, overrides))
    if isinstance(table, Unused):
        return []
    unused = {fold_header(header) for header in table.headers.unused}
    has_quantities = "quantity" in table.columns or not unused.isdisjoint(_QUANTITIES)
    if unused.isdisjoint(_PRICES) or not has_quantities:
        return []
    message = f"Looks like a sales ledger, but has no amount column. {skipped(grid)}"
    fix = f"Add an Amount column: quantity times price. {if_unneeded(grid)}"
    return [error(grid.place(table.header_row), LEDGER_WITHOUT_AMOUNTS, message, fix=fix)]


def without_sales(table: Table | Unused, problems: list[Problem]) -> tuple[Table | Unused, list[Problem]]:
    """A detected table with its problems; if it was read as targets or products, but has sales, it isn't used."""
    if isinstance(table, Table) and _has_sales_of_products(table):
        return Unused(table.grid, "looks like sales, not products"), []
    if isinstance(table, Unused) or not _has_sales_by_month(table):
        return table, problems
    message = f"Looks like sales by month, not targets. {skipped(table.grid)}"
    sales = "If each row is a sale, add a Date column (2026-03-31)."
    fix = f"If these are targets, name the sheet Targets. {sales} {if_unneeded(table.grid)}"
    problem = error(table.grid.place(table.header_row), SALES_BY_MONTH, message, fix=fix)
    return Unused(table.grid, "looks like sales by month, not targets"), [problem]


def _has_sales_of_products(table: Table) -> bool:
    """Whether a table read as products has a date, an amount, and who sold or bought them."""
    if table.name != PRODUCTS.name or is_named(table.grid, PRODUCTS):
        return False
    lines = header_lines(table.grid, table.header_row, table.headers.lines)
    found = match_headers(lines, SHAPE, _with_ledger_headers(table.grid, {})[SHAPE.name]).columns.keys()
    return "amount" in found and not found.isdisjoint(_DATES) and not found.isdisjoint(("salesperson", "account"))


def _has_sales_by_month(table: Table) -> bool:
    """Whether a table read as targets has customers, products, or a name that say it's about sales."""
    if table.name != TARGETS.name or is_named(table.grid, TARGETS) or "measure" in table.columns:
        return False
    lines = header_lines(table.grid, table.header_row, table.headers.lines)
    named = fold(f"{table.grid.sheet} {PurePosixPath(table.grid.file).stem}")
    above = (cell for row in table.grid.rows[: table.header_row] for cell in row if isinstance(cell, str))
    if any(_TARGETS.search(text) for text in (named, *map(fold, (*lines.texts, *above)))):
        return False
    found = match_headers(lines, SHAPE, _with_ledger_headers(table.grid, {})[SHAPE.name])
    return bool(_OF_SALES & found.columns.keys()) or _SALES.search(named) is not None


def _is_of_sales(table: Table) -> bool:
    """Whether a table of amounts and dates says who or what they are for, or is called Sales or Orders."""
    name = fold(f"{table.grid.sheet} {PurePosixPath(table.grid.file).stem}")
    seller = table.header_text(table.columns["salesperson"]) if "salesperson" in table.columns else ""
    return bool(_OF_SALES & table.columns.keys()) or fold(seller) in _SELLERS or _SALES.search(name) is not None


def _with_ledger_headers(grid: Grid, overrides: ColumnOverrides) -> ColumnOverrides:
    """The overrides with what this ledger calls the columns that it doesn't name as deals do."""
    found = find_header(grid, (replace(SHAPE, needs=(), min_headers=2),), overrides)
    known = {*found.headers.columns} if found else set()
    if found and "amount" in known:
        header = header_text(grid.rows[found.row][found.headers.columns["amount"]])
        # A ledger's Net comes before its Total, which may include taxes.
        known -= {"amount"} if fold_header(header) in _LEDGER_HEADERS["amount"] else set()
    present = {fold_header(cell) for row in grid.rows[:HEADER_SEARCH_ROWS] for cell in row if isinstance(cell, str)}
    missing = {column: headers for column, headers in _LEDGER_HEADERS.items() if column not in known}
    if "close date" in known:
        missing.pop("closed on", None)
    if not present.isdisjoint(_QUANTITIES):
        present -= _PRICES
    first = {
        column: next((header for header in headers if header in present), "") for column, headers in missing.items()
    }
    own = {header: column for column, header in first.items() if header}
    return {**overrides, SHAPE.name: {**own, **overrides.get(SHAPE.name, {})}}


def _questions(table: Table, missing: _Missing, settings: Settings) -> list[Problem]:
    place, unneeded = table.grid.place(table.header_row), if_unneeded(table.grid)
    problems = []
    if missing.stages and not settings.rows_are_won:
        message = f"Looks like a sales ledger: deals without a stage or status column. {skipped(table.grid)}"
        fix = "If every row is a won deal, add a Settings row: rows are won | yes. If not, add a stage column."
        problems.append(error(place, LEDGER, message, fix=f"{fix} {unneeded}"))
    if missing.owners and not settings.owner:
        message = f"Looks like Opportunities, but has no salesperson column. {skipped(table.grid)}"
        row = "add a Settings row: owner | NAME (with plangen FILE, use --owner)"
        fix = f"If they are one person's, {row}. If not, add the column."
        problems.append(error(place, NO_OWNERS, message, fix=f"{fix} {unneeded}"))
    return problems
