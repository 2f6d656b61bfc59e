from datetime import date
from typing import Any

from plangen.elements.chart import AttainmentBar
from plangen.elements.measure import RowKey
from plangen.elements.table import RowLook
from plangen.facts.pages.team_scorecard.notes import team_data_notes
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.facts.pages.team_scorecard.team_detail import team_detail
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import Team, teams
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import SECTIONS, fact_sheet
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Status
from plangen.records.meetings.events import Event
from plangen.records.people.team import Person
from plangen.records.reading.sheet_reports import SheetReport
from plangen.records.settings import Settings
from tests.built_in import built_in
from tests.facts.invented import book, long_ago, promise
from tests.metrics.invented import lost, opened, period, person, won
from tests.seen import seen

TEAM_COPY = list(
    dict.fromkeys(
        section
        for each in built_in().document_types.values()
        if "rep" in each.editions
        for section in each.sections
        if section in SECTIONS["team"]
    )
)
"""The sections that a team's own copies print; the others are in documents for managers only."""

DAY = date(2026, 8, 3)
NAMES = ("Ana A", "Bo B", "Cy C", "Di D", "Ed E")


def seller(name: str, quota: int | None = 400, **known: object) -> Person:
    """A salesperson with an annual quota, a quarter of it in each quarter."""
    return person(quota, name=name, manager="Ken K", team="West", **known)  # type: ignore[arg-type]  # parts under their names


def deals(*amounts: int) -> list[Opportunity]:
    """A won deal for each of the five, in the order of their names."""
    return [won(amount, DAY, salesperson=name) for name, amount in zip(NAMES, amounts, strict=False)]


def team_scope(given: Book, edition: str = "rep", code: str = "2026-Q3", name: str = "West") -> Scope:
    workspace = Workspace(given)
    team = next(each for each in teams(workspace, period(code)) if each.name == name)
    return Scope(workspace, "team-scorecard", "Team scorecard", team, period(code), edition)


def table(people: list[Person], sold: list[Opportunity], edition: str = "rep", **known: object) -> Any:
    return seen(team_table(team_scope(book(sold, people, **known), edition)))  # type: ignore[arg-type]  # parts under their names


def rows(table: Any) -> list[Any]:
    return [row for page in table.pages for row in page]


def bar(row: Any) -> str:
    assert isinstance(row.bar, AttainmentBar)
    return row.bar.text


def test_people_are_sorted_by_name_not_by_bookings() -> None:
    found = table([seller("Bo B"), seller("Ana A"), seller("Émile Z")], deals(1, 300))
    assert [row.label for row in rows(found)] == ["Ana A", "Bo B", "Émile Z"]


def test_the_team_is_summed_and_never_averaged() -> None:
    found = table([seller("Ana A", 4000), seller("Bo B", 400)], deals(500, 200))
    assert [bar(row) for row in rows(found)] == ["50.0%", "200.0%"]
    [team] = found.totals
    assert (str(team.won), str(team.quota), bar(team)) == ("$700", "$1.1K", "63.6%")


def test_a_median_needs_five_people_of_one_role_with_a_full_quota() -> None:
    five = [seller(name) for name in NAMES]
    [_, median] = table(five, deals(10, 20, 30, 400, 500)).totals
    assert (median.label, str(median.won), bar(median)) == ("Median of 5 people", "$30", "30.0%")
    assert len(table(five[:4], deals(10, 20, 30, 400)).totals) == 1
    new = [*five[:4], seller("Ed E", hired=date(2026, 8, 1))]
    assert len(table(new, deals(10, 20, 30, 400, 500)).totals) == 1


def test_those_with_a_quota_have_a_sum_of_their_own_and_those_without_one_come_after_it() -> None:
    """W4, W12: 90 − 100 = −10; the 500 of the one without a quota are in the sum of all."""
    found = table([seller("Ana A"), seller("Bo B", None)], deals(90, 500))
    [ana] = rows(found)
    assert bar(ana) == "90.0%"
    with_one, bo, team = found.totals
    assert with_one.label == "With a quota, 1 person"
    assert (str(with_one.won), str(with_one.quota), str(with_one.difference)) == ("$90", "$100", "−$10")
    assert bar(with_one) == "90.0%"
    assert (bo.label, bo.quota, str(bo.won), bo.difference) == ("Bo B", "no quota", "$500", None)
    assert (team.label, str(team.won), team.quota) == ("Team, 2 people", "$590", None)


def test_a_person_whose_attainment_is_not_known_has_no_bar() -> None:
    found = table([seller("Ana A"), seller("Bo B", None)], deals(90, 500))
    assert [row.bar is None for row in (*rows(found), *found.totals)] == [False, False, True, True]


def test_without_any_quota_there_are_no_quota_columns() -> None:
    found = table([seller("Ana A", None), seller("Bo B", None)], deals(90, 500))
    assert not found.has_plan
    assert not [row for row in found.totals if row.look is RowLook.QUIET]
    every = [*rows(found), *found.totals]
    assert not [row for row in every if (row.quota, row.difference, row.bar) != (None, None, None)]
    assert [str(row.deals) for row in rows(found)] == ["1", "1"]
    missing = seen(fact_sheet(team_scope(book(deals(5), [seller("Ana A", None)])), ["not_shown"]).sections["not_shown"])
    assert any("quota" in line.fix for line in missing)


def test_the_team_copy_never_shows_who_was_away() -> None:
    new, left = seller("Ana A", hired=date(2026, 8, 1)), seller("Bo B", left=date(2026, 8, 14))
    leave = Event(RowKey(2, 1), date(2026, 7, 6), date(2026, 8, 28), "away", salesperson="Cy C")
    vacation = Event(RowKey(2, 2), date(2026, 8, 3), date(2026, 8, 21), "away", salesperson="Di D")
    people, events = [new, left, seller("Cy C"), seller("Di D")], [leave, vacation]
    team_copy = table(people, deals(1, 1, 1, 1), events=events)
    assert [row.note for row in rows(team_copy)] == ["prorated", "prorated", "prorated", ""]
    managers_copy = table(people, deals(1, 1, 1, 1), "manager", events=events)
    assert [row.note for row in rows(managers_copy)] == ["new hire", "prorated", "away", "away"]
    scopes = {edition: team_scope(book(deals(1), people, events=events), edition) for edition in ("rep", "manager")}
    page = fact_sheet(scopes["rep"], TEAM_COPY).as_json().lower()
    assert not [word for word in ("away", "leave", "new hire") if word in page]
    assert "Prorated: less than a full quota for the period." in team_data_notes(scopes["rep"])
    assert any(note.startswith("Prorated or new hire: ") for note in team_data_notes(scopes["manager"]))


def test_a_person_has_a_note_without_a_reason() -> None:
    new, left = seller("Ana A", hired=date(2026, 8, 1)), seller("Bo B", left=date(2026, 8, 14))
    away = Event(RowKey(2, 1), date(2026, 8, 1), date(2026, 8, 28), "away", salesperson="Cy C")
    short = Event(RowKey(2, 2), date(2026, 8, 3), date(2026, 8, 7), "away", salesperson="Di D")
    found = table([new, left, seller("Cy C"), seller("Di D")], deals(1, 1, 1, 1), "manager", events=[away, short])
    assert [row.note for row in rows(found)] == ["new hire", "prorated", "away", ""]


def test_a_new_hire_has_a_difference_so_the_column_adds_up_but_no_bar() -> None:
    [row] = rows(table([seller("Ana A", hired=date(2026, 9, 1))], deals(0)))
    assert row.difference is not None
    assert (row.bar, row.year) == (None, None)
    assert row.quota is not None


def test_names_are_initials_or_hidden_by_setting_except_for_the_manager() -> None:
    people = [seller("Ana Ruiz"), seller("Abe Roy")]
    sold = [won(50, DAY, salesperson="Ana Ruiz")]
    initials = book(sold, people, settings=Settings(names_on_team_pages="initials"))
    assert [row.label for row in rows(seen(team_table(team_scope(initials))))] == ["AR", "AR2"]
    assert [row.label for row in rows(seen(team_table(team_scope(initials, "manager"))))] == ["Abe Roy", "Ana Ruiz"]
    none = book(sold, people, settings=Settings(names_on_team_pages="none"))
    without = seen(team_table(team_scope(none)))
    assert not rows(without)
    assert "Names are hidden" in without.note
    assert [str(row.won) for row in without.totals] == ["50"]
    assert len(rows(seen(team_table(team_scope(none, "manager"))))) == 2


def test_with_initials_or_hidden_names_no_name_is_anywhere_on_the_page() -> None:
    people = [seller("Ana Ruiz", None), seller("Abe Roy")]
    for setting in ("initials", "none"):
        given = book([], people, settings=Settings(names_on_team_pages=setting))
        page = fact_sheet(team_scope(given), TEAM_COPY).as_json()
        assert "Ruiz" not in page
        assert "Abe" not in page


def test_more_than_twenty_people_take_several_pages_with_one_total() -> None:
    found = table([seller(f"P{at:02} X") for at in range(43)], [])
    assert [len(page) for page in found.pages] == [20, 20, 3]
    assert found.totals[0].label.startswith("Team, ")


def test_a_region_has_its_teams_as_rows() -> None:
    bosses = [person(name=name, manager="Vi V", role="manager") for name in ("Ken K", "Mo M")]
    other = person(800, name="Zoë Z", manager="Mo M", team="East")
    sold = [*deals(100), won(100, DAY, salesperson="Zoë Z")]
    found = seen(team_table(team_scope(book(sold, [seller("Ana A"), other, *bosses]), name="Vi V's teams")))
    assert [(row.label, row.note, bar(row)) for row in rows(found)] == [
        ("East", "1 person", "50.0%"),
        ("West", "1 person", "100.0%"),
    ]
    assert [(row.label, bar(row)) for row in found.totals] == [("All teams, 2 people", "66.7%")]


def test_thanks_are_the_words_of_the_latest_extra() -> None:
    extras = [
        promise(
            f"AR-{day}", Status.KEPT, salesperson="Ana A", kind="and then some", text=text, done_on=date(2026, 8, day)
        )
        for day, text in ((3, "staying late"), (9, "driving north"))
    ]
    [ana, bo] = rows(table([seller("Ana A"), seller("Bo B")], deals(5, 5), actions=extras))
    assert (ana.thanks, bo.thanks) == ("driving north", "")


def test_a_thank_you_is_printed_in_full_where_rows_have_space_for_its_lines() -> None:
    text = "driving to Salinas on a Sunday when Pacific's line stood still"
    extra = promise("AR-3", Status.KEPT, salesperson="Ana A", kind="and then some", text=text, done_on=date(2026, 8, 3))
    ana, _ = rows(table([seller("Ana A"), seller("Bo B")], deals(5, 5), actions=[extra]))
    assert ana.thanks == text


def test_the_detail_table_is_for_the_manager_only() -> None:
    sold = [*deals(50), lost(DAY, salesperson="Ana A"), opened(5, salesperson="Ana A")]
    found = book(sold, [seller("Ana A")])
    assert seen(team_detail(team_scope(found))) is None
    assert seen(team_detail(team_scope(found, "preread"))) is None
    detail = seen(team_detail(team_scope(found, "manager")))
    assert detail is not None
    [[row]] = detail.pages
    assert (str(row.win_rate), row.closed) == ("50.0%", "1 of 2, small sample")
    assert [each.closed for each in detail.totals] == ["1 of 2, small sample"]


def test_commitments_of_a_team_are_added_up() -> None:
    due = date(2026, 8, 20)
    actions = [
        promise("A-1", Status.KEPT, due, salesperson="Ana A", done_on=due),
        promise("A-2", Status.MOVED, date(2026, 3, 20), salesperson="Ana A"),
        promise("B-1", Status.OPEN, due, salesperson="Bo B"),
    ]
    detail = seen(team_detail(team_scope(with_actions([seller("Ana A"), seller("Bo B")], actions), "manager")))
    assert detail is not None
    [team] = detail.totals
    assert str(team.kept) == "1 of 2"
    assert team.carried == "2 (1 ×3)"


def with_actions(people: list[Person], actions: object) -> Book:
    report = SheetReport("team.xlsx", "Actions", "Actions", columns={"action": "action"})
    return book(deals(5, 5), people, actions=actions, reports=(report,))


def test_the_managers_copy_is_marked_manager_only() -> None:
    found = book(deals(5), [seller("Ana A")])
    mastheads = [
        seen(fact_sheet(team_scope(found, edition), ["masthead"]).sections["masthead"])
        for edition in ("rep", "manager")
    ]
    assert [masthead.only for masthead in mastheads] == ["", "MANAGER ONLY"]
    assert mastheads[0].line == ("Team scorecard, Q3 2026", "led by Ken K", "1 person")


def test_the_headline_is_that_of_the_team() -> None:
    def lead(people: list[Person], sold: list[Opportunity]) -> str:
        text: str = seen(
            fact_sheet(team_scope(book([long_ago(), *sold], people)), ["headline"]).sections["headline"]
        ).lead
        return text

    assert lead([seller("Ana A"), seller("Bo B")], deals(150, 100)).startswith("$50 ahead for the quarter, ")
    assert lead([seller("Ana A", None)], deals(150)) == "1 deal won, $150."


def test_charts_are_shown_under_a_short_table_only() -> None:
    few, many = [seller(f"P{at} X") for at in range(8)], [seller(f"P{at} X") for at in range(9)]
    sold = [won(50, DAY, salesperson="P1 X")]
    for people, count in ((few, 1), (many, 0)):
        assert len(seen(fact_sheet(team_scope(book(sold, people)), ["charts"]).sections["charts"])) == count


def test_a_chart_with_quota_ticks_covers_the_people_with_a_quota() -> None:
    def august(people: list[Person]) -> tuple[str, str]:
        sheet = fact_sheet(team_scope(book(deals(150, 900), people)), ["charts"])
        chart = seen(sheet.sections["charts"])[0]
        return next(column.text for column in chart.columns if column.label == "Aug"), chart.caption

    text, caption = august([seller("Ana A"), seller("Bo B", None)])
    assert text == "150"
    assert "the one with a quota; tick = quota" in caption
    text, caption = august([seller("Ana A"), seller("Bo B")])
    assert text == "1,050"
    assert "people" not in caption


def test_a_team_of_one_is_a_team() -> None:
    assert isinstance(team_scope(book([], [seller("Ana A")])).subject, Team)


def test_a_table_with_names_of_several_lines_breaks_where_it_has_to() -> None:
    long = [seller(f"Person With A Long Name Of {name} Adelsbergerdorff") for name in NAMES]
    assert len(table(long * 1, deals(1, 2, 3)).pages) == 1
    scope = team_scope(book([*deals(1)], [*long, seller("Ana A")]))
    assert team_table(scope).page_size == 0
