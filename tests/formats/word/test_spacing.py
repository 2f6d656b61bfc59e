from dataclasses import replace
from pathlib import Path

import docx
from docx.oxml.ns import qn

from plangen.elements.theme import Paper
from plangen.formats.word.spacing import MAX_SPACING, MIN_SPACING, TIGHT_SPACING
from plangen.formats.word.template import Word
from tests.companies import full, thin
from tests.formats.word_pages import TEMPLATE, opened, page_of
from tests.made import Made, MadeDocument
from tests.runs import QUARTER


def spacing_of(document: bytes) -> list[int]:
    """The space before each block of page one, in twips."""
    gaps = [
        part for part in opened(document).paragraphs if part.style is not None and part.style.name == "Between blocks"
    ]
    lines = [gap._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for gap in gaps]
    return [int(line.get(qn("w:line"))) for line in lines if line is not None]


def review(made: Made, company: str, subject: str = "", paper: Paper = Paper.LETTER) -> MadeDocument:
    """A quarterly review."""
    known = {"subject": subject} if subject else {}
    return made.document(company, document_type="quarterly-review", edition="rep", paper=paper, **known)


def reviews(made: Made) -> tuple[MadeDocument, MadeDocument, MadeDocument]:
    """Quarterly reviews: one that fills page one, one with less on it, and one with next to nothing."""
    return review(made, "crowded"), review(made, "full", full.ANA), review(made, "thin", thin.WITHOUT_DEALS)


def test_all_gaps_on_page_one_have_the_same_height(made: Made) -> None:
    spacing = spacing_of(review(made, "full", full.ANA).word.read_bytes())
    assert len(spacing) == 4
    assert len(set(spacing)) == 1


def test_a_fuller_page_has_less_spacing(made: Made) -> None:
    most, some, least = (spacing_of(each.word.read_bytes())[0] for each in reviews(made))
    assert TIGHT_SPACING <= most < MIN_SPACING < some <= least == MAX_SPACING


def test_the_taller_paper_has_more_spacing(made: Made) -> None:
    letter, a4 = (spacing_of(review(made, "crowded", paper=paper).word.read_bytes())[0] for paper in Paper)
    assert a4 > letter


def test_rows_lose_padding_only_on_a_full_page(made: Made) -> None:
    most, some, least = map(tightened_tables, reviews(made))
    assert some == least == 0
    assert most >= 3


def test_a_template_without_the_spacing_style_is_not_changed(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text", "")
    before = docx.Document(str(tmp_path / TEMPLATE)).paragraphs[1]._p.xml
    assert opened(Word().render(page)).paragraphs[1]._p.xml == before


def scorecard(made: Made, company: str) -> MadeDocument:
    """A scorecard without definitions."""
    found = made.documents(company, document_type="scorecard", period=QUARTER, paper=Paper.LETTER)
    return next(each for each in found if each.packet.name.startswith("review"))


def test_a_later_page_that_overflows_slightly_is_tightened(made: Made) -> None:
    assert tightened_tables(scorecard(made, "full")) == 0
    assert padded_tables(with_decisions(made, 7)) == 2


def test_a_later_page_that_overflows_by_far_keeps_its_padding(made: Made) -> None:
    assert padded_tables(with_decisions(made, 30)) == 0


def with_decisions(made: Made, count: int) -> bytes:
    """The scorecard of the crowded company with so many decisions on its second page."""
    page = made.page(scorecard(made, "crowded"), "word")
    shown = page.facts["score_decisions"]
    rows = (shown.decisions.rows * count)[:count]
    longer = replace(shown, decisions=replace(shown.decisions, rows=rows))
    return Word().render(replace(page, facts={**page.facts, "score_decisions": longer}))


def padded_tables(content: bytes) -> int:
    """The number of tightened tables in a Word file."""
    return len(list(opened(content).element.iter(qn("w:tblCellMar"))))


def tightened_tables(document: MadeDocument) -> int:
    """The number of tightened tables in a document."""
    return padded_tables(document.word.read_bytes())
