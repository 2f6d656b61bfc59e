"""Money, counts and shares out of the cells of a column; its decimal sign is decided once, from all of them."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from plangen.sources.grid import Cell
from plangen.tables.amounts import SCALES, parts_of, without_blanks

BLANKS = frozenset({"", "-", "–", "—", "−", "n/a", "na", "n.a.", "tbd", "tba", "none", "null", "(blank)"})
_SCIENTIFIC = re.compile(r"[-+]?\d(?:\.\d+)?E[+-]?\d{1,2}", re.IGNORECASE)
_THOUSANDS = 3
_MOST_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Numbers:
    """The values of a column, None where a cell is blank or could not be read; `faults` are (index, what is wrong).

    `percents` says which cells were written as a percentage; `assumed` are cells such as 1.234 whose sign was taken to
    separate thousands although the locale uses it for decimals, or such as 1.234 million, where it could be either.
    """

    values: list[Decimal | None]
    faults: list[tuple[int, str]] = field(default_factory=list)
    percents: frozenset[int] = frozenset()
    assumed: tuple[int, ...] = ()


class _Read(NamedTuple):
    """A text read: its value, what is wrong with it, and how it was written."""

    value: Decimal | None = None
    fault: str = ""
    percent: bool = False
    assumed: bool = False


class _Signs(NamedTuple):
    """What a column knows of its decimal sign: its cells' own votes, and the locale's comma."""

    votes: frozenset[bool]
    comma: bool | None


def read_numbers(cells: Sequence[Cell], *, comma: bool | None = None) -> Numbers:
    """The numbers in a column. `comma` says whether the locale's decimal sign is the comma."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    plain = {text: without_blanks(text) for text in texts}
    found = {text: parts_of(plain[text]) for text in texts}
    signs = _Signs(frozenset(_votes(match["digits"] for match in found.values() if match)), comma)
    read = {text: _from_text(plain[text], found[text], signs) for text in texts}
    values: list[Decimal | None] = []
    told: list[tuple[int, _Read]] = []
    for at, cell in enumerate(cells):
        if cell is None:
            values.append(None)
            continue
        one = read[cell] if isinstance(cell, str) else _from_cell(cell)
        values.append(one.value)
        if one.fault or one.percent or one.assumed:
            told.append((at, one))
    return Numbers(
        values,
        [(at, one.fault) for at, one in told if one.fault],
        frozenset(at for at, one in told if one.percent),
        tuple(at for at, one in told if one.assumed),
    )


def exact(number: float) -> Decimal:
    """The number a spreadsheet shows: floats with at most 15 digits, as spreadsheets keep them."""
    if isinstance(number, int) or number.is_integer():
        return Decimal(int(number))
    return Decimal(f"{number:.15g}")


def _votes(groups: Iterable[str]) -> Iterable[bool]:
    return (vote for digits in groups if (vote := _vote(digits)) is not None)


def _vote(digits: str) -> bool | None:
    """Whether the comma is the decimal sign of these digits; None where they do not say."""
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


def _from_cell(cell: Cell) -> _Read:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return _Read(exact(cell))
    return _Read(fault="is not a number")


def _from_text(plain: str, found: re.Match[str] | None, signs: _Signs) -> _Read:
    if plain.casefold() in BLANKS:
        return _Read()
    if _SCIENTIFIC.fullmatch(plain):
        return _Read(Decimal(f"{Decimal(plain):f}"))
    if found is None:
        return _Read(fault="is not a number")
    digits, trail = found["digits"], found["trail"]
    if trail and digits[-1] in ".,":
        digits, trail = digits[:-1], ""  # 100.– and 100,- have no cents
    scale = SCALES.get((found["scale"] or "").casefold(), 0)
    uses_comma, assumed = _uses_comma(digits, signs, scaled=bool(scale))
    if uses_comma is None:
        return _Read(fault="could mean two numbers, and other cells of the column contradict each other")
    value = _plain(digits, uses_comma)
    if value is None:
        return _Read(fault="is not a number")
    value *= 10**scale
    if found["open"] or trail or {found["sign"], found["sign2"]} & {"-", "−"}:
        value = -value
    return _Read(value / 100 if found["percent"] else value, percent=bool(found["percent"]), assumed=assumed)


def _uses_comma(digits: str, signs: _Signs, *, scaled: bool) -> tuple[bool | None, bool]:
    """Whether the comma is the decimal sign here (None: nobody can tell), and whether that has to be told.

    One sign with three digits behind it separates thousands, unless other cells of the column say otherwise; before a
    word such as million it may as well be the decimal sign, so that the locale says what it is.
    """
    vote = _vote(digits)
    if vote is not None or not ("." in digits or "," in digits):
        return bool(vote), False
    if len(signs.votes) > 1:
        return None, False
    if signs.votes:
        return next(iter(signs.votes)), False
    thousands_by_dot = "." in digits
    if scaled and signs.comma is not None:
        return signs.comma, True
    return thousands_by_dot, scaled or (signs.comma is not None and signs.comma is not thousands_by_dot)


def _plain(digits: str, comma: bool) -> Decimal | None:
    """The number that digits mean, or None where the signs between them stand where none can."""
    point, mark = (",", ".") if comma else (".", ",")
    whole, _, part = digits.partition(point)
    first, *groups = whole.split(mark)
    if groups and not (
        0 < len(first) <= _THOUSANDS
        and len(groups[-1]) == _THOUSANDS
        and all(len(group) in (2, _THOUSANDS) for group in groups)
    ):
        return None
    figures = first + "".join(groups)
    if (part and not part.isdecimal()) or len(figures) + len(part) > _MOST_DIGITS:
        return None
    return Decimal(f"{figures or '0'}.{part or '0'}") if part else Decimal(figures)


def as_shares(numbers: Numbers, formatted: frozenset[int] = frozenset()) -> list[Decimal | None]:
    """The column as fractions: above 1 means percent, unless the cells say by sign or format that they are shares."""
    marked = numbers.percents | formatted
    plain = [value for at, value in enumerate(numbers.values) if value is not None and at not in marked]
    percent = bool(plain) and max(abs(value) for value in plain) > 1
    return [
        value / 100 if value is not None and percent and at not in marked else value
        for at, value in enumerate(numbers.values)
    ]
