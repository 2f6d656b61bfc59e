"""Money, counts and shares out of the cells of a column; its decimal sign is decided once, from all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from plangen.sources.grid import Cell

BLANKS = frozenset({"", "-", "–", "—", "−", "n/a", "na", "none", "null", "(blank)"})
_SCALES = {"k": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "bn": 9, "b": 9, "tsd": 3}
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']+")
_MONEY = re.compile(
    r"(?P<open>\()?(?P<sign>[-−+])?(?:[A-Za-z]{0,3}[^\w\s\-−+().,%]{1,2}|[A-Za-z]{3})?(?P<sign2>[-−+])?"
    r"(?P<digits>\d[\d.,]*|[.,]\d+)(?P<scale>k|m|mn|mm|mio|bn|b|tsd)?\.?"
    r"(?P<percent>%)?(?:[^\w\s\-−+().,%]{1,2}|[A-Za-zč]{2,3})?(?P<trail>[-−])?(?P<close>\))?",
    re.IGNORECASE,
)
_THOUSANDS = 3


@dataclass(frozen=True, slots=True)
class Numbers:
    """The values of a column, None where a cell is blank or could not be read; `faults` are (index, what is wrong).

    `percents` says which cells were written as a percentage.
    """

    values: list[Decimal | None]
    faults: list[tuple[int, str]]
    percents: frozenset[int] = frozenset()


def read_numbers(cells: Sequence[Cell], *, comma: bool | None = None) -> Numbers:
    """The numbers in a column. `comma` is the locale's decimal sign, asked only where no cell of the column decides."""
    texts = [_digits(cell) for cell in cells if isinstance(cell, str)]
    decided = decimal_comma([text for text in texts if text])
    values: list[Decimal | None] = []
    faults: list[tuple[int, str]] = []
    percents: set[int] = set()
    for at, cell in enumerate(cells):
        if cell is None or cell == "":
            values.append(None)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            values.append(exact(cell))
        else:
            value, fault, percent = _from_text(str(cell), decided if decided is not None else comma)
            values.append(value)
            if fault:
                faults.append((at, fault))
            if percent:
                percents.add(at)
    return Numbers(values, faults, frozenset(percents))


def exact(number: float) -> Decimal:
    """The number a spreadsheet shows: floats with at most 15 digits, as spreadsheets keep them."""
    if isinstance(number, int) or number.is_integer():
        return Decimal(int(number))
    return Decimal(f"{number:.15g}")


def decimal_comma(texts: Sequence[str]) -> bool | None:
    """Whether the comma is the decimal sign of these digit groups; None where none of them decides."""
    votes = {vote for text in texts if (vote := _vote(text)) is not None}
    return votes.pop() if len(votes) == 1 else None


def _vote(text: str) -> bool | None:
    dot, comma = text.rfind("."), text.rfind(",")
    if dot >= 0 and comma >= 0:
        return comma > dot
    if dot < 0 and comma < 0:
        return None
    sign = "," if comma >= 0 else "."
    if text.count(sign) > 1:
        return sign == "."
    return None if len(text) - text.rfind(sign) - 1 == _THOUSANDS else sign == ","


def _digits(text: str) -> str:
    found = _MONEY.fullmatch(_SPACES.sub("", text))
    return found["digits"] if found else ""


def _from_text(text: str, comma: bool | None) -> tuple[Decimal | None, str, bool]:
    plain = _SPACES.sub("", text)
    if plain.casefold() in BLANKS:
        return None, "", False
    found = _MONEY.fullmatch(plain)
    if not found:
        return None, "is not a number", False
    digits = found["digits"]
    uses_comma = _vote(digits)
    if uses_comma is None:
        # One sign with three digits behind it separates thousands, unless the column or the locale says otherwise.
        uses_comma = comma if comma is not None and "," not in digits else False
    digits = digits.replace(".", "").replace(",", ".") if uses_comma else digits.replace(",", "")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None, "is not a number", False
    value = value.scaleb(_SCALES.get((found["scale"] or "").casefold(), 0))
    negative = "-" in {(found[name] or "").replace("−", "-") for name in ("sign", "sign2", "trail")}
    negative = negative or bool(found["open"] and found["close"])
    value = -value if negative else value
    return (value / 100 if found["percent"] else value), "", bool(found["percent"])


def as_shares(numbers: Numbers, formatted: frozenset[int] = frozenset()) -> list[Decimal | None]:
    """The column as fractions: above 1 means percent, unless the cells say by sign or format that they are shares."""
    marked = numbers.percents | formatted
    plain = [value for at, value in enumerate(numbers.values) if value is not None and at not in marked]
    percent = bool(plain) and max(abs(value) for value in plain) > 1
    return [
        value / 100 if value is not None and percent and at not in marked else value
        for at, value in enumerate(numbers.values)
    ]
