from datetime import date
from decimal import Decimal

import pytest

from plangen.facts.figures.training import practice_in
from plangen.facts.pages.training_plan.team_calendar import WEEK_WIDTH, team_calendar
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.tables import TableSettings
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.plans.training import Lesson, Phase, PlanWeek
from plangen.periods import weeks_from
from tests.built_in import built_in
from tests.facts.pages.training_plan.plans import BO, inputs, training
from tests.sheets import sheet


def week(topic: str, kind: str) -> PlanWeek:
    return PlanWeek(1, date(2026, 10, 12), Phase.LEARN, is_off=False, lesson=Lesson(topic, kind, "", "", Decimal(1)))


def test_monday_practices_the_role_play_that_most_people_have() -> None:
    found = practice_in([week("Demo", "product"), week("Demo", "product"), week("Openers", "role play")])
    assert found is not None
    assert found.topic == "Openers"


def test_without_a_role_play_it_is_the_most_frequent_topic() -> None:
    found = practice_in([week("Price", "skill"), week("Demo", "product"), week("Demo", "product")])
    assert found is not None
    assert found.topic == "Demo"


def test_without_a_lesson_there_is_none() -> None:
    assert practice_in([]) is None


@pytest.mark.parametrize(
    ("count", "is_long", "is_longer"), [(4, False, False), (5, True, False), (12, True, False), (13, False, True)]
)
def test_the_second_half_starts_a_page_if_both_do_not_fit_on_one_and_follows_if_they_do_not_fit_on_two(
    count: int, *, is_long: bool, is_longer: bool
) -> None:
    names = [f"Ana {letter}" for letter in "ABCDEFGHIJKLM"[:count]]
    members = sheet(["salesperson", "manager", "team"], *([name, BO, "West"] for name in names), name="Team")
    lessons = training(["T1", "all", "New joints", "product", "2026-11-17", "Shop", "", ""])
    data = inputs(members, lessons)
    workspace, period = Workspace(data, built_in().in_packet_order), weeks_from(data.as_of)
    kind = built_in().document_types["training-plan-team"]
    [team] = [each for each in teams(workspace, period) if each.name == "West"]
    tables = TableSettings(kind.tables, kind.words)
    scope = Scope(workspace, kind.name, kind.title, team, period, "manager", kind.limits, tables=tables)
    found = team_calendar(scope)
    assert len(found.second.rows) == count
    assert (found.is_long, found.is_longer) == (is_long, is_longer)
    assert bool(found.first.note) is is_longer
    assert bool(found.second.note) is not is_longer
    assert not found.first.page_size or found.first.page_size > count
    titles = [table.columns[0].header for table in (found.first, found.second)]
    assert titles == ["Weeks 1 to 7", "Weeks 8 to 13"]
    assert {column.width for table in (found.first, found.second) for column in table.columns[1:-1]} == {WEEK_WIDTH}
    assert bool(found.first.row_height) is is_long
