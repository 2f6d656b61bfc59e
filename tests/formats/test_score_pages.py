"""The pages of scorecards of the invented companies."""

import os
from dataclasses import fields, replace

import pytest
from lxml import etree

from plangen.document_text.document import DocumentText, TextTable
from plangen.elements.theme import Paper
from plangen.formats.page import Page
from plangen.formats.pdf import renderer as pdf
from tests.companies import full, thin
from tests.document_tools import page_texts
from tests.formats.pdf_pages import html, laid_out
from tests.made import Made, MadeDocument
from tests.runs import MONTH, QUARTER

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

FIELD_HEIGHT = 8 / 25.4 * 96
CHANGE_HEAD = ("What I’ll change", "by")


def scorecard(made: Made, company: str, packet: str = "scorecard", **known: object) -> MadeDocument:
    """The first scorecard of a company's quarter in a packet."""
    found = made.documents(company, document_type="scorecard", **({"period": QUARTER} | known))
    return next(each for each in found if each.packet.name.startswith(packet))


def metrics_in(text: DocumentText) -> TextTable:
    """The table of metrics, which follows the rows of what the person will change."""
    change, metrics, *_ = text.tables
    assert change[0] == CHANGE_HEAD
    return metrics


def charts_on_page_one(page: Page) -> list[str]:
    """The widths of the charts on page one."""
    widths: list[str] = etree.HTML(html(page)).xpath("//*[contains(@class, 'score one-page')]//svg/@width")
    return widths


def test_without_charts_everything_fits_on_one_page(made: Made) -> None:
    [page] = page_texts(scorecard(made, "thin", subject=thin.WITHOUT_DEALS).pdf)
    assert "Metric definitions" in page


@pytest.mark.parametrize("company", ["full", "crowded", "hostile"])
def test_without_definitions_there_are_two_pages(made: Made, company: str) -> None:
    document = scorecard(made, company, "review")
    assert len(page_texts(document.pdf)) == (3 if company == "crowded" and document.run.period == MONTH else 2)
    assert "Metric definitions" not in document.words


def test_a_single_chart_takes_the_full_width(made: Made) -> None:
    page = made.page(scorecard(made, "full", subject=full.ANA), "pdf")
    charts = page.facts["score_charts"]
    without = dict.fromkeys([each.name for each in fields(charts)][:-1])
    assert charts_on_page_one(replace(page, facts={**page.facts, "score_charts": replace(charts, **without)})) == [
        "176mm"
    ]
    four = charts_on_page_one(page)
    assert len(four) == 4
    assert all(float(width.removesuffix("mm")) < 88 for width in four)


def test_columns_without_figures_are_removed_in_both_formats(made: Made) -> None:
    document = scorecard(made, "full", "review", subject=full.NEW_HIRE)
    header = ("Metric", "Actual", "Target", "Difference", "Based on")
    assert [metrics_in(text)[0] for text in (document.pdf_text, document.word_text)] == [header] * 2


def test_a_group_is_above_its_rows(made: Made) -> None:
    table = metrics_in(scorecard(made, "full", subject=full.ANA).pdf_text)
    assert [row[0] for row in table if not any(row[1:])] == ["Results", "Pipeline", "Process", "Activity"]


def test_a_long_list_of_deals_replaces_the_stages(made: Made) -> None:
    few, many = (
        scorecard(made, "full", "review", subject=full.WITHOUT_QUOTA),
        scorecard(made, "crowded", "review", paper=Paper.LETTER),
    )
    assert "Open by stage" in few.words
    assert "Open by stage" not in many.words
    assert " lost deals" in html(made.page(many, "pdf"))


def test_without_any_metric_there_is_no_empty_table(made: Made) -> None:
    document = scorecard(made, "thin", subject=thin.WITHOUT_DEALS)
    assert "Metrics, Q3 2026" in scorecard(made, "thin", subject=thin.WITH_DEALS).words
    for text in (document.pdf_text, document.word_text):
        assert "Metrics, Q3 2026" not in text.body
        assert [table[0] for table in text.tables] == [CHANGE_HEAD]


@pytest.mark.parametrize("paper", Paper)
def test_the_field_has_space_to_write(made: Made, paper: Paper) -> None:
    document = scorecard(made, "crowded", "review", paper=paper)
    boxes = laid_out(made.page(document, "pdf")).pages[0]._page_box.descendants()
    rows = [box for box in boxes if box.element is not None and type(box).__name__ == "TableRowBox"]
    rows = [box.border_height() for box in rows if "pen" in (box.element.get("class") or "").split()]
    assert len(rows) == 2
    assert min(rows) >= FIELD_HEIGHT - 0.5
