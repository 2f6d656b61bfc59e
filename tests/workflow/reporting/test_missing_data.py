from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.label import Label
from plangen.elements.measure import Unit
from plangen.elements.tile import Tile
from plangen.facts.blocks.figure_table import RESULTS
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.tables import TableSettings, table_row
from plangen.workflow.reporting.missing_data import (
    MissingData,
    MissingMetrics,
    group_missing_data,
    missing_data,
    phrase,
)


def tile(label: str, number: Figure) -> Tile:
    return Tile("", label, number.short, figures=(number,))


def figure(value: int | None, reason: str = "", fix: str = "") -> Figure:
    text = "n/a" if value is None else str(value)
    return Figure(text, text, text, Unit.COUNT, None if value is None else Decimal(value), reason=reason, fix=fix)


def sheet(**sections: object) -> FactSheet:
    return FactSheet("quarterly-review", "Ana Ruiz", "2026-Q3", "rep", sections)


def test_a_figure_without_a_value_is_missing_data_with_its_reason_and_fix() -> None:
    tiles = (tile("Bookings", figure(3)), tile("Attainment", figure(None, "no quota", "fill in D2")))
    assert missing_data(sheet(tiles=tiles)) == [MissingData("Ana Ruiz", ("Attainment",), "no quota", "fill in D2")]


def test_missing_figures_of_earlier_periods_are_not_missing_data() -> None:
    before, earlier = figure(None, "nothing before"), figure(None, "nothing")
    row = table_row(RESULTS, label="Bookings", actual=figure(3), previous=before, year_before=earlier)
    assert not missing_data(sheet(results=TableSettings().table(RESULTS, [row])))


def test_one_reason_is_listed_once_with_all_its_metrics() -> None:
    row = table_row(RESULTS, label="Bookings", actual=figure(3), target=figure(None, "no quota", "fill in D2"))
    unknown = tile("Attainment", figure(None, "no quota", "fill in D2"))
    found = missing_data(sheet(tiles=(unknown, unknown), results=TableSettings().table(RESULTS, [row])))
    assert found == [MissingData("Ana Ruiz", ("Attainment", "Bookings"), "no quota", "fill in D2")]


def test_people_missing_the_same_data_are_grouped_and_data_with_a_fix_comes_first() -> None:
    missing = [
        MissingData("Ana", ("Cycle",), "no wins"),
        MissingData("Bo", ("Bookings",), "no quota", "fill in D3"),
        MissingData("Cy", ("Bookings", "Attainment"), "no quota", "fill in D4"),
    ]
    first, second = group_missing_data(missing)
    assert (first.subjects, first.fixes) == (("Bo", "Cy"), ("fill in D3", "fill in D4"))
    assert first.missing == (MissingMetrics(("Bookings", "Attainment"), "no quota"),)
    assert second.subjects == ("Ana",)


def test_one_persons_data_missing_for_one_reason_lists_each_metric_once() -> None:
    missing = [
        MissingData("Ana", (Label("Median cycle", "Q3"), "Median cycle", "Coverage, Q4"), "no quota", "fill in D2"),
        MissingData("Ana", ("Bookings",), "no quota", "fill in D3"),
    ]
    [group] = group_missing_data(missing)
    assert group.missing == (MissingMetrics(("Median cycle", "Coverage, Q4", "Bookings"), "no quota"),)
    assert group.fixes == ("fill in D2", "fill in D3")


def test_people_missing_the_same_data_for_several_reasons_are_named_once() -> None:
    reasons = {"no wins": ("Margin", "Median cycle"), "no closed deals": ("Win rate",)}
    missing = [MissingData(who, figures, why) for who in ("Ana", "Bo") for why, figures in reasons.items()]
    missing.append(MissingData("Cy", ("Win rate",), "no closed deals"))
    first, second = group_missing_data(missing)
    assert first.subjects == ("Ana", "Bo")
    assert first.missing == tuple(MissingMetrics(figures, why) for why, figures in reasons.items())
    assert second.subjects == ("Cy",)


def test_people_stay_in_the_order_given() -> None:
    missing = [MissingData("Zoe", ("Bookings",), "z"), MissingData("Ana", ("Cycle",), "a")]
    assert [group.subjects for group in group_missing_data(missing)] == [("Zoe",), ("Ana",)]


def test_a_phrase_has_reasons_without_numbers_or_the_names_of_metrics() -> None:
    missing = [
        MissingData("Ana", ("Bookings",), "no quota", "fill in D2"),
        MissingData("Ana", (Label("Cycle", "Q3"), "Margin"), "no wins", is_private=True),
        MissingData("Ana", ("Win rate",), "no closed deals", is_private=True),
    ]
    assert phrase(missing) == "no quota; Cycle, Margin, and 1 more n/a"
    assert phrase(missing[:1]) == "no quota"
    assert phrase([]) == ""
