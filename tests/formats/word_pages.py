"""Word documents for tests, from templates typed in Word."""

import io
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from plangen.elements.theme import Theme
from plangen.formats.page import Page, Properties

TEMPLATE = "custom/document.docx"
PROPERTIES = Properties("A title", "Ken Ortiz", "Ana Ruiz", "custom", "en-US")


def opened(document: bytes) -> Document:
    return docx.Document(io.BytesIO(document))


def page_of(
    folder: Path, *paragraphs: str, facts: dict[str, Any] | None = None, footer: str = "", style: str = ""
) -> Page:
    """A page whose template is a Word file with these paragraphs, their text in a character style if one is given."""
    template = docx.Document()
    if style:
        template.styles.add_style(style, WD_STYLE_TYPE.CHARACTER)
    for text in paragraphs:
        template.add_paragraph().add_run(text, style or None)
    template.sections[0].footer.paragraphs[0].text = footer
    path = folder / TEMPLATE
    path.parent.mkdir(exist_ok=True)
    template.save(str(path))
    return Page((folder,), TEMPLATE, facts or {}, PROPERTIES, Theme())


def texts_of(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(document).paragraphs]
