"""What every finished Word file has around its text: the paper, language and properties."""

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm

from plangen.elements.theme import Paper
from plangen.formats.environment import cleaned
from plangen.formats.page import Properties

NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST_PROPERTY = 255
_SIZES = {Paper.LETTER: (215.9, 279.4), Paper.A4: (210.0, 297.0)}
_SIDES = {Paper.LETTER: (21.0, 18.9), Paper.A4: (20.0, 14.0)}
_LANDSCAPE_SIDES = {Paper.LETTER: (17.2, 17.2), Paper.A4: (26.0, 26.0)}


def set_paper(document: Document, paper: Paper) -> None:
    """Sets every section to the paper, with the same live width on both."""
    short, tall = _SIZES[paper]
    for section in document.sections:
        lying = section.orientation == WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (Mm(tall), Mm(short)) if lying else (Mm(short), Mm(tall))
        left, right = (_LANDSCAPE_SIDES if lying else _SIDES)[paper]
        section.left_margin, section.right_margin = Mm(left), Mm(right)


def set_properties(document: Document, properties: Properties) -> None:
    """Sets title, author, subject, language and kind; no clock, no login."""
    core = document.core_properties
    core.title, core.subject = _short(properties.title), _short(properties.subject)
    core.author = core.last_modified_by = _short(properties.author)
    core.language, core.comments, core.keywords, core.revision = properties.language, "", "", 1
    core.created = core.modified = NO_CLOCK
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), properties.language)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), properties.language)
    _set_kind(document, properties.kind)


def _short(text: str) -> str:
    return " ".join(cleaned(text).split())[:LONGEST_PROPERTY]


def _set_kind(document: Document, kind: str) -> None:
    """Sets the custom property plangen-kind, in place of what the template has."""
    package: Any = document.part.package
    for name in [
        name for name, relation in package.rels.items() if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    ]:
        del package.rels[name]
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="plangen-kind">'
        f"<vt:lpwstr>{escape(kind)}</vt:lpwstr></property></Properties>"
    )
    kept = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(kept, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
