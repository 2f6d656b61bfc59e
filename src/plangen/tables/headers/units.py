"""Units in a header: thousands or millions, a currency, and other words after the name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import list_currencies

from plangen.tables.values.folding import fold

MONEY_COLUMNS = frozenset({
    "amount", "actual amount", "split amount", "quota", "list price", "annual spend", "commit", "best case",
    "potential", "month", "revenue", "margin",
})  # fmt: skip
"""Columns and families of money, whose headers may have units."""
_MONEY_OF_TABLE = {"Target accounts": frozenset({"value"})}
"""Columns that are of money in one table only: Settings has one of the same name."""
_POWERS = {
    "k": 3, "tsd": 3, "thd": 3, "thousand": 3, "thousands": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "mill": 6, "mln": 6,
    "million": 6, "millions": 6, "b": 9, "bn": 9, "mrd": 9, "billion": 9, "billions": 9,
    "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "crore": 7, "crores": 7, "cr": 7,
}  # fmt: skip
_AMBIGUOUS_ALONE = frozenset({"m", "mm", "b", "k", "cr"})
"""Letters that are a scale only in brackets or next to a currency: a product may be called M."""
_FILLERS = frozenset({"in", "of", "the", "all", "amounts", "amount", "figures", "values", "x", "us", "s", "currency"})
_CODES = frozenset(list_currencies())
_LOWERCASE_CODES = frozenset(
    {"eur", "usd", "gbp", "chf", "jpy", "cad", "aud", "sek", "nok", "dkk", "czk", "pln", "euro", "euros"}
)
_NAMES = {"euro": "EUR", "euros": "EUR"}
_SIGNS = "$£€¥₹₽₺₴₩₪₫₱฿₨"
_PIECE = re.compile(
    rf"(?P<sign>(?:(?:US|AU?|CA?|NZ|HK|S|R)\s?)?\$|[{_SIGNS}])|(?P<count>\d[\d.,'’\s]*)|(?P<word>[^\W\d_]+)|(?P<percent>%)"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_ATTACHED = re.compile(rf"(.*[^\W\d_])([{_SIGNS}%])")
_SIGN_ALONE = re.compile(rf"[A-Za-z]{{0,4}}\.?\s?[{_SIGNS}]\s?[A-Za-z]{{0,4}}")
_TIMES = re.compile(r"[x×*]\s*(?=\d)", re.IGNORECASE)
_ROUND = re.compile(r"1?(?P<zeros>(?:000){1,3})")
_MAX_TRAILING_PARTS = 4
"""The most trailing words and brackets that are checked."""


@dataclass(frozen=True, slots=True)
class HeaderUnit:
    """The power of ten to multiply numbers by, their currency, and other words in the header."""

    power: int = 0
    currency: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.power or self.currency or self.words)

    @property
    def scale_name(self) -> str:
        """The scale as a word."""
        names = {3: "thousands", 5: "lakhs", 6: "millions", 7: "crores", 9: "billions"}
        return names.get(self.power, f"10^{self.power}")


NO_UNIT = HeaderUnit()


@dataclass(frozen=True, slots=True)
class TitleUnit:
    """A unit in a line above a table, with the row and text of the line."""

    unit: HeaderUnit
    row: int
    text: str


@lru_cache(maxsize=16384)
def split_unit(header: str) -> tuple[str, HeaderUnit]:
    """Split a header into its name and its unit; a header that is only a unit has no name."""
    name, unit = header.strip(), NO_UNIT
    only_unit = read_unit(name) if _SIGN_ALONE.fullmatch(name) else NO_UNIT
    if only_unit.currency and not only_unit.words:
        return "", only_unit
    for _ in range(_MAX_TRAILING_PARTS):
        found = _BRACKETS.search(name)
        rest, trailing = (name[: found.start()].rstrip(), read_unit(found.group(1))) if found else _trailing_unit(name)
        if rest == name:
            break
        name, unit = rest, _joined(unit, trailing)
    return name, unit


def _joined(last: HeaderUnit, before: HeaderUnit) -> HeaderUnit:
    words = " ".join(word for word in (before.words, last.words) if word)
    return HeaderUnit(last.power or before.power, last.currency or before.currency, words)


def _trailing_unit(name: str) -> tuple[str, HeaderUnit]:
    """The name without its trailing unit, and that unit; the full name if there is none."""
    attached = _ATTACHED.fullmatch(name)
    if attached:
        return attached[1], read_unit(attached[2])
    words = name.split()
    for start in range(max(1, len(words) - _MAX_TRAILING_PARTS), len(words)):
        unit = read_unit(" ".join(words[start:]))
        is_certain = unit.currency or words[start] == "in" or _is_unambiguous(words[start:])
        if (unit and not unit.words and is_certain) or words[start:] == ["%"]:
            return " ".join(words[:start]), unit
    return name, NO_UNIT


def _is_unambiguous(words: Iterable[str]) -> bool:
    return not all(fold(word) in _AMBIGUOUS_ALONE | _FILLERS for word in words)


def read_unit(text: str) -> HeaderUnit:
    """The unit in the words after a name."""
    power, currency, others = 0, "", []
    for piece in _PIECE.finditer(_TIMES.sub("", text)):
        unit = _piece_unit(piece)
        power, currency = power or unit.power, currency or unit.currency
        others += [unit.words] if unit.words else []
    if currency and [word.upper() for word in others] == ["T"]:
        return HeaderUnit(3, currency)
    # A letter among other words isn't a scale: (M. Boss).
    return HeaderUnit(power if not others or currency else 0, currency, " ".join(others))


def _piece_unit(piece: re.Match[str]) -> HeaderUnit:
    if piece["sign"]:
        return HeaderUnit(currency="".join(piece["sign"].split()))
    if piece["percent"]:
        return HeaderUnit(words="%")
    if piece["count"]:
        zeros = _ROUND.fullmatch(re.sub(r"\D", "", piece["count"]))
        return HeaderUnit(len(zeros["zeros"])) if zeros else HeaderUnit(words=piece["count"].strip())
    return _word(piece["word"])


def _word(word: str) -> HeaderUnit:
    folded = fold(word)
    if word in _CODES or folded in _LOWERCASE_CODES:
        return HeaderUnit(currency=_NAMES.get(folded, word.upper()))
    if folded in _POWERS:
        return HeaderUnit(_POWERS[folded])
    # TEUR and kUSD: thousands; MEUR: millions.
    if word[1:] in _CODES and word[0] in "TtKkMm":
        return HeaderUnit(6 if word[0] in "Mm" else 3, word[1:])
    return NO_UNIT if folded in _FILLERS else HeaderUnit(words=word)


_OTHER_MEASURES = {
    word: measure
    for measure, words in {
        "percentages": "% percent pct share",
        "monthly amounts": "monthly month mrr mtl",
        "weekly amounts": "weekly week",
        "quarterly amounts": "quarterly quarter",
        "daily amounts": "daily",
        "hourly amounts": "hourly",
        "weighted amounts": "weighted gewichtet",
    }.items()
    for word in words.split()
}
_KNOWN_WORDS = frozenset({
    "net", "gross", "netto", "brutto", "excl", "excluding", "ex", "incl", "including", "vat", "tax", "taxes", "total",
    "converted", "company", "home", "base", "annual", "yearly", "year", "per", "a", "acv", "tcv", "arr", "est",
    "estimated", "fy", "and", "without", "before", "after", "won", "signed", "contract", "value",
})  # fmt: skip


def is_money(column: str, table: str) -> bool:
    """Whether a column or family of a table is of money."""
    return column in MONEY_COLUMNS or column in _MONEY_OF_TABLE.get(table, ())


def other_measure(unit: HeaderUnit, table: str = "") -> str:
    """What makes the numbers something other than amounts (“percentages”, “monthly amounts”); empty if nothing does.

    Targets may be monthly, quarterly, or percentages.
    """
    words = [] if table == "Targets" else _words(unit)
    return next((_OTHER_MEASURES[word] for word in words if word in _OTHER_MEASURES), "")


def unknown_words(unit: HeaderUnit) -> str:
    """The unit's words if any of them is unknown; empty if all are clear."""
    known = _KNOWN_WORDS | {"%"}
    unknown = [word for word in _words(unit) if word not in known and not re.fullmatch(r"(?:fy)?\d+", word)]
    return unit.words if unknown else ""


def has_local_currencies(unit: HeaderUnit) -> bool:
    """Whether a header says that each amount is in its own currency."""
    return bool({"local", "deal", "record", "document", "transaction"} & set(_words(unit)))


def _words(unit: HeaderUnit) -> list[str]:
    return [word for part in unit.words.split() for word in fold(part).split() or [part]]
