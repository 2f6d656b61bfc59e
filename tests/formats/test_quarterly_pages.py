import os
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from markupsafe import escape

from plangen.elements.theme import Paper
from plangen.formats.pdf import renderer as pdf
from tests.formats import quarterly_facts as reviews
from tests.formats.pdf_pages import ALL_FACTS, html, laid_out, lowest_line, parts_by_page
from tests.formats.quarterly_back import OMITTED

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

from plangen.formats.pdf.fitting import STEPS

Facts = Callable[[], dict[str, Any]]
BOTTOM = {Paper.LETTER: (11 - 18 / 25.4) * 96, Paper.A4: (297 - 18) / 25.4 * 96}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", ALL_FACTS)
def test_every_part_fits_on_one_page(facts: Facts, paper: Paper) -> None:
    pages = parts_by_page(laid_out(facts(), paper))
    assert sum(map(len, pages)) == len({part for page in pages for part in page}) == html(facts()).count("one-page") > 0
    # Only the comments page, which has the full text of everything truncated, may continue on a second page.
    assert len(pages) <= sum(map(len, pages)) + (2 if facts is reviews.crowded else 1)


@pytest.mark.parametrize("paper", Paper)
def test_ten_deals_with_long_names_fit_on_the_pipeline_page(paper: Paper) -> None:
    pages = parts_by_page(laid_out(reviews.crowded(), paper))
    rows = [row for row in pages[2][0].iter("tr") if row.find("td") is not None]
    assert len(rows) >= 10
    assert pages[2][0] not in pages[3]


def test_thanks_goes_below_the_chart_only_with_many_commitments() -> None:
    full, crowded = html(reviews.full()), html(reviews.crowded())
    assert full.index("Agreed in July") < full.index('class="thanks"')
    assert crowded.index('class="thanks"') < crowded.index("Agreed in July")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", ALL_FACTS)
def test_page_one_is_exactly_one_page(facts: Facts, paper: Paper) -> None:
    pages = parts_by_page(laid_out(facts(), paper))
    first = 1 if facts()["letter"] else 0
    [page_one] = pages[first]
    assert [part.tag for part in page_one if part.tag == "h1"] == ["h1"]
    assert [page_one in page for page in pages].count(True) == 1


@pytest.mark.parametrize("paper", Paper)
def test_only_a_part_that_overflows_by_a_few_lines_is_tightened(paper: Paper) -> None:
    facts = reviews.full()
    first = facts["pipeline"].decisions[0]
    long = replace(first, deal="Press lubrication, guarding and chutes for line 2")
    facts["pipeline"] = replace(
        facts["pipeline"], decisions=(long,) * 6 + (first,) * (4 if paper is Paper.LETTER else 6)
    )
    tightened, normal = laid_out(facts, paper).pages, laid_out(reviews.full(), paper).pages
    assert len(tightened) == len(normal)
    assert lowest_line(tightened[2]) < BOTTOM[paper]
    assert lowest_line(tightened[0]) == lowest_line(normal[0])


@pytest.mark.parametrize("paper", Paper)
def test_spacing_shrinks_in_two_steps_and_no_field_is_below_8_millimeters(paper: Paper) -> None:
    page = reviews.quarterly_page(reviews.full(), paper)
    template = pdf._renderer(page.folders, page.theme).environment.get_template(pdf.TIGHT_STYLESHEET)
    rules = [template.render(theme=page.theme, part="whole-1", share=share) for share in (0.0, *STEPS)]
    heights = [float(re.findall(r"tr.pen td[^{]*{ height: ([0-9.]+)mm", rule)[0]) for rule in rules]
    gaps = [float(re.findall(r"table[^{]*{ margin-bottom: ([0-9.]+)mm", rule)[0]) for rule in rules]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == 8
    assert gaps[0] > gaps[1] > gaps[2]


def test_a_preread_has_a_letter_page_one_and_the_growth_page_without_signatures() -> None:
    page = html(reviews.preread())
    assert page.index("Before we meet") < page.index("Ana Ruiz</h1>") < page.index("How I work")
    for word in ("Business plan", "Results and deals", "Signing confirms", "My notes"):
        assert word not in page


def test_the_manager_page_comes_last_and_only_in_the_manager_copy() -> None:
    note = escape("The person may have a right to see this. Write only what you'd say.")
    page = html(reviews.manager())
    assert page.index("Signing confirms") < page.index(note)
    assert note not in html(reviews.full())


def test_with_deals_only_there_are_three_pages() -> None:
    facts = reviews.without_plan() | dict.fromkeys(OMITTED)
    assert len(laid_out(facts, Paper.LETTER).pages) == 3
