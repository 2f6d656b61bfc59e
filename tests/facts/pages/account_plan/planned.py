"""Account plans of Ana from small sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Subject
from plangen.facts.scope.tables import TableSettings
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.built_in import built_in
from tests.metrics.invented import period
from tests.pages import workspace_of
from tests.sheets import book, sheet

PLAN = built_in().document_types["account-plan"]
AS_OF = date(2026, 10, 5)
ANA, BO = "Ana Ruiz", "Bo Lind"
HEADER = ("id", "account", "salesperson", "stage", "amount", "created", "close date", "product", "next step", "name")
TEAM = (("salesperson", "top accounts"), (ANA, None), (BO, None), ("Cy Park", None), ("Di Roe", None))
OLD = date(2023, 6, 1)
Row = Sequence[Cell]


def deal(account: str, amount: int, closed: date, owner: str = ANA, **known: Cell) -> Row:
    """A won deal, or an open one if its stage is given."""
    number = f"{account}-{owner}-{amount}-{closed}"
    created = closed - timedelta(days=30) if known.get("stage", "Closed Won") == "Closed Won" else date(2026, 9, 1)
    product, step = known.get("product"), known.get("step")
    return (number, account, owner, known.get("stage", "Closed Won"), amount, created, closed, product, step, number)


def repeat_deals(*accounts: str) -> list[Row]:
    """Two won deals at each account, one on the same days of each of two years; earlier accounts win more."""
    return [
        deal(name, 20_000 - 1_000 * at, day)
        for at, name in enumerate(accounts)
        for day in (date(2025, 3, 2), date(2026, 3, 2))
    ]


DEALS: tuple[Row, ...] = (deal("Elsewhere", 10, OLD, BO), *repeat_deals("Acme", "Bolt", "Crane"))


def planned_book(deals: Sequence[Row] = DEALS, **sheets: Sequence[Row]) -> Book:
    """The Book of these deals and sheets; a name with _ is that of a sheet with a blank."""
    named = {"Team": TEAM, **{name.replace("_", " "): rows for name, rows in sheets.items()}}
    grids = [sheet(HEADER, *deals, name="Deals"), *(sheet(*rows, name=name) for name, rows in named.items())]
    return book(*grids, as_of=AS_OF)


def scope_of(inputs: Book, code: str = "2026", printed: Mapping[str, Decimal] | None = None) -> Scope:
    """The scope of Ana's plan."""
    person = inputs.roster.find(ANA)
    assert person is not None
    workspace = workspace_of(inputs)
    tables = TableSettings(PLAN.tables, PLAN.words)
    span = period(code, inputs.calendar)
    scope = Scope(workspace, PLAN.name, PLAN.title, Subject(person, None), span, "rep", PLAN.limits, tables=tables)
    return replace(scope, printed=printed or {})


def plan_of(deals: Sequence[Row] = DEALS, **sheets: Sequence[Row]) -> FactSheet:
    """The fact sheet of Ana's plan."""
    return fact_sheet(scope_of(planned_book(deals, **sheets)), PLAN.sections)


def texts(part: object) -> str:
    """A fact sheet's section as one text."""
    return repr(part)


def cells(rows: Sequence[Any], *names: str) -> list[tuple[str, ...]]:
    """The texts of some columns of each row."""
    return [tuple(row.plain(name) for name in names) for row in rows]
