"""The unit in the caption of a chart whose amounts are in thousands or more."""

import re
from decimal import Decimal

from plangen.facts.formatting.number_format import NumberFormat

_ONE, _NUMBER = "1", re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")
_NAMES = {3: "thousands", 6: "millions", 9: "billions"}


def unit_of(numbers: NumberFormat, scale: Decimal) -> str:
    """A unit as the locale shortens it: $K; in words if the locale has no short form for it."""
    text = numbers.whole_money(scale, scale)
    if _NUMBER.findall(text) == [_ONE]:
        return " ".join(_NUMBER.sub("", text).split())
    name = _NAMES[scale.adjusted()]
    return f"{name} of {numbers.currency_name()}" if numbers.currency else name
