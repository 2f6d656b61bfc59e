from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.table import Row
from plangen.facts.pages.business_plan.roll_up import roll_up
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.records.people.team import Quota
from tests.built_in import built_in
from tests.facts.invented import book, long_ago
from tests.facts.pages.team_scorecard.test_people import seller
from tests.metrics.invented import opened, period, won

COLUMNS = ("before", "quota", "certain", "pipeline", "targets", "gap")


def _amount(row: Row, column: str) -> Decimal:
    text = row.plain(column).replace("$", "").replace(",", "")
    return -Decimal(text.removesuffix(" over")) if text.endswith(" over") else Decimal(text or "0")


def test_the_rows_of_a_teams_plans_add_up_to_its_row_with_someone_who_left() -> None:
    """Thirds of a quota before, so that rounded rows would differ from a rounded sum."""
    kind, catalog = built_in().document_types["business-plan-team"], built_in()
    people = [seller("Ana A", 1000), seller("Bo B", 800), seller("Dax G", 800, left=date(2026, 3, 31))]
    before = Quota("2025", Decimal("333.4"), people[0].quotas[0].place)
    people = [*(replace(each, quotas=(*each.quotas, before)) for each in people[:2]), people[2]]
    sold = [
        long_ago(),
        won(20, date(2026, 2, 2), salesperson="Dax G"),
        won(50, date(2026, 2, 2), salesperson="Ana A"),
        opened(70, date(2026, 11, 2), salesperson="Bo B"),
    ]
    workspace = Workspace(book(sold, people), catalog.in_packet_order)
    [team] = [each for each in teams(workspace, period("2026")) if each.name == "West"]
    tables = TableSettings(kind.tables, kind.words)
    scope = Scope(workspace, kind.name, kind.title, team, period("2026"), "manager", limits=kind.limits, tables=tables)
    table = roll_up(scope)
    assert [row.plain("label") for row in table.rows] == ["Ana A", "Bo B", "Dax G"]
    for column in COLUMNS:
        assert sum(_amount(row, column) for row in table.rows) == _amount(table.totals[0], column), column
    assert _amount(table.totals[0], "quota") == 2000
    assert table.note.endswith("tick = quota. Quota 2025: 2 of 3 people.")
