"""The currency of each deal, from a currency column or else from the symbols next to the amounts."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from babel.numbers import list_currencies

from plangen.problems import error, warning
from plangen.records.reading.currency_names import currency_code, is_blank_currency, symbol_or_text
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.currency_marks import currency_marks
from plangen.tables.headers.found import FamilyColumn
from plangen.tables.headers.units import MONEY_COLUMNS
from plangen.tables.table import Table

_CODES = frozenset(list_currencies())
_SYMBOLS = {
    "US": "USD", "US$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "R$": "BRL", "RS": "INR", "LEI": "RON", "KČ": "CZK", "ZŁ": "PLN", "FT": "HUF", "FR": "CHF",
    "SFR": "CHF", "KR": "SEK", "KN": "HRK", "ЛВ": "BGN", "₹": "INR", "₨": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₩": "KRW", "₪": "ILS", "₫": "VND", "₱": "PHP", "฿": "THB",
}  # fmt: skip
_MAY_MEAN = {
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP"}),
    "£": frozenset({"GBP", "EGP", "GIP", "FKP"}),
    "¥": frozenset({"JPY", "CNY"}),
    "KR": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "FR": frozenset({"CHF", "XOF", "XAF"}),
    "RS": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "₨": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
}
"""Symbols shared by several currencies; each means the main currency if it can."""

_MONEY = ("amount", "actual amount", "margin", "split amount")
_MOST_SHOWN = 3


def main_currency(tables: Sequence[Columns], configured: str) -> str:
    """The main currency: the one in Settings, or else the most frequent; empty if no row has a currency."""
    counts: Counter[str] = Counter()
    for columns in tables:
        for text, count in Counter(_row_currencies(columns)).items():
            counts.update({_code(text, configured): count} if text else {})
    if not counts:
        return ""
    return configured or min(counts, key=lambda code: (-counts[code], code))


def foreign_rows(columns: Columns, currency: str) -> Mapping[int, str]:
    """The rows in a currency other than the main one, each with its code."""
    texts = _row_currencies(columns)
    codes = {text: _code(text, currency) for text in set(texts) if text}
    if not any(code != currency for code in codes.values()):
        return {}
    rows = zip(columns.table.rows, texts, strict=True)
    return {row: codes[text] for row, text in rows if text and codes[text] != currency}


def report_unmapped_currencies(columns: Columns) -> None:
    """Warns about a column of several currencies that isn't mapped as the currency column."""
    table = columns.table
    known = {*table.columns.values(), *(column.column for family in table.families.values() for column in family)}
    if "currency" in {*table.columns, *table.headers.passed_over.values()} or "amount" not in table.columns:
        return
    for at in sorted(set(range(len(table.grid.rows[table.header_row]))) - known):
        codes = _several_codes(table.cells_at(at))
        if codes:
            found = f"“{table.header_text(at)}” has currencies ({', '.join(codes)}) but isn't mapped."
            message = f"{found} Amounts are totaled as one currency."
            fix = "Name the column Currency, or map it in a Columns sheet."
            place = table.grid.place(table.header_row, at)
            columns.problems.append(warning(place, "unmapped currencies", message, fix=fix))


def skip_foreign(columns: Columns, configured: str, main: str) -> None:
    """Removes and reports the columns and amounts in another currency than the one in Settings or of most deals."""
    _skip_foreign_headers(columns, configured)
    _skip_foreign_amounts(columns, configured, main)


def _skip_foreign_headers(columns: Columns, currency: str) -> None:
    """Removes and reports the columns whose header has a currency other than the one in Settings."""
    table = columns.table
    units = table.headers.units.items()
    foreign = {at: unit.currency for at, unit in units if unit.currency and _code(unit.currency, currency) != currency}
    for at, text in foreign.items() if currency else ():
        message = f"Header has {text}; Settings use {currency}. Column skipped."
        fix = f"Convert these amounts to {currency}, or fix the header."
        place = table.grid.place(table.header_row, at)
        columns.problems.append(error(place, "other currency", message, value=table.header_text(at), fix=fix))
    if foreign and currency:
        kept = {name: at for name, at in table.columns.items() if at not in foreign}
        families = {name: _kept(found, foreign) for name, found in table.families.items() if _kept(found, foreign)}
        columns.table = replace(table, headers=replace(table.headers, columns=kept, families=families))


def _skip_foreign_amounts(columns: Columns, configured: str, main: str) -> None:
    """Blanks and reports the amounts with another currency next to them, or in their number format, than the deals'.

    `configured` is the currency in Settings; `main` is that of most deals.
    """
    table, currency = columns.table, configured or main
    at_money = [at for name, at in table.columns.items() if name in MONEY_COLUMNS]
    at_money += [each.column for name, found in table.families.items() if name in MONEY_COLUMNS for each in found]
    foreign: dict[str, list[tuple[int, int]]] = {}
    for at in at_money if currency else ():
        for row, mark in zip(table.rows, currency_marks(table, at, table.cells_at(at)), strict=True):
            code = _code(mark, currency) if mark else currency
            # Other words may appear next to an amount: “ca. 5000”.
            if code != currency and code in _CODES:
                foreign.setdefault(code, []).append((row, at))
    for code, cells in foreign.items():
        many = f"{len(cells):,} amounts are" if len(cells) > 1 else "This amount is"
        source = "Settings use" if configured else "most deals are in"
        message = f"{many} in {code}; {source} {currency}. Left blank."
        fix = f"Enter {'them' if len(cells) > 1 else 'it'} in {currency}."
        columns.problems.append(error(table.grid.place(*cells[0]), "other currency", message, value=code, fix=fix))
    if foreign:
        columns.table = _blanked(table, {cell for cells in foreign.values() for cell in cells})


def _blanked(table: Table, cells: Container[tuple[int, int]]) -> Table:
    """The table without the values of these cells."""
    grid = table.grid
    rows = [
        [None if (row, at) in cells else cell for at, cell in enumerate(given)] for row, given in enumerate(grid.rows)
    ]
    return replace(table, grid=replace(grid, rows=rows, as_read=grid.as_read or grid))


def _kept(family: Iterable[FamilyColumn], skipped: Container[int]) -> tuple[FamilyColumn, ...]:
    return tuple(each for each in family if each.column not in skipped)


def _row_currencies(columns: Columns) -> list[str]:
    """The currency of each row as entered; empty if unknown.

    The amount header wins over the currency column, which then names the deal's own currency; a blank is filled from
    the symbol next to the amount.
    """
    header = _header_currency(columns)
    texts = columns.texts("currency")
    if not header and not any(is_blank_currency(text) for text in set(texts)):
        return texts
    symbols = columns.currency_marks("amount")
    # Other words may appear next to an amount: “ca. 5000”.
    known = {symbol for symbol in set(symbols) if symbol.upper() in _MAY_MEAN or _code(symbol, "") in _CODES}
    fallbacks = [symbol if symbol in known else header for symbol in symbols]
    blank = {text for text in set(texts) if header or is_blank_currency(text)}
    return [fallback if text in blank else text for text, fallback in zip(texts, fallbacks, strict=True)]


def _header_currency(columns: Columns) -> str:
    """The currency in the header of the amounts, or an empty string."""
    units, positions = columns.table.headers.units, columns.table.columns
    found = (units[positions[name]].currency for name in _MONEY if name in positions and positions[name] in units)
    return next(filter(None, found), "")


def report_conflicting_currencies(columns: Columns) -> None:
    """Warns about a currency column or another header that conflicts with the amount header."""
    header, table = _header_currency(columns), columns.table
    if not header:
        return
    code = _code(header, "")
    others = {text for text in columns.texts("currency") if not is_blank_currency(text) and _code(text, code) != code}
    if others:
        shown = ", ".join(sorted(others)[:_MOST_SHOWN])
        message = f"The amount header has {header}, but this column also has {shown}. All read as {header}."
        fix = "Change the header if each row has its own currency."
        place = table.place(table.header_row, "currency")
        columns.problems.append(warning(place, "conflicting currencies", message, fix=fix))
    for name in _MONEY:
        unit = table.headers.units.get(table.columns.get(name, -1))
        if unit and unit.currency and _code(unit.currency, code) != code:
            message = f"This header has {unit.currency}; other amounts have {header}. All read as {header}."
            fix = "Use one currency for both columns."
            place = table.place(table.header_row, name)
            columns.problems.append(warning(place, "conflicting currencies", message, fix=fix))


def _code(text: str, main: str) -> str:
    """The code of a currency; a symbol shared by several means the main currency if it can."""
    text = symbol_or_text(text)
    symbol = text.strip().upper()
    if main in _MAY_MEAN.get(symbol, ()):
        return main
    return _SYMBOLS.get(symbol) or currency_code(text) or symbol


def _several_codes(cells: Iterable[Cell]) -> list[str]:
    """The codes in a column of nothing but currency codes; empty if it has fewer than two."""
    found: set[str] = set()
    for cell in cells:
        if cell is None or cell == "":
            continue
        if not isinstance(cell, str) or cell.strip() not in _CODES:
            return []
        found.add(cell.strip())
    return sorted(found) if len(found) > 1 else []


def report_conflicting_symbols(columns: Columns, main: str) -> None:
    """Warns about amounts whose symbol conflicts with the currency column."""
    if "currency" not in columns.table.columns or _header_currency(columns):
        return
    pairs = list(zip(columns.currency_marks("amount"), columns.texts("currency"), strict=True))
    conflicting = {pair for pair in set(pairs) if pair[0] and _conflict(*pair, main)}
    found = [at for at, pair in enumerate(pairs) if pair in conflicting]
    if found:
        (symbol, text), count = pairs[found[0]], len(found)
        code = _code(text, main)
        one = f"This amount has {symbol}, but its row has {code}. Read as {code}."
        many = f"{count} amounts conflict with their row's currency, such as {symbol} with {code}. Read as {code}."
        fix = "Change the currency symbol or the row's currency."
        place = columns.table.place(columns.table.rows[found[0]], "amount")
        value = columns.texts("amount")[found[0]]
        message = many if count > 1 else one
        columns.problems.append(warning(place, "two currencies", message, value=value, fix=fix))


def _conflict(symbol: str, text: str, main: str) -> bool:
    """Whether the symbol next to an amount can't mean the currency of its row."""
    if is_blank_currency(text):
        return False
    code = _code(text, main)
    if symbol.upper() in _MAY_MEAN:
        return code not in _MAY_MEAN[symbol.upper()]
    # Other words may appear next to an amount: “ca. 5000”.
    return _code(symbol, "") in _CODES and _code(symbol, "") != code
