import io
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.document_tools import faults_of_open_xml
from tools.word_templates.__main__ import DRAWN, TEMPLATES, draw_all

LINES_OF_A_KIND = 120
KINDS = sorted(DRAWN)


def test_there_are_kinds_to_draw() -> None:
    assert KINDS


def test_every_shipped_word_template_is_drawn() -> None:
    assert sorted(path.parent.name for path in TEMPLATES.glob("*/document.docx")) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn_and_what_is_shipped_agree(kind: str) -> None:
    shipped = (TEMPLATES / kind / "document.docx").read_bytes()
    assert parts_of(DRAWN[kind]()) == parts_of(shipped), "draw them again: python -m tools.word_templates"


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_valid_before_it_is_filled(kind: str) -> None:
    assert faults_of_open_xml(TEMPLATES / kind / "document.docx", "Office2016") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_says_nothing_of_who_drew_it(kind: str) -> None:
    core = docx.Document(io.BytesIO(DRAWN[kind]())).core_properties
    assert (core.author, core.last_modified_by, core.title, core.comments) == ("", "", "", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_s_colours_are_those_of_the_theme(kind: str) -> None:
    parts = parts_of(DRAWN[kind]())
    for name in ("word/document.xml", "word/styles.xml"):
        looks = [look for look in parts[name].split(b"<") if b"w:color=" in look or look.startswith(b"w:color ")]
        assert looks
        assert not [look for look in looks if b"w:theme" not in look]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_drawn_by_a_short_file_of_blocks(kind: str) -> None:
    source = Path(__file__).parents[2] / "tools" / "word_templates" / f"{kind.replace('-', '_')}.py"
    assert len(source.read_text("utf-8").splitlines()) <= LINES_OF_A_KIND


def test_templates_are_written_into_their_kinds_folders(tmp_path: Path) -> None:
    assert draw_all(tmp_path) == [tmp_path / kind / "document.docx" for kind in DRAWN]


def parts_of(document: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(document)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}
