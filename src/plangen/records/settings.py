"""Settings: one per row, each with a default."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from babel import Locale

from plangen.elements.theme import DEFAULT_ACCENT, Paper
from plangen.periods import FiscalCalendar
from plangen.problems import Place, Problem, error
from plangen.records import setting_values as wishes
from plangen.records.reading.currency_names import currency_code
from plangen.records.reading.ignored import is_any_ignored, unmatched_names
from plangen.records.reading.meeting_windows import (
    DAYS_AFTER_A_QUARTER,
    FIRST_DAYS_OF_A_MONTH,
    MONDAY_MORNING,
    MeetingWindow,
    TeamMeeting,
)
from plangen.records.reading.period_text import month_named
from plangen.records.reading.suggestions import NameSuggester
from plangen.records.targets.rows import MEASURES
from plangen.sources.grid import Grid
from plangen.tables.columns import Columns, Conventions
from plangen.tables.detect import detect_table
from plangen.tables.headers.row import is_named
from plangen.tables.shape import Shape
from plangen.tables.table import Table
from plangen.tables.values.folding import fold

IGNORE = "ignore"
MAX_LISTED = 8
"""Settings that the fix for an unknown one lists."""

ACCOUNT_WEIGHTS = {
    "revenue": ("revenue 3 y", "revenue of 3 years", "sales", "won value"),
    "growth": (),
    "white space": ("whitespace", "potential"),
    "open pipeline": ("pipeline", "open value"),
    "strategic": ("strategic flag",),
}
"""The criteria for account weights."""

SHAPE = Shape(
    "Settings", ("setting", "value", "note"), (("setting",), ("value",)), names=("Setup", "Options"), min_headers=2
)

SAVED_SETTINGS_FILE = "settings.csv"
"""The file in which plangen saves answers given at the prompt."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The company's settings; the defaults apply to a folder without Settings.

    Shares are fractions: `ahead_from` 1 is 100%. `seasonality` has twelve weights that add up to 1, starting with the
    first fiscal month, or is empty. `account_weights` and `results_weights` are shares by name, or empty.
    `rating_labels` are the words for 1 to 5, or empty. `won_stages`, `lost_stages`, `open_stages`, and
    `ignored_stages` are outcomes the user set for stages. `places` has the cell of each setting by its name (“logo”,
    “fiscal year starts”). `ignore` names files and sheets that aren't read.
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
    small_samples: tuple[int, int] = (10, 20)
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
    monthly_reviews: MeetingWindow = FIRST_DAYS_OF_A_MONTH
    quarterly_reviews: MeetingWindow = DAYS_AFTER_A_QUARTER
    team_meeting: TeamMeeting = MONDAY_MORNING
    theme_of_the_year: str = ""
    place: str = ""
    won_stages: tuple[str, ...] = ()
    lost_stages: tuple[str, ...] = ()
    open_stages: tuple[str, ...] = ()
    ignored_stages: tuple[str, ...] = ()
    owner: str = ""
    rows_are_won: bool = False
    repeated_ids: str = ""
    ignore: tuple[str, ...] = ()
    time_zone: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar."""
        return FiscalCalendar(self.fiscal_year_starts, self.fiscal_year_named_by_end)

    @property
    def conventions(self) -> Conventions:
        """How ambiguous dates and numbers are read in this locale."""
        locale = Locale.parse(self.locale.replace("-", "_"))
        return Conventions(
            day_first=not locale.date_formats["short"].pattern.startswith("M"),
            decimal_comma=locale.number_symbols["latn"]["decimal"] == ",",
            time_zone=self.time_zone,
        )


Parser = Callable[[str], object]
_OLD_NAMES = {"few": "small sample"}
"""Settings that were renamed, by the name they had in earlier versions; both are read."""


def read_settings(tables: list[Columns]) -> Settings:
    """The settings in all tables; the user's own tables win over plangen's settings.csv."""
    settings = Settings()
    seen: set[str] = set()
    for columns in sorted(tables, key=_is_users_own):
        settings = _read(settings, columns, seen if _is_users_own(columns) else set())
    return settings


def is_settings(grid: Grid) -> bool:
    """Whether a sheet is named Settings; such a sheet is never ignored."""
    return is_named(grid, SHAPE)


@dataclass(frozen=True, slots=True)
class Kept:
    """The sheets to read, the ignored ones, the problems of the files to read, and the settings."""

    grids: Sequence[Grid]
    ignored: Sequence[Grid]
    problems: Sequence[Problem]
    settings: Settings


def without_ignored(grids: Sequence[Grid], problems: Sequence[Problem]) -> Kept:
    """The sheets and problems without those that Settings says to ignore; a wrong name there is a problem."""
    found = [table for grid in grids if isinstance(table := detect_table(grid, 0, (SHAPE,))[0], Table)]
    names = _ignored_names(found)
    if not names:
        return Kept(grids, (), problems, read_settings([*map(Columns, found)]))
    ignored = [grid for grid in grids if is_any_ignored(names, grid.file, grid.sheet) and not is_settings(grid)]
    left = [each for each in problems if not is_any_ignored(names, each.place.file, each.place.sheet)]
    kept = [grid for grid in grids if grid not in ignored]
    read = read_settings([Columns(table) for table in found if table.grid not in ignored])
    return Kept(kept, ignored, [*left, *unmatched_names(names, grids, problems)], read)


def _ignored_names(tables: Sequence[Table]) -> tuple[str, ...]:
    """The files and sheets that any Settings sheet says to ignore."""
    columns = map(Columns, tables)
    rows = (pair for each in columns for pair in zip(each.texts("setting"), each.texts("value"), strict=True))
    return tuple(name for key, text in rows if fold(key) == IGNORE for name in wishes.parse_choice(text))


def _read(settings: Settings, columns: Columns, seen: set[str]) -> Settings:
    """The settings updated from a table; `seen` has the names read so far, and grows."""
    for row, name, text in zip(columns.table.rows, columns.texts("setting"), columns.texts("value"), strict=True):
        key = _OLD_NAMES.get(fold(name), fold(name))
        if not key:
            columns.skip(row, "no setting")
        elif key in seen:
            message = f"“{name}” is set twice. The first is used."
            place = columns.table.place(row, "setting")
            columns.problems.append(error(place, "duplicate setting", message, value=text, fix="Delete one of them."))
            columns.skip(row, "duplicate")
        else:
            seen.add(key)
            settings = _updated(settings, columns, row, (key, text))
    return settings


def _is_users_own(columns: Columns) -> bool:
    """Whether the user maintains this table; settings.csv is plangen's."""
    return PurePosixPath(columns.table.grid.file).name != SAVED_SETTINGS_FILE


def _updated(settings: Settings, columns: Columns, row: int, setting: tuple[str, str]) -> Settings:
    """The settings with one more set; unchanged, with a problem reported, if it can't be used."""
    key, text = setting
    place = columns.table.place(row, "value")
    if key in _PARSERS and (not text or (key, fold(text)) == ("as of", "today")):
        columns.skip(row, "blank, using default")
    elif key in _PARSERS:
        name, parse, expected = _PARSERS[key]
        value = parse(text)
        if value is not None:
            changed: dict[str, Any] = {name: value}
            return replace(settings, places={**settings.places, key: place}, **changed)
        message = f"Can't read “{key}”. Using the default."
        columns.problems.append(error(place, "unreadable setting", message, value=text, fix=f"Enter {expected}."))
        columns.skip(row, "invalid")
    else:
        near = NameSuggester(dict(zip(_PARSERS, _PARSERS, strict=True)), 70).suggest(key)
        fix = f"Use “{near}”." if near else f"Choose from: {', '.join([*_PARSERS][:MAX_LISTED])}, …"
        message = "Unknown setting. Row skipped."
        place = columns.table.place(row, "setting")
        columns.problems.append(error(place, "unknown setting", message, value=key, fix=fix))
        columns.skip(row, "unknown setting")
    return settings


_PARSERS: dict[str, tuple[str, Parser, str]] = {
    "company": ("company", wishes.parse_text, "the company's name"),
    "logo": ("logo", wishes.parse_text, "the file name of a PNG or JPEG image in the inputs folder"),
    "accent": ("accent", wishes.parse_accent, "a color such as #1f4e79"),
    "paper": ("paper", wishes.parse_paper, "Letter or A4"),
    "currency": ("currency", currency_code, "a three-letter code, such as USD"),
    "locale": ("locale", wishes.parse_locale, "a language and country, such as en-US or de-DE"),
    "fiscal year starts": ("fiscal_year_starts", month_named, "a month, such as July, or its number from 1 to 12"),
    "fiscal year named by": ("fiscal_year_named_by_end", wishes.parse_named_by_end, "start or end"),
    "manager": ("manager", wishes.parse_text, "a name"),
    "as of": ("as_of", wishes.parse_day, "a date such as 2026-03-31, or delete the row to use today"),
    "ahead from": ("ahead_from", wishes.parse_share, "a percentage such as 100%"),
    "near from": ("near_from", wishes.parse_share, "a percentage such as 90%"),
    "use price list": ("use_price_list", wishes.parse_yes_no, "yes or no"),
    "coverage rule of thumb": ("coverage_rule_of_thumb", wishes.parse_number, "a number such as 3"),
    "small sample": ("small_samples", wishes.parse_two_counts, "two whole numbers, such as 10, 20"),
    "people for comparisons": ("people_for_comparisons", wishes.parse_count, "a number such as 5"),
    "stale days": ("stale_days", wishes.parse_count, "a number such as 30"),
    "look back months": ("look_back_months", wishes.parse_count, "a number such as 24"),
    "pro rata": ("pro_rata_by_days", wishes.parse_pro_rata, "days or full months"),
    "seasonality": ("seasonality", wishes.parse_season, "twelve numbers, such as 8; 8; 9; 8; 8; 9; 7; 7; 9; 9; 9; 9"),
    "amounts are": ("amounts_are", wishes.parse_text, "a word such as bookings or ARR"),
    "won stages": ("won_stages", wishes.parse_choice, "stages separated by semicolons"),
    "lost stages": ("lost_stages", wishes.parse_choice, "stages separated by semicolons"),
    "open stages": ("open_stages", wishes.parse_choice, "stages separated by semicolons"),
    "ignored stages": ("ignored_stages", wishes.parse_choice, "stages separated by semicolons"),
    "owner": ("owner", wishes.parse_text, "the name of the person whose deals they are"),
    "rows are won": ("rows_are_won", wishes.parse_yes_no, "yes or no"),
    "repeated ids": ("repeated_ids", wishes.parse_repeated_ids, "add up or count once"),
    "contacts a year": ("contacts_a_year", wishes.parse_count, "a whole number such as 6"),
    "top accounts": ("top_accounts", wishes.parse_count, "a whole number such as 15"),
    "keep months": ("keep_months", wishes.parse_count, "a whole number such as 24"),
    "talent page": ("talent_page", wishes.parse_yes_no, "yes or no"),
    "names on team pages": ("names_on_team_pages", wishes.parse_names, "names, initials, or none"),
    "account weights": (
        "account_weights", wishes.parse_weights(ACCOUNT_WEIGHTS), "names and numbers such as: revenue 40; growth 20",
    ),
    "results weights": (
        "results_weights", wishes.parse_weights(MEASURES), "names and numbers such as: bookings 70; new accounts 30",
    ),
    "rating labels": ("rating_labels", wishes.parse_labels, "five labels separated by semicolons, the one for 1 first"),
    "monthly reviews": ("monthly_reviews", wishes.parse_window, "a range such as first 8 working days"),
    "quarterly reviews": ("quarterly_reviews", wishes.parse_window, "a range such as within 15 working days"),
    "team meeting": ("team_meeting", wishes.parse_meeting, "a day and a time such as Monday 8:30 AM"),
    IGNORE: ("ignore", wishes.parse_choice, "files and sheets separated by semicolons: old.xlsx; team.xlsx › Pivot"),
    "time zone": ("time_zone", wishes.parse_time_zone, "a time zone such as America/New_York"),
    "theme of the year": ("theme_of_the_year", wishes.parse_text, "a few words"),
    "place": ("place", wishes.parse_text, "where the team meets, such as Cannery Hall, Monterey"),
}  # fmt: skip
