"""Word documents for tests: quarterly reviews, and documents from templates typed in Word."""

import io
from pathlib import Path

import docx
from docx.document import Document

from plangen.elements.theme import Paper, Theme
from plangen.formats.page import Page, Properties
from plangen.formats.word.template import Word
from tests.formats import quarterly_facts
from tests.formats.quarterly_facts import Facts, quarterly_page

FACTS = {
    name: getattr(quarterly_facts, name)
    for name in ("full", "thin", "without_plan", "crowded", "hostile", "preread", "manager")
}
TEMPLATE = "custom/document.docx"
PROPERTIES = Properties("A title", "Ken Ortiz", "Ana Ruiz", "custom", "en-US")


def rendered(facts: Facts, paper: Paper = Paper.LETTER) -> bytes:
    return Word().render(quarterly_page(facts, paper, "document.docx"))


def opened(document: bytes) -> Document:
    return docx.Document(io.BytesIO(document))


def page_of(folder: Path, *paragraphs: str, facts: Facts | None = None, footer: str = "") -> Page:
    """A page whose template is a Word file with these paragraphs."""
    template = docx.Document()
    for text in paragraphs:
        template.add_paragraph(text)
    template.sections[0].footer.paragraphs[0].text = footer
    path = folder / TEMPLATE
    path.parent.mkdir(exist_ok=True)
    template.save(str(path))
    return Page((folder,), TEMPLATE, facts or {}, PROPERTIES, Theme())


def texts_of(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(document).paragraphs]
