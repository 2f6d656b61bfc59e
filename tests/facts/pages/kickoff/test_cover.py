from plangen.facts.pages.kickoff.cover import FREE, PEN_HEIGHT, ROW_HEIGHT, kickoff_cover, kickoff_today
from plangen.facts.pages.kickoff.meeting import first_day
from plangen.facts.pages.kickoff.where_we_go import kickoff_target
from tests.facts.pages.kickoff.kickoffs import DEALS, EVENTS, TEAM, Rows, company, team_scope, won

DAY = ("2027-01-11", "", "kickoff", "Kickoff", "", "Ken Ortiz", "9:00–16:30", "Cannery Hall, Monterey")
ITEMS = (
    ("2027-01-11", "", "agenda", "Price list", "", "Ana Ruiz", "10:00", ""),
    ("2027-01-11", "", "agenda", "Welcome", "", "Ken Ortiz", "9:00", ""),
    ("2027-01-11", "", "agenda", "Lunch", "", "", "12:00", ""),
    ("2027-02-01", "", "agenda", "Another day", "", "", "9:00", ""),
)
SETTINGS: Rows = (
    ("setting", "value"),
    ("theme of the year", "There before it breaks."),
    ("place", "The yard, Salinas"),
)


def test_the_cover_has_the_theme_the_date_the_place_and_everyone_by_family_name() -> None:
    cover = team_scope(company(Events=[EVENTS, DAY], Settings=SETTINGS)).once(kickoff_cover)
    assert (cover.theme, cover.is_long) == ("There before it breaks.", False)
    assert [(each.text, each.note) for each in cover.facts] == [
        ("Sales Kickoff 2027", "West"),
        ("Monday, January 11, 2027", "9:00\u00a0AM to 4:30\u00a0PM"),
        ("Cannery Hall", "Monterey"),
    ]
    assert cover.names == (("Omar Haddad", "Zoë Lind"), ("Ken Ortiz", "Ana Ruiz"))


def test_without_a_theme_or_a_date_the_cover_has_the_kickoffs_name_and_a_blank() -> None:
    cover = team_scope(company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 1)])).once(kickoff_cover)
    assert cover.theme == "Sales Kickoff 2027"
    assert [each.text for each in cover.facts] == ["West", "", ""]
    assert cover.facts[1].blank is not None
    assert cover.facts[1].blank.address == "Events/West:2027:kickoff/date"


def test_over_24_people_the_cover_names_none() -> None:
    rows = [(f"Ana R{at}", "Ken Ortiz", "West", 1, 1) for at in range(24)]
    assert team_scope(company(Team=[TEAM[0], *rows[:23]])).once(kickoff_cover).names
    assert not team_scope(company(Team=[TEAM[0], *rows])).once(kickoff_cover).names


def test_the_setting_for_names_on_team_pages_holds_on_the_cover() -> None:
    def names(value: str) -> object:
        return team_scope(company(Settings=[*SETTINGS, ("names on team pages", value)])).once(kickoff_cover).names

    assert names("none") == ()
    assert "Ana" not in repr(names("initials"))


def test_the_agenda_is_by_time_and_a_break_is_quiet() -> None:
    page = team_scope(company(Events=[EVENTS, DAY, *ITEMS])).once(kickoff_today)
    assert [(row.plain("time"), row.plain("topic"), str(row.look)) for row in page.agenda] == [
        ("9:00\u00a0AM", "Welcome", "plain"),
        ("10:00\u00a0AM", "Price list", "plain"),
        ("12:00\u00a0PM", "Lunch", "quiet"),
    ]


def test_without_an_agenda_the_page_is_one_to_write_on() -> None:
    page = team_scope(company(Events=[EVENTS, DAY])).once(kickoff_today)
    assert len(page.agenda) == 8
    assert not any(row.plain("topic") for row in page.agenda)


def test_lines_to_write_on_fill_the_page_below_the_agenda() -> None:
    heights = []
    for items in range(1, 13):
        rows = [("2027-01-11", "", "agenda", f"Item {at}", "", "Ken Ortiz", f"{8 + at}:00", "") for at in range(items)]
        found = team_scope(company(Events=[EVENTS, DAY, *rows])).once(kickoff_today)
        assert len(found.agenda.rows) == items
        heights.append(ROW_HEIGHT * items + PEN_HEIGHT * found.lines)
    assert max(heights) <= FREE
    assert min(heights) > FREE - PEN_HEIGHT


def test_the_90_days_start_with_the_kickoff_or_else_with_the_year() -> None:
    assert str(first_day(team_scope(company(Events=[EVENTS, DAY])))) == "2027-01-11"
    assert str(first_day(team_scope(company(Events=[EVENTS, ("2026-01-12", *DAY[1:])])))) == "2027-01-01"


def test_what_is_not_known_of_a_kickoff_has_labeled_blanks() -> None:
    scope = team_scope(company(Deals=[DEALS]))
    facts = kickoff_cover(scope).facts[1:]
    assert [each.prompt for each in facts] == ["Date", "Place"]
    addresses = [each.blank.address for each in facts if each.blank is not None]
    assert [address[-len(name) :] for address, name in zip(addresses, ("date", "place"), strict=True)] == [
        "date",
        "place",
    ]
    assert [each.header for each in kickoff_today(scope).agenda.columns] == ["Time", "Topic", "Who"]


def test_one_quota_is_no_sum() -> None:
    rows = [TEAM[0], TEAM[1]]
    assert kickoff_target(team_scope(company(Team=rows, Deals=[DEALS]))).line == ""
    assert kickoff_target(team_scope(company(Deals=[DEALS]))).line == "Sum of 3 quotas."
