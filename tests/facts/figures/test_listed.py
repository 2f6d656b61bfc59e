import inspect
from datetime import date
from decimal import Decimal

import pytest

from plangen.facts.blocks.figure_table import results
from plangen.facts.figures.definitions import definition_of, entry_of
from plangen.facts.figures.listed import MEASURES, activity, measures_of, named
from plangen.facts.figures.named import MetricGroup, NamedMetric
from plangen.facts.formatting.reasons import reason_text
from plangen.records.book import Book
from plangen.records.targets.rows import MEASURES as TARGETS
from plangen.tables.values.folding import fold
from tests.facts.invented import ANA, book, promise, review, scope
from tests.facts.scorecards import scopes
from tests.metrics.invented import Q3, lost, opened, target, won
from tests.seen import seen

DEALS = [won(40_000), won(20_000), lost(), opened(30_000)]
NOT_IN_THE_SAMPLE = ("discount", "slipped", "slippage", "pushed")
"""Metrics that need snapshots, or list prices with quantities."""


def ids(measure: NamedMetric) -> str:
    return measure.name


def test_in_a_running_period_accuracy_is_of_closed_months() -> None:
    [running] = [each for each in MEASURES if each.name == "forecast accuracy"]
    for as_of, reason in ((date(2026, 9, 15), "no closed month with a forecast"), (date(2026, 10, 5), "no forecast")):
        here = scope(book(DEALS, as_of=as_of))
        assert reason_text(running.compute(here, Q3)) == reason


def test_no_two_metrics_have_the_same_name() -> None:
    spelled = [fold(text) for each in MEASURES for text in {fold(text) for text in each.spellings}]
    assert len(MEASURES) > 20
    assert len(set(spelled)) == len(spelled)


@pytest.mark.parametrize("measure", MEASURES, ids=ids)
def test_every_metric_has_a_definition_and_a_formula(measure: NamedMetric) -> None:
    entry = entry_of(measure.formula)
    assert all((entry.sentence, entry.formula, entry.unit, entry.source, entry.missing))
    assert definition_of(measure.formula).startswith(entry.sentence.removesuffix("."))
    assert "`" not in definition_of(measure.formula)


def test_metrics_and_the_targets_sheet_have_the_same_targets() -> None:
    named_targets = {each.target for each in MEASURES if each.target}
    assert named_targets == set(TARGETS)


@pytest.mark.parametrize("measure", [each for each in MEASURES if each.name not in NOT_IN_THE_SAMPLE], ids=ids)
def test_the_columns_of_a_recipe_are_those_of_its_formula(sample_book: Book, measure: NamedMetric) -> None:
    [ana] = [each for each in scopes(sample_book, "2026-Q3") if each.person.name == "Ana Ruiz"]
    found = measure.compute(ana, ana.period)
    recipe = measure.recipe(ana, ana.period, found)
    columns = [name for tally in recipe.tallies for name in tally.columns]
    assert found.known
    assert len(set(columns)) == len(columns)
    assert all(f"[{name}]" in recipe.formula for name in columns)
    assert all(len(row.values) == len(tally.columns) for tally in recipe.tallies for row in tally.rows)
    assert all(row.place.file for tally in recipe.tallies for row in tally.rows)


def test_a_scorecard_and_a_review_compute_a_metric_the_same_way() -> None:
    scope = review(DEALS)
    for row in seen(results(scope)).rows:
        measure = next(each for each in MEASURES if row.label.partition(", ")[0] == each.title)
        assert scope.figure(measure.compute(scope, Q3)).short == row.actual.short


def test_a_metric_finds_its_target() -> None:
    scope = review(DEALS, targets=[target("Ana Ruiz", "win rate", "2026", "0.3")])
    goal, quota, none = (named(name).goal(scope, Q3) for name in ("win rate", "bookings", "deals won"))
    assert goal is not None
    assert quota is not None
    assert none is None
    assert (str(goal.value), quota.value) == ("0.3", Decimal(245_000))


def test_a_metric_that_is_unknown_for_the_company_is_not_shown() -> None:
    workspace = review([won(None), opened(None)], [ANA]).workspace
    not_shown = {each.name for each in MEASURES if not each.is_shown(workspace, Q3)}
    assert {"bookings", "attainment", "coverage", "open pipeline", "commitments kept", "forecast accuracy"} <= not_shown
    assert not {"deals won", "win rate", "open deals"} & not_shown


def test_each_type_of_activity_is_a_metric(sample_book: Book) -> None:
    workspace = next(scopes(sample_book, "2026-Q3")).workspace
    found = {each.name: each for each in measures_of(workspace) if each.group is MetricGroup.ACTIVITY}
    assert {"calls", "meetings"} <= set(found)
    assert found["calls"].title == "Calls logged in the CRM"
    assert activity("site tour").title == "Site tour logged in the CRM"


def test_commitments_kept_counts_the_persons_own() -> None:
    scope = review(DEALS, actions=[promise("AR-1"), promise("KO-1", salesperson="Ken Ortiz")])
    assert named("commitments kept").compute(scope, Q3).n == 1


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("won", "bookings"),
        ("net-new share", "new-customer share"),
        ("Velocity a day", "velocity"),
        ("kept", "commitments kept"),
    ],
)
def test_old_names_of_metrics_still_work(old: str, name: str) -> None:
    assert [each.name for each in MEASURES if fold(old) in map(fold, each.spellings)] == [name]


def test_the_list_of_metrics_is_written_out() -> None:
    assert "MEASURES: tuple[NamedMetric, ...] = (" in inspect.getsource(inspect.getmodule(named) or named)
