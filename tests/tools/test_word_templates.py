import io
import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from plangen.formats.environment import as_text, environment
from tests.document_tools import open_xml_errors
from tests.sizes import SOAK
from tools.word_templates.__main__ import BUILDERS, TEMPLATES, write_all

MAX_LINES = 120
DOCUMENT_TYPES = sorted(BUILDERS)
EARLIER_NAMES = {
    "_shared/blocks.html": {
        "verdict": "headline",
        "kept": "past_commitments",
        "in_full": "full_text",
        "words_of": "comments",
    },
    "_shared/month.html": {"kept": "commitments_due", "done": "activity_and_training"},
    "_shared/review_blocks.html": {
        "said_won": "forecast_vs_actual",
        "told": "largest_deals",
        "behaviours": "behaviors",
    },
    "_shared/score_blocks.html": {"change": "change_line"},
}


def test_there_are_word_templates_to_build() -> None:
    assert DOCUMENT_TYPES


def test_every_shipped_word_template_has_a_builder() -> None:
    assert sorted(path.parent.name for path in TEMPLATES.glob("*/document.docx")) == DOCUMENT_TYPES


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_each_shipped_template_matches_its_builder(document_type: str) -> None:
    shipped = (TEMPLATES / document_type / "document.docx").read_bytes()
    assert parts_of(BUILDERS[document_type]()) == parts_of(shipped), "rebuild them: python -m tools.word_templates"


def test_all_templates_are_valid_in_one_file_before_they_are_filled(tmp_path: Path) -> None:
    first, *others = (docx.Document(str(TEMPLATES / name / "document.docx")) for name in DOCUMENT_TYPES)
    body = first.element.body
    own_references = re.findall(r'<[^<]* r:id="[^"]*"', first.element.xml)
    for element in [element for other in others for element in other.element.body if element.tag != qn("w:sectPr")]:
        for section in list(element.iter(qn("w:sectPr"))):
            section.getparent().remove(section)
        body.insert(len(body) - 1, element)
    # Nothing in a body refers to another part of its file.
    assert own_references
    assert re.findall(r'<[^<]* r:id="[^"]*"', first.element.xml) == own_references
    first.save(str(tmp_path / "all.docx"))
    assert open_xml_errors(tmp_path / "all.docx", "Office2016") == []


@pytest.mark.soak
@pytest.mark.skipif(not SOAK, reason="validated in one file")
@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_a_template_is_valid_before_it_is_filled(document_type: str) -> None:
    assert open_xml_errors(TEMPLATES / document_type / "document.docx", "Office2016") == []


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_a_template_has_no_author_or_title(document_type: str) -> None:
    core = docx.Document(io.BytesIO(BUILDERS[document_type]())).core_properties
    assert (core.author, core.last_modified_by, core.title, core.comments) == ("", "", "", "")


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_a_template_uses_only_theme_colors(document_type: str) -> None:
    parts = parts_of(BUILDERS[document_type]())
    tags = [tag for name in ("word/document.xml", "word/styles.xml") for tag in parts[name].split(b"<")]
    colored = [tag for tag in tags if b"w:color=" in tag or tag.startswith(b"w:color ")]
    assert len(colored) > 10
    assert not [tag for tag in colored if b"w:theme" not in tag]


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_a_template_is_built_by_a_short_file_of_blocks(document_type: str) -> None:
    source = Path(__file__).parents[2] / "tools" / "word_templates" / document_type.replace("-", "_") / "drawing.py"
    assert len(source.read_text("utf-8").splitlines()) <= MAX_LINES


def test_nothing_between_the_agenda_and_its_notes_can_spill_onto_a_page_of_its_own() -> None:
    body = docx.Document(io.BytesIO(BUILDERS["monday-agenda"]())).element.body
    [new_page] = [each for each in body if each.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None]
    assert new_page.getprevious().tag == qn("w:tbl")


def test_the_kickoff_insert_has_marks_where_it_is_folded_on_both_pages() -> None:
    document = docx.Document(str(TEMPLATES / "kickoff-insert" / "document.docx"))
    panels = [table for table in document.tables if len(table.columns) == 3]
    assert len(panels) == 2
    for table in panels:
        [marks] = table.cell(0, 1).tables
        heights = [row.height.mm for row in marks.rows if row.height is not None]
        assert (heights[0], heights[-1]) == (pytest.approx(3.4, abs=0.1), pytest.approx(3.4, abs=0.1))
        assert 160 < sum(heights) <= 168
        ruled = [bool(row.cells[0]._tc.findall(f".//{qn('w:tcBorders')}/{qn('w:right')}")) for row in marks.rows]
        assert ruled == [True, False, True]


def test_templates_are_written_to_their_document_type_s_folder(tmp_path: Path) -> None:
    assert write_all(tmp_path) == [tmp_path / document_type / "document.docx" for document_type in BUILDERS]


@pytest.mark.parametrize("shared", EARLIER_NAMES)
def test_templates_copied_earlier_can_still_import_blocks_by_their_old_names(shared: str) -> None:
    blocks = environment((TEMPLATES,), as_text).get_template(shared).module
    for old, new in EARLIER_NAMES[shared].items():
        assert getattr(blocks, old) is getattr(blocks, new)


def parts_of(document: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(document)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}
