"""The white space of the account plan: accounts by products, their sums, and three choices to write in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone, Value
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.account_texts import whole_name
from plangen.facts.pages.account_plan.amounts import Amounts, amounts_for, total
from plangen.facts.pages.account_plan.planned import PlannedAccount, ProductMatrix, matrix, planned_accounts
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.metrics.accounts.matrix import (
    MOST_PRODUCTS,
    MatrixCell,
    Standing,
    matrix_penetration,
    matrix_white_space,
)
from plangen.records.addresses import row_address

NAME_TEXT = Limit("matrix_name_text")
WIDE_NAME_TEXT = Limit("wide_name_text")
PRODUCT_TEXT = Limit("product_text")
SIGNS = {Standing.OWNED: "●", Standing.PIPELINE: "◊", Standing.GAP: "○", Standing.NOT_ELIGIBLE: "–"}
CHOICES = 3
LIVE_WIDTH, PLACE_WIDTH, NAME_WIDTH, SUM_WIDTH = 245.0, 6.0, 47.0, 15.0
PRODUCT_WIDTH, NARROW_PRODUCT_WIDTH, SIGN_WIDTH, NARROW_SIGN_WIDTH = 22.8, 15.0, 7.2, 5.0
"""The most that a product takes, with and without values, and the part for its sign; with twelve products it's less."""
ROWS_HEIGHT, ROW_HEIGHT, TALL_ROW_HEIGHT, PEN_HEIGHT = 87.0, 5.8, 12.0, 8.2
NARROW_FROM = 9
TOTALS = 2

MATRIX = TableSpec(
    "white_space",
    (
        Column("place", "account", width=PLACE_WIDTH),
        Column("account", width=NAME_WIDTH, tone=Tone.STRONG),
        *(
            column
            for at in range(1, MOST_PRODUCTS + 1)
            for column in (
                Column(f"sign_{at}", "product"),
                Column(f"value_{at}", look=Look.NUMBER, before=f"open_{at}"),
            )
        ),
        Column("white_space", "white_space", Look.NUMBER, SUM_WIDTH, Tone.STRONG),
    ),
)
GOING_AFTER = TableSpec(
    "going_after",
    (
        Column("place", "going_after", Look.NUMERAL, 14, is_title=True, is_tinted=True, hint="account"),
        Column("account", look=Look.WRITE_IN, width=54, is_tinted=True),
        Column("product", "product", Look.WRITE_IN, 52, is_tinted=True),
        Column("next_step", "next_step", Look.WRITE_IN, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 22, is_tinted=True),
        Column("number", "number", Look.WRITE_IN, 22, Tone.QUIET, is_tinted=True),
    ),
)


@dataclass(frozen=True, slots=True)
class WhiteSpacePage:
    """The head, the matrix, notes on its signs and on the largest gaps, and rows for three choices."""

    head: PageHead
    table: Annotated[Table, MATRIX]
    notes: tuple[str, ...]
    choices: Annotated[Table, GOING_AFTER]


def account_white_space(scope: Scope) -> WhiteSpacePage | None:
    """The page; None without a plan, or if no product is known."""
    found, products = scope.once(planned_accounts), scope.once(matrix)
    if not found or not products.groups:
        return None
    return WhiteSpacePage(
        _head(scope, found, products),
        _table(scope, found, products),
        tuple(_notes(scope, found, products)),
        _choices(scope),
    )


def choice_numbers(scope: Scope) -> list[str]:
    """The reserved numbers of the plan: those of the choices first, then those of each account's moves."""
    return reserved_ids(scope, at_least=CHOICES)


def _column(products: ProductMatrix, found: Sequence[PlannedAccount], at: int) -> list[MatrixCell]:
    return [products.of(each.name)[at] for each in found]


def _every_cell(scope: Scope) -> list[MatrixCell]:
    return _all_cells(scope.once(matrix), scope.once(planned_accounts))


def _all_cells(products: ProductMatrix, found: Sequence[PlannedAccount]) -> list[MatrixCell]:
    return [cell for each in found for cell in products.of(each.name)]


def _head(scope: Scope, found: Sequence[PlannedAccount], products: ProductMatrix) -> PageHead:
    """The white space, and the product that has the most of it; without potentials, how many products are owned."""
    topic = scope.tables.word("white_space")
    space = matrix_white_space(_all_cells(products, found))
    if not space.known:
        owned = [cell for cell in _all_cells(products, found) if cell.standing is Standing.OWNED]
        eligible = [cell for cell in _all_cells(products, found) if cell.standing is not Standing.NOT_ELIGIBLE]
        bought = scope.number_format.of(len(owned), len(eligible))
        title = f"My top accounts buy {bought} products, counted account by account."
        return page_head(title, topic, "no potential on file yet")
    by_product = [(matrix_white_space(_column(products, found, at)), group) for at, group in enumerate(products.groups)]
    most, group = max(by_product, key=lambda pair: pair[0].value or Decimal(0))
    of_accounts = sum((each.white_space.value or Decimal(0) for each in found), Decimal(0))
    # Accounts without potentials have white space as well: their spend less their revenue, which has no product.
    by = "" if of_accounts == space.value else " by product"
    title = f"{scope.figure(space)} of white space{by}; {group.name} has the most, {scope.figure(most)}."
    accounts = f"at {scope.number_format.count(most.n)} {'account' if most.n == 1 else 'accounts'}"
    return page_head(title, topic, f"{group.name} {accounts}")


def _table(scope: Scope, found: Sequence[PlannedAccount], products: ProductMatrix) -> Table:
    amounts = _amounts(scope, products, found)
    largest = {id(cell) for cell, _, _ in _largest(found, products)}
    rows = [_row(scope, each, products.of(each.name), amounts, largest) for each in found]
    headers = {
        f"sign_{at}": scope.truncated(PRODUCT_TEXT, group.name, FullText("Product", group.name))
        for at, group in enumerate(products.groups, 1)
    }
    table = scope.tables.table(
        MATRIX,
        rows,
        heading=scope.tables.word("white_space"),
        headers=headers,
        totals=tuple(_totals(scope, found, products, amounts)),
        row_height=min(max((ROWS_HEIGHT + TOTALS * ROW_HEIGHT) / (len(found) + TOTALS), ROW_HEIGHT), TALL_ROW_HEIGHT),
    )
    return replace(table, columns=_with_widths(table.columns, len(products.groups)))


def _with_widths(columns: Sequence[Column], products: int) -> tuple[Column, ...]:
    """The columns with each product's width shared by its sign and its value, or taken by its sign alone."""
    names = {column.name for column in columns}
    widest = PRODUCT_WIDTH if any(name.startswith("value_") for name in names) else NARROW_PRODUCT_WIDTH
    each = min(widest, (LIVE_WIDTH - PLACE_WIDTH - NAME_WIDTH - SUM_WIDTH) / products)
    sign = NARROW_SIGN_WIDTH if products >= NARROW_FROM else SIGN_WIDTH
    found = []
    for column in columns:
        kind, _, at = column.name.rpartition("_")
        if kind == "sign":
            found.append(replace(column, width=sign if f"value_{at}" in names else each))
        elif kind == "value":
            found.append(replace(column, width=each - sign))
        else:
            found.append(replace(column, width=0) if column.name == "account" else column)
    return tuple(found)


def _amounts(scope: Scope, products: ProductMatrix, found: Sequence[PlannedAccount]) -> Amounts:
    values = [
        Measure(cell.value, Unit.MONEY) for each in found for cell in products.of(each.name) if cell.value is not None
    ]
    return amounts_for(scope, [*values, *(each.white_space for each in found)])


def _largest(found: Sequence[PlannedAccount], products: ProductMatrix) -> list[tuple[MatrixCell, PlannedAccount, str]]:
    """The largest gaps, with their accounts and products."""
    gaps = [
        (cell, each, group.name)
        for each in found
        for cell, group in zip(products.of(each.name), products.groups, strict=True)
        if cell.standing is Standing.GAP and cell.value
    ]
    return sorted(gaps, key=lambda gap: (-(gap[0].value or Decimal(0)), gap[1].place))[:CHOICES]


def _row(scope: Scope, each: PlannedAccount, cells: Sequence[MatrixCell], amounts: Amounts, largest: set[int]) -> Row:
    values: dict[str, Value] = {}
    frames = []
    has_values = any(cell.value is not None for cell in scope.once(_every_cell))
    limit = NAME_TEXT if has_values else WIDE_NAME_TEXT
    for at, cell in enumerate(cells, 1):
        values[f"sign_{at}"] = SIGNS[cell.standing]
        if cell.value is not None:
            values[f"{'open' if cell.standing is Standing.PIPELINE else 'value'}_{at}"] = amounts.number(cell.value)
        if id(cell) in largest:
            frames.append((f"sign_{at}", f"value_{at}"))
    row = table_row(
        MATRIX,
        place=scope.number_format.count(each.place),
        account=scope.truncated(limit, each.name, whole_name(scope, each)),
        white_space=amounts.text(matrix_white_space(cells)),
    )
    return replace(row, cells={**row.cells, **values}, frames=tuple(frames))


def _totals(scope: Scope, found: Sequence[PlannedAccount], products: ProductMatrix, amounts: Amounts) -> Iterator[Row]:
    """The white space of each product, and how many of the accounts that could buy it do."""
    columns = [_column(products, found, at) for at in range(len(products.groups))]
    spaces = [matrix_white_space(cells) for cells in columns]
    everything = total(spaces)
    if everything is not None:
        values = {f"value_{at}": amounts.text(space) for at, space in enumerate(spaces, 1)}
        name, text = scope.tables.word("white_space"), amounts.text(everything)
        row = table_row(MATRIX, RowLook.TOTAL, account=name, white_space=text)
        yield replace(row, cells={**row.cells, **values})
    bought: dict[str, str] = {}
    with_values = {at for at, cells in enumerate(columns, 1) if any(cell.value is not None for cell in cells)}
    for at, cells in enumerate(columns, 1):
        share = scope.figure(matrix_penetration(cells))
        if share.known:
            bought[f"{'value' if at in with_values else 'sign'}_{at}"] = share.short
    row = table_row(MATRIX, RowLook.QUIET, account=scope.tables.word("accounts_that_buy"))
    yield replace(row, cells={**row.cells, **bought})


def _notes(scope: Scope, found: Sequence[PlannedAccount], products: ProductMatrix) -> Iterator[str]:
    cells = _all_cells(products, found)
    meanings = {
        Standing.OWNED: "● buys it from us",
        Standing.GAP: "○ white space, with its potential a year if known",
        Standing.PIPELINE: "◊ in the pipeline, with its open value",
        Standing.NOT_ELIGIBLE: "– not eligible",
    }
    present = {cell.standing for cell in cells}
    signs = " · ".join(text for standing, text in meanings.items() if standing in present)
    words = _amounts(scope, products, found).words
    yield f"{f'{words}. ' if words and any(cell.value is not None for cell in cells) else ''}{signs}."
    largest = [
        f"{each.name}, {product}, {scope.figure(Measure(cell.value, Unit.MONEY))}"
        for cell, each, product in _largest(found, products)
    ]
    if largest:
        name = f"{scope.number_format.spelled_out(len(largest)).capitalize()} largest, framed"
        yield f"{name if len(largest) > 1 else 'Largest, framed'}: {'; '.join(largest)}."


def _choices(scope: Scope) -> Table:
    rows = [_choice(number, line) for line, number in enumerate(choice_numbers(scope)[:CHOICES], 1)]
    heading = scope.tables.word("going_after")
    return scope.tables.table(GOING_AFTER, rows, heading=heading, row_height=PEN_HEIGHT)


def _choice(number: str, line: int) -> Row:
    address = row_address("Actions", number)
    label = f"Choice {line}"
    return table_row(
        GOING_AFTER,
        place=str(line),
        account=Field(address.cell("account"), f"{label}: account"),
        product=Field(address.cell("so that"), f"{label}: product"),
        next_step=Field(address.cell("action"), f"{label}: next step"),
        due=Field(address.cell("due"), f"{label}: due", FieldKind.DATE),
        number=number,
    )
