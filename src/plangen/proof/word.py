"""What a Word file says.

A data table is one whose first row is marked to repeat as the table's head (`w:tblHeader`); every other table is there
for layout. A table in a cell counts on its own, and its words are also words of that cell. Left out is what is not said
to a reader: deleted text, field codes, the prompts of empty content controls, check boxes, and the second copy that
Word keeps of a shape for older versions. What follows from a style alone, as the numbers of a list, is not in the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from plangen.proof.text import Said, Table, plain

_PRINTED = {qn("w:noBreakHyphen"): "-", qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:br"): " ", qn("w:cr"): " "}
_NOT_SAID = {
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
class _Reading:
    """What has been read of a part so far; tables and charts hold the places at which they stand."""

    part: Any
    tables: list[Table] = field(default_factory=list)
    charts: list[tuple[str, ...]] = field(default_factory=list)


def word_text(document: bytes) -> Said:
    """What a Word file says."""
    opened = Document(BytesIO(document))
    reading = _Reading(opened.part)
    body = plain("".join(_texts(opened.element.body, reading)))
    return Said(body, tuple(reading.tables), tuple(reading.charts), tuple(_margins(opened)))


def _texts(element: Any, reading: _Reading) -> Iterator[str]:
    """The texts inside an element, in order, with a blank wherever a word ends."""
    for child in element.iterchildren("*"):
        if child.tag in _NOT_SAID or _is_prompt(child):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _PRINTED:
            yield _PRINTED[child.tag]
        elif child.tag == _CHART + "chart":
            reading.charts.append(_chart_texts(reading.part.related_parts[child.get(qn("r:id"))].blob))
        elif child.tag == qn("w:tbl"):
            yield _table_text(child, reading)
        else:
            yield from _texts(child, reading)
            if child.tag == qn("w:p"):
                yield " "


def _is_prompt(element: Any) -> bool:
    """Whether an element is a content control that says nothing yet: a check box, or a prompt to fill in."""
    if element.tag != qn("w:sdt"):
        return False
    properties = element.find(qn("w:sdtPr"))
    return properties is not None and any(
        properties.find(tag) is not None for tag in (qn("w:showingPlcHdr"), _CHECK_BOX)
    )


def _table_text(table: Any, reading: _Reading) -> str:
    """The text of a table as part of the body; a data table is also noted, at the place where it begins."""
    place = len(reading.tables)
    rows = [
        ["".join(_texts(cell, reading)) for cell in _children(row, "w:tc") if not _goes_on_from_above(cell)]
        for row in _children(table, "w:tr")
    ]
    if table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
        reading.tables.insert(place, tuple(tuple(plain(cell) for cell in row) for row in rows))
    return " " + " ".join(cell for row in rows for cell in row) + " "


def _children(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in element.iterchildren("*"):
        if child.tag == qn(name):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from _children(child.find(qn("w:sdtContent")), name)


def _goes_on_from_above(cell: Any) -> bool:
    """Whether a cell is only the lower part of one that spans rows."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _chart_texts(part: bytes) -> tuple[str, ...]:
    """The texts of a native chart: what stands below the first series, titles and labels, then every cached value."""
    root = parse_xml(part)
    first = next(root.iter(_CHART + "ser"), None)
    categories = [] if first is None else [point.text for point in first.iterfind(f"{_CHART}cat//{_CHART}v")]
    labels = ["".join(run.text or "" for run in line.iter(_DRAWING + "t")) for line in root.iter(_DRAWING + "p")]
    values = [point.text for point in root.iterfind(f".//{_CHART}val//{_CHART}v")]
    return tuple(plain(text) for text in [*categories, *labels, *values] if text and plain(text))


def _margins(opened: Any) -> Iterator[str]:
    """The texts of the heads and feet, one a part, in the order of the sections."""
    seen = set()
    for reference in opened.element.body.iter(qn("w:headerReference"), qn("w:footerReference")):
        part = opened.part.related_parts[reference.get(qn("r:id"))]
        if part.partname not in seen and (text := plain("".join(_texts(part.element, _Reading(part))))):
            yield text
        seen.add(part.partname)
