from plangen.facts.figures.skill_measures import attainments, measure_of
from plangen.facts.figures.training import focus_skill, priorities
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.periods import weeks_from
from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.built_in import built_in
from tests.facts.pages.training_plan.plans import ANA, inputs, skills, team
from tests.sheets import sheet

TARGETS = sheet(
    ["salesperson", "measure", "period", "amount"], [ANA, "meetings a week", "2026", 3], [ANA, "win rate", "2026", 0.5],
    name="Targets",
)  # fmt: skip
ACTIVITIES = sheet(
    ["date", "salesperson", "type", "count"], ["2026-08-03", ANA, "meeting", 13], ["2026-09-01", ANA, "meeting", 13],
    name="Activities",
)  # fmt: skip
SHARED: list[Cell] = ["2026-07-09", "2026-07-09"]


def scope_of(data: Book) -> Scope:
    workspace, period = Workspace(data, built_in().in_packet_order), weeks_from(data.as_of)
    return Scope(workspace, "training-plan", "Training plan", salespeople(workspace, period)[0], period)


def test_without_a_gap_the_focus_is_the_skill_whose_metric_is_furthest_behind() -> None:
    scope = scope_of(inputs(TARGETS, ACTIVITIES))
    found = focus_skill(scope)
    assert found is not None
    assert (found.name, found.gap) == ("prospecting", None)
    assert found.measure is not None
    assert (found.measure.name, str(found.measure.target.value)) == ("Meetings a week", "3")
    assert found.measure.share == attainments(scope)["prospecting"] < 1


def test_the_largest_gap_comes_before_the_metric_furthest_behind() -> None:
    rated = skills([ANA, "closing", 4, 3, 3, "", *SHARED], [ANA, "discovery", 4, 2, 2, "", *SHARED])
    assert priorities(scope_of(inputs(TARGETS, ACTIVITIES, rated))) == ("discovery", "closing", "prospecting")


def test_equal_gaps_are_ordered_by_the_metric_furthest_behind() -> None:
    rated = skills([ANA, "closing", 4, 3, 3, "", *SHARED], [ANA, "prospecting", 4, 3, 3, "", *SHARED])
    assert priorities(scope_of(inputs(TARGETS, ACTIVITIES, rated)))[0] == "prospecting"


def test_someone_hired_in_the_quarter_has_no_measure() -> None:
    assert measure_of(scope_of(inputs(team(hired="2026-08-01"), TARGETS, ACTIVITIES)), "prospecting") is None


def test_a_skill_without_a_target_has_no_measure() -> None:
    assert measure_of(scope_of(inputs(ACTIVITIES)), "prospecting") is None
    assert attainments(scope_of(inputs())) == {}
    assert measure_of(scope_of(inputs(TARGETS, ACTIVITIES)), "juggling") is None
