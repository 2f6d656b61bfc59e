"""Word templates as people edited them: what check says of them, and what make creates."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from plangen.problems import Problem
from plangen.workflow.check_templates import check_templates
from plangen.workflow.make import make
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tests.document_tools import needs_shared, open_xml_errors
from tests.sizes import SOAK

AS_OF = date(2026, 10, 5)
RENAMED = ((b"verdict", b"headline"), (b"score_pictures", b"score_charts"))
"""The names of facts when the templates were edited, and now."""


@dataclass(frozen=True)
class Edited:
    """What a template's document consists of, and the problems found in the template."""

    parts: dict[str, bytes]
    problems: tuple[Problem, ...]
    not_created: tuple[str, ...]

    @property
    def everything(self) -> bytes:
        return b"".join(self.parts.values())


def made(name: str, folder: Path, *, validated: bool = SOAK) -> Edited:
    """The scorecard of one person made from the template of a case, with its facts named as they are now."""
    case = needs_shared("data", "cases", name)
    template = folder / "templates" / "scorecard" / "document.docx"
    template.parent.mkdir(parents=True)
    with (
        ZipFile(case / "templates" / "scorecard" / "document.docx") as old,
        ZipFile(template, "w", ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            for before, after in RENAMED:
                content = content.replace(before, after)
            new.writestr(part, content)
    found = check_templates(folder / "templates").problems
    request = MakeRequest(
        Days(AS_OF, AS_OF),
        ("scorecard",),
        inputs=(case / "inputs",),
        output=folder / "output",
        only=("Mara Voss",),
        formats=("word",),
        templates=folder / "templates",
        jobs=1,
    )
    result = make(request, lambda *_: None)
    parts: dict[str, bytes] = {}
    for order in result.created:
        if order.document_type.name == "scorecard":
            document = folder / "output" / order.path
            assert not validated or open_xml_errors(document) == []
            with ZipFile(document) as file:
                parts = {part: file.read(part) for part in file.namelist()}
    own = tuple(problem for problem in found if problem.place.file == "scorecard/document.docx")
    return Edited(parts, own, tuple(outcome.rendered.error for outcome in result.not_created))


def test_a_comment_is_reported_and_not_handed_out(tmp_path: Path) -> None:
    edited = made("template-comment", tmp_path)
    assert [(str(each.place), each.sort) for each in edited.problems] == [
        ("scorecard/document.docx › comments", "left out")
    ]
    assert b"Commented" in edited.parts["word/document.xml"]
    assert b"PRIVATE" not in edited.everything
    assert b"Sam Root" not in edited.everything


def test_deleted_text_is_reported_and_not_handed_out(tmp_path: Path) -> None:
    edited = made("template-deleted-text", tmp_path)
    assert [each.sort for each in edited.problems] == ["left out"]
    assert edited.parts
    assert b"SECRET-DELETED" not in edited.everything
    assert b"Old line" not in edited.everything


def test_a_cell_emptied_by_a_condition_is_valid(tmp_path: Path) -> None:
    edited = made("template-empty-cell", tmp_path, validated=True)
    assert edited.problems == ()
    assert b"<w:p/></w:tc>" in edited.parts["word/document.xml"]


def test_a_tag_in_the_address_of_a_link_is_filled(tmp_path: Path) -> None:
    edited = made("template-link-address", tmp_path)
    assert edited.problems == ()
    relations = edited.parts["word/_rels/document.xml.rels"]
    assert b"https://crm.example/find?q=" in relations
    assert b"%7B" not in relations
    assert b"masthead" not in edited.everything


@pytest.mark.parametrize("name", ["template-loop-across-cells"])
def test_a_loop_across_cells_is_reported_with_the_fix(name: str, tmp_path: Path) -> None:
    edited = made(name, tmp_path)
    [problem] = [each for each in edited.problems if each.sort == "tags across cells"]
    assert "table " in problem.place.cell
    assert "{%tr" in problem.fix
