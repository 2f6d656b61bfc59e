import inspect

import pytest

from plangen.facts.definitions import entry_of, in_words
from plangen.facts.measures import MEASURES, activity, measures_of, named
from plangen.facts.named_measure import Group, NamedMeasure
from plangen.facts.results import results
from plangen.records.book import Book
from plangen.records.targets import MEASURES as TARGETS
from plangen.tables.folding import fold
from tests.facts.invented import ANA, promise, review
from tests.facts.scorecards import briefs
from tests.metrics.invented import Q3, lost, opened, target, won

DEALS = [won(40_000), won(20_000), lost(), opened(30_000)]


def ids(measure: NamedMeasure) -> str:
    return measure.name


def test_no_two_measures_are_called_alike() -> None:
    spelled = [fold(text) for each in MEASURES for text in {fold(text) for text in each.spellings}]
    assert len(MEASURES) > 20
    assert len(set(spelled)) == len(spelled)


@pytest.mark.parametrize("measure", MEASURES, ids=ids)
def test_every_measure_says_what_it_is_and_how_it_is_made(measure: NamedMeasure) -> None:
    told = entry_of(measure.formula)
    assert all((told.sentence, told.formula, told.unit, told.source, told.missing))
    assert in_words(measure.formula).startswith(told.sentence)
    assert "`" not in in_words(measure.formula)


def test_the_targets_of_measures_are_those_that_targets_know() -> None:
    named_targets = {each.target for each in MEASURES if each.target}
    assert named_targets == set(TARGETS)


@pytest.mark.parametrize("measure", MEASURES, ids=ids)
def test_the_columns_of_a_recipe_are_those_of_its_formula(sample_book: Book, measure: NamedMeasure) -> None:
    [ana] = [each for each in briefs(sample_book, "2026-Q3") if each.person.name == "Ana Ruiz"]
    found = measure.work_out(ana, ana.period)
    recipe = measure.recipe(ana, ana.period, found)
    columns = [name for tally in recipe.tallies for name in tally.columns]
    assert found.known
    assert len(set(columns)) == len(columns)
    assert all(f"[{name}]" in recipe.formula for name in columns)
    assert all(len(row.values) == len(tally.columns) for tally in recipe.tallies for row in tally.rows)
    assert all(row.place.file for tally in recipe.tallies for row in tally.rows)


def test_a_scorecard_and_a_review_work_out_a_measure_alike() -> None:
    asked = review(DEALS)
    for row in results(asked).rows:
        measure = next(each for each in MEASURES if row.label.partition(", ")[0] == each.title)
        assert asked.figure(measure.work_out(asked, Q3)).short == row.actual.short


def test_a_measure_names_its_target() -> None:
    asked = review(DEALS, targets=[target("Ana Ruiz", "win rate", "2026", "0.3")])
    goal, quota, none = (named(name).goal(asked, Q3) for name in ("win rate", "bookings", "deals won"))
    assert goal is not None
    assert quota is not None
    assert none is None
    assert (str(goal.value), str(quota.value)) == ("0.3", "245000.0000")


def test_what_nobody_can_say_is_not_said_for_the_company() -> None:
    desk = review([won(None), opened(None)], [ANA]).desk
    silent = {each.name for each in MEASURES if not each.said(desk, Q3)}
    assert {"bookings", "attainment", "coverage", "open pipeline", "kept", "forecast accuracy"} <= silent
    assert not {"deals won", "win rate", "open deals"} & silent


def test_each_type_of_activity_is_a_measure(sample_book: Book) -> None:
    desk = next(briefs(sample_book, "2026-Q3")).desk
    found = {each.name: each for each in measures_of(desk) if each.group is Group.ACTIVITY}
    assert {"calls", "meetings"} <= set(found)
    assert found["calls"].title == "Calls logged in the CRM"
    assert activity("site tour").title == "Site tour logged in the CRM"


def test_kept_counts_the_persons_own_commitments() -> None:
    asked = review(DEALS, actions=[promise("AR-1"), promise("KO-1", salesperson="Ken Ortiz")])
    assert named("kept").work_out(asked, Q3).n == 1


def test_the_list_is_written_out() -> None:
    assert "MEASURES: tuple[NamedMeasure, ...] = (" in inspect.getsource(inspect.getmodule(named) or named)
