"""Keep a filled template valid where a condition has emptied something, or a loop has repeated a bookmark."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TABLE, _ROW, _CELL, _PARAGRAPH = qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:p")
_CONTROL, _CONTENT = qn("w:sdt"), qn("w:sdtContent")
_STORIES = (qn("w:hdr"), qn("w:ftr"), qn("w:txbxContent"))
_START, _END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")


def keep_valid(roots: Sequence[Any]) -> None:
    """Removes rows without cells and tables without rows, gives every empty cell, header, footer, and box a paragraph.

    Bookmarks get ids and names of their own; half a bookmark is removed.
    """
    for root in roots:
        for row in [each for each in root.iter(_ROW) if not rows_or_cells(each, _CELL)]:
            _remove_with_controls(row)
        for table in [each for each in root.iter(_TABLE) if not rows_or_cells(each, _ROW)]:
            _remove_with_controls(table)
        for container in root.iter(_CELL, *_STORIES):
            if not _ends_with_paragraph(container, is_cell=container.tag == _CELL):
                container.append(OxmlElement("w:p"))
    _number_bookmarks(roots)


def rows_or_cells(parent: Any, name: str) -> list[Any]:
    """The rows of a table or the cells of a row, also those in content controls."""
    found = []
    for child in parent:
        if child.tag == name:
            found.append(child)
        elif child.tag == _CONTROL:
            content = child.find(_CONTENT)
            found += [] if content is None else rows_or_cells(content, name)
    return found


def _remove_with_controls(element: Any) -> None:
    """Removes an element, and the content control around it if that has nothing else."""
    parent = element.getparent()
    parent.remove(element)
    if parent.tag == _CONTENT and not len(parent):
        _remove_with_controls(parent.getparent())


def _ends_with_paragraph(container: Any, *, is_cell: bool) -> bool:
    """Whether a cell ends with a paragraph, or another container has anything that prints."""
    for child in reversed(container):
        if child.tag == _PARAGRAPH:
            return True
        if child.tag == _TABLE:
            return not is_cell
        if child.tag == _CONTROL:
            content = child.find(_CONTENT)
            return content is not None and _ends_with_paragraph(content, is_cell=is_cell)
    return False


def _number_bookmarks(roots: Sequence[Any]) -> None:
    """Numbers the bookmarks of a document again if loops or conditions have repeated or halved one."""
    starts = [each for root in roots for each in root.iter(_START)]
    ends = [each for root in roots for each in root.iter(_END)]
    ids = Counter(each.get(qn("w:id")) for each in starts)
    if ids == Counter(each.get(qn("w:id")) for each in ends) and all(count == 1 for count in ids.values()):
        return
    names: set[str] = set()
    for root in roots:
        for start, end in _pairs(root):
            name = "" if start is None or end is None else start.get(qn("w:name"))
            if not name or name in names:
                _remove_marks(start, end)
                continue
            names.add(name)
            for mark in (start, end):
                mark.set(qn("w:id"), str(len(names)))


def _pairs(root: Any) -> list[tuple[Any, Any]]:
    """The beginning and end of each bookmark; None for what a condition has removed."""
    started: dict[str, list[Any]] = defaultdict(list)
    pairs: list[tuple[Any, Any]] = []
    for mark in root.iter(_START, _END):
        same = started[mark.get(qn("w:id"))]
        if mark.tag == _START:
            same.append(mark)
        else:
            pairs.append((same.pop(0) if same else None, mark))
    return pairs + [(mark, None) for marks in started.values() for mark in marks]


def _remove_marks(*marks: Any) -> None:
    for mark in marks:
        if mark is not None:
            mark.getparent().remove(mark)
