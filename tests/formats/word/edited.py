"""Word templates as a person's Word saves them, for tests: body XML, parts, and relationships added to a plain file."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from plangen.elements.theme import Theme
from plangen.formats.page import Page
from plangen.formats.word.template import Word
from tests.document_tools import open_xml_errors
from tests.formats.word_pages import PROPERTIES, TEMPLATE
from tests.sizes import SOAK

NAMESPACES = nsdecls("w", "r", "wp", "a", "pic", "c") + (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MADE = "made.docx"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def blank() -> Any:
    """A Word file to edit."""
    return docx.Document()


def add(document: Any, xml: str) -> None:
    """Adds XML to the body of a document, before its section."""
    for element in parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)


def add_part(owner: Any, kind: str, path: str, content_type: str, content: bytes) -> str:
    """Adds a part that another one refers to, and returns the number of the relationship."""
    part = Part(PackURI(path), content_type, content, owner.package)
    return str(owner.relate_to(part, OFFICE + kind))


def add_link(owner: Any, address: str, kind: str = RELATIONSHIP_TYPE.HYPERLINK) -> str:
    """Adds a link to something outside the file, and returns the number of the relationship."""
    return str(owner.relate_to(address, kind, is_external=True))


def bytes_of(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def page_from(folder: Path, document: Any, facts: Mapping[str, object]) -> Page:
    """A page whose template is this Word file."""
    path = folder / TEMPLATE
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return Page((folder,), TEMPLATE, dict(facts), PROPERTIES, Theme())


def made_from(folder: Path, document: Any, **facts: object) -> Any:
    """The Word file made from a template; in the soak run, after the validator has found no error in it."""
    return (valid_from if SOAK else _rendered_from)(folder, document, **facts)


def valid_from(folder: Path, document: Any, **facts: object) -> Any:
    """The Word file made from a template, after the validator has found no error in it.

    The validator takes a second for each file, so one template has what several tests add to theirs.
    """
    made = _rendered_from(folder, document, **facts)
    assert open_xml_errors(folder / MADE) == []
    return made


def _rendered_from(folder: Path, document: Any, **facts: object) -> Any:
    content = Word().render(page_from(folder, document, facts))
    (folder / MADE).write_bytes(content)
    return docx.Document(str(folder / MADE))
