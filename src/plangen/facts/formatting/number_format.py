"""Numbers, money, percentages, and dates in the workbook's locale, rounded half up, once."""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, localcontext
from functools import cached_property
from itertools import pairwise

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time, get_day_names
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
from plangen.elements.rounding import WIDE, rounded
from plangen.facts.formatting.reasons import fix_text, reason_text
from plangen.periods import Length, Period

MINUS = "−"
EUROPEAN = "en_150"
"""European English, for countries without an English locale of their own."""
THOUSAND = 1000
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")
_LARGEST_SCALE = 12
_TEN_THOUSAND = Decimal(10) ** 4
"""What East Asian locales count in, not in thousands."""
_LAKH, _CRORE = Decimal(10) ** 5, Decimal(10) ** 7
"""What Indian locales count in, not in thousands, with no unit above."""


@dataclass(frozen=True)
class NumberFormat:
    """A locale (en-US) and a currency (USD, or empty for amounts without a currency sign)."""

    locale: str = "en-US"
    currency: str = ""

    @cached_property
    def _babel(self) -> Locale:
        return Locale.parse(self.locale.replace("-", "_"))

    @cached_property
    def date_locale(self) -> Locale:
        """The locale of dates: the country's order of day and month, with English names."""
        if self._babel.language == "en":
            return self._babel
        english = f"en_{self._babel.territory}"
        return Locale.parse(english if exists(english) else EUROPEAN)

    def figure(self, measure: Measure, *, few: int = 0) -> Figure:
        """A measure formatted for printing; rates on fewer than `few` records are marked."""
        if measure.value is None:
            reason, fix = reason_text(measure), fix_text(measure)
            texts = (NOT_KNOWN, NOT_KNOWN, NOT_KNOWN)
            return Figure(*texts, measure.unit, None, measure.n, reason=reason, fix=fix, missing=measure.reason)
        if measure.unit is Unit.COUNT and measure.part is not None:
            text = self.of(measure.part, measure.n)
            return Figure(text, text, text, measure.unit, measure.value, measure.n, measure.part)
        printed, short = self._short(measure.value, measure.unit)
        exact = rounded(measure.value, 0) if measure.unit is Unit.MONEY else printed
        return Figure(
            full=self._full(exact) if measure.unit is Unit.MONEY else short,
            short=short,
            bare=self.bare(printed, measure.unit),
            unit=measure.unit,
            printed=printed,
            n=measure.n,
            part=measure.part,
            few=measure.part is not None and measure.n < few,
            exact=exact,
        )

    def plain(self, value: Decimal, unit: Unit) -> str:
        """A value as `short` shows it, for sentences."""
        return self._short(value, unit)[1]

    def whole_money(self, value: Decimal, scale: Decimal) -> str:
        """Money rounded to a whole number of units or thousands: "$122K"; zero has no K."""
        text, shown = self._shortened(scale if scale in self._scales else Decimal(1))
        number = rounded(value / scale, 0) * scale / shown
        if not number:
            return self.plain(Decimal(0), Unit.MONEY)
        text = _NUMBER.sub(lambda _: self.number(abs(number), 0), text, count=1)
        return f"{MINUS if number < 0 else ''}{self._signs(text)}"

    def in_units(self, amount: Decimal, scale: Decimal) -> tuple[Decimal, str]:
        """Money as printed in a unit of the locale, with one decimal, and its text: 1,387.8K; in full in units of 1."""
        text, shown = self._shortened(scale)
        places = 1 if shown > 1 else 0
        printed = rounded(amount / shown, places)
        if not printed:
            return printed, self.plain(printed, Unit.MONEY)
        text = _NUMBER.sub(lambda _: self.number(abs(printed), places), text, count=1)
        return printed * shown, f"{MINUS if printed < 0 else ''}{self._signs(text)}"

    def scale_below(self, amount: Decimal) -> Decimal:
        """The unit below the one in which an amount prints: thousands for 1.4M, 1 for 1.2K."""
        return max((each for each in self._scales if each * THOUSAND <= abs(amount)), default=Decimal(1))

    def whole_percent(self, share: Decimal) -> str:
        """A share as a whole percentage: 81%."""
        return self._signs(self._percent(rounded(share * 100, 0), 0))

    def of(self, part: int, total: int) -> str:
        """The text "k of n"."""
        return f"{self.count(part)} of {self.count(total)}"

    def number(self, value: Decimal, places: int) -> str:
        """A number with exactly this many decimals."""
        pattern = "#,##0" + ("." + "0" * places if places else "")
        with localcontext(WIDE):
            return self._signs(format_decimal(rounded(value, places), format=pattern, locale=self._babel))

    def spelled_out(self, value: int) -> str:
        """A whole number in words up to ten, in digits above."""
        return _WORDS[value] if 0 <= value < len(_WORDS) else self.count(value)

    def deals(self, count: int) -> str:
        """A number of deals: "1 deal", "1,234 deals"."""
        return f"{self.count(count)} {'deal' if count == 1 else 'deals'}"

    def count(self, value: int) -> str:
        """A whole number."""
        return self.number(Decimal(value), 0)

    def day(self, day: date, *, long: bool = False) -> str:
        """A date with its year: Oct 5, 2026."""
        return str(format_date(day, "long" if long else "medium", locale=self.date_locale))

    def short_day(self, day: date, *, long: bool = False) -> str:
        """A date without its year: Nov 30, or November 30."""
        return str(format_skeleton("MMMMd" if long else "MMMd", day, locale=self.date_locale))

    def date_range(self, first: date, last: date) -> str:
        """A range of dates without its year: Oct 6–9."""
        return str(format_interval(first, last, "MMMd", locale=self.date_locale)).replace("\u2009", "")

    def clock(self, text: str) -> str:
        """A time of day such as 14:30 in the locale's format: 2:30 PM; any other text unchanged."""
        found = _CLOCK.fullmatch(text.strip())
        if not found:
            return text
        return self._signs(str(format_time(time(int(found[1]), int(found[2])), "short", locale=self.date_locale)))

    def weekday(self, day: date) -> str:
        """A date with its weekday, abbreviated: Tue, Oct 6."""
        return str(format_skeleton("MMMEd", day, locale=self.date_locale))

    def weekday_name(self, weekday: int) -> str:
        """The name of a weekday, 0 for Monday."""
        return str(get_day_names("wide", locale=self.date_locale)[weekday])

    def long_day(self, day: date) -> str:
        """A date in full: Thursday, October 8, 2026."""
        return str(format_date(day, "full", locale=self.date_locale))

    def month(self, day: date, *, long: bool = False) -> str:
        """The name of a month, in full or abbreviated: Sep."""
        # MMM, as for some locales Babel's LLL comes out in the language of an earlier call.
        return str(format_date(day, "LLLL" if long else "MMM", locale=self.date_locale)).rstrip(".")

    def period(self, period: Period, *, long: bool = False) -> str:
        """A period as printed: Q3 2026, September 2026, Oct 12, 2026 – Jan 10, 2027."""
        if period.length is Length.WEEK:
            return self.day(period.start, long=long)
        if period.length is Length.WEEKS:
            return " – ".join(self.day(day, long=long) for day in (period.start, period.last_day))
        if period.length is Length.MONTH:
            return f"{self.month(period.start, long=True)} {period.start.year}"
        return period.name

    def thousands_of(self) -> str:
        """The unit of a chart in thousands: thousands of US dollars."""
        return f"thousands of {self.currency_name()}" if self.currency else "thousands"

    def currency_name(self) -> str:
        """The name of the currency, plural: US dollars; empty without a currency."""
        return str(get_currency_name(self.currency, count=2, locale=self.date_locale)) if self.currency else ""

    def _short(self, value: Decimal, unit: Unit) -> tuple[Decimal, str]:
        """The value as printed, with its text."""
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

    def bare(self, printed: Decimal, unit: Unit) -> str:
        """The value as printed, without its unit, with the unit's number of decimals."""
        if unit in (Unit.SHARE, Unit.POINTS):
            return self.number(printed * 100, 1)
        return self.number(printed, 1 if unit is Unit.TIMES else _places(printed))

    def _full(self, amount: Decimal) -> str:
        """Money in full, without cents."""
        if not self.currency:
            return self.number(amount, 0)
        with localcontext(WIDE):
            text = format_currency(
                amount, self.currency, locale=self._babel, currency_digits=False, decimal_quantization=True
            )
        return self._signs(re.sub(r"[.,]00(?!\d)", "", text))

    def _compact(self, value: Decimal) -> tuple[Decimal, str]:
        """Money in the locale's units with one decimal: thousands and millions, or lakhs and crores."""
        for scale, following in pairwise((*self._scales, Decimal("Infinity"))):
            text, shown = self._shortened(scale)
            places = 1 if shown > 1 else 0
            printed = rounded(value / shown, places)
            # A value that rounds up to the next scale is printed in it: 999,950 is 1.0M, 950,000 is 950.0K.
            if abs(printed) * shown < following:
                break
        text = _NUMBER.sub(lambda _: self.number(abs(printed), places), text, count=1)
        sign = MINUS if printed < 0 else ""
        return printed * shown, f"{sign}{self._signs(text)}"

    @cached_property
    def _scales(self) -> tuple[Decimal, ...]:
        """The units in which the locale prints amounts, one style for all: never lakhs next to thousands."""
        every = {self._shortened(Decimal(10) ** power)[1] for power in range(_LARGEST_SCALE + 1)}
        if _LAKH in every:
            return Decimal(1), _LAKH, _CRORE
        return tuple(sorted(every - ({Decimal(THOUSAND)} if _TEN_THOUSAND in every else set())))

    def _shortened(self, scale: Decimal) -> tuple[str, Decimal]:
        """A number of this scale as the locale shortens it, and what the locale divides it by."""
        if scale not in self._patterns:
            self._patterns[scale] = self._pattern(scale)
        return self._patterns[scale]

    @cached_property
    def _patterns(self) -> dict[Decimal, tuple[str, Decimal]]:
        return {}

    def _pattern(self, scale: Decimal) -> tuple[str, Decimal]:
        sample = scale * 2
        if self.currency:
            text = format_compact_currency(sample, self.currency, locale=self._babel, fraction_digits=0)
        else:
            text = format_compact_decimal(sample, locale=self._babel, fraction_digits=0)
        found = _NUMBER.search(text)
        digits = re.sub(r"\D", "", found[0]) if found else "2"
        return text, sample / Decimal(digits)

    def _percent(self, value: Decimal, places: int = 1) -> str:
        pattern = self._babel.percent_formats[None].pattern
        return _NUMBER.sub(self.number(value, places), re.sub(r"[#,.]*0", "1", pattern), count=1)

    def _signs(self, text: str) -> str:
        """The text with true minus signs, and with spaces that the font has."""
        return text.replace("-", MINUS).replace("\u202f", "\u00a0")


def _places(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 1
