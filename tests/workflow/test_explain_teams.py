from decimal import Decimal
from pathlib import Path

import pytest

from plangen.facts.pages.business_plan.roll_up import roll_up
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.tables import TableSettings
from plangen.problems import UsageError
from plangen.workflow.explain import Explained, Question, answer, explain
from plangen.workflow.planning.as_of import Days
from plangen.workflow.reading import read
from tests.built_in import built_in
from tests.document_tools import PROJECT
from tests.metrics.invented import period
from tests.pages import reading, workspace_of
from tests.small_team import AS_OF, small_team, write_rows

DAYS = Days(AS_OF, AS_OF)
SAMPLE = PROJECT / "inputs" / "sample"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_team(tmp_path / "inputs")


def explained(folder: Path, person: str, metric: str, period: str = "2026-Q3") -> Explained:
    return explain(Question(DAYS, person, metric, period, (folder,)))


def test_a_team_is_explained_by_the_rows_of_its_people(small: Path) -> None:
    book = read((small,), DAYS).book
    [team] = {each.team or f"{each.manager}'s team" for each in book.roster.people if each.manager}
    won = explained(small, team, "bookings")
    members = [explained(small, each.name, "bookings") for each in book.roster.people if each.manager]
    known = [each.result.value for each in members if each.result.value is not None]
    assert won.person == team
    assert won.result.value == sum(known)
    [tally] = won.recipe.tallies
    assert len(tally.rows) == sum(len(each.recipe.tallies[0].rows) for each in members) > 0
    assert all(": " in row.what for row in tally.rows)


def test_a_team_compares_only_people_with_a_quota(small: Path) -> None:
    share = explained(small, "Ken Ortiz's team", "attainment")
    quota, amount = (
        sum(row.values[0] or 0 for tally in share.recipe.tallies if name in tally.columns for row in tally.rows)
        for name in ("quota", "amount")
    )
    assert share.result.value is not None
    assert round(share.result.value, 6) == round(amount / quota, 6)


def test_a_metric_that_only_people_have_is_refused_for_a_team(small: Path) -> None:
    with pytest.raises(UsageError, match="Calls needed per week isn't known for a team"):
        explained(small, "Ken Ortiz's team", "calls needed", "2026")


def test_a_teams_rates_and_medians_are_of_all_its_deals() -> None:
    sample, team, period = reading(SAMPLE, DAYS), "East", "2026-Q3"
    names = ("velocity", "contacts per deal", "median cycle", "average deal", "forecast accuracy", "slippage")
    found = {name: answer(Question(DAYS, team, name, period), sample) for name in names}
    deals, won, closed, cycles = (
        [row for row in tally.rows if None not in row.values] for tally in found["velocity"].recipe.tallies
    )
    amounts, lengths = (sum(row.values[0] or 0 for row in rows) / Decimal(len(rows)) for rows in (won, cycles))
    share = sum(row.values[0] or 0 for row in closed) / Decimal(len(closed))
    assert float(found["velocity"].result.value or 0) == pytest.approx(float(len(deals) * amounts * share / lengths))
    months = found["forecast accuracy"].recipe.tallies[0].rows
    missed = sum((abs((row.values[0] or Decimal(0)) - (row.values[1] or Decimal(0))) for row in months), Decimal(0))
    actual = sum((row.values[1] or Decimal(0) for row in months), Decimal(0))
    assert found["forecast accuracy"].result.value == 1 - missed / actual
    assert found["slippage"].figure.reason == "no snapshot before 2026-07-01"


def test_a_split_deal_is_listed_once_for_a_team(tmp_path: Path) -> None:
    """W4: Ana and Bo share a win of 100; Cy lost one."""
    headers = ["Deal ID", "Deal", "Rep", "Stage", "Amount", "Close date", "Created", "Split %"]
    split = [("D1", "Racks", name, "Won", "100", "2026-08-01", "2026-06-01", "50") for name in ("Ana", "Bo")]
    lost = ("D2", "Belts", "Cy", "Lost", "70", "2026-08-02", "2026-06-01", "100")
    write_rows(tmp_path / "deals.csv", headers, *split, lost)
    write_rows(tmp_path / "team.csv", ("salesperson", "team"), *((name, "East") for name in ("Ana", "Bo", "Cy")))
    rate = explained(tmp_path, "East", "win rate")
    assert (rate.result.part, rate.result.n) == (1, 2)
    assert [row.values[0] for row in rate.recipe.tallies[0].rows if row.values[0] is not None] == [1, 0]
    assert explained(tmp_path, "East", "deals won").basis == "1 deal"
    booked = explained(tmp_path, "East", "bookings")
    assert booked.result.value == sum(row.values[0] or 0 for row in booked.recipe.tallies[0].rows) == 100


def test_the_gap_of_a_teams_plans_is_the_difference_that_its_page_prints() -> None:
    """In whole dollars of each person, so that the page's rows and columns add up."""
    sample = reading(SAMPLE, DAYS)
    catalog = built_in()
    kind, workspace = catalog.document_types["business-plan-team"], workspace_of(sample.book)
    for name in ("East", "West"):
        [team] = [each for each in teams(workspace, period("2026")) if each.name == name]
        tables = TableSettings(kind.tables, kind.words)
        page = Scope(workspace, kind.name, kind.title, team, period("2026"), "manager", kind.limits, tables=tables)
        total = roll_up(page).totals[0]
        printed = f"−{total.plain('gap').removesuffix(' over')}"
        assert answer(Question(DAYS, name, "gap to close", "2026"), sample).figure.full == printed
