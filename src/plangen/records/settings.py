"""Settings: one row a wish, with a default for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from babel import Locale

from plangen.elements.theme import DEFAULT_ACCENT, Paper
from plangen.periods import FiscalCalendar
from plangen.problems import Place, error, warning
from plangen.records import wishes
from plangen.records.currency_names import currency_code
from plangen.records.nearest import Nearest
from plangen.records.spans import month_named
from plangen.records.targets import MEASURES
from plangen.records.windows import DAYS_AFTER_A_QUARTER, FIRST_DAYS_OF_A_MONTH, MONDAY_MORNING, TeamMeeting, Window
from plangen.tables.columns import Columns, Conventions
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

ACCOUNT_WEIGHTS = {
    "revenue": ("revenue 3 y", "revenue of 3 years", "sales", "won value"),
    "growth": (),
    "white space": ("whitespace", "potential"),
    "open pipeline": ("pipeline", "open value"),
    "strategic": ("strategic flag",),
}
"""What an account may be weighed by."""

SHAPE = Shape(
    "Settings", ("setting", "value", "note"), (("setting",), ("value",)), names=("Setup", "Options"), headers=2
)

OWN_FILE = "settings.csv"
"""The file in which plangen keeps the answers that it was given."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the company wishes, each with the default of a folder without Settings.

    Shares are fractions: `ahead_from` 1 is 100 %. `seasonality` holds twelve weights from the fiscal year's first month
    on, adding up to 1, or nothing. `account_weights` and `results_weights` are shares by name, empty unless somebody
    asks for them; `rating_labels` are the words for 1 to 5, or nothing. `won_stages`, `lost_stages` and `open_stages`
    are the user's answers about stages that no profile knows. `places` says where each wish stands, by its name
    (“logo”, “fiscal year starts”).
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
    contacts_a_year: int = 6
    top_accounts: int = 15
    keep_months: int = 24
    talent_page: bool = False
    names_on_team_pages: str = "names"
    account_weights: wishes.Weights = ()
    results_weights: wishes.Weights = ()
    rating_labels: tuple[str, ...] = ()
    monthly_reviews: Window = FIRST_DAYS_OF_A_MONTH
    quarterly_reviews: Window = DAYS_AFTER_A_QUARTER
    team_meeting: TeamMeeting = MONDAY_MORNING
    theme_of_the_year: str = ""
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
    if key in _READERS and (not text or (key, fold(text)) == ("as of", "today")):
        columns.set_aside(row, "no value, so the default")
    elif key in _READERS:
        name, read, wanted = _READERS[key]
        value = read(text)
        if value is not None:
            wished: dict[str, Any] = {name: value}
            return replace(settings, places={**settings.places, key: place}, **wished)
        message = f"The setting “{key}” cannot be read; the default is used."
        columns.problems.append(error(place, "unreadable setting", message, value=text, cure=f"Write {wanted}."))
        columns.set_aside(row, "faulty")
    else:
        near = Nearest(dict(zip(_READERS, _READERS, strict=True)), 70).to(key)
        cure = f"Did you mean “{near}”?" if near else "Delete the row, or see the README for what can be set."
        message = "plangen has no such setting; the row is not used."
        place = columns.table.place(row, "setting")
        columns.problems.append(warning(place, "unknown setting", message, value=key, cure=cure))
        columns.set_aside(row, "unknown setting")
    return settings


_READERS: dict[str, tuple[str, Reader, str]] = {
    "company": ("company", wishes.words, "the company's name"),
    "logo": ("logo", wishes.words, "the file name of a PNG or JPEG picture in the inputs folder"),
    "accent": ("accent", wishes.accent, "a colour such as #1f4e79"),
    "paper": ("paper", wishes.paper, "Letter or A4"),
    "currency": ("currency", currency_code, "a code of three letters, such as USD"),
    "locale": ("locale", wishes.locale, "a language and country, such as en-US or de-DE"),
    "fiscal year starts": ("fiscal_year_starts", month_named, "the name of a month, or its number from 1 to 12"),
    "fiscal year named by": ("fiscal_year_named_by_end", wishes.named_by_end, "start or end"),
    "manager": ("manager", wishes.words, "a name"),
    "as of": ("as_of", wishes.day, "a date such as 2026-03-31, or delete the row to take today"),
    "ahead from": ("ahead_from", wishes.share, "a percentage such as 100 %"),
    "near from": ("near_from", wishes.share, "a percentage such as 90 %"),
    "use price list": ("use_price_list", wishes.yes, "yes or no"),
    "coverage rule of thumb": ("coverage_rule_of_thumb", wishes.number, "a number such as 3"),
    "few": ("few", wishes.two_counts, "two numbers, such as 10, 20"),
    "people for comparisons": ("people_for_comparisons", wishes.count, "a number such as 5"),
    "stale days": ("stale_days", wishes.count, "a number such as 30"),
    "look back months": ("look_back_months", wishes.count, "a number such as 24"),
    "pro rata": ("pro_rata_by_days", wishes.pro_rata, "days or whole months"),
    "seasonality": ("seasonality", wishes.season, "twelve numbers, such as 8; 8; 9; 8; 8; 9; 7; 7; 9; 9; 9; 9"),
    "amounts are": ("amounts_are", wishes.words, "bookings, ARR or the like"),
    "won stages": ("won_stages", wishes.listed, "stages with a semicolon between them"),
    "lost stages": ("lost_stages", wishes.listed, "stages with a semicolon between them"),
    "open stages": ("open_stages", wishes.listed, "stages with a semicolon between them"),
    "ignored stages": ("ignored_stages", wishes.listed, "stages with a semicolon between them"),
    "contacts a year": ("contacts_a_year", wishes.count, "a whole number such as 6"),
    "top accounts": ("top_accounts", wishes.count, "a whole number such as 15"),
    "keep months": ("keep_months", wishes.count, "a whole number such as 24"),
    "talent page": ("talent_page", wishes.yes, "yes or no"),
    "names on team pages": ("names_on_team_pages", wishes.names, "names, initials or none"),
    "account weights": (
        "account_weights", wishes.weights_of(ACCOUNT_WEIGHTS), "names and numbers such as: revenue 40; growth 20",
    ),
    "results weights": (
        "results_weights", wishes.weights_of(MEASURES), "names and numbers such as: bookings 70; new accounts 30",
    ),
    "rating labels": ("rating_labels", wishes.labels, "five labels with a semicolon between them, that of 1 first"),
    "monthly reviews": ("monthly_reviews", wishes.window, "first 8 working days or the like"),
    "quarterly reviews": ("quarterly_reviews", wishes.window, "within 15 working days or the like"),
    "team meeting": ("team_meeting", wishes.meeting, "a day and a time such as Monday 08:30"),
    "theme of the year": ("theme_of_the_year", wishes.words, "a few words"),
}  # fmt: skip
