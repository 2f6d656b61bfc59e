"""A page as a Word file: templates in docxtpl's dialect, filled in a sandbox, with native charts and drawn blanks.

docxtpl reads its tags out of Word's XML (`patch_xml`) and knows how line ends become breaks (`resolve_listing`). Its
own `render` is not used: it parses and compiles again for each document, drops what is not well formed without a word,
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

from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.formats.environment import TEMPLATE_FAULTS, environment, fault, worded
from plangen.formats.page import Page
from plangen.formats.word_air import share_air
from plangen.formats.word_bytes import in_colours
from plangen.formats.word_drawing import Desk, place_drawings
from plangen.formats.word_paper import set_paper, set_properties
from plangen.formats.word_tables import finish_tables
from plangen.problems import PlangenError

_DESK = " desk"
"""The name under which a template's drawing finds its document's desk; no template can write it."""
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TEXT = re.compile(r"<[^>]+>")
_PART = "<part of a template>.xml"
"""The file name under which jinja reports where an error arose in a part of a Word file."""


class Word:
    """The Word format."""

    name = "word"
    template = "document.docx"
    suffix = ".docx"

    def render(self, page: Page) -> bytes:
        """The bytes of the finished document; raises PlangenError when the template is at fault."""
        stencil = _stencil(page.folders, page.template, _path_of(page))
        document = docx.Document(io.BytesIO(stencil.source))
        desk = Desk(document, page.properties.language)
        for part in parts_of(document):
            filled = _filled(stencil, str(part.partname), page, desk)
            if filled is not None:
                part.element[:] = filled[:]
        set_paper(document, page.theme.paper)
        for part in parts_of(document):
            finish_tables(part.element)
            place_drawings(part, desk)
        share_air(document, desk.live_width)
        set_properties(document, page.properties)
        made = io.BytesIO()
        document.save(made)
        return in_colours(made.getvalue(), page.theme)


@dataclass(frozen=True, slots=True, eq=False)
class Stencil:
    """A template that is read once in a process: its bytes, and what is filled of it by the names of its parts."""

    source: bytes
    texts: Mapping[str, str]
    templates: Mapping[str, Template]


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was when it was read; a template that is saved again is read again."""

    path: Path
    changed: int
    size: int


def _path_of(page: Page) -> Version:
    for folder in page.folders:
        path = folder / page.template
        if path.is_file():
            said = path.stat()
            return Version(path, said.st_mtime_ns, said.st_size)
    raise PlangenError(f"There is no Word template “{page.template}” in the template folders.")


@lru_cache(maxsize=32)
def _stencil(folders: tuple[Path, ...], name: str, version: Version) -> Stencil:
    source = version.path.read_bytes()
    document = opened(source, name)
    sandbox = environment(folders, _draw)  # type: ignore[arg-type] # jinja hands its context to what asks for it
    texts, templates = {}, {}
    for part in parts_of(document):
        text = dialect_of(part)
        if "{{" not in text and "{%" not in text:
            continue
        try:
            code = sandbox.compile(text, filename=_PART)
            templates[str(part.partname)] = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
        except TemplateSyntaxError as error:
            raise PlangenError(f"{_place(name, text, error.lineno)}: {error.message}") from error
        texts[str(part.partname)] = text
    return Stencil(source, texts, templates)


def opened(source: bytes, name: str) -> Document:
    """The Word file of a template; raises PlangenError where the bytes are none."""
    try:
        return docx.Document(io.BytesIO(source))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.LxmlError) as error:
        raise PlangenError(f"{name} is not a Word file that can be read. Save it again in Word as .docx.") from error


def dialect_of(part: XmlPart) -> str:
    """The text of a part with its tags as jinja reads them, each paragraph on a line of its own."""
    xml = etree.tostring(part.element, encoding="unicode")
    return _PARAGRAPH.sub("\n<w:p", DocxTemplate(io.BytesIO()).patch_xml(xml))


def parts_of(document: Document) -> list[XmlPart]:
    """The parts that people write in: the document, headers, footers, comments."""
    parts = document.part.package.iter_parts()
    kinds = ("main+xml", "header+xml", "footer+xml", "comments+xml")
    return [part for part in parts if isinstance(part, XmlPart) and part.content_type.endswith(kinds)]


@pass_context
def _draw(context: Context, value: object) -> str:
    """The text of a value; what is drawn is laid on the document's desk, and its place is marked."""
    if isinstance(value, Chart | SmallChart | Field):
        desk: Desk = context[_DESK]
        return Markup(desk.mark(value))  # noqa: S704 - a number between two signs that no value holds
    return worded(value)


def _filled(stencil: Stencil, name: str, page: Page, desk: Desk) -> Any:
    """The part with every tag filled, or None when it has none."""
    template = stencil.templates.get(name)
    if template is None:
        return None
    try:
        xml = template.render({**page.facts, _DESK: desk}).replace("\n<w:p", "<w:p")
    except TEMPLATE_FAULTS as error:
        place = _place(page.template, stencil.texts[name], _line_of(error))
        raise fault(error, place, page.facts) from None
    if "\n" in xml or "\t" in xml:
        xml = DocxTemplate(io.BytesIO()).resolve_listing(xml)
    try:
        return parse_xml(xml)
    except etree.XMLSyntaxError as error:
        raise PlangenError(
            f"{page.template}: its tags cross what they stand in. Begin and end each loop and condition in the same"
            " paragraph, or both in paragraphs or rows of their own."
        ) from error


def _line_of(error: BaseException) -> int | None:
    """The line of the template at which an error arose: jinja puts the template's own lines in the traceback."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _PART:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _place(name: str, text: str, line: int | None) -> str:
    """The template's name and the paragraph or cell that is at fault, as it reads in Word."""
    lines = text.splitlines()
    if line is None or not 0 < line <= len(lines):
        return name
    before = "\n".join(lines[: line - 1]) + lines[line - 1].split("<w:p", 1)[0]
    where = "cell" if before.count("<w:tc>") + before.count("<w:tc ") > before.count("</w:tc>") else "paragraph"
    shown = " ".join(_TEXT.sub("", lines[line - 1]).split())
    return f"{name}, {where} “{shown[:80]}”"
