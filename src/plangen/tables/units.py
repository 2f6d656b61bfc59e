"""What a head says of the numbers below it besides their name: thousands or millions, a currency, and other words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import list_currencies

from plangen.tables.folding import fold

MONEY = frozenset({
    "amount", "actual amount", "quota", "list price", "annual spend", "commit", "best case", "potential", "span",
    "revenue", "margin",
})  # fmt: skip
"""Columns and families that hold money, of which it matters what a head says besides their name."""
_POWERS = {
    "k": 3, "tsd": 3, "thd": 3, "thousand": 3, "thousands": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "mill": 6, "mln": 6,
    "million": 6, "millions": 6, "b": 9, "bn": 9, "mrd": 9, "billion": 9, "billions": 9,
}  # fmt: skip
_UNSURE_ALONE = frozenset({"m", "mm", "b", "k"})
"""Letters that say how large numbers are only in brackets or beside a currency: a product may be called M."""
_FILLERS = frozenset({"in", "of", "the", "all", "amounts", "amount", "figures", "values", "x", "us", "s", "currency"})
_CODES = frozenset(list_currencies())
_LOWER = frozenset(
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
_ROUND = re.compile(r"1?(?P<noughts>(?:000){1,3})")
_MOST_BEHIND = 4
"""Words and brackets behind a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Unit:
    """By which power of ten numbers are to be multiplied, in which currency they are, and what else a head says."""

    power: int = 0
    currency: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.power or self.currency or self.words)

    @property
    def large(self) -> str:
        """How large one of the numbers is, as a word."""
        return {3: "thousands", 6: "millions", 9: "billions"}.get(self.power, f"10^{self.power}")


NONE = Unit()


@lru_cache(maxsize=16384)
def parted(head: str) -> tuple[str, Unit]:
    """The name in a head, and the unit that is put behind it; a head that is nothing but a unit has no name."""
    name, unit = head.strip(), NONE
    whole = _read(name) if _SIGN_ALONE.fullmatch(name) else NONE
    if whole.currency and not whole.words:
        return "", whole
    for _ in range(_MOST_BEHIND):
        found = _BRACKETS.search(name)
        shorter, behind = (name[: found.start()].rstrip(), _read(found.group(1))) if found else _behind(name)
        if shorter == name:
            break
        name, unit = shorter, _joined(unit, behind)
    return name, unit


def _joined(one: Unit, other: Unit) -> Unit:
    words = " ".join(word for word in (other.words, one.words) if word)
    return Unit(one.power or other.power, one.currency or other.currency, words)


def _behind(name: str) -> tuple[str, Unit]:
    """The name before the last words that are a unit, and that unit; the whole name where there are none."""
    attached = _ATTACHED.fullmatch(name)
    if attached:
        return attached[1], _read(attached[2])
    words = name.split()
    for start in range(max(1, len(words) - _MOST_BEHIND), len(words)):
        unit = _read(" ".join(words[start:]))
        sure = unit.currency or words[start] == "in" or _is_sure(words[start:])
        if (unit and not unit.words and sure) or words[start:] == ["%"]:
            return " ".join(words[:start]), unit
    return name, NONE


def _is_sure(words: Iterable[str]) -> bool:
    return not all(fold(word) in _UNSURE_ALONE | _FILLERS for word in words)


def _read(text: str) -> Unit:
    """What the words behind a name say."""
    power, currency, others = 0, "", []
    for piece in _PIECE.finditer(_TIMES.sub("", text)):
        said = _said(piece)
        power, currency = power or said.power, currency or said.currency
        others += [said.words] if said.words else []
    if currency and [word.upper() for word in others] == ["T"]:
        return Unit(3, currency)
    # A letter beside other words is one of these words: (M. Boss).
    return Unit(power if not others or currency else 0, currency, " ".join(others))


def _said(piece: re.Match[str]) -> Unit:
    if piece["sign"]:
        return Unit(currency="".join(piece["sign"].split()))
    if piece["percent"]:
        return Unit(words="%")
    if piece["count"]:
        noughts = _ROUND.fullmatch(re.sub(r"\D", "", piece["count"]))
        return Unit(len(noughts["noughts"])) if noughts else Unit(words=piece["count"].strip())
    return _word(piece["word"])


def _word(word: str) -> Unit:
    folded = fold(word)
    if word in _CODES or folded in _LOWER:
        return Unit(currency=_NAMES.get(folded, word.upper()))
    if folded in _POWERS:
        return Unit(_POWERS[folded])
    # TEUR and kUSD: thousands; MEUR: millions.
    if word[1:] in _CODES and word[0] in "TtKkMm":
        return Unit(6 if word[0] in "Mm" else 3, word[1:])
    return NONE if folded in _FILLERS else Unit(words=word)


_REFUSED = {
    "%": "percent", "percent": "percent", "pct": "percent", "share": "percent",
    "monthly": "a month", "month": "a month", "mrr": "a month", "mtl": "a month", "weekly": "a week", "week": "a week",
    "quarterly": "a quarter", "quarter": "a quarter", "daily": "a day", "hourly": "an hour",
    "weighted": "weighted", "gewichtet": "weighted",
}  # fmt: skip
_HARMLESS = frozenset({
    "net", "gross", "netto", "brutto", "excl", "excluding", "ex", "incl", "including", "vat", "tax", "taxes", "total",
    "converted", "company", "home", "base", "annual", "yearly", "year", "per", "a", "acv", "tcv", "arr", "est",
    "estimated", "fy", "and", "without", "before", "after", "won", "signed", "contract", "value",
})  # fmt: skip


def refusal(unit: Unit, table: str = "") -> str:
    """What makes numbers something else than amounts of money (“percent”, “a month”); empty where nothing does.

    Targets may be for a month or a quarter, and may be percentages.
    """
    words = [] if table == "Targets" else _words(unit)
    return next((_REFUSED[word] for word in words if word in _REFUSED), "")


def strange(unit: Unit) -> str:
    """The words of a unit of which nobody can say what they mean for its numbers; empty where all is plain."""
    plain = _HARMLESS | {"%"}
    unknown = [word for word in _words(unit) if word not in plain and not re.fullmatch(r"(?:fy)?\d+", word)]
    return unit.words if unknown else ""


def is_local(unit: Unit) -> bool:
    """Whether a head says that each amount is in a currency of its own."""
    return bool({"local", "deal", "record", "document", "transaction"} & set(_words(unit)))


def _words(unit: Unit) -> list[str]:
    return [word for part in unit.words.split() for word in fold(part).split() or [part]]
