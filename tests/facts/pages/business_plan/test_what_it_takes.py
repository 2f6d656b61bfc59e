from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plangen.facts.figures.plan import takes
from plangen.facts.pages.business_plan.what_it_takes import what_it_takes
from tests.facts.pages.account_plan.planned import ANA, AS_OF, DEALS, Row, deal, planned_book
from tests.facts.pages.business_plan.planned import plan_scope, scope_of


def page(hired: date | None = None, **sheets: Sequence[Row]) -> Any:
    won = [deal(f"Mill {at}", 10_000, AS_OF - timedelta(days=at)) for at in range(1, 13)]
    team: list[Row] = [("salesperson", "quota 2027", "hired"), (ANA, 400_000, hired)]
    return what_it_takes(plan_scope(planned_book((*DEALS, *won), Team=team, **sheets), code="2027"))


def test_the_note_has_the_weeks_that_the_counts_are_divided_by_and_the_span_of_the_ratios() -> None:
    note = page().chain.note
    assert "over 52.2 selling weeks" in note
    assert "; ratios: the last 12 months; now: the last 13 weeks" in note


def test_weeks_away_are_no_selling_weeks() -> None:
    """A week in March 2027 is away, one before the as-of date is past."""
    events: list[Row] = [
        ("date", "end", "kind", "salesperson"),
        (date(2027, 3, 1), date(2027, 3, 5), "away", ANA),
        (date(2026, 9, 21), date(2026, 9, 25), "away", ANA),
    ]
    assert "over 51.2 selling weeks" in page(Events=events).chain.note
    assert "now: the 3.0 weeks worked since Sep 8" in page(date(2026, 9, 8), Events=events).chain.note


def test_the_pace_of_a_newcomer_is_of_the_weeks_since_the_hire_date() -> None:
    found = page(date(2026, 9, 8))
    assert "now: the 4.0 weeks worked since Sep 8" in found.chain.note
    assert found.head.line[-1].startswith("the 4.0 weeks worked since Sep 8 averaged")


def test_the_open_deals_that_are_subtracted_are_the_qualified_ones() -> None:
    """Two of the three open deals are in a stage that isn't qualified; they aren't counted per week either."""
    stages: list[Row] = [("stage", "outcome", "qualified"), ("Early", "open", "no"), ("Offer", "open", "yes")]
    day = date(2027, 3, 1)
    opened = [deal(name, 9_000, day, stage=stage) for name, stage in (("A", "Early"), ("B", "Early"), ("C", "Offer"))]
    closed = [deal(f"Mill {at}", 10_000, AS_OF - timedelta(days=at)) for at in range(1, 13)]
    lost = [deal(f"Lost {at}", 10_000, AS_OF - timedelta(days=at), stage="Closed Lost") for at in range(1, 13)]
    team: list[Row] = [("salesperson", "quota 2027"), (ANA, 400_000)]
    scope = plan_scope(planned_book((*DEALS, *closed, *lost, *opened), Team=team, Stages=stages), code="2027")
    step = next(each for each in takes(scope) if each.name == "opportunities")
    assert "less 1 already open" in repr(what_it_takes(scope))
    assert (
        step.now.n
        == len([each for each in scope.deals if each.created and each.created > AS_OF - timedelta(days=91)]) - 2
    )


def test_quarters_without_open_pipeline_are_named_together(tmp_path: Path) -> None:
    found = what_it_takes(scope_of(tmp_path))
    assert found.coverage is not None
    assert found.coverage.title.endswith("; nothing closes in Q2 to Q4")
