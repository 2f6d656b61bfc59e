"""Money, counts and shares out of the cells of a column; its decimal sign is decided once, from all of them."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from babel.numbers import list_currencies

from plangen.sources.grid import Cell

BLANKS = frozenset({"", "-", "–", "—", "−", "n/a", "na", "n.a.", "tbd", "tba", "none", "null", "(blank)"})
_SCALES = {
    "k": 3, "tsd": 3, "thousand": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "mill": 6, "million": 6, "b": 9, "bn": 9,
    "billion": 9,
}  # fmt: skip
_SPACES = re.compile(r"[\s\u200b\ufeff'’]+")
_CODES = frozenset(code.casefold() for code in list_currencies())
_COINS = frozenset(
    _CODES
    | {"us", "ca", "au", "nz", "hk", "a", "c", "r", "s", "kr", "kč", "zł", "ft", "fr", "sfr", "rs", "lei", "kn", "лв"}
)
"""The letters that may stand beside an amount: codes, and what people write for their own money."""
_COIN = r"(?:(?P<%s>[^\W\d_]{0,3})[$¢£¤¥฿₠-⃀]|(?P<%s_word>[^\W\d_]{2,3})\.?)?"
_MONEY = re.compile(
    rf"{_COIN % ('ahead', 'ahead')}(?P<open>\()?(?P<sign>[-−+])?{_COIN % ('then', 'then')}(?P<sign2>[-−+])?"
    rf"(?P<digits>\d[\d.,]*|[.,]\d+)(?:(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\.?)?"
    rf"(?P<percent>%)?{_COIN % ('behind', 'behind')}(?P<trail>[-−–])?(?P<close>\))?{_COIN % ('last', 'last')}",
    re.IGNORECASE,
)
_COIN_GROUPS = tuple(f"{at}{kind}" for at in ("ahead", "then", "behind", "last") for kind in ("", "_word"))
_COIN_SIGN = re.compile("[$¢£¤¥฿₠-⃀]")
_SCIENTIFIC = re.compile(r"[-+]?\d(?:\.\d+)?E[+-]?\d{1,2}", re.IGNORECASE)
_THOUSANDS = 3
_MOST_DIGITS = 24
_LONGEST = 80
"""Letters and digits of an amount; a longer text is none, and taking it apart takes long."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The values of a column, None where a cell is blank or could not be read; `faults` are (index, what is wrong).

    `percents` says which cells were written as a percentage; `assumed` are cells such as 1.234 whose sign was taken to
    separate thousands although the locale uses it for decimals.
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
    plain = {text: _SPACES.sub("", text) for text in texts}
    found = {text: _money(plain[text]) for text in texts}
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


def coin(text: str) -> str:
    """The sign or the code of the currency that stands beside an amount (US$, €, CHF); empty where there is none.

    A code says more than a sign on the other side: $5 CAD.
    """
    plain = _SPACES.sub("", text)
    found = _money(plain)
    if not found:
        return ""
    sign = _COIN_SIGN.search(plain)
    letters = next((group for group in found.group(*_COIN_GROUPS) if group), "")
    return f"{letters}{sign.group()}" if sign and letters.casefold() not in _CODES else letters


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


def _money(plain: str) -> re.Match[str] | None:
    """The parts of an amount; None where a text is none."""
    found = _MONEY.fullmatch(plain) if len(plain) <= _LONGEST else None
    if not found or bool(found["open"]) != bool(found["close"]) or (found["sign"] and found["sign2"]):
        return None
    words = {word.casefold() for word in found.group(*_COIN_GROUPS) if word}
    return found if not words or (words <= _COINS and len(words) == 1) else None


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
    uses_comma, assumed = _uses_comma(digits, signs)
    if uses_comma is None:
        return _Read(fault="could mean two numbers, and other cells of the column contradict each other")
    value = _plain(digits, uses_comma)
    if value is None:
        return _Read(fault="is not a number")
    value *= 10 ** _SCALES.get((found["scale"] or "").casefold(), 0)
    if found["open"] or trail or {found["sign"], found["sign2"]} & {"-", "−"}:
        value = -value
    return _Read(value / 100 if found["percent"] else value, percent=bool(found["percent"]), assumed=assumed)


def _uses_comma(digits: str, signs: _Signs) -> tuple[bool | None, bool]:
    """Whether the comma is the decimal sign here (None: nobody can tell), and whether the locale says otherwise.

    One sign with three digits behind it separates thousands, unless other cells of the column say otherwise.
    """
    vote = _vote(digits)
    if vote is not None or not ("." in digits or "," in digits):
        return bool(vote), False
    if len(signs.votes) > 1:
        return None, False
    if signs.votes:
        return next(iter(signs.votes)), False
    thousands_by_dot = "." in digits
    return thousands_by_dot, signs.comma is not None and signs.comma is not thousands_by_dot


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
