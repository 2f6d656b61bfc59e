from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.measure import RowKey
from plangen.elements.table import Row
from plangen.facts.pages.business_plan.roll_up import plan_questions, roll_up
from plangen.facts.pages.business_plan.team_page import team_plan_headline, team_plan_notes
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.records.meetings.goals import Goal
from plangen.records.people.team import Quota
from plangen.records.settings import Settings
from tests.built_in import built_in
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import seller
from tests.metrics.invented import opened, period, person, won
from tests.seen import seen

COLUMNS = ("before", "quota", "certain", "pipeline", "targets", "gap")


def _amount(row: Row, column: str) -> Decimal:
    text = row.plain(column).replace("$", "").replace(",", "")
    return -Decimal(text.removesuffix(" over")) if text.endswith(" over") else Decimal(text or "0")


def _scope(given: Book, name: str) -> Scope:
    catalog = built_in()
    kind, workspace = catalog.document_types["business-plan-team"], Workspace(given, catalog.in_packet_order)
    [team] = [each for each in teams(workspace, period("2026")) if each.name == name]
    tables = TableSettings(kind.tables, kind.words)
    return Scope(workspace, kind.name, kind.title, team, period("2026"), "manager", limits=kind.limits, tables=tables)


def test_the_rows_of_a_teams_plans_add_up_to_its_row_with_someone_who_left() -> None:
    """Thirds of a quota before, so that rounded rows would differ from a rounded sum."""
    people = [seller("Ana A", 1000), seller("Bo B", 800), seller("Dax G", 800, left=date(2026, 3, 31))]
    before = Quota("2025", Decimal("333.4"), people[0].quotas[0].place)
    people = [*(replace(each, quotas=(*each.quotas, before)) for each in people[:2]), people[2]]
    sold = [
        long_ago(),
        won(20, date(2026, 2, 2), salesperson="Dax G"),
        won(50, date(2026, 2, 2), salesperson="Ana A"),
        opened(70, date(2026, 11, 2), salesperson="Bo B"),
    ]
    table = roll_up(_scope(book(sold, people), "West"))
    assert [row.plain("label") for row in table.rows] == ["Ana A", "Bo B", "Dax G"]
    for column in COLUMNS:
        assert sum(_amount(row, column) for row in table.rows) == _amount(table.totals[0], column), column
    assert _amount(table.totals[0], "quota") == 2000
    assert table.note.endswith("tick = quota. Quota 2025: 2 of 3 people.")


def test_the_teams_of_a_company_cover_people_with_a_quota_and_a_row_has_the_others() -> None:
    """The sum counts people, not teams, and what Cy, who has no quota, sold is in no team's gap."""
    people = [replace(seller("Ana A", 1000), manager="Ken K"), replace(seller("Cy C", None), manager="Ken K")]
    people += [replace(seller(name, 800), manager="Mo M", team="East") for name in ("Bo B", "Di D")]
    bosses = [person(name=name, manager="Da W", role="manager") for name in ("Ken K", "Mo M")]
    sold = [
        long_ago(),
        won(50, date(2026, 2, 2), salesperson="Ana A"),
        won(700, date(2026, 2, 2), salesperson="Cy C"),
        opened(70, date(2026, 11, 2), salesperson="Bo B"),
    ]
    given = book(sold, [*people, *bosses], settings=Settings(company="Pine Supply", currency="USD"))
    table = roll_up(_scope(given, "Pine Supply"))
    total, others = table.totals
    assert [row.plain("label") for row in table.rows] == ["East", "West"]
    assert [each.plain("label") for each in table.totals] == ["With a quota, 3 people", "Without a quota, 1 person"]
    assert [row.plain("gap") for row in (*table.rows, total)] == ["$1,600", "$950", "$2,550"]
    assert (others.plain("quota"), others.plain("certain"), others.plain("gap")) == ("", "$700", "")
    for column in COLUMNS:
        assert sum(_amount(row, column) for row in table.rows) == _amount(total, column), column


def test_who_has_no_goals_is_to_ask_about_where_others_have_some_and_counts_are_those_of_the_questions() -> None:
    people = [seller("Ana A", 1000), seller("Bo B", 800)]
    goal = Goal(RowKey(4, 1), "G1", "Ana A", period("2026"), "business", "Win the north")
    given = replace(book([long_ago()], people), goals=(goal,))
    scope = _scope(given, "West")
    asked = plan_questions(scope)
    assert asked is not None
    listed = [(row.plain("label"), row.plain("text")) for row in asked.rows]
    assert listed[0][0] == "Ana A"
    assert "has no action due by" in listed[0][1]
    assert listed[1] == ("Bo B", "No goals yet.")
    assert [row.plain("without") for row in roll_up(scope).rows] == ["1", ""]


def test_the_headline_is_the_gap_of_the_sum_and_the_manager_has_lines_about_each_person() -> None:
    people = [seller("Ana A", 1000), seller("Bo B", 800)]
    sold = [long_ago(), won(50, date(2026, 2, 2), salesperson="Ana A"), won(900, date(2026, 2, 2), salesperson="Bo B")]
    scope = _scope(book(sold, people), "West")
    lead = team_plan_headline(scope)
    assert lead.lead == "$850 of the team’s $1,800 quota isn’t in sight yet."
    assert lead.rest == "1 of 2 people has a gap to close. No goals on file yet."
    assert roll_up(scope).totals[0].plain("gap") == "$850"
    notes = seen(team_plan_notes(scope))
    assert [row.plain("label") for row in notes.rows if row.plain("label")] == ["Ana A", "Bo B"]
    addresses = [field.address for row in notes.rows if isinstance(field := row.cells["text"], Field)]
    assert len(addresses) == len(set(addresses)) == len(notes.rows)


def test_a_page_without_room_has_no_lines_and_people_without_quotas_have_a_headline() -> None:
    people = [seller(f"Person {at}", None) for at in range(13)]
    scope = _scope(book([long_ago()], people), "West")
    assert team_plan_headline(scope).lead == "$0 in sight; no quotas for 2026 yet."
    assert team_plan_notes(scope) is None
