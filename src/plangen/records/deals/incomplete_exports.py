"""Exports of deals without owners or stages, which a row of Settings completes: one person's, or a sales ledger."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from plangen.problems import Problem, error
from plangen.records.deals.opportunities import SHAPE
from plangen.records.settings import Settings
from plangen.sources.grid import Grid
from plangen.tables.detect import detect_table, if_unneeded, skipped
from plangen.tables.headers.known import fold_header
from plangen.tables.headers.row import HEADER_SEARCH_ROWS, ColumnOverrides, find_header
from plangen.tables.table import Table
from plangen.tables.values.folding import fold

NO_OWNERS = "no owners"
LEDGER = "sales ledger"
"""The sorts of problems that a row of Settings fixes."""
_LEDGER_HEADERS = {
    "closed on": (
        "date", "order date", "invoice date", "sale date", "sales date", "date of sale", "transaction date",
        "booking date", "posting date", "document date", "purchase date", "datum", "rechnungsdatum", "belegdatum",
        "auftragsdatum", "fecha", "fecha de factura", "date de facture", "date de commande",
    ),
    "salesperson": (
        "salesman", "sales representative", "representative", "sales agent", "agent", "employee", "sold by",
        "verkaufer", "vertreter", "vendedor", "vendeur",
    ),
    "amount": (
        "sales amount", "total sales", "net sales", "sales", "line total", "net amount", "net total", "net",
        "invoice total", "order total", "total price", "extended price", "total", "gross sales", "turnover", "umsatz",
        "betrag", "importe", "montant", "price",
    ),
    "account": ("customer name", "client name", "bill to", "sold to", "kunde", "cliente"),
    "product": ("item", "article", "sku", "product", "artikel"),
    "id": (
        "order id", "order number", "order no", "sales order", "sales order number", "salesordernumber", "invoice no",
        "invoice number", "invoice id", "invoice", "transaction id", "document no", "receipt no", "rechnungsnummer",
    ),
}  # fmt: skip
"""What ledgers call the columns of deals, folded, best first."""
_SALES = re.compile(r"\b(?:sales|orders?|invoices?|ledger|bookings|revenue|transactions)\b")
_OWNERS, _STAGES = SHAPE.needs


@dataclass(frozen=True, slots=True)
class _Missing:
    """Which of its columns an export of deals lacks."""

    owners: bool
    stages: bool

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The columns that such an export must have."""
        required = [] if self.owners else [_OWNERS]
        required += [("amount", "actual amount"), ("close date", "closed on")] if self.stages else [_STAGES]
        return tuple(required) if self.stages else (*required, ("amount", "close date"), ("account", "name"))

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
        if isinstance(table, Table) and (not missing.stages or settings.rows_are_won or _is_of_sales(table)):
            if missing.is_settled(settings):
                return table, problems
            return None, [] if missing.is_misspelled(table) else _questions(table, missing, settings)
    return None, []


def _is_of_sales(table: Table) -> bool:
    """Whether a table of amounts and dates says who or what they are for, or is called Sales or Orders."""
    name = fold(f"{table.grid.sheet} {PurePosixPath(table.grid.file).stem}")
    return bool({"account", "product", "name", "id"} & table.columns.keys()) or _SALES.search(name) is not None


def _with_ledger_headers(grid: Grid, overrides: ColumnOverrides) -> ColumnOverrides:
    """The overrides with what this ledger calls the columns that it doesn't name as deals do."""
    found = find_header(grid, (replace(SHAPE, needs=(), min_headers=2),), overrides)
    known = found.headers.columns if found else {}
    present = {fold_header(cell) for row in grid.rows[:HEADER_SEARCH_ROWS] for cell in row if isinstance(cell, str)}
    missing = {column: headers for column, headers in _LEDGER_HEADERS.items() if column not in known}
    if "close date" in known:
        missing.pop("closed on", None)
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
