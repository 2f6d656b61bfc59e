"""Word templates as people edited them: what the check says of them, and what is made from them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from plangen.batch.jobs import Job, plan
from plangen.batch.rendering import RenderContext, rendered
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import theme
from plangen.formats.registry import FORMATS
from plangen.lint.faults import CHECKS
from plangen.problems import Problem
from plangen.workflow.check_templates import given_to
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.packet_plan import plan_packets
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import read
from plangen.workflow.reporting.fact_sheets import Findings, fact_sheet_writer
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
    catalog = load_catalog(folder / "templates")
    given = given_to(catalog.document_types["scorecard"], catalog.packets)
    problems = CHECKS["document.docx"](catalog.folders, "scorecard/document.docx", given)
    content = scorecard(catalog, case / "inputs")
    parts: dict[str, bytes] = {}
    if content:
        document = folder / "document.docx"
        document.write_bytes(content)
        assert not validated or open_xml_errors(document) == []
        with ZipFile(document) as file:
            parts = {part: file.read(part) for part in file.namelist()}
    return Edited(parts, tuple(problems))


def scorecard(catalog: TemplateCatalog, inputs: Path) -> bytes:
    """The Word file of the scorecard of one person; empty if the template can't be rendered."""
    request = MakeRequest(Days(AS_OF, AS_OF), ("scorecard",), (inputs,), only=("Mara Voss",))
    book = read(request.inputs, request.days).book
    workspace = Workspace(book, catalog.in_packet_order)
    orders = plan(plan_packets(workspace, catalog, request).handouts, [FORMATS["word"]])
    [order] = [each for each in orders if each.document_type.name == "scorecard"]
    facts = fact_sheet_writer(workspace, Findings())(order)
    return rendered(Job(order, facts), RenderContext(catalog.folders, theme(book.settings))).content


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
