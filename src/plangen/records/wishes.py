"""What a cell of Settings means: each reader gives the wish, or None where it cannot be read."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

from plangen.elements.theme import Paper
from plangen.periods import MONTHS_A_YEAR
from plangen.records.windows import MONDAY_MORNING, TeamMeeting, Window
from plangen.tables.dates import read_dates
from plangen.tables.folding import fold
from plangen.tables.numbers import read_numbers

Weights = tuple[tuple[str, Decimal], ...]
"""Names with their shares, which add up to 1."""
RATINGS = 5
_DAYS_A_WEEK = 7
_FIRST_DAYS = re.compile(
    r"(?:(?:the )?first|within(?: the first)?)? ?(\d{1,2})(?: (?:working|business) ?days?| days?)?"
)
_FROM_TO = re.compile(r"(?:working |business )?days? (\d{1,2}) (?:to|until|and)? ?(\d{1,2})")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*+(?P<half>[ap])?\.?m?\.?(?:\s*uhr)?", re.IGNORECASE
)


def words(text: str) -> str:
    """The text as it stands."""
    return text


def accent(text: str) -> str | None:
    """A colour of six hexadecimal digits."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{6})", text)
    return f"#{found[1].lower()}" if found else None


def paper(text: str) -> Paper | None:
    """A size of paper."""
    return {"letter": Paper.LETTER, "us letter": Paper.LETTER, "a4": Paper.A4}.get(fold(text))


def locale(text: str) -> str | None:
    """A language and country that the calendar of names knows."""
    try:
        return str(Locale.parse(text.strip().replace("-", "_"))).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return None


def named_by_end(text: str) -> bool | None:
    """Whether a fiscal year is named by its end."""
    return {"end": True, "start": False}.get(fold(text))


def day(text: str) -> date | None:
    """A date that can mean one day only."""
    read = read_dates([text], day_first=False)
    return None if read.assumed else read.values[0]


def yes(text: str) -> bool | None:
    """Yes or no."""
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(fold(text))


def number(text: str) -> Decimal | None:
    """A number from zero on."""
    value = read_numbers([text]).values[0]
    return value if value is not None and value >= 0 else None


def share(text: str) -> Decimal | None:
    """A percentage as a fraction."""
    value = number(text)
    # Nobody wishes for 100 times the plan: what is written without a % sign above 2 is meant in percent.
    return value / 100 if value is not None and value > 2 and "%" not in text else value  # noqa: PLR2004


def count(text: str) -> int | None:
    """A whole number above zero."""
    value = number(text)
    return int(value) if value is not None and value == int(value) and value > 0 else None


def names(text: str) -> str | None:
    """How people are named on team pages: names, initials, none."""
    return fold(text) if fold(text) in {"names", "initials", "none"} else None


def two_counts(text: str) -> tuple[int, int] | None:
    """Two whole numbers, the smaller one first."""
    parts = [count(part) for part in re.split(r"[,;/ ]+", text.strip())]
    if len(parts) == 2 and parts[0] and parts[1] and parts[0] <= parts[1]:  # noqa: PLR2004 - two thresholds
        return parts[0], parts[1]
    return None


def pro_rata(text: str) -> bool | None:
    """Whether a quota is shared out by days."""
    return {"days": True, "whole months": False}.get(fold(text))


def season(text: str) -> tuple[Decimal, ...] | None:
    """Twelve weights that add up to 1."""
    values = read_numbers([part for part in re.split(r"[;\s]+|,\s+|(?<=\d),(?=\d)", text.strip()) if part]).values
    weights = [value for value in values if value is not None and value >= 0]
    if len(weights) != MONTHS_A_YEAR or len(values) != MONTHS_A_YEAR or not sum(weights):
        return None
    return tuple(weight / sum(weights) for weight in weights)


def listed(text: str) -> tuple[str, ...]:
    """Words with a semicolon between them."""
    return tuple(word.strip() for word in text.split(";") if word.strip())


def labels(text: str) -> tuple[str, ...] | None:
    """Five labels, for the ratings from 1 to 5; with semicolons between them, else with commas."""
    parts = listed(text) if ";" in text else listed(text.replace(",", ";"))
    return parts if len(parts) == RATINGS and len(set(parts)) == RATINGS else None


def weights_of(known: Mapping[str, Sequence[str]]) -> Callable[[str], Weights | None]:
    """A reader of weights by name (“revenue 40, growth 20”), which are made to add up to 1."""
    meant = {fold(word): name for name, others in known.items() for word in (name, *others)}

    def read(text: str) -> Weights | None:
        parts = listed(re.sub(r",(?=\s|[A-Za-z])|\n", ";", text))
        pairs = [re.fullmatch(r"(.*[^\s:=])[\s:=]+(\d+(?:[.,]\d+)?)\s?%?", part) for part in parts]
        found = {meant.get(fold(pair[1]), ""): number(pair[2]) or Decimal(0) for pair in pairs if pair}
        total = sum(found.values(), Decimal(0))
        if not total or "" in found or len(found) != len(parts):
            return None
        return tuple((name, weight / total) for name, weight in found.items() if weight)

    return read


def window(text: str) -> Window | None:
    """The working days after a period on which its review is held: first 8 working days, working days 3 to 8."""
    words = fold(text)
    ranged, first = _FROM_TO.fullmatch(words), _FIRST_DAYS.fullmatch(words)
    start, end = (int(ranged[1]), int(ranged[2])) if ranged else (1, int(first[1])) if first else (0, 0)
    return Window(start, end) if 1 <= start <= end else None


def meeting(text: str) -> TeamMeeting | None:
    """The day of the week and the time of the team's meeting; a day alone keeps the usual time, a time the day."""
    usual = MONDAY_MORNING
    weekday, _, clock = text.strip().partition(" ")
    if fold(text)[:1].isdigit():
        weekday, clock = "", text
    on = _weekday(weekday) if weekday else usual.weekday
    at = _clock(re.sub(r"^(?:at|um|à|,)\s+", "", clock.strip())) if clock.strip() else usual.at
    return None if on is None or at is None else TeamMeeting(on, at)


def _weekday(text: str) -> int | None:
    """The day that a name or its first letters (three or more, two in German) means; Monday is 0."""
    word = fold(text).removesuffix(" s")
    meant = {number for name, number in _weekdays() if name.startswith(word) or name == word.removesuffix("s")}
    return meant.pop() if len(word) > 1 and len(meant) == 1 else None


@cache
def _weekdays() -> tuple[tuple[str, int], ...]:
    """The names of the days in English, German and French, folded, Monday as 0."""
    wide = [Locale.parse(language).days["format"]["wide"] for language in ("en", "de", "fr")]
    return tuple((fold(names[number]), number) for names in wide for number in range(_DAYS_A_WEEK))


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - hours and minutes
