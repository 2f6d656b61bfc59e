from plangen.elements.year_grid import HALVES, Lane, SpanBar
from plangen.facts.pages.kickoff.where_we_go import kickoff_target
from plangen.facts.pages.kickoff.year_on_a_page import YearOnAPage, kickoff_calendar
from tests.facts.pages.kickoff.kickoffs import DEALS, EVENTS, NOTES, TEAM, Rows, company, team_scope, won

SEASON: Rows = (("setting", "value"), ("seasonality", "7; 7; 8; 7; 8; 9; 7; 8; 10; 8; 8; 13"))


def page(*events: object, settings: Rows = SEASON, team: Rows = TEAM) -> YearOnAPage:
    inputs = company(Events=[EVENTS, *events], Settings=settings, Team=team)  # type: ignore[list-item]
    return team_scope(inputs).once(kickoff_calendar)


def event(day: str, end: str, kind: str, title: str = "", who: str = "") -> tuple[str, ...]:
    return (day, end, kind, title, who, "", "", "")


def texts(lane: Lane) -> list[list[str]]:
    return [[f"{entry.day} {entry.text}".strip() for cell in row for entry in cell.entries] for row in lane.rows]


def lane(found: YearOnAPage, name: str) -> Lane:
    return next(each for each in found.grid.lanes if each.name == name)


def test_the_title_is_the_month_that_carries_the_most_of_the_quota() -> None:
    found = page()
    assert found.head.title == "December alone carries 13% of the quota."
    assert found.chart is not None
    assert [each.text for each in found.chart.columns if each.strong] == ["13%"]
    assert next((each.name, each.quota) for each in found.quarters) == ("Q1", "79,200")


def test_no_month_is_called_out_if_all_are_alike() -> None:
    found = page(settings=SEASON[:1])
    assert found.head.title == "No month carries more than 8% of the quota."
    assert found.chart is not None
    assert not any(each.strong for each in found.chart.columns)


def test_without_a_quota_there_is_no_chart() -> None:
    found = page(team=[row[:3] for row in TEAM])
    assert found.chart is None
    assert found.head.title == "2027, month by month."


def test_a_lane_without_anything_goes_and_those_to_write_in_stay() -> None:
    assert [each.name for each in page().grid.lanes] == ["My dates", "…and then some"]
    found = page(event("2027-05-31", "", "holiday", "Memorial Day"))
    assert [each.name for each in found.grid.lanes] == ["Holidays", "My dates", "…and then some"]


def test_every_row_of_a_lane_covers_24_half_months() -> None:
    found = page(
        event("2027-01-11", "", "kickoff", "Kickoff 2027"),
        event("2027-03-01", "2027-04-30", "marketing", "Trials"),
        event("2027-04-20", "2027-06-02", "marketing", "Spring offer"),
        event("2027-04-06", "", "marketing", "Catalog out"),
    )
    rows = [row for each in found.grid.lanes for row in each.rows]
    assert len(rows) == 6
    assert all(sum(cell.span for cell in row) == HALVES for row in rows)
    assert texts(lane(found, "Meetings")) == [["11 Kickoff"]]
    assert texts(lane(found, "Marketing")) == [["6 Catalog out"], ["Trials"], ["Spring offer"]]
    bars = [cell.span for row in lane(found, "Marketing").rows for cell in row if cell.bar is SpanBar.QUIET]
    assert bars == [4, 4]


def test_the_reviews_of_a_month_are_one_range_without_names() -> None:
    found = page(
        event("2027-01-12", "", "quarterly review", "", "Ana Ruiz"),
        event("2027-01-15", "", "quarterly review", "", "Omar Haddad"),
        event("2027-02-08", "2027-02-12", "monthly review"),
    )
    assert texts(lane(found, "Reviews")) == [["12–15 Quarterly", "8–12 Monthly"]]
    assert found.head.line == ("2027 on one page", "one quarterly review")
    assert "Ana" not in repr(found)


def test_a_month_with_more_than_two_events_says_how_many_more() -> None:
    found = page(*(event(f"2027-02-{day:02d}", "", "training", f"Topic {day}") for day in (3, 10, 17, 24)))
    assert texts(lane(found, "Training")) == [["3 Topic 3", "10 Topic 10", "+2 more"]]


def test_the_target_is_the_sum_of_quotas_and_the_bars_are_the_peoples() -> None:
    deals = [won(at, who, f"Mill {who}", 10_000, f"{year}-06-01") for at, (who, year) in enumerate(
        (who, year) for who in ("Ana Ruiz", "Zoë Lind") for year in (2024, 2025, 2026)
    )]  # fmt: skip
    found = team_scope(company(Opportunities=[DEALS, *deals])).once(kickoff_target)
    assert found.target == "360,000"
    assert found.head.title == "We’re going for 360.0K, 20% more than 2026’s target."
    assert found.bridge is not None
    assert found.bridge.chart is not None
    steps = {step.label: step.text for step in found.bridge.chart.steps}
    assert steps["Target 2027"] == "360.0"
    assert steps["Repeat business"] == "19.8"
    assert found.bridge.labels[-2].is_gap


def test_the_companys_target_is_on_the_companys_handout_only() -> None:
    team: Rows = [*TEAM, ("Bo Berg", "Mo May", "East", 50_000, 60_000)]
    bosses: Rows = [("Ken Ortiz", "Da Vy", "", "", ""), ("Mo May", "Da Vy", "", "", "")]
    targets: Rows = [("salesperson", "measure", "period", "amount"), ("all", "bookings", "2027", 500_000)]
    inputs = company(Team=[*team, *bosses], Targets=targets, Settings=[("setting", "value"), ("company", "Pine")])
    found = team_scope(inputs, "Pine").once(kickoff_target)
    assert (found.target, found.line) == (
        "500,000",
        "4 people have a quota, 420,000 in all; 80,000 isn’t assigned yet.",
    )
    west = team_scope(inputs, "West").once(kickoff_target)
    assert west.target == "360,000"
    assert "500" not in repr(west)


def test_what_changes_is_at_most_three_rows_then_blanks() -> None:
    notes = [("all", "what changes", f"Was {at}", "2027", "", f"Is {at}", "2027-02-01") for at in range(5)]
    rows = team_scope(company(Notes=[NOTES, *notes])).once(kickoff_target).changes
    assert next((row.plain("was"), row.plain("now"), row.plain("day")) for row in rows) == ("Was 0", "Is 0", "Feb 1")
    assert len(rows) == 3
    blank = team_scope(company()).once(kickoff_target).changes
    assert [row.plain("was") for row in blank] == ["", "", ""]


def test_an_entry_with_a_word_as_wide_as_its_month_has_the_next_month_too_if_it_is_free() -> None:
    holidays = (
        event("2027-07-05", "", "holiday", "Independence Day"),
        event("2027-09-06", "", "holiday", "Independence Day"),
        event("2027-11-25", "", "holiday", "Thanksgiving"),
        event("2027-12-24", "", "holiday", "Christmas"),
    )
    [row] = lane(page(*holidays), "Holidays").rows
    assert [cell.span for cell in row] == [2, 2, 2, 2, 2, 2, 4, 2, 2, 2, 2]


def test_a_bridge_of_one_bar_is_a_line_with_room_to_write() -> None:
    deals = [won(1, "Ana Ruiz", "Elm", 9_000, "2027-01-02")]
    without = team_scope(company(Opportunities=[DEALS, *deals], Team=[row[:3] for row in TEAM])).once(kickoff_target)
    assert without.bridge is None
    assert without.line == "Won to Jan 4: 9,000 in sight."
    with_quota = team_scope(company(Opportunities=[DEALS, *deals])).once(kickoff_target)
    assert with_quota.bridge is not None
    assert without.lines > with_quota.lines
