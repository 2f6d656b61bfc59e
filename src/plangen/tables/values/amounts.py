"""One amount as written: its digits, its scale, and the currency next to it."""

import re

from babel.numbers import list_currencies

SCALES = {
    "k": 3, "tsd": 3, "thousand": 3, "m": 6, "mn": 6, "mm": 6, "mio": 6, "mill": 6, "million": 6, "b": 9, "bn": 9,
    "billion": 9,
}  # fmt: skip
_CODES = frozenset(code.casefold() for code in list_currencies())
_CURRENCY_WORDS = frozenset(
    _CODES
    | {"us", "ca", "au", "nz", "hk", "a", "c", "r", "s", "kr", "kč", "zł", "ft", "fr", "sfr", "rs", "lei", "kn", "лв"}
)
"""The words that may be next to an amount: currency codes and local abbreviations."""
_CURRENCY = r"(?:(?P<%s>[^\W\d_]{0,3})[$¢£¤¥฿₠-⃀]|(?P<%s_word>[^\W\d_]{2,3})\.?)?"
_MONEY = re.compile(
    rf"{_CURRENCY % ('ahead', 'ahead')}(?P<open>\()?(?P<sign>[-−+])?{_CURRENCY % ('then', 'then')}(?P<sign2>[-−+])?"
    rf"(?P<digits>\d[\d.,]*|[.,]\d+)(?:(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\.?)?"
    rf"(?P<percent>%)?{_CURRENCY % ('behind', 'behind')}(?P<trail>[-−–])?(?P<close>\))?{_CURRENCY % ('last', 'last')}",
    re.IGNORECASE,
)
_CURRENCY_GROUPS = tuple(f"{at}{kind}" for at in ("ahead", "then", "behind", "last") for kind in ("", "_word"))
_CURRENCY_SIGN = re.compile("[$¢£¤¥฿₠-⃀]")
_BLANKS = re.compile(r"[\s\u200b\ufeff'’]+")
_BETWEEN_GROUPS = re.compile(
    r"[ \xa0\u2000-\u200b\u202f'’](?<=\d.)(?<!\d{4}.)(?<!\d[.,]\d.)(?<!\d[.,]\d\d.)(?<!\d[.,]\d{3}.)(?=\d{3}(?!\d))"
)
"""A single space or apostrophe between groups of digits, as between thousands."""
_SEPARATE_NUMBERS = re.compile(r"\d[.,]?[\s\u200b\ufeff'’]+[.,]?\d")
_MAX_LENGTH = 80
"""The most characters of an amount; parsing longer texts would be slow."""


def without_blanks(text: str) -> str:
    """An amount without the spaces in and around it; unchanged if they separate two numbers."""
    plain = _BLANKS.sub("", text)
    if len(plain) == len(text):
        return plain
    return text if _SEPARATE_NUMBERS.search(_BETWEEN_GROUPS.sub("", text)) else plain


def parts_of(plain: str) -> re.Match[str] | None:
    """The parts of an amount; None if the text isn't one."""
    found = _MONEY.fullmatch(plain) if len(plain) <= _MAX_LENGTH else None
    if not found or bool(found["open"]) != bool(found["close"]) or (found["sign"] and found["sign2"]):
        return None
    words = {word.casefold() for word in found.group(*_CURRENCY_GROUPS) if word}
    return found if not words or (words <= _CURRENCY_WORDS and len(words) == 1) else None


def currency_mark(text: str) -> str:
    """The currency sign or code next to an amount (US$, €, CHF); empty if there is none.

    A code takes precedence over a sign on the other side: $5 CAD.
    """
    plain = without_blanks(text)
    found = parts_of(plain)
    if not found:
        return ""
    sign = _CURRENCY_SIGN.search(plain)
    letters = next((group for group in found.group(*_CURRENCY_GROUPS) if group), "")
    return f"{letters}{sign.group()}" if sign and letters.casefold() not in _CODES else letters
