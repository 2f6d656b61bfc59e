from datetime import date, time
from decimal import Decimal

import pytest
from babel import localedata

from plangen.elements.theme import Paper
from plangen.records.reading.meeting_windows import MeetingWindow, TeamMeeting
from plangen.records.settings import Settings
from plangen.sources.grid import Cell, Grid
from tests.sheets import book, messages, sheet

Q1, Q3 = Decimal("0.25"), Decimal("0.75")


@pytest.mark.parametrize(
    ("setting", "cell", "field", "value"),
    [
        ("Company", "Pine & Co", "company", "Pine & Co"),
        ("accent", "1F4E79", "accent", "#1f4e79"),
        ("paper", "a4", "paper", Paper.A4),
        ("currency", "€", "currency", "EUR"),
        ("locale", "de_DE", "locale", "de-DE"),
        ("fiscal year starts", "July", "fiscal_year_starts", 7),
        ("fiscal year starts", "Sept.", "fiscal_year_starts", 9),
        ("fiscal year starts", "Juli", "fiscal_year_starts", 7),
        ("fiscal year starts", "März", "fiscal_year_starts", 3),
        ("fiscal year starts", "août", "fiscal_year_starts", 8),
        ("fiscal year starts", 7, "fiscal_year_starts", 7),
        ("fiscal year starts", 7.0, "fiscal_year_starts", 7),
        ("fiscal year starts", "04", "fiscal_year_starts", 4),
        ("fiscal year named by", "start", "fiscal_year_named_by_end", False),
        ("as of", date(2026, 3, 31), "as_of", date(2026, 3, 31)),
        ("ahead from", 105, "ahead_from", Decimal("1.05")),
        ("near from", "85 %", "near_from", Decimal("0.85")),
        ("near from", 0.85, "near_from", Decimal("0.85")),
        ("small sample", "5, 15", "small_samples", (5, 15)),
        ("few", "6, 16", "small_samples", (6, 16)),
        ("look-back months", 12, "look_back_months", 12),
        ("Pro rata", "full months", "pro_rata_by_days", False),
        ("Pro rata", "whole months", "pro_rata_by_days", False),
        ("seasonality", "1; 1; 1; 1; 1; 1; 1; 1; 1; 1; 1; 1", "seasonality", (Decimal(1) / 12,) * 12),
        ("use price list", "Yes", "use_price_list", True),
        ("ignored stages", "Test; Void", "ignored_stages", ("Test", "Void")),
        ("contacts a year", 8, "contacts_a_year", 8),
        ("top accounts", 12, "top_accounts", 12),
        ("keep months", 36, "keep_months", 36),
        ("talent page", "yes", "talent_page", True),
        ("names on team pages", "Initials", "names_on_team_pages", "initials"),
        ("place", "Cannery Hall, Monterey", "place", "Cannery Hall, Monterey"),
        ("theme of the year", "And then some", "theme_of_the_year", "And then some"),
        ("monthly reviews", "first 5 working days", "monthly_reviews", MeetingWindow(1, 5)),
        ("monthly reviews", "working days 3 to 8", "monthly_reviews", MeetingWindow(3, 8)),
        ("quarterly reviews", "within 10 working days", "quarterly_reviews", MeetingWindow(1, 10)),
        ("quarterly reviews", 12, "quarterly_reviews", MeetingWindow(1, 12)),
        ("team meeting", "Tuesday", "team_meeting", TeamMeeting(1, time(8, 30))),
        ("team meeting", "Mon 8:00 am", "team_meeting", TeamMeeting(0, time(8, 0))),
        ("team meeting", "Freitag 14:15", "team_meeting", TeamMeeting(4, time(14, 15))),
        ("team meeting", "Wednesdays at 1 pm", "team_meeting", TeamMeeting(2, time(13, 0))),
        ("rating labels", "a; b; c; d; e", "rating_labels", ("a", "b", "c", "d", "e")),
        ("account weights", "revenue 3; growth 1", "account_weights", (("revenue", Q3), ("growth", Q1))),
        (
            "results weights",
            "quota: 75 %, new logos: 25 %",
            "results_weights",
            (("bookings", Q3), ("new accounts", Q1)),
        ),
    ],
)
def test_a_setting_is_read(setting: str, cell: Cell, field: str, value: object) -> None:
    found = book(sheet(["Setting", "Value"], [setting, cell], name="Settings"))
    assert getattr(found.settings, field) == value
    assert not found.problems


@pytest.mark.parametrize(
    ("setting", "cell"),
    [
        ("accent", "blueish"), ("paper", "A5"), ("currency", "dollars"), ("locale", "xx-YY"),
        ("small sample", "20, 10"),
        ("fiscal year starts", "Smarch"), ("fiscal year starts", "Jult"), ("fiscal year starts", "July 1"),
        ("fiscal year starts", -5), ("fiscal year starts", "-5"), ("fiscal year starts", 13),
        ("fiscal year starts", 7.5), ("fiscal year starts", "ju"), ("fiscal year starts", "jui"),
        ("top accounts", "many"), ("keep months", 2.5), ("contacts a year", -6), ("talent page", "perhaps"),
        ("names on team pages", "nicknames"), ("monthly reviews", "soon"), ("quarterly reviews", "working days 8 to 3"),
        ("monthly reviews", 0), ("team meeting", "Someday"), ("team meeting", "Monday 25:00"),
        ("rating labels", "low; high"), ("rating labels", "a; a; b; c; d"), ("account weights", "beauty 3"),
        ("account weights", "revenue"), ("results weights", "bookings 0"),
        ("as of", "3/4/2026"), ("as of", "soon"), ("seasonality", "1, 2, 3"),
        ("stale days", 0), ("look back months", 30000), ("near from", "soon"),
    ],
)  # fmt: skip
def test_an_unreadable_setting_is_an_error_and_the_default_is_used(setting: str, cell: Cell) -> None:
    found = book(sheet(["Setting", "Value"], [setting, cell], name="Settings"))
    assert found.settings == Settings()
    (problem,) = messages(found.problems)
    assert problem.startswith("inputs.xlsx › Settings › B2 “")
    assert f"Can't read “{setting}”. Using the default.\nFix: Enter " in problem


def test_a_blank_setting_uses_the_default() -> None:
    found = book(sheet(["Setting", "Value"], ["company", None], ["as of", "today"], name="Settings"))
    assert found.settings == Settings()
    assert found.reports[0].skips == {"blank, using default": 2}
    assert not found.problems


def test_an_unknown_setting_is_an_error_with_the_nearest_one() -> None:
    found = book(sheet(["Setting", "Value"], ["fiscal year start", "May"], ["xyzzy", 1], name="Settings"))
    first, second = messages(found.problems)
    assert "“fiscal year start”: Unknown setting. Row skipped.\nFix: Use “fiscal year starts”." in first
    assert "“xyzzy”: Unknown setting. Row skipped.\nFix: Choose from: company, logo," in second
    assert {problem.severity for problem in found.problems} == {"error"}
    assert found.reports[0].used == 0


def test_a_duplicate_setting_is_an_error_and_the_first_is_used() -> None:
    found = book(sheet(["Setting", "Value"], ["currency", "USD"], ["Currency", "EUR"], name="Settings"))
    assert found.settings.currency == "USD"
    assert [problem.sort for problem in found.problems] == ["duplicate setting"]


def test_the_users_settings_win_over_plangens_settings_file() -> None:
    saved = Grid("settings.csv", "", [["setting", "value"], ["currency", "EUR"], ["won stages", "Signed"]])
    users = sheet(["Setting", "Value"], ["currency", "USD"], name="Settings")
    for grids in ((saved, users), (users, saved)):
        found = book(*grids)
        assert (found.settings.currency, found.settings.won_stages) == ("USD", ("Signed",))
        assert not found.problems


def test_a_file_named_almost_like_plangens_settings_file_is_the_users() -> None:
    users = Grid("our settings.csv", "", [["setting", "value"], ["currency", "EUR"], ["currency", "USD"]])
    assert [problem.sort for problem in book(users).problems] == ["duplicate setting"]


def test_every_locale_has_date_and_number_conventions() -> None:
    names = [name for name in localedata.locale_identifiers() if name != "root"]
    assert len(names) > 100
    for name in names:
        assert Settings(locale=name.replace("_", "-")).conventions is not None
    assert Settings().conventions.day_first is False
    assert Settings(locale="de-DE").conventions.day_first
    assert Settings(locale="de-DE").conventions.decimal_comma


def test_each_setting_has_its_place() -> None:
    rows: list[list[Cell]] = [["company", ""], ["stale days", "x"], ["Logo", "l.png"], ["top accounts", 12]]
    found = book(sheet(["Setting", "Value"], *rows, file="team.xlsx", name="Settings"))
    assert {key: str(place) for key, place in found.settings.places.items()} == {
        "logo": "team.xlsx › Settings › B4",
        "top accounts": "team.xlsx › Settings › B5",
    }
