"""In which money each deal stands: by a column of currencies, else by the signs beside the amounts."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from babel.numbers import list_currencies

from plangen.problems import error, warning
from plangen.records.currency_names import currency_code, names_none, sign_or_text
from plangen.sources.grid import Cell
from plangen.tables.columns import Columns
from plangen.tables.table import FamilyColumn

_CODES = frozenset(list_currencies())
_SIGNS = {
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
"""Signs that several currencies share: they mean the one that counts where they can."""


_MONEY = ("amount", "actual amount", "margin")
_MOST_SHOWN = 3


def main_currency(tables: Sequence[Columns], wished: str) -> str:
    """The currency whose rows count: the one in Settings, else the most frequent; empty where no row names one."""
    counts: Counter[str] = Counter()
    for columns in tables:
        for text, count in Counter(_written(columns)).items():
            counts.update({_code(text, wished): count} if text else {})
    if not counts:
        return ""
    return wished or min(counts, key=lambda code: (-counts[code], code))


def foreign_rows(columns: Columns, currency: str) -> Mapping[int, str]:
    """The rows in another currency than the one that counts, each with its code."""
    texts = _written(columns)
    codes = {text: _code(text, currency) for text in set(texts) if text}
    if not any(code != currency for code in codes.values()):
        return {}
    rows = zip(columns.table.rows, texts, strict=True)
    return {row: codes[text] for row, text in rows if text and codes[text] != currency}


def tell_unnamed(columns: Columns) -> None:
    """Tells a column that holds several currencies, but whose head does not say so."""
    table = columns.table
    known = {*table.columns.values(), *(head.column for found in table.families.values() for head in found)}
    if "currency" in {*table.columns, *table.heads.passed_over.values()} or "amount" not in table.columns:
        return
    for at in sorted(set(range(len(table.grid.rows[table.header]))) - known):
        codes = _several_codes(table.cells_at(at))
        if codes:
            message = (
                f"“{table.head(at)}” holds currencies ({', '.join(codes)}), but is not read as such; "
                "all amounts are added up as if they were in one."
            )
            cure = "Name the column Currency, or say in a sheet Columns that it is one."
            place = table.grid.place(table.header, at)
            columns.problems.append(warning(place, "unnamed currencies", message, cure=cure))


def leave_out_foreign_heads(columns: Columns, currency: str) -> None:
    """Leaves out the columns whose head names another currency than Settings, and tells each; deals are converted."""
    table = columns.table
    units = table.heads.units.items()
    foreign = {at: unit.currency for at, unit in units if unit.currency and _code(unit.currency, currency) != currency}
    for at, written in foreign.items() if currency else ():
        message = f"This head says {written}, but Settings say {currency}; the column is left out."
        cure = f"Write these amounts in {currency}, or correct the head."
        place = table.grid.place(table.header, at)
        columns.problems.append(error(place, "another currency", message, value=table.head(at), cure=cure))
    if foreign and currency:
        kept = {name: at for name, at in table.columns.items() if at not in foreign}
        families = {name: _kept(found, foreign) for name, found in table.families.items() if _kept(found, foreign)}
        columns.table = replace(table, heads=replace(table.heads, columns=kept, families=families))


def _kept(family: Iterable[FamilyColumn], left_out: Container[int]) -> tuple[FamilyColumn, ...]:
    return tuple(each for each in family if each.column not in left_out)


def _written(columns: Columns) -> list[str]:
    """The currency of each row as it is written; empty where nothing says it.

    The head of the amounts says more than a column of currencies, which names those of the deals themselves; where that
    is blank, the sign beside the amount speaks.
    """
    head = _of_head(columns)
    texts = columns.texts("currency")
    if not head and not any(names_none(text) for text in set(texts)):
        return texts
    coins = columns.coins("amount")
    known = {coin for coin in set(coins) if coin.upper() in _MAY_MEAN or _code(coin, "") in _CODES}
    # “ca. 5000” is no currency.
    beside = [coin if coin in known else head for coin in coins]
    blank = {text for text in set(texts) if head or names_none(text)}
    return [coin if text in blank else text for text, coin in zip(texts, beside, strict=True)]


def _of_head(columns: Columns) -> str:
    """The currency that stands in the head of the amounts; empty where none does."""
    units, places = columns.table.heads.units, columns.table.columns
    found = (units[places[name]].currency for name in _MONEY if name in places and places[name] in units)
    return next(filter(None, found), "")


def tell_named_twice(columns: Columns) -> None:
    """Tells a column of currencies that says something else than the head of the amounts, or heads that differ."""
    head, table = _of_head(columns), columns.table
    if not head:
        return
    code = _code(head, "")
    others = {text for text in columns.texts("currency") if not names_none(text) and _code(text, code) != code}
    if others:
        shown = ", ".join(sorted(others)[:_MOST_SHOWN])
        message = f"The head of the amounts says {head}, this column says {shown} too; all amounts are read as {head}."
        cure = "Correct the head if each amount is in the currency of this column."
        place = table.place(table.header, "currency")
        columns.problems.append(warning(place, "currency named twice", message, cure=cure))
    for name in _MONEY:
        unit = table.heads.units.get(table.columns.get(name, -1))
        if unit and unit.currency and _code(unit.currency, code) != code:
            message = f"This head says {unit.currency}, that of other amounts says {head}; all are read as {head}."
            cure = "Bring both columns in one currency."
            place = table.place(table.header, name)
            columns.problems.append(warning(place, "currency named twice", message, cure=cure))


def _code(text: str, counts: str) -> str:
    """The code of a currency; a sign that several share means the one that counts where it can."""
    text = sign_or_text(text)
    sign = text.strip().upper()
    if counts in _MAY_MEAN.get(sign, ()):
        return counts
    return _SIGNS.get(sign) or currency_code(text) or sign


def _several_codes(cells: Iterable[Cell]) -> list[str]:
    """The codes in a column, where it holds nothing but codes of currencies, and more than one."""
    found: set[str] = set()
    for cell in cells:
        if cell is None or cell == "":
            continue
        if not isinstance(cell, str) or cell.strip() not in _CODES:
            return []
        found.add(cell.strip())
    return sorted(found) if len(found) > 1 else []


def tell_other_signs(columns: Columns, counts: str) -> None:
    """Tells amounts beside which another currency stands than in the row's column of currencies."""
    if "currency" not in columns.table.columns or _of_head(columns):
        return
    pairs = list(zip(columns.coins("amount"), columns.texts("currency"), strict=True))
    strange = {pair for pair in set(pairs) if pair[0] and _contradict(*pair, counts)}
    found = [at for at, pair in enumerate(pairs) if pair in strange]
    if found:
        (coin, text), count = pairs[found[0]], len(found)
        code = _code(text, counts)
        many = f"{count} amounts bear another currency than their row, as {coin} beside {code}; they were"
        message = many if count > 1 else f"This amount bears {coin}, but its row says {code}; it was"
        cure = "Correct the sign of the amount, or the currency of the row."
        place = columns.table.place(columns.table.rows[found[0]], "amount")
        said = f"{message} read as {code}."
        columns.problems.append(
            warning(place, "two currencies", said, value=columns.texts("amount")[found[0]], cure=cure)
        )


def _contradict(coin: str, text: str, counts: str) -> bool:
    """Whether the sign beside an amount cannot mean the currency of its row."""
    if names_none(text):
        return False
    code, sign = _code(text, counts), coin.upper()
    if sign in _MAY_MEAN:
        return code not in _MAY_MEAN[sign]
    # “ca. 5000” is no currency.
    return _code(coin, "") in _CODES and _code(coin, "") != code
