from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from plangen.elements.chart import StepKind, Waterfall
from plangen.facts.blocks.plans.bridge import gap_bridge, large_bridge, printed_gap
from plangen.facts.scope.document import Scope
from plangen.records.book import Book
from tests.companies import crowded, full, thin
from tests.facts.pages.business_plan.planned import plan_scope, scope_of
from tests.pages import book
from tests.plans import GOALS
from tests.runs import AS_OF


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("planned")
    full.write(folder, {})
    return book(folder, AS_OF)


def plans(company: Book) -> Iterator[Scope]:
    for code in ("2026", "2027", "2027-H1"):
        for person in company.roster.people:
            if company.deals_of(person):
                yield plan_scope(company, person.name, code)


def printed(chart: Waterfall) -> list[Decimal]:
    """The numbers above the bars, as printed."""
    return [Decimal(each.text.replace(",", "")) for each in chart.steps]


def test_the_bars_as_printed_add_up_to_the_quota_as_printed(company: Book) -> None:
    checked = 0
    for scope in plans(company):
        for chart in (gap_bridge(scope).chart, large_bridge(scope).chart):
            if chart is None or StepKind.GAP not in {each.kind for each in chart.steps}:
                continue
            *bars, quota = printed(chart)
            assert chart.steps[-1].kind is StepKind.TOTAL
            assert sum(bars) == quota, scope.person.name
            checked += 1
    assert checked > 12


def test_the_gap_of_the_title_is_the_gap_of_the_chart(company: Book) -> None:
    gaps = 0
    for scope in plans(company):
        found = large_bridge(scope)
        if found.gap:
            assert found.title.endswith(f"{found.gap} gap to close")
            assert found.sentence == f"{found.gap} of my quota has no name on it yet."
            gaps += 1
    assert gaps > 6


def test_every_bar_has_a_label_with_its_basis(company: Book) -> None:
    for scope in plans(company):
        found = large_bridge(scope)
        if found.chart:
            assert [each.name for each in found.labels] == [each.label for each in found.chart.steps]
            assert all(each.basis for each in found.labels[:-1])


def test_above_quota_there_is_no_gap_and_the_title_says_so(tmp_path: Path) -> None:
    targets = [("Ana Ruiz", "bookings", "2027", 1_000)]
    found = large_bridge(scope_of(tmp_path, goals=[(*GOALS[0][:5], "1000")], targets=targets))
    assert found.chart is not None
    assert StepKind.GAP not in {each.kind for each in found.chart.steps}
    assert (found.gap, found.sentence) == ("", "All of my quota has a name on it.")
    assert found.title.endswith("above quota")


def test_without_a_quota_the_bridge_ends_with_what_is_in_sight(company: Book) -> None:
    scope = plan_scope(company, full.WITHOUT_QUOTA, "2026")
    assert printed_gap(scope) is None
    assert large_bridge(scope).title.endswith("in sight")


def test_bars_in_millions_add_up_to_what_the_title_says(tmp_path: Path) -> None:
    crowded.write(tmp_path, {})
    found = large_bridge(plan_scope(book(tmp_path, AS_OF), crowded.SELLER, "2026"))
    assert found.chart is not None
    *bars, quota = printed(found.chart)
    assert found.title == f"${sum(bars)}M in sight, ${sum(bars) - quota}M above quota"
    assert [each.value for each, _ in zip(found.chart.steps, bars, strict=False)] == bars
    assert quota == Decimal("12.3")


def test_without_a_currency_the_caption_starts_with_the_unit_in_words(tmp_path: Path) -> None:
    thin.write(tmp_path, {})
    found = large_bridge(plan_scope(book(tmp_path, AS_OF), thin.WITH_DEALS, "2026"))
    assert found.chart is not None
    assert found.chart.caption.startswith("In thousands; ")
