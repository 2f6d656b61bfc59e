"""Settings: one row a wish, with a default for each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from babel import Locale, UnknownLocaleError
from rapidfuzz import process

from plangen.elements.theme import DEFAULT_ACCENT, Paper
from plangen.periods import MONTHS_A_YEAR, FiscalCalendar
from plangen.problems import Place, error, warning
from plangen.records.spans import month_named
from plangen.tables.columns import Columns, Conventions
from plangen.tables.dates import read_dates
from plangen.tables.folding import fold
from plangen.tables.numbers import read_numbers
from plangen.tables.shape import Shape

SHAPE = Shape("Settings", ("setting", "value"), (("setting",), ("value",)), names=("Setup", "Options"), headers=2)

OWN_FILE = "settings.csv"
"""The file in which plangen keeps the answers that it was given."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the company wishes, each with the default of a folder without Settings.

    Shares are fractions: `ahead_from` 1 is 100 %. `seasonality` holds twelve weights from the fiscal year's first month
    on, adding up to 1, or nothing. `won_stages`, `lost_stages` and `open_stages` are the user's answers about stages
    that no profile knows. `places` says where each wish stands, by its name (“logo”, “fiscal year starts”).
    """

    company: str = ""
    logo: str = ""
    accent: str = DEFAULT_ACCENT
    paper: Paper = Paper.LETTER
    currency: str = ""
    locale: str = "en-US"
    fiscal_year_starts: int = 1
    fiscal_year_named_by_end: bool = True
    manager: str = ""
    as_of: date | None = None
    ahead_from: Decimal = Decimal(1)
    near_from: Decimal = Decimal("0.9")
    use_price_list: bool = False
    coverage_rule_of_thumb: Decimal = Decimal(3)
    few: tuple[int, int] = (10, 20)
    people_for_comparisons: int = 5
    stale_days: int = 30
    look_back_months: int = 24
    pro_rata_by_days: bool = True
    seasonality: tuple[Decimal, ...] = ()
    amounts_are: str = ""
    won_stages: tuple[str, ...] = ()
    lost_stages: tuple[str, ...] = ()
    open_stages: tuple[str, ...] = ()
    ignored_stages: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar."""
        return FiscalCalendar(self.fiscal_year_starts, self.fiscal_year_named_by_end)

    @property
    def conventions(self) -> Conventions:
        """How undecidable dates and numbers are written in this locale."""
        locale = Locale.parse(self.locale.replace("-", "_"))
        return Conventions(
            day_first=not locale.date_formats["short"].pattern.startswith("M"),
            decimal_comma=locale.number_symbols["latn"]["decimal"] == ",",
        )


Reader = Callable[[str], object]


def read_settings(tables: list[Columns]) -> Settings:
    """The settings of all tables; what a manager typed wins over plangen's own settings.csv."""
    settings = Settings()
    typed: set[str] = set()
    for columns in sorted(tables, key=_is_typed):
        settings = _read(settings, columns, typed if _is_typed(columns) else set())
    return settings


def _read(settings: Settings, columns: Columns, seen: set[str]) -> Settings:
    """The settings with the wishes of a table; `seen` holds those that were read already, and grows."""
    for row, name, text in zip(columns.table.rows, columns.texts("setting"), columns.texts("value"), strict=True):
        key = fold(name)
        if not key:
            columns.set_aside(row, "no setting named")
        elif key in seen:
            message = f"“{name}” is set twice; the first one counts."
            place = columns.table.place(row, "setting")
            columns.problems.append(error(place, "setting twice", message, value=text, cure="Delete one of them."))
            columns.set_aside(row, "duplicate")
        else:
            seen.add(key)
            settings = _with(settings, columns, row, (key, text))
    return settings


def _is_typed(columns: Columns) -> bool:
    """Whether a person keeps this table; plangen's own answers stand in settings.csv."""
    return PurePosixPath(columns.table.grid.file).name != OWN_FILE


def _with(settings: Settings, columns: Columns, row: int, wish: tuple[str, str]) -> Settings:
    """The settings with one more wish; or as they were, and what is wrong with it told."""
    key, text = wish
    place = columns.table.place(row, "value")
    if key in {*_READERS, *_LATER} and (not text or (key, fold(text)) == ("as of", "today")):
        columns.set_aside(row, "no value, so the default")
    elif key in {*_READERS, *_LATER}:
        name, read, wanted = _READERS.get(key) or ("", *_LATER[key])
        value = read(text)
        if value is not None:
            wished: dict[str, Any] = {name: value} if name else {}
            return replace(settings, places={**settings.places, key: place}, **wished)
        message = f"The setting “{key}” cannot be read; the default is used."
        columns.problems.append(error(place, "unreadable setting", message, value=text, cure=f"Write {wanted}."))
        columns.set_aside(row, "faulty")
    else:
        near = process.extractOne(key, [*_READERS, *_LATER], score_cutoff=70)
        cure = f"Did you mean “{near[0]}”?" if near else "Delete the row, or see the README for what can be set."
        message = "plangen has no such setting; the row is not used."
        place = columns.table.place(row, "setting")
        columns.problems.append(warning(place, "unknown setting", message, value=key, cure=cure))
        columns.set_aside(row, "unknown setting")
    return settings


def _text(text: str) -> str:
    return text


def _accent(text: str) -> str | None:
    found = re.fullmatch(r"#?([0-9a-fA-F]{6})", text)
    return f"#{found[1].lower()}" if found else None


def _paper(text: str) -> Paper | None:
    return {"letter": Paper.LETTER, "us letter": Paper.LETTER, "a4": Paper.A4}.get(fold(text))


def currency_code(text: str) -> str | None:
    """The code of a currency out of a code or a sign; None where it is neither."""
    signs = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
    code = signs.get(text.strip(), text.strip().upper())
    return code if re.fullmatch(r"[A-Z]{3}", code) else None


def _locale(text: str) -> str | None:
    try:
        return str(Locale.parse(text.strip().replace("-", "_"))).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return None


def _named_by_end(text: str) -> bool | None:
    return {"end": True, "start": False}.get(fold(text))


def _day(text: str) -> date | None:
    read = read_dates([text], day_first=False)
    return None if read.assumed else read.values[0]


def _yes(text: str) -> bool | None:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(fold(text))


def _number(text: str) -> Decimal | None:
    value = read_numbers([text]).values[0]
    return value if value is not None and value >= 0 else None


def _share(text: str) -> Decimal | None:
    value = _number(text)
    # Nobody wishes for 100 times the plan: what is written without a % sign above 2 is meant in percent.
    return value / 100 if value is not None and value > 2 and "%" not in text else value  # noqa: PLR2004


def _count(text: str) -> int | None:
    value = _number(text)
    return int(value) if value is not None and value == int(value) and value > 0 else None


def _names(text: str) -> str | None:
    return fold(text) if fold(text) in {"names", "initials", "none"} else None


def _two_counts(text: str) -> tuple[int, int] | None:
    parts = [_count(part) for part in re.split(r"[,;/ ]+", text.strip())]
    if len(parts) == 2 and parts[0] and parts[1] and parts[0] <= parts[1]:  # noqa: PLR2004 - two thresholds
        return parts[0], parts[1]
    return None


def _pro_rata(text: str) -> bool | None:
    return {"days": True, "whole months": False}.get(fold(text))


def _weights(text: str) -> tuple[Decimal, ...] | None:
    values = read_numbers([part for part in re.split(r"[;\s]+|,\s+|(?<=\d),(?=\d)", text.strip()) if part]).values
    weights = [value for value in values if value is not None and value >= 0]
    if len(weights) != MONTHS_A_YEAR or len(values) != MONTHS_A_YEAR or not sum(weights):
        return None
    return tuple(weight / sum(weights) for weight in weights)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(";") if word.strip())


_READERS: dict[str, tuple[str, Reader, str]] = {
    "company": ("company", _text, "the company's name"),
    "logo": ("logo", _text, "the file name of a PNG or JPEG picture in the inputs folder"),
    "accent": ("accent", _accent, "a colour such as #1f4e79"),
    "paper": ("paper", _paper, "Letter or A4"),
    "currency": ("currency", currency_code, "a code of three letters, such as USD"),
    "locale": ("locale", _locale, "a language and country, such as en-US or de-DE"),
    "fiscal year starts": ("fiscal_year_starts", month_named, "the name of a month, or its number from 1 to 12"),
    "fiscal year named by": ("fiscal_year_named_by_end", _named_by_end, "start or end"),
    "manager": ("manager", _text, "a name"),
    "as of": ("as_of", _day, "a date such as 2026-03-31, or delete the row to take today"),
    "ahead from": ("ahead_from", _share, "a percentage such as 100 %"),
    "near from": ("near_from", _share, "a percentage such as 90 %"),
    "use price list": ("use_price_list", _yes, "yes or no"),
    "coverage rule of thumb": ("coverage_rule_of_thumb", _number, "a number such as 3"),
    "few": ("few", _two_counts, "two numbers, such as 10, 20"),
    "people for comparisons": ("people_for_comparisons", _count, "a number such as 5"),
    "stale days": ("stale_days", _count, "a number such as 30"),
    "look back months": ("look_back_months", _count, "a number such as 24"),
    "pro rata": ("pro_rata_by_days", _pro_rata, "days or whole months"),
    "seasonality": ("seasonality", _weights, "twelve numbers, such as 8; 8; 9; 8; 8; 9; 7; 7; 9; 9; 9; 9"),
    "amounts are": ("amounts_are", _text, "bookings, ARR or the like"),
    "won stages": ("won_stages", _words, "stages with a semicolon between them"),
    "lost stages": ("lost_stages", _words, "stages with a semicolon between them"),
    "open stages": ("open_stages", _words, "stages with a semicolon between them"),
    "ignored stages": ("ignored_stages", _words, "stages with a semicolon between them"),
}

_LATER: dict[str, tuple[Reader, str]] = {
    "contacts a year": (_count, "a whole number such as 6"),
    "top accounts": (_count, "a whole number such as 15"),
    "keep months": (_count, "a whole number such as 24"),
    "talent page": (_yes, "yes or no"),
    "names on team pages": (_names, "names, initials or none"),
    "account weights": (_text, ""),
    "rating labels": (_text, ""),
    "results weights": (_text, ""),
    "monthly reviews": (_text, ""),
    "quarterly reviews": (_text, ""),
    "team meeting": (_text, ""),
    "theme of the year": (_text, ""),
}
"""Settings that other documents read; known, so that nobody is told they are misspelled."""
