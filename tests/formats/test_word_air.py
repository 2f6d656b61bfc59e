from dataclasses import replace
from pathlib import Path

import docx
from docx.oxml.ns import qn

from plangen.elements.theme import Paper
from plangen.formats.word import Word
from plangen.formats.word_air import LEAST_AIR, MOST_AIR, TIGHT_AIR
from tests.formats import score_facts
from tests.formats.score_facts import Facts
from tests.formats.word_pages import FACTS, TEMPLATE, made, opened, page_of


def air_of(document: bytes) -> list[int]:
    """The air before each block of page one, in twips."""
    gaps = [
        part for part in opened(document).paragraphs if part.style is not None and part.style.name == "Between blocks"
    ]
    lines = [gap._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for gap in gaps]
    return [int(line.get(qn("w:line"))) for line in lines if line is not None]


def test_every_gap_of_page_one_has_the_same_air() -> None:
    air = air_of(made(FACTS["full"]()))
    assert len(air) == 4
    assert len(set(air)) == 1


def test_a_page_with_more_on_it_has_less_air() -> None:
    crowded, full, thin = (air_of(made(FACTS[name]()))[0] for name in ("crowded", "full", "thin"))
    assert TIGHT_AIR <= crowded < LEAST_AIR < full <= thin == MOST_AIR


def test_the_taller_paper_has_more_air() -> None:
    assert air_of(made(FACTS["crowded"](), Paper.A4))[0] > air_of(made(FACTS["crowded"]()))[0]


def test_rows_lose_their_air_only_where_the_text_takes_the_whole_page() -> None:
    tightened = {name: len(list(opened(made(FACTS[name]())).element.iter(qn("w:tblCellMar")))) for name in FACTS}
    assert tightened["full"] == tightened["thin"] == 0
    assert tightened["crowded"] >= 3


def test_a_template_without_the_style_is_left_alone(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text", "")
    before = docx.Document(str(tmp_path / TEMPLATE)).paragraphs[1]._p.xml
    assert opened(Word().render(page)).paragraphs[1]._p.xml == before


def test_a_further_page_that_runs_over_a_little_is_tightened() -> None:
    assert rows_without_air(score_facts.full()) == 0
    assert rows_without_air(score_facts.crowded()) == 2


def test_a_further_page_that_goes_on_over_the_next_keeps_its_air() -> None:
    facts = score_facts.crowded()
    facts["score_decisions"] = replace(facts["score_decisions"], decisions=score_facts.decisions(30))
    assert rows_without_air(facts) == 0


def rows_without_air(facts: Facts) -> int:
    """How many tables of a scorecard were tightened."""
    document = Word().render(score_facts.score_page(facts, template="document.docx"))
    return len(list(opened(document).element.iter(qn("w:tblCellMar"))))
