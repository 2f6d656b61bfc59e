"""Numbers, money, percents and dates as the workbook's locale writes them, rounded half up, once."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.localedata import exists
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    get_currency_name,
)

from plangen.elements.figure import NOT_KNOWN, Figure
from plangen.elements.measure import Measure, Unit
from plangen.periods import Length, Period

MINUS = "−"
EUROPEAN = "en_150"
"""English as it is written on the continent, for lands that have no English of their own."""
THOUSAND = 1000
MILLION = Decimal(10) ** 6
_WIDE = Context(prec=400)
"""Room for whatever number stands in a cell: none is too long to be printed."""
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")
_SCALES = (Decimal(1), Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12)


@dataclass(frozen=True)
class Numerals:
    """A locale (en-US) and a currency (USD, or empty for amounts without a sign)."""

    locale: str = "en-US"
    currency: str = ""

    @cached_property
    def _babel(self) -> Locale:
        return Locale.parse(self.locale.replace("-", "_"))

    @cached_property
    def _dates(self) -> Locale:
        """The locale of dates: day and month in the order of the land, their names in the language of the pages."""
        if self._babel.language == "en":
            return self._babel
        own = f"en_{self._babel.territory}"
        return Locale.parse(own if exists(own) else EUROPEAN)

    def figure(self, measure: Measure, *, few: int = 0) -> Figure:
        """A measure made ready to print; rates that rest on fewer than `few` records are marked."""
        if measure.value is None:
            return Figure(
                NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, measure.unit, None, measure.n, reason=measure.reason, cure=measure.cure
            )
        if measure.unit is Unit.COUNT and measure.part is not None:
            text = self.of(measure.part, measure.n)
            return Figure(text, text, text, measure.unit, measure.value, measure.n, measure.part)
        printed, short = self._short(measure.value, measure.unit)
        exact = rounded(measure.value, 0) if measure.unit is Unit.MONEY else printed
        return Figure(
            full=self._full(exact) if measure.unit is Unit.MONEY else short,
            short=short,
            bare=self._bare(printed, measure.unit),
            unit=measure.unit,
            printed=printed,
            n=measure.n,
            part=measure.part,
            few=measure.part is not None and measure.n < few,
            exact=exact,
        )

    def difference(self, actual: Figure, target: Figure) -> Figure:
        """Actual less target, from the values as printed, with its sign; a difference of shares is in points.

        Money that `short` shows too coarsely to compare (1.2M of 1.2M) is compared as `full` shows it.
        """
        unit = Unit.POINTS if actual.unit is Unit.SHARE else actual.unit
        if actual.printed is None or target.printed is None:
            lacking = target if target.printed is None else actual
            return Figure("", "", "", unit, None, reason=lacking.reason, cure=lacking.cure)
        one, other = compared(actual, target)
        value = one - other
        printed, short = self._short(abs(value), unit)
        sign = "" if not printed else "+" if value > 0 else MINUS
        text = f"{sign}{short}"
        signed = -printed if value < 0 else printed
        return Figure(text, text, f"{sign}{self._bare(printed, unit)}", unit, signed, exact=signed)

    def plain(self, value: Decimal, unit: Unit) -> str:
        """A value as `short` prints it, for sentences."""
        return self._short(value, unit)[1]

    def of(self, part: int, whole: int) -> str:
        """The text "k of n"."""
        return f"{self.number(Decimal(part), 0)} of {self.number(Decimal(whole), 0)}"

    def number(self, value: Decimal, places: int) -> str:
        """A number with exactly so many decimals."""
        pattern = "#,##0" + ("." + "0" * places if places else "")
        with localcontext(_WIDE):
            return self._signs(format_decimal(rounded(value, places), format=pattern, locale=self._babel))

    def spelled(self, value: int) -> str:
        """A small whole number in words, for sentences; a larger one in figures."""
        return _SPELLED[value] if 0 <= value < len(_SPELLED) else self.count(value)

    def deals(self, count: int) -> str:
        """So many deals: "1 deal", "1,234 deals"."""
        return f"{self.count(count)} {'deal' if count == 1 else 'deals'}"

    def count(self, value: int) -> str:
        """A whole number."""
        return self.number(Decimal(value), 0)

    def day(self, day: date) -> str:
        """A date with its year: Oct 5, 2026."""
        return str(format_date(day, "medium", locale=self._dates))

    def short_day(self, day: date) -> str:
        """A date without its year: Nov 30."""
        return str(format_skeleton("MMMd", day, locale=self._dates))

    def days(self, first: date, last: date) -> str:
        """A span of days without its year: Oct 6 – 9."""
        return str(format_interval(first, last, "MMMd", locale=self._dates))

    def weekday(self, day: date) -> str:
        """A date with its weekday, cut: Tue, Oct 6."""
        return str(format_skeleton("MMMEd", day, locale=self._dates))

    def long_day(self, day: date) -> str:
        """A date with its weekday: Thursday, October 8, 2026."""
        return str(format_date(day, "full", locale=self._dates))

    def month(self, day: date, *, long: bool = False) -> str:
        """The name of a month, in full or cut: Sep."""
        # Babel's own cut names for standing alone (LLL) come out in the language of an earlier call for some locales.
        return str(format_date(day, "LLLL" if long else "MMM", locale=self._dates)).rstrip(".")

    def period(self, period: Period) -> str:
        """A period as a page says it: Q3 2026, September 2026."""
        if period.length is Length.MONTH:
            return f"{self.month(period.start, long=True)} {period.start.year}"
        return period.name

    def thousands_of(self) -> str:
        """What a chart in thousands counts: thousands of US dollars."""
        return f"thousands of {self.currency_name()}" if self.currency else "thousands"

    def currency_name(self) -> str:
        """The currency in words, for many: US dollars; empty without a currency."""
        return str(get_currency_name(self.currency, count=2, locale=self._dates)) if self.currency else ""

    def _short(self, value: Decimal, unit: Unit) -> tuple[Decimal, str]:
        """The value as printed, and its text."""
        if unit is Unit.MONEY:
            return self._compact(value)
        if unit is Unit.SHARE:
            printed = rounded(value * 100, 1)
            return printed / 100, self._signs(self._percent(printed))
        if unit is Unit.POINTS:
            printed = rounded(value * 100, 1)
            return printed / 100, f"{self.number(printed, 1)} pt"
        if unit is Unit.TIMES:
            printed = rounded(value, 1)
            return printed, f"{self.number(printed, 1)}×"
        if unit is Unit.DAYS:
            printed = rounded(value, 0)
            return printed, f"{self.number(printed, 0)} {'day' if abs(printed) == 1 else 'days'}"
        printed = rounded(value, 1)
        return printed, self.number(printed, _places(printed))

    def _bare(self, printed: Decimal, unit: Unit) -> str:
        """The value as printed without a sign of its unit, with the decimals that the unit has."""
        if unit in (Unit.SHARE, Unit.POINTS):
            return self.number(printed * 100, 1)
        return self.number(printed, 1 if unit is Unit.TIMES else _places(printed))

    def _full(self, whole: Decimal) -> str:
        """Money to the last whole unit."""
        if not self.currency:
            return self.number(whole, 0)
        with localcontext(_WIDE):
            text = format_currency(
                whole, self.currency, locale=self._babel, currency_digits=False, decimal_quantization=True
            )
        return self._signs(re.sub(r"[.,]00(?!\d)", "", text))

    def _compact(self, value: Decimal) -> tuple[Decimal, str]:
        """Money with one decimal of thousands or millions, as far as the locale shortens at all."""
        for scale in _SCALES:
            text, shown = self._shortened(scale)
            places = 1 if shown > 1 else 0
            printed = rounded(value / shown, places)
            # What rounds up to the next thousand is printed as one of those: 999,950 is 1.0M, 950,000 is 950.0K.
            if abs(printed) * shown < scale * THOUSAND or scale == _SCALES[-1]:
                break
        text = _NUMBER.sub(lambda _: self.number(abs(printed), places), text, count=1)
        sign = MINUS if printed < 0 else ""
        return printed * shown, f"{sign}{self._signs(text)}"

    def _shortened(self, scale: Decimal) -> tuple[str, Decimal]:
        """How the locale shortens a round number of that size, and by how much."""
        if scale not in self._shapes:
            self._shapes[scale] = self._shape(scale)
        return self._shapes[scale]

    @cached_property
    def _shapes(self) -> dict[Decimal, tuple[str, Decimal]]:
        return {}

    def _shape(self, scale: Decimal) -> tuple[str, Decimal]:
        probe = scale * 2
        if self.currency:
            text = format_compact_currency(probe, self.currency, locale=self._babel, fraction_digits=0)
        else:
            text = format_compact_decimal(probe, locale=self._babel, fraction_digits=0)
        found = _NUMBER.search(text)
        digits = re.sub(r"\D", "", found[0]) if found else "2"
        return text, probe / Decimal(digits)

    def _percent(self, value: Decimal) -> str:
        pattern = self._babel.percent_formats[None].pattern
        return _NUMBER.sub(self.number(value, 1), re.sub(r"[#,.]*0", "1", pattern), count=1)

    def _signs(self, text: str) -> str:
        """Real minus signs, and blanks that the typeface has."""
        return text.replace("-", MINUS).replace("\u202f", "\u00a0")


def rounded(value: Decimal, places: int) -> Decimal:
    """A value rounded half up; what rounds to nothing has no sign."""
    quantized = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)
    return quantized or abs(quantized)


def compared(actual: Figure, target: Figure) -> tuple[Decimal, Decimal]:
    """The two values that a difference is taken of: as printed; money as `full` shows it where `short` is too coarse.

    Too coarse is what hides more than half a percent of the target, and millions: 4.0M of 4.1M may be anything from
    nothing to 200 thousand. Both figures are known.
    """
    one, other = actual.printed or Decimal(0), target.printed or Decimal(0)
    if actual.unit is not Unit.MONEY or actual.exact is None or target.exact is None:
        return one, other
    hidden = max(abs(actual.exact - one), abs(target.exact - other))
    millions = max(abs(one), abs(other)) >= MILLION
    return (actual.exact, target.exact) if millions or hidden * 200 > abs(other) else (one, other)


def _places(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 1
