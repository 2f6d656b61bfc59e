"""The tags of a Word template as jinja reads them, each with its place and text as seen in Word."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from plangen.formats.word.private_content import Removed, remove_private_content
from plangen.formats.word.template import dialect_of, opened, parts_of
from plangen.lint.tags import Tag, find_tags, incomplete_tags, without_tags
from plangen.problems import Place, Problem, warning

_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[\w:]+)[^<>]*?(?P<empty>/?)>")
_MARK = re.compile("\ue000(?P<number>\\d+)\ue001")
"""Written into each tag to find it again after docxtpl has moved and changed it."""
_BEGINS = re.compile(r"..(?:(?:tr|tc|p|r)(?=\s)\s?)?")
_ENDS = re.compile(r"[-+]?[%}]\}$")
_MERGES = re.compile(r"\{%\s*[vh]m\s*%\}")
_NUMBER = re.compile(r"(?P<sort>header|footer|comments|footnotes|endnotes|chart)(?P<number>\d*)\.xml$")
_TEXTS = (qn("w:t"), qn("w:delText"), qn("w:instrText"))
_TABLE, _ROW, _CELL, _PARAGRAPH = qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:p")
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
"""Holds a text box twice: once for current Word and once for older versions."""
_UNFILLED = ("footnotes+xml", "endnotes+xml", "drawingml.chart+xml", "diagramData+xml")
_PRIVATE = {
    Removed.COMMENTS: ("{}: not in documents.", "Delete them in Word: Review › Delete › Delete All Comments."),
    Removed.CHANGES: (
        "{}: deleted text isn't in documents, inserted text is.", "In Word: Review › Accept or Reject › All Changes.",
    ),
}  # fmt: skip
_PREFIX = re.compile(r"\{%(tr|tc|p|r)\s")
_PREFIXED_OUTPUT = re.compile(r"\{\{(?:tr|tc|p|r)\s")
_REMOVES_OUTPUT = (
    "misplaced tag", "This removes its own container, so its output has nowhere to go.", "Use {{ … }}.",
)  # fmt: skip
_DROPPED = (
    "dropped tag",
    "A {%p, {%tr, or {%tc tag here removes this tag along with its paragraph, row, or cell.",
    "Put each of the two in its own paragraph or row.",
)


@dataclass(frozen=True, slots=True)
class WordPart:
    """A part of a Word template: its text as jinja reads it, its tags, and the place and text of each tag in Word."""

    text: str
    tags: tuple[Tag, ...]
    as_written: tuple[tuple[Place, str], ...]
    incomplete: tuple[tuple[Place, Tag], ...] = ()
    """The incomplete tags and their places."""

    def crosses_cells(self, first: int, second: int) -> bool:
        """Whether two tags are in different cells of one row, so that the cells between are repeated or removed."""
        places = [self.as_written[at][0] for at in (first, second)]
        rows = {(place.sheet, place.cell.rpartition(", cell ")[0]) for place in places}
        in_cells = all(", cell " in place.cell for place in places) and places[0].cell != places[1].cell
        return in_cells and len(rows) == 1 and not any(self.tags[at].prefix in ("tr", "tc") for at in (first, second))

    def overlap(self, first: int, second: int) -> bool:
        """Whether two tags overlap the paragraphs, rows, or runs between them."""
        if self.tags[first].problem or self.tags[second].problem:
            return False
        between = self.text[self.tags[first].begin : self.tags[second].begin]
        started: list[str] = []
        ended: list[str] = []
        for found in _ELEMENT.finditer(without_tags(between)):
            if found["empty"]:
                continue
            if not found["end"]:
                started.append(found["name"])
            elif started:
                started.pop()
            else:
                ended.append(found["name"])
        # Elements that end first and start again leave the page well formed.
        return started != ended[::-1]


@dataclass(frozen=True, slots=True)
class _WrittenTag:
    """A tag as written in Word, with its place, and the text element and position for its mark."""

    place: Place
    tag: Tag
    element: Any
    at: int

    def set_mark(self, number: int) -> None:
        """Writes the number of a tag into it, and closes an unclosed tag so that it doesn't swallow the next one."""
        pattern = {"": "{}", "}}": "{}}}}}", "%}": "{}%}}", "#}": "#}}{{{{{}}}}}"}[self.tag.missing_end]
        mark = pattern.format(f"\ue000{number}\ue001")
        self.element.text = f"{self.element.text[: self.at]}{mark}{self.element.text[self.at :]}"


def word_parts(content: bytes, name: str) -> Iterator[WordPart]:
    """The parts of a Word template that have tags; raises PlangenError if the file isn't a Word file."""
    document = opened(content, name)
    remove_private_content(document)
    for part in parts_of(document):
        root = Place(name, _part_name(str(part.partname)))
        texts = _Texts(part.element, root)
        written = [each for each in texts.tags() if not _MERGES.fullmatch(each.tag.text)]
        incomplete = tuple((texts.place(tag.begin), tag) for tag in incomplete_tags(texts.joined))
        for number in range(len(written) - 1, -1, -1):
            written[number].set_mark(number)
        dialect = dialect_of(part)
        read = list(_match_tags(dialect, written, root))
        if read or incomplete:
            yield WordPart(dialect, tuple(tag for tag, _ in read), tuple(at for _, at in read), incomplete)


def private_content(content: bytes, name: str) -> Iterator[Problem]:
    """What a template has that is left out of documents, once for each sort and part."""
    counts = Counter((removed.part, removed.what) for removed in remove_private_content(opened(content, name)))
    for (part, what), count in counts.items():
        found = f"{count:,} {what.value}" if what is Removed.COMMENTS and count > 1 else what.value.capitalize()
        message, fix = _PRIVATE.get(what, ("{}: not in documents.", "Delete this in Word."))
        yield warning(Place(name, _part_name(part)), "left out", message.format(found), fix=fix)


def unfilled_tags(content: bytes, name: str) -> Iterator[Problem]:
    """The tags in footnotes, endnotes, and charts, which aren't filled in."""
    for part in opened(content, name).part.package.iter_parts():
        if part.content_type.endswith(_UNFILLED):
            place = Place(name, _part_name(str(part.partname)))
            text = re.sub(r"<[wa]:p[ >]", "\n", part.blob.decode("utf-8", "replace"))
            for tag in find_tags(re.sub(r"<[^>]*>", "", text)):
                message = "Tags don't work here; this would print as text."
                yield warning(place, "unfilled tag", message, value=tag.text, fix="Move it to the body text.")


class _Texts:
    """The joined texts of a part, each paragraph on its own line, with the place of every character."""

    def __init__(self, element: Any, root: Place) -> None:
        self._root, self._places = root, _places(element, root)
        self._elements, self._starts, length, last = list(element.iter(*_TEXTS)), [], 0, None
        parts = []
        for text in self._elements:
            paragraph = next(text.iterancestors(_PARAGRAPH), None)
            parts.append("\n" * (paragraph is not last) + (text.text or ""))
            self._starts.append(length + (paragraph is not last))
            length += len(parts[-1])
            last = paragraph
        self.joined = "".join(parts)

    def place(self, at: int) -> Place:
        """The place of a character as seen in Word."""
        element = self._elements[bisect_right(self._starts, at) - 1]
        return self._places.get(next(element.iterancestors(_PARAGRAPH), None), self._root)

    def tags(self) -> Iterator[_WrittenTag]:
        """Every tag as written in Word, in the order of the file."""
        for tag in find_tags(self.joined):
            ends = None if tag.missing_end else _ENDS.search(tag.text)
            begins = _BEGINS.match(tag.text)
            inside = tag.begin + (ends.start() if ends else begins.end() if begins else 2)
            here = bisect_left(self._starts, inside) - 1
            yield _WrittenTag(self.place(tag.begin), tag, self._elements[here], inside - self._starts[here])


def _match_tags(text: str, written: Sequence[_WrittenTag], root: Place) -> Iterator[tuple[Tag, tuple[Place, str]]]:
    """The tags as jinja reads them, each with its place and text in Word, and the dropped tags between them."""
    read = [(tag, _MARK.search(tag.text)) for tag in find_tags(text)]
    dropped = sorted(set(range(len(written))) - {int(mark["number"]) for _, mark in read if mark}, reverse=True)
    last = root
    for tag, mark in read:
        number = int(mark["number"]) if mark else -1
        while dropped and dropped[-1] < number:
            yield _dropped_tag(written[dropped.pop()])
        if not mark:
            yield tag, (last, tag.text)
            continue
        source = written[number]
        last = source.place
        plain = source.tag if source.tag.missing_end else next(find_tags(_MARK.sub("", tag.text)), source.tag)
        problem = _REMOVES_OUTPUT if _PREFIXED_OUTPUT.match(source.tag.text) and not source.tag.missing_end else None
        matched = replace(plain, begin=tag.begin, end=tag.end, prefix=_prefix(source), problem=problem)
        yield matched, (last, source.tag.text)
    while dropped:
        yield _dropped_tag(written[dropped.pop()])


def _dropped_tag(written: _WrittenTag) -> tuple[Tag, tuple[Place, str]]:
    return replace(written.tag, prefix=_prefix(written), problem=_DROPPED), (written.place, written.tag.text)


def _prefix(written: _WrittenTag) -> str:
    found = _PREFIX.match(written.tag.text)
    return found[1] if found else ""


def _places(element: Any, root: Place) -> dict[Any, Place]:
    """The place of every paragraph."""
    counts: Counter[Any] = Counter()
    numbers: dict[Any, int] = {}
    boxes: dict[Any, int] = {}
    found = {}
    for each in element.iter(_TABLE, _ROW, _CELL, _PARAGRAPH):
        container = _container(each)
        if each.tag == _PARAGRAPH and container is not None and container.tag != _CELL:
            found[each] = Place(root.file, root.sheet, f"text box {boxes.setdefault(container, len(boxes) + 1)}")
        elif each.tag == _PARAGRAPH and container is not None:
            row, table = next(container.iterancestors(_ROW)), next(container.iterancestors(_TABLE))
            where = f"table {numbers[table]}, row {numbers[row]}, cell {numbers[container]}"
            found[each] = Place(root.file, root.sheet, where)
        else:
            counts[container] += 1
            numbers[each] = counts[container]
            found[each] = Place(root.file, root.sheet, f"paragraph {numbers[each]}")
    return found


def _container(each: Any) -> Any:
    """What an element is numbered in: a cell in its row, a row in its table, a table in the document."""
    if each.tag == _TABLE:
        return _TABLE
    if each.tag in (_ROW, _CELL):
        return next(each.iterancestors(_TABLE if each.tag == _ROW else _ROW), None)
    alternate = next(each.iterancestors(_ALTERNATE), None)
    return alternate if alternate is not None else next(each.iterancestors(_CELL, qn("w:txbxContent")), None)


def _part_name(path: str) -> str:
    """The name of the part with a path; empty for the main document."""
    found = _NUMBER.search(path)
    return f"{found['sort']} {found['number']}".strip() if found else ""
