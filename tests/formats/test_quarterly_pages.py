import os
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plangen.elements.theme import Paper
from plangen.formats import pdf
from tests.formats import quarterly_facts as reviews
from tests.formats.pdf_pages import EVERY, html, laid_out
from tests.formats.quarterly_back import LEFT_OUT

if pdf.available() and "CI" not in os.environ:
    pytest.skip(pdf.available(), allow_module_level=True)

Facts = Callable[[], dict[str, Any]]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", EVERY)
def test_every_part_is_one_page_and_a_review_has_six_at_most(facts: Facts, paper: Paper) -> None:
    pages = [page.anchors for page in laid_out(facts(), paper).pages]
    parts = [name for page in pages for name in page if name.startswith("whole-") and not name.endswith("-end")]
    assert "whole-1" in parts
    assert all(any({part, f"{part}-end"} <= set(page) for page in pages) for part in parts)
    # Only the words, which hold whole what was cut elsewhere, may go on over a second page.
    assert len(pages) <= len(parts) + (2 if facts is reviews.crowded else 1)


def test_ten_deals_with_long_names_stand_on_the_pipeline_s_page() -> None:
    for paper in Paper:
        assert {"whole-2", "whole-2-end"} <= set(laid_out(reviews.crowded(), paper).pages[2].anchors)


def test_thanks_stands_under_the_picture_only_where_much_was_agreed() -> None:
    full, crowded = html(reviews.full()), html(reviews.crowded())
    assert full.index("Agreed in July") < full.index('class="thanks"')
    assert crowded.index('class="thanks"') < crowded.index("Agreed in July")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", EVERY)
def test_page_one_is_exactly_one_page(facts: Facts, paper: Paper) -> None:
    pages = [page.anchors for page in laid_out(facts(), paper).pages]
    first = 1 if facts()["letter"] else 0
    assert {"whole-1", "whole-1-end"} <= set(pages[first])
    assert not {f"whole-{number}" for number in range(2, 7)} & set(pages[first])


@pytest.mark.parametrize("paper", Paper)
def test_a_part_that_runs_over_by_a_few_lines_is_tightened_and_no_other_part(paper: Paper) -> None:
    facts = reviews.full()
    first = facts["pipeline"].decisions[0]
    long = replace(first, deal="Press lubrication, guarding and chutes for line 2")
    facts["pipeline"] = replace(
        facts["pipeline"], decisions=(long,) * 6 + (first,) * (4 if paper is Paper.LETTER else 6)
    )
    tightened, usual = laid_out(facts, paper).pages, laid_out(reviews.full(), paper).pages
    assert {"whole-2", "whole-2-end"} <= set(tightened[2].anchors)
    assert tightened[0].anchors["whole-1-end"] == usual[0].anchors["whole-1-end"]


@pytest.mark.parametrize("paper", Paper)
def test_a_part_gives_half_of_its_air_before_it_gives_all_and_no_blank_below_eight_millimetres(paper: Paper) -> None:
    page = reviews.quarterly_page(reviews.full(), paper)
    made = pdf._press(page.folders, page.theme).environment.get_template(pdf.TIGHT)
    rules = [made.render(theme=page.theme, part="whole-1", share=share) for share in (0.0, *pdf.STEPS)]
    pens = [float(re.findall(r"tr.pen td[^{]*{ height: ([0-9.]+)mm", rule)[0]) for rule in rules]
    gaps = [float(re.findall(r"table[^{]*{ margin-bottom: ([0-9.]+)mm", rule)[0]) for rule in rules]
    assert pens == sorted(pens, reverse=True)
    assert pens[-1] == 8
    assert gaps[0] > gaps[1] > gaps[2]


def test_a_preread_has_a_letter_page_one_and_the_page_to_fill_in_and_nothing_to_sign() -> None:
    page = html(reviews.preread())
    assert page.index("Before we meet") < page.index("Ana Ruiz</h1>") < page.index("How I work")
    for word in ("Business plan", "Results and deals", "Signing confirms", "My notes"):
        assert word not in page


def test_a_sheet_of_the_manager_s_own_is_the_last_and_only_in_the_manager_s_copy() -> None:
    said = "The person may have a right to see this. Write what you would say."
    own = html(reviews.manager())
    assert own.index("Signing confirms") < own.index(said)
    assert said not in html(reviews.full())


def test_deals_alone_make_page_one_the_pipeline_and_the_words() -> None:
    facts = reviews.without_plan() | dict.fromkeys(LEFT_OUT)
    assert len(laid_out(facts, Paper.LETTER).pages) == 3
