from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Unit
from plangen.facts.factsheet import FactSheet
from plangen.facts.results import ResultRow, Results
from plangen.facts.tiles import Tile
from plangen.workflow.gaps import Gap, Missing, gaps_of, phrase, together


def figure(value: int | None, reason: str = "", cure: str = "") -> Figure:
    text = "n/a" if value is None else str(value)
    return Figure(text, text, text, Unit.COUNT, None if value is None else Decimal(value), reason=reason, cure=cure)


def sheet(**sections: object) -> FactSheet:
    return FactSheet("quarterly-review", "Ana Ruiz", "2026-Q3", "rep", sections)


def test_a_figure_without_a_value_is_a_gap_with_its_reason_and_cure() -> None:
    tiles = (Tile("Won", figure(3), ""), Tile("Attainment", figure(None, "no quota", "fill in D2"), ""))
    assert gaps_of(sheet(tiles=tiles)) == [Gap("Ana Ruiz", ("Attainment",), "no quota", "fill in D2")]


def test_what_is_missing_of_earlier_periods_is_no_gap() -> None:
    row = ResultRow("Won", figure(3), previous=figure(None, "nothing before"), year_before=figure(None, "nothing"))
    assert not gaps_of(sheet(results=Results("Results", has_plan=False, rows=(row,))))


def test_one_reason_is_told_once_with_all_its_figures() -> None:
    row = ResultRow("Won", figure(3), plan=figure(None, "no quota", "fill in D2"))
    tile = Tile("Attainment", figure(None, "no quota", "fill in D2"), "")
    found = gaps_of(sheet(tiles=(tile, tile), results=Results("Results", has_plan=True, rows=(row,))))
    assert found == [Gap("Ana Ruiz", ("Attainment", "Won"), "no quota", "fill in D2")]


def test_people_with_the_same_gap_are_told_together_and_what_can_be_mended_comes_first() -> None:
    gaps = [
        Gap("Ana", ("Cycle",), "0 won deals"),
        Gap("Bo", ("Won",), "no quota", "fill in D3"),
        Gap("Cy", ("Won", "Attainment"), "no quota", "fill in D4"),
    ]
    first, second = together(gaps)
    assert (first.subjects, first.cures) == (("Bo", "Cy"), ("fill in D3", "fill in D4"))
    assert first.missing == (Missing(("Won", "Attainment"), "no quota"),)
    assert second.subjects == ("Ana",)


def test_one_persons_gaps_of_one_reason_are_one_line_that_names_no_figure_twice() -> None:
    gaps = [
        Gap("Ana", ("Median cycle, Q3", "Median cycle", "Coverage, Q4"), "no quota", "fill in D2"),
        Gap("Ana", ("Won",), "no quota", "fill in D3"),
    ]
    [told] = together(gaps)
    assert told.missing == (Missing(("Median cycle", "Coverage, Q4", "Won"), "no quota"),)
    assert told.cures == ("fill in D2", "fill in D3")


def test_people_who_lack_the_same_for_several_reasons_are_named_once() -> None:
    reasons = {"0 won deals": ("Margin", "Median cycle"), "0 closed deals": ("Win rate",)}
    gaps = [Gap(who, figures, why) for who in ("Ana", "Bo") for why, figures in reasons.items()]
    gaps.append(Gap("Cy", ("Win rate",), "0 closed deals"))
    first, second = together(gaps)
    assert first.subjects == ("Ana", "Bo")
    assert first.missing == tuple(Missing(figures, why) for why, figures in reasons.items())
    assert second.subjects == ("Cy",)


def test_people_stay_in_the_order_given() -> None:
    gaps = [Gap("Zoe", ("Won",), "z"), Gap("Ana", ("Cycle",), "a")]
    assert [gap.subjects for gap in together(gaps)] == [("Zoe",), ("Ana",)]


def test_a_phrase_names_reasons_without_numbers_and_else_the_figures() -> None:
    gaps = [
        Gap("Ana", ("Won",), "no quota", "fill in D2"),
        Gap("Ana", ("Cycle, Q3", "Margin"), "0 won deals"),
        Gap("Ana", ("Win rate",), "0 closed deals"),
    ]
    assert phrase(gaps) == "no quota; Cycle, Margin and 1 more n/a"
    assert phrase(gaps[:1]) == "no quota"
    assert phrase([]) == ""
