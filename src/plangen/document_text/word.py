"""Read the text of a Word file.

A data table is one whose first row is marked to repeat as a header (`w:tblHeader`); every other table is layout. A
nested table is read on its own, and its words are also words of the cell around it. Skipped is what a reader doesn't
see: deleted text, field codes, the prompts of empty content controls, check boxes, and the second copy of a shape that
Word keeps for older versions. Text that comes from a style alone, such as list numbers, is not included.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from plangen.document_text.document import DocumentText, TextTable, plain

_CHARACTERS = {qn("w:noBreakHyphen"): "-", qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:br"): " ", qn("w:cr"): " "}
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:instrText"),
    qn("w:rPr"),
    qn("w:pPr"),
    qn("w:sdtPr"),
    qn("w:tblPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_CHECK_BOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class _PartText:
    """The tables and charts read from a part so far."""

    part: Any
    tables: list[TextTable] = field(default_factory=list)
    charts: list[tuple[str, ...]] = field(default_factory=list)


def word_text(document: bytes) -> DocumentText:
    """The text of a Word file."""
    opened = Document(BytesIO(document))
    found = _PartText(opened.part)
    body = plain("".join(_texts(opened.element.body, found)))
    return DocumentText(body, tuple(found.tables), tuple(found.charts), tuple(_margins(opened)))


def _texts(element: Any, found: _PartText) -> Iterator[str]:
    """The texts in an element, in order, with a space wherever a word ends."""
    for child in element.iterchildren("*"):
        if child.tag in _SKIPPED or _is_prompt(child):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == _CHART + "chart":
            found.charts.append(_chart_texts(found.part.related_parts[child.get(qn("r:id"))].blob))
        elif child.tag == qn("w:tbl"):
            yield _table_text(child, found)
        else:
            yield from _texts(child, found)
            if child.tag == qn("w:p"):
                yield " "


def _is_prompt(element: Any) -> bool:
    """Whether an element is an empty content control: a check box, or a prompt to fill in."""
    if element.tag != qn("w:sdt"):
        return False
    properties = element.find(qn("w:sdtPr"))
    return properties is not None and any(
        properties.find(tag) is not None for tag in (qn("w:showingPlcHdr"), _CHECK_BOX)
    )


def _table_text(table: Any, found: _PartText) -> str:
    """The text of a table as part of the body; a data table is also recorded, before the tables nested in it."""
    position = len(found.tables)
    rows = [
        ["".join(_texts(cell, found)) for cell in _children(row, "w:tc") if not _is_merged_with_above(cell)]
        for row in _children(table, "w:tr")
    ]
    if table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
        found.tables.insert(position, tuple(tuple(plain(cell) for cell in row) for row in rows))
    return " " + " ".join(cell for row in rows for cell in row) + " "


def _children(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, including those in content controls."""
    for child in element.iterchildren("*"):
        if child.tag == qn(name):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from _children(child.find(qn("w:sdtContent")), name)


def _is_merged_with_above(cell: Any) -> bool:
    """Whether a cell is merged with the one above it."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _chart_texts(part: bytes) -> tuple[str, ...]:
    """The texts of a native chart: the categories of its first series, titles and labels, then all cached values."""
    root = parse_xml(part)
    first = next(root.iter(_CHART + "ser"), None)
    categories = [] if first is None else [point.text for point in first.iterfind(f"{_CHART}cat//{_CHART}v")]
    labels = ["".join(run.text or "" for run in line.iter(_DRAWING + "t")) for line in root.iter(_DRAWING + "p")]
    values = [point.text for point in root.iterfind(f".//{_CHART}val//{_CHART}v")]
    return tuple(plain(text) for text in [*categories, *labels, *values] if text and plain(text))


def _margins(opened: Any) -> Iterator[str]:
    """The texts of the headers and footers, one per part, in the order of the sections."""
    seen = set()
    for reference in opened.element.body.iter(qn("w:headerReference"), qn("w:footerReference")):
        part = opened.part.related_parts[reference.get(qn("r:id"))]
        if part.partname not in seen and (text := plain("".join(_texts(part.element, _PartText(part))))):
            yield text
        seen.add(part.partname)
