"""Values rounded half up, as they print."""

from decimal import ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=400)
"""Enough digits for any number in a cell."""
_SPARE_PLACES = 12
"""Decimals beyond the printed ones that count; those after them are what division leaves of twelfths and thirds."""


def rounded(value: Decimal, places: int) -> Decimal:
    """A value rounded half up; zero has no sign."""
    exact = value.quantize(Decimal(1).scaleb(-places - _SPARE_PLACES), context=WIDE)
    quantized = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=WIDE)
    return quantized or abs(quantized)
