"""Set the paper, language, and properties of a Word file."""

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

FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC)
MAX_PROPERTY_LENGTH = 255
_SIZES = {Paper.LETTER: (215.9, 279.4), Paper.A4: (210.0, 297.0)}
_SIDES = {Paper.LETTER: (21.0, 18.9), Paper.A4: (20.0, 14.0)}
_SECTION_END = f"{qn('w:pPr')}/{qn('w:sectPr')}"
_LANDSCAPE_SIDES = {Paper.LETTER: (17.2, 17.2), Paper.A4: (26.0, 26.0)}


def set_paper(document: Document, paper: Paper) -> None:
    """Sets the paper of every section, with the same text width on Letter and A4."""
    short, tall = _SIZES[paper]
    for section in document.sections:
        landscape = section.orientation == WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (Mm(tall), Mm(short)) if landscape else (Mm(short), Mm(tall))
        left, right = (_LANDSCAPE_SIDES if landscape else _SIDES)[paper]
        section.left_margin, section.right_margin = Mm(left), Mm(right)


def section_of(element: Any) -> Any:
    """The properties of the section that an element of the body is in; None for an element of another part."""
    block = next((each for each in (element, *element.iterancestors()) if _is_in_body(each)), None)
    for each in (block, *block.itersiblings()) if block is not None else ():
        ends = each if each.tag == qn("w:sectPr") else each.find(_SECTION_END)
        if ends is not None:
            return ends
    return None


def live_size(section: Any) -> tuple[int, int]:
    """The width and height between the margins of a section's pages, in twips."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width, height = (int(size.get(qn(f"w:{name}"))) for name in ("w", "h"))
    left, right, top, bottom = (int(margins.get(qn(f"w:{name}"))) for name in ("left", "right", "top", "bottom"))
    return width - left - right, height - top - bottom


def _is_in_body(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == qn("w:body")


def set_properties(document: Document, properties: Properties) -> None:
    """Sets title, author, subject, language, and document type, without timestamps or user names."""
    core = document.core_properties
    core.title, core.subject = _short(properties.title), _short(properties.subject)
    core.author = core.last_modified_by = _short(properties.author)
    core.language, core.comments, core.keywords, core.revision = properties.language, "", "", 1
    core.created = core.modified = FIXED_TIME
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), properties.language)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), properties.language)
    _set_document_type(document, properties.document_type)


def _short(text: str) -> str:
    return " ".join(cleaned(text).split())[:MAX_PROPERTY_LENGTH]


def _set_document_type(document: Document, document_type: str) -> None:
    """Sets the custom property plangen-document-type, which replaces those of the template."""
    package: Any = document.part.package
    for name in [
        name for name, relation in package.rels.items() if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    ]:
        del package.rels[name]
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006"
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{namespace}/custom-properties" xmlns:vt="{namespace}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="plangen-document-type">'
        f"<vt:lpwstr>{escape(document_type)}</vt:lpwstr></property></Properties>"
    )
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
