"""One amount as it is written: its digits, its scale, and the coin beside it."""

import re

from babel.numbers import list_currencies

SCALES = {
    "k": 3, "tsd": 3, "thousand": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "mill": 6, "million": 6, "b": 9, "bn": 9,
    "billion": 9,
}  # fmt: skip
_CODES = frozenset(code.casefold() for code in list_currencies())
_COINS = frozenset(
    _CODES
    | {"us", "ca", "au", "nz", "hk", "a", "c", "r", "s", "kr", "kč", "zł", "ft", "fr", "sfr", "rs", "lei", "kn", "лв"}
)
"""The letters that may stand beside an amount: codes, and what people write for their own money."""
_COIN = r"(?:(?P<%s>[^\W\d_]{0,3})[$¢£¤¥฿₠-⃀]|(?P<%s_word>[^\W\d_]{2,3})\.?)?"
_MONEY = re.compile(
    rf"{_COIN % ('ahead', 'ahead')}(?P<open>\()?(?P<sign>[-−+])?{_COIN % ('then', 'then')}(?P<sign2>[-−+])?"
    rf"(?P<digits>\d[\d.,]*|[.,]\d+)(?:(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\.?)?"
    rf"(?P<percent>%)?{_COIN % ('behind', 'behind')}(?P<trail>[-−–])?(?P<close>\))?{_COIN % ('last', 'last')}",
    re.IGNORECASE,
)
_COIN_GROUPS = tuple(f"{at}{kind}" for at in ("ahead", "then", "behind", "last") for kind in ("", "_word"))
_COIN_SIGN = re.compile("[$¢£¤¥฿₠-⃀]")
_BLANKS = re.compile(r"[\s\u200b\ufeff'’]+")
_BETWEEN_GROUPS = re.compile(
    r"[ \xa0\u2000-\u200b\u202f'’](?<=\d.)(?<!\d{4}.)(?<!\d[.,]\d.)(?<!\d[.,]\d\d.)(?<!\d[.,]\d{3}.)(?=\d{3}(?!\d))"
)
"""One blank on a line, or an apostrophe, with groups of digits around it such as separate thousands."""
_TORN = re.compile(r"\d[.,]?[\s\u200b\ufeff'’]+[.,]?\d")
_LONGEST = 80
"""Letters and digits of an amount; a longer text is none, and taking it apart takes long."""


def without_blanks(text: str) -> str:
    """An amount without the blanks in and around it; as it stands where they part one number from another."""
    plain = _BLANKS.sub("", text)
    if len(plain) == len(text):
        return plain
    return text if _TORN.search(_BETWEEN_GROUPS.sub("", text)) else plain


def parts_of(plain: str) -> re.Match[str] | None:
    """The parts of an amount; None where a text is none."""
    found = _MONEY.fullmatch(plain) if len(plain) <= _LONGEST else None
    if not found or bool(found["open"]) != bool(found["close"]) or (found["sign"] and found["sign2"]):
        return None
    words = {word.casefold() for word in found.group(*_COIN_GROUPS) if word}
    return found if not words or (words <= _COINS and len(words) == 1) else None


def coin(text: str) -> str:
    """The sign or the code of the currency that stands beside an amount (US$, €, CHF); empty where there is none.

    A code says more than a sign on the other side: $5 CAD.
    """
    plain = without_blanks(text)
    found = parts_of(plain)
    if not found:
        return ""
    sign = _COIN_SIGN.search(plain)
    letters = next((group for group in found.group(*_COIN_GROUPS) if group), "")
    return f"{letters}{sign.group()}" if sign and letters.casefold() not in _CODES else letters
