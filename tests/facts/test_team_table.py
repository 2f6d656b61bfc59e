from datetime import date

from plangen.elements.chart import AttainmentBar
from plangen.elements.measure import RowKey
from plangen.facts.desk import Desk
from plangen.facts.subjects import Team, teams
from plangen.facts.team_brief import TeamBrief
from plangen.facts.team_sheet import TEAM_SECTIONS, team_sheet
from plangen.facts.team_table import TeamRow, TeamTable, team_table
from plangen.facts.team_workings import for_manager
from plangen.records.actions import Status
from plangen.records.book import Book, SheetReport
from plangen.records.events import Event
from plangen.records.opportunities import Opportunity
from plangen.records.settings import Settings
from plangen.records.team import Person
from tests.facts.invented import book, promise
from tests.metrics.invented import lost, opened, period, person, target, won

DAY = date(2026, 8, 3)
NAMES = ("Ana A", "Bo B", "Cy C", "Di D", "Ed E")


def seller(name: str, quota: int | None = 400, **known: object) -> Person:
    """Somebody with a yearly quota, a fourth of it in each quarter."""
    return person(quota, name=name, manager="Ken K", team="West", **known)  # type: ignore[arg-type]  # parts under their names


def deals(*amounts: int) -> list[Opportunity]:
    """A deal won by each of the five, in the order of their names."""
    return [won(amount, DAY, salesperson=name) for name, amount in zip(NAMES, amounts, strict=False)]


def asked(found: Book, edition: str = "rep", code: str = "2026-Q3", name: str = "West") -> TeamBrief:
    desk = Desk(found)
    team = next(each for each in teams(desk, period(code)) if each.name == name)
    return TeamBrief(desk, "team-scorecard", "Team scorecard", team, period(code), edition)


def table(people: list[Person], sold: list[Opportunity], **known: object) -> TeamTable:
    return team_table(asked(book(sold, people, **known)))  # type: ignore[arg-type]  # parts under their names


def rows(found: TeamTable) -> list[TeamRow]:
    return [row for page in found.pages for row in page]


def bar(row: TeamRow) -> str:
    assert isinstance(row.bar, AttainmentBar)
    return row.bar.text


def test_people_stand_by_name_whatever_they_won() -> None:
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


def test_somebody_without_a_quota_is_left_out_of_what_is_held_against_quotas() -> None:
    found = table([seller("Ana A"), seller("Bo B", None)], deals(90, 500))
    [ana, bo] = rows(found)
    assert (bar(ana), bar(bo)) == ("90.0%", "n/a")
    assert bo.quota is not None
    assert bo.quota.reason == "no quota"
    [team] = found.totals
    assert (str(team.won), str(team.difference), bar(team)) == ("$590", "−$10", "90.0%")
    assert "1 of 2 people who have a quota" in found.note


def test_without_any_quota_nothing_is_said_of_quotas() -> None:
    found = table([seller("Ana A", None), seller("Bo B", None)], deals(90, 500))
    assert not found.has_plan
    assert not found.company
    every = [*rows(found), *found.totals]
    assert not [row for row in every if (row.quota, row.difference, row.bar) != (None, None, None)]
    assert [str(row.deals) for row in rows(found)] == ["1", "1"]
    said = team_sheet(asked(book(deals(5), [seller("Ana A", None)])), ["not_shown"]).sections["not_shown"]
    assert any("quota" in line.cure for line in said)


def test_the_company_target_is_held_against_what_is_assigned_to_everybody() -> None:
    other = person(800, name="Zoë Z", manager="Mo M", team="East")
    goal = target("all", "bookings", "2026", "2000")
    found = table([seller("Ana A"), other], deals(5), targets=[goal])
    assert [(row.label, str(row.quota)) for row in found.company] == [
        ("Company target", "$500"),
        ("Assigned to people", "$300"),
        ("Difference", "+$200"),
    ]


def test_what_is_known_of_a_person_is_said_without_a_reason() -> None:
    new, cut = seller("Ana A", hired=date(2026, 8, 1)), seller("Bo B", left=date(2026, 8, 14))
    away = Event(RowKey(2, 1), date(2026, 8, 1), date(2026, 8, 28), "away", salesperson="Cy C")
    short = Event(RowKey(2, 2), date(2026, 8, 3), date(2026, 8, 7), "away", salesperson="Di D")
    found = table([new, cut, seller("Cy C"), seller("Di D")], deals(1, 1, 1, 1), events=[away, short])
    assert [row.note for row in rows(found)] == ["new in role", "adjusted", "away", ""]


def test_somebody_who_has_just_come_is_held_against_nothing() -> None:
    [row] = rows(table([seller("Ana A", hired=date(2026, 9, 1))], deals(0)))
    assert (row.difference, row.bar, row.year) == (None, None, None)
    assert row.quota is not None


def test_names_are_initials_or_left_out_as_settings_say_but_not_for_the_manager() -> None:
    people = [seller("Ana Ruiz"), seller("Abe Roy")]
    sold = [won(50, DAY, salesperson="Ana Ruiz")]
    initials = book(sold, people, settings=Settings(names_on_team_pages="initials"))
    assert [row.label for row in rows(team_table(asked(initials)))] == ["AR", "AR2"]
    assert [row.label for row in rows(team_table(asked(initials, "manager")))] == ["Abe Roy", "Ana Ruiz"]
    none = book(sold, people, settings=Settings(names_on_team_pages="none"))
    without = team_table(asked(none))
    assert not rows(without)
    assert "Names are left out" in without.note
    assert [str(row.won) for row in without.totals] == ["50"]
    assert len(rows(team_table(asked(none, "manager")))) == 2


def test_neither_initials_nor_no_names_give_a_name_anywhere_on_the_page() -> None:
    people, kind = [seller("Ana Ruiz", None), seller("Abe Roy")], list(TEAM_SECTIONS)
    for wish in ("initials", "none"):
        found = book([], people, settings=Settings(names_on_team_pages=wish))
        said = team_sheet(asked(found), kind).as_json()
        assert "Ruiz" not in said
        assert "Abe" not in said


def test_more_than_twenty_people_go_on_to_the_next_page_and_the_sums_stand_once() -> None:
    found = table([seller(f"P{at:02} X") for at in range(43)], [])
    assert [len(page) for page in found.pages] == [20, 20, 3]
    assert found.totals[0].label == "Team"


def test_a_region_has_its_teams_as_rows_that_add_up() -> None:
    bosses = [person(name=name, manager="Vi V", role="manager") for name in ("Ken K", "Mo M")]
    other = person(800, name="Zoë Z", manager="Mo M", team="East")
    sold = [*deals(100), won(100, DAY, salesperson="Zoë Z")]
    found = team_table(asked(book(sold, [seller("Ana A"), other, *bosses]), name="Vi V’s teams"))
    assert [(row.label, row.note, bar(row)) for row in rows(found)] == [
        ("East", "1 person", "50.0%"),
        ("West", "1 person", "100.0%"),
    ]
    assert [(row.label, bar(row)) for row in found.totals] == [("All teams", "66.7%")]


def test_thanks_are_the_words_of_the_latest_extra_and_never_a_count() -> None:
    extras = [
        promise(
            f"AR-{day}", Status.KEPT, salesperson="Ana A", kind="and then some", text=text, done_on=date(2026, 8, day)
        )
        for day, text in ((3, "staying late"), (9, "driving north"))
    ]
    [ana, bo] = rows(table([seller("Ana A"), seller("Bo B")], deals(5, 5), actions=extras))
    assert (ana.thanks, bo.thanks) == ("driving north", "")


def test_how_people_work_is_computed_for_the_manager_alone() -> None:
    sold = [*deals(50), lost(DAY, salesperson="Ana A"), opened(5, salesperson="Ana A")]
    found = book(sold, [seller("Ana A")])
    assert for_manager(asked(found)) is None
    assert for_manager(asked(found, "preread")) is None
    mine = for_manager(asked(found, "manager"))
    assert mine is not None
    [[row]] = mine.pages
    assert (str(row.win_rate), row.closed) == ("50.0%", "1 of 2, few")
    assert [each.closed for each in mine.totals] == ["1 of 2, few"]


def test_commitments_of_a_team_are_added_up() -> None:
    due = date(2026, 8, 20)
    actions = [
        promise("A-1", Status.KEPT, due, salesperson="Ana A", done_on=due),
        promise("A-2", Status.MOVED, date(2026, 3, 20), salesperson="Ana A"),
        promise("B-1", Status.OPEN, due, salesperson="Bo B"),
    ]
    mine = for_manager(asked(with_actions([seller("Ana A"), seller("Bo B")], actions), "manager"))
    assert mine is not None
    [team] = mine.totals
    assert str(team.kept) == "1 of 2"
    assert team.carried == "2, one ×3"


def with_actions(people: list[Person], actions: object) -> Book:

    report = SheetReport("team.xlsx", "Actions", "Actions", columns={"action": "action"})
    return book(deals(5, 5), people, actions=actions, reports=(report,))


def test_the_copy_of_the_manager_says_so_at_its_top() -> None:
    found = book(deals(5), [seller("Ana A")])
    heads = [team_sheet(asked(found, edition), ["masthead"]).sections["masthead"] for edition in ("rep", "manager")]
    assert [head.only for head in heads] == ["", "MANAGER ONLY"]
    assert heads[0].line == ("Team scorecard, Q3 2026", "led by Ken K", "1 person")


def test_the_verdict_is_the_teams() -> None:
    def lead(people: list[Person], sold: list[Opportunity]) -> str:
        said: str = team_sheet(asked(book(sold, people)), ["verdict"]).sections["verdict"].lead
        return said

    assert lead([seller("Ana A"), seller("Bo B")], deals(150, 100)).startswith("$50 ahead for the quarter, ")
    assert lead([seller("Ana A", None)], deals(150)) == "1 deal won, $150."


def test_pictures_stand_under_a_short_table_only() -> None:
    few, many = [seller(f"P{at} X") for at in range(8)], [seller(f"P{at} X") for at in range(9)]
    sold = [won(50, DAY, salesperson="P1 X")]
    for people, count in ((few, 1), (many, 0)):
        assert len(team_sheet(asked(book(sold, people)), ["pictures"]).sections["pictures"]) == count


def test_a_picture_holds_against_quotas_what_those_who_have_one_won() -> None:
    def august(people: list[Person]) -> tuple[str, str]:
        sheet = team_sheet(asked(book(deals(150, 900), people)), ["pictures"])
        chart = sheet.sections["pictures"][0]
        return next(column.text for column in chart.columns if column.label == "Aug"), chart.caption

    text, caption = august([seller("Ana A"), seller("Bo B", None)])
    assert text == "150"
    assert "of the 1 of 2 people who have a quota" in caption
    text, caption = august([seller("Ana A"), seller("Bo B")])
    assert text == "1,050"
    assert "people" not in caption


def test_a_team_of_nobody_else_is_a_team() -> None:
    assert isinstance(asked(book([], [seller("Ana A")])).subject, Team)
