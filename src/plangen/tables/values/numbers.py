"""Read a column's cells as money, counts, and fractions; its decimal sign is decided once, from all of them."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from plangen.sources.grid import Cell
from plangen.tables.values.amounts import SCALES, parts_of, without_blanks

BLANKS = frozenset({"", "-", "–", "—", "−", "n/a", "na", "n.a.", "tbd", "tba", "none", "null", "(blank)"})
_SCIENTIFIC = re.compile(r"[-+]?\d(?:\.\d+)?E[+-]?\d{1,2}", re.IGNORECASE)
_THOUSANDS = 3
_MAX_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column's values, None for blank and unreadable cells; `faults` are (index, what is wrong).

    `percents` are the cells written as percentages. `assumed` are cells such as 1.234, read as thousands although the
    locale's decimal sign is the dot, or 1.234 million, where it could be either.
    """

    values: list[Decimal | None]
    faults: list[tuple[int, str]] = field(default_factory=list)
    percents: frozenset[int] = frozenset()
    assumed: tuple[int, ...] = ()


class _ParsedNumber(NamedTuple):
    """A parsed text: its value, what is wrong with it, and how it was written."""

    value: Decimal | None = None
    fault: str = ""
    percent: bool = False
    assumed: bool = False


class _DecimalSign(NamedTuple):
    """Evidence for a column's decimal sign: what its cells prove, and whether the locale uses the comma."""

    votes: frozenset[bool]
    comma: bool | None


def read_numbers(cells: Sequence[Cell], *, comma: bool | None = None) -> Numbers:
    """The numbers in a column. `comma` says whether the locale's decimal sign is the comma."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    plain = {text: without_blanks(text) for text in texts}
    found = {text: parts_of(plain[text]) for text in texts}
    sign = _DecimalSign(frozenset(_votes(match["digits"] for match in found.values() if match)), comma)
    read = {text: _parse_text(plain[text], found[text], sign) for text in texts}
    values: list[Decimal | None] = []
    flagged: list[tuple[int, _ParsedNumber]] = []
    for at, cell in enumerate(cells):
        if cell is None:
            values.append(None)
            continue
        parsed = read[cell] if isinstance(cell, str) else _parse_cell(cell)
        values.append(parsed.value)
        if parsed.fault or parsed.percent or parsed.assumed:
            flagged.append((at, parsed))
    return Numbers(
        values,
        [(at, parsed.fault) for at, parsed in flagged if parsed.fault],
        frozenset(at for at, parsed in flagged if parsed.percent),
        tuple(at for at, parsed in flagged if parsed.assumed),
    )


def exact(number: float) -> Decimal:
    """The number as a spreadsheet shows it: floats have at most 15 digits."""
    if isinstance(number, int) or number.is_integer():
        return Decimal(int(number))
    return Decimal(f"{number:.15g}")


def _votes(digit_groups: Iterable[str]) -> Iterable[bool]:
    return (vote for digits in digit_groups if (vote := _vote(digits)) is not None)


def _vote(digits: str) -> bool | None:
    """Whether these digits prove that the comma is the decimal sign; None if they don't prove it."""
    dot, comma = digits.rfind("."), digits.rfind(",")
    if dot >= 0 and comma >= 0:
        return comma > dot
    if dot < 0 and comma < 0:
        return None
    sign = "," if comma >= 0 else "."
    if digits.count(sign) > 1:
        return sign == "."
    whole, _, part = digits.partition(sign)
    is_grouping = len(part) == _THOUSANDS and 0 < len(whole) <= _THOUSANDS and not whole.startswith("0")
    return None if is_grouping or not part else sign == ","


def _parse_cell(cell: Cell) -> _ParsedNumber:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return _ParsedNumber(exact(cell))
    return _ParsedNumber(fault="Not a number")


def _parse_text(plain: str, found: re.Match[str] | None, sign: _DecimalSign) -> _ParsedNumber:
    if plain.casefold() in BLANKS:
        return _ParsedNumber()
    if _SCIENTIFIC.fullmatch(plain):
        return _ParsedNumber(Decimal(f"{Decimal(plain):f}"))
    if found is None:
        return _ParsedNumber(fault="Not a number")
    digits, trail = found["digits"], found["trail"]
    if trail and digits[-1] in ".,":
        digits, trail = digits[:-1], ""  # 100.– and 100,- have no cents
    scale = SCALES.get((found["scale"] or "").casefold(), 0)
    uses_comma, assumed = _uses_comma(digits, sign, scaled=bool(scale))
    if uses_comma is None:
        return _ParsedNumber(fault="Ambiguous; other cells in the column conflict")
    value = _plain(digits, uses_comma)
    if value is None:
        return _ParsedNumber(fault="Not a number")
    value *= 10**scale
    if found["open"] or trail or {found["sign"], found["sign2"]} & {"-", "−"}:
        value = -value
    return _ParsedNumber(value / 100 if found["percent"] else value, percent=bool(found["percent"]), assumed=assumed)


def _uses_comma(digits: str, sign: _DecimalSign, *, scaled: bool) -> tuple[bool | None, bool]:
    """Whether the comma is the decimal sign (None: ambiguous), and whether that must be reported.

    A single sign before three digits separates thousands unless other cells of the column prove otherwise; before a
    word such as million it could also be the decimal sign, so the locale decides.
    """
    vote = _vote(digits)
    if vote is not None or not ("." in digits or "," in digits):
        return bool(vote), False
    if len(sign.votes) > 1:
        return None, False
    if sign.votes:
        return next(iter(sign.votes)), False
    thousands_by_dot = "." in digits
    if scaled and sign.comma is not None:
        return sign.comma, True
    return thousands_by_dot, scaled or (sign.comma is not None and sign.comma is not thousands_by_dot)


def _plain(digits: str, comma: bool) -> Decimal | None:
    """The number that digits mean, or None if their signs are misplaced."""
    point, mark = (",", ".") if comma else (".", ",")
    whole, _, part = digits.partition(point)
    first, *digit_groups = whole.split(mark)
    if digit_groups and not (
        0 < len(first) <= _THOUSANDS
        and len(digit_groups[-1]) == _THOUSANDS
        and all(len(group) in (2, _THOUSANDS) for group in digit_groups)
    ):
        return None
    integer = first + "".join(digit_groups)
    if (part and not part.isdecimal()) or len(integer) + len(part) > _MAX_DIGITS:
        return None
    return Decimal(f"{integer or '0'}.{part or '0'}") if part else Decimal(integer)


def as_shares(numbers: Numbers, formatted: frozenset[int] = frozenset()) -> list[Decimal | None]:
    """The column as fractions: values above 1 are percentages, except cells with a % sign or percent format."""
    marked = numbers.percents | formatted
    plain = [value for at, value in enumerate(numbers.values) if value is not None and at not in marked]
    percent = bool(plain) and max(abs(value) for value in plain) > 1
    return [
        value / 100 if value is not None and percent and at not in marked else value
        for at, value in enumerate(numbers.values)
    ]
