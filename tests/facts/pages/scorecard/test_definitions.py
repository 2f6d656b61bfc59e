import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from plangen.elements.chart import BarChart, Chart, ColumnChart, LineChart
from plangen.elements.figure import Figure
from plangen.facts.blocks.commitments import commitments
from plangen.facts.blocks.data_notes import REBUILT
from plangen.facts.factsheet import FactSheet
from plangen.facts.pages.scorecard.definitions import change_line, definitions
from plangen.facts.pages.scorecard.notes import score_not_shown, score_notes
from plangen.records.book import Book
from tests.facts.invented import NEVER, long_ago, review
from tests.facts.scorecards import scorecard, scorecards
from tests.metrics.invented import lost, opened, person, won
from tests.seen import seen

PERIOD = re.compile(r"\bQ[1-4]( \d\d)?\b|\b20\d\d\b")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
DEALS = [long_ago(), won(40_000), lost(), opened(30_000)]


def test_a_review_and_a_scorecard_reserve_different_ids() -> None:
    page = seen(commitments(review(DEALS)))
    printed = {pen.number for pen in (*page.pens, page.extra)}
    line = change_line(scorecard(DEALS))
    assert line.number not in printed
    assert line.number == "AR-26Q3-7"
    assert line.action.address == "Actions/AR-26Q3-7/action"


def test_only_printed_metrics_are_defined() -> None:
    defined = {each.term: each.text for each in definitions(scorecard(DEALS))}
    printed = {"Bookings", "Attainment", "Win rate", "Open pipeline", "Gap to quota", "Pipeline coverage"}
    assert printed | {"Average deal size", "Deals that need a decision"} <= set(defined)
    assert not {"Margin", "Median sales cycle", "Forecast accuracy"} & set(defined)
    assert defined["Bookings"]


def test_all_activity_types_share_one_definition(sample_book: Book) -> None:
    terms = [each.term for each in seen(scorecards(sample_book, "2026-Q3")["Ana Ruiz"].sections["definitions"])]
    assert terms.count("Activity") == 1
    assert not [term for term in terms if "logged in the CRM" in term]


def test_notes_say_why_a_metric_is_n_a() -> None:
    notes = score_notes(scorecard([won(1, salesperson="Bo"), opened(1)], [NEVER, person(name="Bo")]))
    assert "n/a, no closed deals: Win rate." in notes


def test_ticks_at_typical_coverage_have_a_note_on_past_pipeline(sample_book: Book) -> None:
    note = REBUILT
    sheets = [sheet.sections for sheet in scorecards(sample_book, "2026-Q3").values()]
    ticked = [bool(getattr(sheet["score_charts"].ahead, "tick_name", "")) for sheet in sheets]
    assert {True, False} <= set(ticked)
    assert [note in sheet["score_notes"] for sheet in sheets] == ticked


def test_a_note_names_the_metrics_that_the_table_has_no_room_for() -> None:
    notes = score_notes(scorecard(DEALS, limits={"rows": 3, "data_notes": 12}))
    [note] = [each for each in notes if each.startswith("Not in the table")]
    assert "Win rate" in note
    assert "Bookings" not in note
    assert not [each for each in score_notes(scorecard(DEALS)) if each.startswith("Not in the table")]


def test_metrics_with_the_same_definition_share_it(sample_book: Book) -> None:
    defined = seen(scorecards(sample_book, "2026-Q3")["Ana Ruiz"].sections["definitions"])
    texts = [each.text for each in defined]
    assert len(texts) == len(set(texts)) > 10


def test_what_is_not_shown_is_listed_with_its_sheet() -> None:
    fixes = {each.what: each.fix for each in score_not_shown(scorecard(DEALS))}
    assert fixes["Activity"] == "an Activities sheet (date, salesperson, type)"
    assert fixes["Forecast vs. actual"] == "a Forecasts sheet (salesperson, period, as of, commit)"
    assert fixes["Loss reasons"] == "loss reasons on lost deals"


def figures(part: object) -> Iterator[Figure]:
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from figures(each)
    elif isinstance(part, Mapping):
        yield from figures(tuple(part.values()))
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from figures(getattr(part, name))


def numbers(*texts: str) -> set[str]:
    return {found for text in texts for found in NUMBER.findall(PERIOD.sub("", text))}


def chart_numbers(chart: Chart) -> set[str]:
    """The numbers that a chart prints, and those that its title may compute from its values."""
    values: list[Decimal] = []
    texts: list[str] = []
    if isinstance(chart, ColumnChart):
        values = [column.value for column in chart.columns if column.value is not None]
        texts = [text for column in chart.columns for text in (column.label, column.text, column.tick_text)]
        prior = values[:-1]
        values += [Decimal(len(chart.columns)), sum(prior, Decimal(0)) / (len(prior) or 1)]
        values += [Decimal(number) for number in range(len(chart.columns))]
    if isinstance(chart, LineChart):
        values = [value for line in chart.lines for value in line.values if value is not None]
        texts = [text for line in chart.lines for text in (line.name, line.text)]
    if isinstance(chart, BarChart):
        values = [bar.value for bar in chart.bars if bar.value is not None]
        values.append(sum(values, Decimal(0)))
        texts = [text for bar in chart.bars for text in (bar.label, bar.text, bar.note)]
    rounded = {f"{value.quantize(Decimal(1), rounding=ROUND_HALF_UP):,}" for value in values}
    return numbers(*texts) | rounded


def printed(sheet: FactSheet) -> Iterator[tuple[str, set[str]]]:
    """Every text with computed numbers, and the numbers that it may contain."""
    facts: Mapping[str, Any] = sheet.sections
    known = [*figures(facts["score_tiles"]), *figures(facts["score_table"])]
    allowed = numbers(*(text for each in known for text in (each.full, each.short, each.bare)))
    allowed |= numbers(*(f"{each.n:,} {each.part or 0:,}" for each in known), facts["masthead"].foot, "100")
    for tile in (*facts["score_tiles"].main, *facts["score_tiles"].second):
        yield tile.label, allowed
        yield getattr(tile, "text", ""), allowed
    for second in facts["score_tiles"].second:
        yield second.sub.replace("nd time", ""), allowed
    for group in seen(facts["score_table"]).groups:
        for row in group.rows:
            # These aren't cells of their own: test_monthly_forecasts and test_explain_targets have them.
            yield (
                re.sub(
                    r"; 12 months [\d.]+%|[\d.]+ a week × [\d.]+ weeks|target \d+ a \w+|\d+ ÷ \d+ × [\d.]+ months",
                    "",
                    f"{row.label} {row.n}",
                ),
                allowed,
            )
    for chart in facts["score_charts"].charts:
        yield chart.title, allowed | chart_numbers(chart)
        yield chart.caption, allowed | chart_numbers(chart)


@pytest.mark.parametrize("code", ["2026-Q3", "2026-09"])
def test_every_number_is_that_of_a_metric_or_a_chart(sample_book: Book, code: str) -> None:
    texts = [each for sheet in scorecards(sample_book, code).values() for each in printed(sheet)]
    assert sum(bool(numbers(text)) for text, _ in texts) > 50
    for text, allowed in texts:
        assert numbers(text) <= allowed, text
