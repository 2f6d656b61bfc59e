import io
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from plangen.elements.theme import Paper
from plangen.formats.word.template import Word
from tests.formats.quarterly_facts import quarterly_page
from tests.formats.quarterly_pieces import HOSTILE
from tests.formats.word_pages import FACTS, opened, rendered


def test_properties_are_as_given_without_user_names() -> None:
    page = quarterly_page(FACTS["full"](), template="document.docx")
    properties = replace(page.properties, title=HOSTILE * 20, language="de-DE")
    document = Word().render(replace(page, properties=properties))
    core = opened(document).core_properties
    assert core.title == (HOSTILE * 20)[:255]
    assert (core.author, core.last_modified_by, core.subject) == ("Ken Ortiz", "Ken Ortiz", "Ana Ruiz")
    assert core.language == "de-DE"
    assert core.created == core.modified == datetime(2000, 1, 1, tzinfo=UTC)
    with ZipFile(io.BytesIO(document)) as parts:
        assert b'name="plangen-document-type"' in parts.read("docProps/custom.xml")
        assert b">quarterly-review<" in parts.read("docProps/custom.xml")
        assert b'w:val="de-DE"' in parts.read("word/styles.xml")


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (12240, 15840)), (Paper.A4, (11906, 16838))])
def test_the_text_width_is_176_millimeters_on_both_papers(paper: Paper, size: tuple[int, int]) -> None:
    section = opened(rendered(FACTS["full"](), paper)).sections[0]
    assert (round(section.page_width.twips), round(section.page_height.twips)) == size  # type: ignore[union-attr]
    live = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    assert live.mm if hasattr(live, "mm") else live / 36000 == pytest.approx(176, abs=0.1)
