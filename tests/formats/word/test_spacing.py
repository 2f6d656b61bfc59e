from dataclasses import replace
from pathlib import Path

import docx
from docx.oxml.ns import qn

from plangen.elements.theme import Paper
from plangen.formats.word.spacing import MAX_SPACING, MIN_SPACING, TIGHT_SPACING
from plangen.formats.word.template import Word
from tests.formats import score_facts
from tests.formats.score_facts import Facts
from tests.formats.word_pages import FACTS, TEMPLATE, opened, page_of, rendered


def spacing_of(document: bytes) -> list[int]:
    """The space before each block of page one, in twips."""
    gaps = [
        part for part in opened(document).paragraphs if part.style is not None and part.style.name == "Between blocks"
    ]
    lines = [gap._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for gap in gaps]
    return [int(line.get(qn("w:line"))) for line in lines if line is not None]


def test_all_gaps_on_page_one_have_the_same_height() -> None:
    spacing = spacing_of(rendered(FACTS["full"]()))
    assert len(spacing) == 4
    assert len(set(spacing)) == 1


def test_a_fuller_page_has_less_spacing() -> None:
    crowded, full, thin = (spacing_of(rendered(FACTS[name]()))[0] for name in ("crowded", "full", "thin"))
    assert TIGHT_SPACING <= crowded < MIN_SPACING < full <= thin == MAX_SPACING


def test_the_taller_paper_has_more_spacing() -> None:
    assert spacing_of(rendered(FACTS["crowded"](), Paper.A4))[0] > spacing_of(rendered(FACTS["crowded"]()))[0]


def test_rows_lose_padding_only_on_a_full_page() -> None:
    tightened = {name: len(list(opened(rendered(FACTS[name]())).element.iter(qn("w:tblCellMar")))) for name in FACTS}
    assert tightened["full"] == tightened["thin"] == 0
    assert tightened["crowded"] >= 3


def test_a_template_without_the_spacing_style_is_not_changed(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text", "")
    before = docx.Document(str(tmp_path / TEMPLATE)).paragraphs[1]._p.xml
    assert opened(Word().render(page)).paragraphs[1]._p.xml == before


def test_a_later_page_that_overflows_slightly_is_tightened() -> None:
    assert tightened_tables(score_facts.full()) == 0
    assert tightened_tables(score_facts.crowded()) == 2


def test_a_later_page_that_overflows_by_far_keeps_its_padding() -> None:
    facts = score_facts.crowded()
    facts["score_decisions"] = replace(facts["score_decisions"], decisions=score_facts.decisions(30))
    assert tightened_tables(facts) == 0


def tightened_tables(facts: Facts) -> int:
    """The number of tightened tables in a scorecard."""
    document = Word().render(score_facts.score_page(facts, template="document.docx"))
    return len(list(opened(document).element.iter(qn("w:tblCellMar"))))
