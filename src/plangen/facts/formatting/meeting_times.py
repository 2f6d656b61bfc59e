"""The day and the times of a meeting as printed, in the workbook's locale."""

import re
from datetime import date, time

from babel.dates import format_date, format_skeleton, format_time

from plangen.facts.formatting.number_format import NumberFormat

_YEAR = re.compile(r",?\s*y+")
_HALF_OF_DAY = re.compile(r"\W*[abB]+\W*")


def meeting_day(number_format: NumberFormat, day: date) -> str:
    """A date with its weekday in full and without its year: Monday, October 12."""
    pattern = _YEAR.sub("", str(number_format.date_locale.date_formats["full"].pattern))
    return str(format_date(day, pattern, locale=number_format.date_locale))


def month_day(number_format: NumberFormat, day: date) -> str:
    """A date without its year, with its month in full: October 12."""
    return str(format_skeleton("MMMMd", day, locale=number_format.date_locale))


def clock(number_format: NumberFormat, at: time) -> str:
    """A time of day without AM or PM: 8:30."""
    pattern = _HALF_OF_DAY.sub("", str(number_format.date_locale.time_formats["short"].pattern))
    return str(format_time(at, pattern, locale=number_format.date_locale))


def clock_range(number_format: NumberFormat, start: time, end: time) -> str:
    """Two times of one day: 8:30–9:30 AM."""
    first, last = number_format.clock(f"{start:%H:%M}"), number_format.clock(f"{end:%H:%M}")
    half = first.removeprefix(clock(number_format, start))
    return f"{first.removesuffix(half) if half and last.endswith(half) else first}–{last}"
