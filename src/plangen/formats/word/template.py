"""Render a page as a Word file from a docxtpl template, filled in a sandbox, with native charts and form fields.

docxtpl extracts its tags from Word's XML (`patch_xml`) and turns line ends into breaks (`resolve_listing`). Its
`render` is not used: it parses and compiles again for each document, silently drops content that is not well formed,
and turns `{_{` in a value into `{{`.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Template, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from plangen.elements.chain import Chain
from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.elements.table import Table
from plangen.elements.year_grid import YearGrid
from plangen.formats.environment import (
    TEMPLATE_ERRORS,
    LinkOutError,
    as_text,
    environment,
    is_tiles,
    leads_out,
    template_error,
)
from plangen.formats.page import Page
from plangen.formats.word.drawing import Drawings, place_blocks, place_drawings
from plangen.formats.word.links import take_addresses_from_text, write_addresses_into_text
from plangen.formats.word.logo import draw_logo
from plangen.formats.word.paper import set_paper, set_properties
from plangen.formats.word.private_content import remove_private_content
from plangen.formats.word.saved import in_theme_colors
from plangen.formats.word.spacing import distribute_spacing
from plangen.formats.word.structure import keep_valid
from plangen.formats.word.table_cleanup import finish_tables
from plangen.problems import PlangenError

_DRAWINGS = " drawings"
"""The context variable for the document's drawings; no template can use a name that starts with a space."""
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TEXT = re.compile(r"<[^>]+>")
_COMPANY = "masthead.company"
"""What a header prints that the logo belongs to."""
_PART = "<part of a template>.xml"
"""The file name in jinja's tracebacks for a part of a Word file."""


class Word:
    """The Word format."""

    name = "word"
    template = "document.docx"
    suffix = ".docx"

    def render(self, page: Page) -> bytes:
        """The bytes of the finished document; raises PlangenError if the template is faulty."""
        template = _word_template(page.folders, page.template, _version_of(page))
        document = docx.Document(io.BytesIO(template.source))
        drawings = Drawings(document, page.properties.language)
        for part in parts_of(document):
            filled = _filled(template, str(part.partname), page, drawings)
            if filled is not None:
                part.element[:] = filled[:]
                take_addresses_from_text(part, page.template)
        keep_valid([part.element for part in parts_of(document)])
        set_paper(document, page.theme.paper)
        if page.theme.logo:
            headers = [part for part in parts_of(document) if _COMPANY in template.texts.get(str(part.partname), "")]
            draw_logo(document, [part for part in headers if part.content_type.endswith("header+xml")], page.theme)
        for part in parts_of(document):
            finish_tables(part.element)
            place_blocks(part, drawings)
            place_drawings(part, drawings)
        distribute_spacing(document, drawings.live_width)
        set_properties(document, page.properties)
        file = io.BytesIO()
        document.save(file)
        return in_theme_colors(file.getvalue(), page.theme)


@dataclass(frozen=True, slots=True, eq=False)
class WordTemplate:
    """A template read once per process: its bytes, and the text and compiled template of each part with tags.

    The bytes are without what may not reach a document.
    """

    source: bytes
    texts: Mapping[str, str]
    parts: Mapping[str, Template]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file; a template that is saved again is read again."""

    path: Path
    changed: int
    size: int


def _version_of(page: Page) -> Version:
    for folder in page.folders:
        path = folder / page.template
        if path.is_file():
            if leads_out(path, page.folders):
                raise PlangenError(f"{page.template}: {LinkOutError(page.template)}.")
            status = path.stat()
            return Version(path, status.st_mtime_ns, status.st_size)
    raise PlangenError(f"Word template “{page.template}” not found in the template folders.")


@lru_cache(maxsize=32)
def _word_template(folders: tuple[Path, ...], name: str, version: Version) -> WordTemplate:
    document = opened(version.path.read_bytes(), name)
    remove_private_content(document)
    sandbox = environment(folders, _draw)  # type: ignore[arg-type] # jinja passes its context because of @pass_context
    texts, parts = {}, {}
    for part in parts_of(document):
        text = dialect_of(part)
        if "{{" not in text and "{%" not in text:
            continue
        try:
            code = sandbox.compile(text, filename=_PART)
            parts[str(part.partname)] = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
        except TemplateSyntaxError as error:
            reason = (error.message or "incomplete").rstrip(".")
            raise PlangenError(f"{_place(name, text, error.lineno)}: Can't read this tag: {reason}.") from error
        texts[str(part.partname)] = text
    file = io.BytesIO()
    document.save(file)
    return WordTemplate(file.getvalue(), texts, parts)


def opened(source: bytes, name: str) -> Document:
    """The Word document in a template's bytes; raises PlangenError if they aren't a Word file."""
    refusal = f"Can't read {name} as a Word file. Save it again in Word as .docx."
    try:
        document = docx.Document(io.BytesIO(source))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise PlangenError(refusal) from error
    if any(part.element.getroottree().docinfo.doctype for part in parts_of(document)):
        raise PlangenError(refusal)  # Word writes no declarations of entities, which could be other files.
    return document


def dialect_of(part: XmlPart) -> str:
    """The text of a part with its tags as jinja reads them, each paragraph on its own line; addresses are in it."""
    write_addresses_into_text(part)
    xml = etree.tostring(part.element, encoding="unicode")
    return _PARAGRAPH.sub("\n<w:p", DocxTemplate(io.BytesIO()).patch_xml(xml))


def parts_of(document: Document) -> list[XmlPart]:
    """The parts that can have tags: the main document, headers, and footers."""
    parts = document.part.package.iter_parts()
    endings = ("main+xml", "header+xml", "footer+xml")
    return [part for part in parts if isinstance(part, XmlPart) and part.content_type.endswith(endings)]


@pass_context
def _draw(context: Context, value: object) -> str:
    """The text of a value; a chart, field, table, or row of tiles is kept, and a placeholder is printed."""
    if isinstance(value, Chart | SmallChart | Field | Table | Chain | YearGrid) or is_tiles(value):
        drawings: Drawings = context[_DRAWINGS]
        return Markup(drawings.mark(value))  # noqa: S704 - a number between two characters that no value contains
    return as_text(value)


def _filled(template: WordTemplate, name: str, page: Page, drawings: Drawings) -> Any:
    """The part with every tag filled in, or None if it has no tags."""
    part = template.parts.get(name)
    if part is None:
        return None
    try:
        xml = part.render({**page.facts, _DRAWINGS: drawings}).replace("\n<w:p", "<w:p")
    except TEMPLATE_ERRORS as error:
        place = _place(page.template, template.texts[name], _line_of(error))
        raise template_error(error, place, page.facts) from None
    if "\n" in xml or "\t" in xml:
        xml = DocxTemplate(io.BytesIO()).resolve_listing(xml)
    try:
        return parse_xml(xml)
    except etree.XMLSyntaxError as error:
        raise PlangenError(
            f"{page.template}: tags overlap. Start and end each loop or condition in one paragraph, "
            "or put both in their own paragraphs or rows."
        ) from error


def _line_of(error: BaseException) -> int | None:
    """The template line of an error, from the lines that jinja adds to the traceback."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _PART:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _place(name: str, text: str, line: int | None) -> str:
    """The template's name and the text of the faulty paragraph or cell as seen in Word."""
    lines = text.splitlines()
    if line is None or not 0 < line <= len(lines):
        return name
    before = "\n".join(lines[: line - 1]) + lines[line - 1].split("<w:p", 1)[0]
    where = "cell" if before.count("<w:tc>") + before.count("<w:tc ") > before.count("</w:tc>") else "paragraph"
    shown = " ".join(_TEXT.sub("", lines[line - 1]).split())
    return f"{name}, {where} “{shown[:80]}”"
