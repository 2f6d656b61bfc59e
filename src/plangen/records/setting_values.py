"""Parsers for values in Settings; each returns the value, or None if it is unreadable."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError

from plangen.elements.theme import Paper
from plangen.periods import MONTHS_A_YEAR
from plangen.records.reading.meeting_windows import MONDAY_MORNING, MeetingWindow, TeamMeeting
from plangen.tables.values.dates import read_dates
from plangen.tables.values.folding import fold
from plangen.tables.values.numbers import read_numbers

Weights = tuple[tuple[str, Decimal], ...]
"""Names with their shares; the shares add up to 1."""
RATINGS = 5
_DAYS_A_WEEK = 7
_FIRST_DAYS = re.compile(
    r"(?:(?:the )?first|within(?: the first)?)? ?(\d{1,2})(?: (?:working|business) ?days?| days?)?"
)
_FROM_TO = re.compile(r"(?:working |business )?days? (\d{1,2}) (?:to|until|and)? ?(\d{1,2})")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*+(?P<half>[ap])?\.?m?\.?(?:\s*uhr)?", re.IGNORECASE
)

MAX_COUNT = 1_200
"""The largest count: as months it is 100 years, as far back as dates are read."""


def parse_text(text: str) -> str:
    """The text, unchanged."""
    return text


def parse_accent(text: str) -> str | None:
    """A color of six hexadecimal digits."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{6})", text)
    return f"#{found[1].lower()}" if found else None


def parse_paper(text: str) -> Paper | None:
    """A paper size."""
    return {"letter": Paper.LETTER, "us letter": Paper.LETTER, "a4": Paper.A4}.get(fold(text))


def parse_locale(text: str) -> str | None:
    """A language and country known to Babel."""
    try:
        return str(Locale.parse(text.strip().replace("-", "_"))).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return None


def parse_named_by_end(text: str) -> bool | None:
    """Whether a fiscal year is named after the year it ends in."""
    return {"end": True, "start": False}.get(fold(text))


def parse_day(text: str) -> date | None:
    """An unambiguous date."""
    read = read_dates([text], day_first=False)
    return None if read.assumed else read.values[0]


def parse_yes_no(text: str) -> bool | None:
    """Yes or no."""
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(fold(text))


def parse_number(text: str) -> Decimal | None:
    """A number of zero or more."""
    value = read_numbers([text]).values[0]
    return value if value is not None and value >= 0 else None


def parse_share(text: str) -> Decimal | None:
    """A percentage as a fraction."""
    value = parse_number(text)
    # No one sets 100 times the target: above 2, a number without a % sign is a percentage.
    return value / 100 if value is not None and value > 2 and "%" not in text else value  # noqa: PLR2004


def parse_count(text: str) -> int | None:
    """A whole number from 1 to MAX_COUNT."""
    value = parse_number(text)
    return int(value) if value is not None and value == int(value) and 0 < value <= MAX_COUNT else None


def parse_names(text: str) -> str | None:
    """How people's names appear on team pages: names, initials, or none."""
    return fold(text) if fold(text) in {"names", "initials", "none"} else None


def parse_two_counts(text: str) -> tuple[int, int] | None:
    """Two whole numbers above zero, the smaller one first."""
    parts = [parse_count(part) for part in re.split(r"[,;/ ]+", text.strip())]
    if len(parts) == 2 and parts[0] and parts[1] and parts[0] <= parts[1]:  # noqa: PLR2004 - two thresholds
        return parts[0], parts[1]
    return None


def parse_pro_rata(text: str) -> bool | None:
    """Whether a quota is prorated by days."""
    return {"days": True, "full months": False, "whole months": False}.get(fold(text))


def parse_repeated_ids(text: str) -> str | None:
    """How rows with one id count: added up, or once."""
    return fold(text) if fold(text) in {"add up", "count once"} else None


def parse_season(text: str) -> tuple[Decimal, ...] | None:
    """Twelve weights that add up to 1."""
    values = read_numbers([part for part in re.split(r"[;\s]+|,\s+|(?<=\d),(?=\d)", text.strip()) if part]).values
    weights = [value for value in values if value is not None and value >= 0]
    if len(weights) != MONTHS_A_YEAR or len(values) != MONTHS_A_YEAR or not sum(weights):
        return None
    return tuple(weight / sum(weights) for weight in weights)


def parse_choice(text: str) -> tuple[str, ...]:
    """Words separated by semicolons."""
    return tuple(word.strip() for word in text.split(";") if word.strip())


def parse_labels(text: str) -> tuple[str, ...] | None:
    """Five labels for the ratings 1 to 5, separated by semicolons or else by commas."""
    parts = parse_choice(text) if ";" in text else parse_choice(text.replace(",", ";"))
    return parts if len(parts) == RATINGS and len(set(parts)) == RATINGS else None


def parse_time_zone(text: str) -> str | None:
    """A time zone of the IANA database."""
    return {fold(name): name for name in available_timezones()}.get(fold(text))


def parse_weights(known: Mapping[str, Sequence[str]]) -> Callable[[str], Weights | None]:
    """A parser for weights by name (“revenue 40, growth 20”), scaled to add up to 1."""
    canonical = {fold(word): name for name, others in known.items() for word in (name, *others)}

    def parse(text: str) -> Weights | None:
        parts = parse_choice(re.sub(r",(?=\s|[A-Za-z])|\n", ";", text))
        pairs = [re.fullmatch(r"(.*[^\s:=])[\s:=]+(\d+(?:[.,]\d+)?)\s?%?", part) for part in parts]
        weights = {canonical.get(fold(pair[1]), ""): parse_number(pair[2]) or Decimal(0) for pair in pairs if pair}
        total = sum(weights.values(), Decimal(0))
        if not total or "" in weights or len(weights) != len(parts):
            return None
        return tuple((name, weight / total) for name, weight in weights.items() if weight)

    return parse


def parse_window(text: str) -> MeetingWindow | None:
    """The working days for reviews after a period: first 8 working days, working days 3 to 8."""
    words = fold(text)
    ranged, first = _FROM_TO.fullmatch(words), _FIRST_DAYS.fullmatch(words)
    start, end = (int(ranged[1]), int(ranged[2])) if ranged else (1, int(first[1])) if first else (0, 0)
    return MeetingWindow(start, end) if 1 <= start <= end else None


def parse_meeting(text: str) -> TeamMeeting | None:
    """The weekday and time of the team meeting; either one alone keeps the default of the other."""
    default = MONDAY_MORNING
    weekday, _, clock = text.strip().partition(" ")
    if fold(text)[:1].isdigit():
        weekday, clock = "", text
    on = _weekday(weekday) if weekday else default.weekday
    at = parse_clock(re.sub(r"^(?:at|um|à|,)\s+", "", clock.strip())) if clock.strip() else default.at
    return None if on is None or at is None else TeamMeeting(on, at)


def _weekday(text: str) -> int | None:
    """The weekday for a name or an unambiguous beginning of two or more characters; Monday is 0."""
    word = fold(text).removesuffix(" s")
    matches = {number for name, number in _weekdays() if name.startswith(word) or name == word.removesuffix("s")}
    return matches.pop() if len(word) > 1 and len(matches) == 1 else None


@cache
def _weekdays() -> tuple[tuple[str, int], ...]:
    """The weekday names in English, German, and French, folded, with their numbers; Monday is 0."""
    wide = [Locale.parse(language).days["format"]["wide"] for language in ("en", "de", "fr")]
    return tuple((fold(names[number]), number) for names in wide for number in range(_DAYS_A_WEEK))


def parse_clock(text: str) -> time | None:
    """A time of day such as 8:30 AM; None for any other text."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - hours and minutes
