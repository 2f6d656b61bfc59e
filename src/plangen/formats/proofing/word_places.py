"""The tags of a Word template as jinja reads them, each with how and where it is written, as one sees it in Word."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from plangen.formats.proofing.tags import Tag, find_tags, half_tags, without_tags
from plangen.formats.word import dialect_of, opened, parts_of
from plangen.problems import Place, Problem, warning

_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[\w:]+)[^<>]*?(?P<whole>/?)>")
_MARK = re.compile("\ue000(?P<number>\\d+)\ue001")
"""What is written into each tag, so that it is found again when Word's dialect has moved and changed it."""
_BEGINS = re.compile(r"..(?:(?:tr|tc|p|r)(?=\s)\s?)?")
_ENDS = re.compile(r"[-+]?[%}]\}$")
_MERGES = re.compile(r"\{%\s*[vh]m\s*%\}")
_NUMBER = re.compile(r"(?P<sort>header|footer|comments|footnotes|endnotes)(?P<number>\d*)\.xml$")
_TEXTS = (qn("w:t"), qn("w:delText"), qn("w:instrText"))
_TABLE, _ROW, _CELL, _PARAGRAPH = qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:p")
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
"""What holds a text box once for Word of today and once for older ones."""
_UNFILLED = ("footnotes+xml", "endnotes+xml")
_AROUND = re.compile(r"\{%(tr|tc|p|r)\s")
_PRINTED = re.compile(r"\{\{(?:tr|tc|p|r)\s")
_NO_ROOM = (
    "misplaced tag", "This takes away what it stands in, and what it prints has no place then.", "Write {{ … }}.",
)  # fmt: skip
_DROPPED = (
    "dropped tag",
    "This goes away with the paragraph, row or cell around another tag, which begins with {%p, {%tr or {%tc.",
    "Put the two into paragraphs or rows of their own.",
)


@dataclass(frozen=True, slots=True)
class WordPart:
    """A part of a Word template with tags: its text as jinja reads it, its tags, and where and how each is written."""

    text: str
    tags: tuple[Tag, ...]
    written: tuple[tuple[Place, str], ...]
    halves: tuple[tuple[Place, Tag], ...] = ()
    """What was meant to be a tag and is none, and where it stands."""

    def crosses(self, first: int, second: int) -> bool:
        """Whether what lies between two tags is no whole number of paragraphs, rows or runs."""
        if self.tags[first].told or self.tags[second].told:
            return False
        between = self.text[self.tags[first].begin : self.tags[second].begin]
        begun: list[str] = []
        ended: list[str] = []
        for found in _ELEMENT.finditer(without_tags(between)):
            if found["whole"]:
                continue
            if not found["end"]:
                begun.append(found["name"])
            elif begun:
                begun.pop()
            else:
                ended.append(found["name"])
        # What ends before and begins again after leaves the page whole.
        return begun != ended[::-1]


@dataclass(frozen=True, slots=True)
class _Written:
    """A tag as it is written in Word, where, and the text and the place in it that a mark is put at."""

    place: Place
    tag: Tag
    text: Any
    at: int

    def set_mark(self, number: int) -> None:
        """Writes the number of a tag into it; what is never ended is ended at once, so that it swallows no other."""
        around = {"": "{}", "}}": "{}}}}}", "%}": "{}%}}", "#}": "#}}{{{{{}}}}}"}[self.tag.lacks]
        mark = around.format(f"\ue000{number}\ue001")
        self.text.text = f"{self.text.text[: self.at]}{mark}{self.text.text[self.at :]}"


def word_parts(source: bytes, name: str) -> Iterator[WordPart]:
    """The parts of a Word template that have tags; raises PlangenError where the file is none of Word's."""
    for part in parts_of(opened(source, name)):
        root = Place(name, _part_name(part))
        texts = _Texts(part.element, root)
        found = [each for each in texts.written() if not _MERGES.fullmatch(each.tag.text)]
        halves = tuple((texts.place(half.begin), half) for half in half_tags(texts.joined))
        for number in range(len(found) - 1, -1, -1):
            found[number].set_mark(number)
        dialect = dialect_of(part)
        read = list(_read(dialect, found, root))
        if read or halves:
            yield WordPart(dialect, tuple(tag for tag, _ in read), tuple(at for _, at in read), halves)


def unfilled_tags(source: bytes, name: str) -> Iterator[Problem]:
    """The tags that stand where nothing is filled in: they would be printed as they are."""
    for part in opened(source, name).part.package.iter_parts():
        if part.content_type.endswith(_UNFILLED):
            place = Place(name, _part_name(part))
            text = re.sub(r"<w:p[ >]", "\n", part.blob.decode("utf-8", "replace"))
            for tag in find_tags(re.sub(r"<[^>]*>", "", text)):
                said = "Nothing is filled in here: this would be printed as it stands."
                yield warning(place, "unfilled tag", said, value=tag.text, cure="Put it into the text.")


class _Texts:
    """The texts of a part one behind the other, each paragraph on a line of its own, and the place of each."""

    def __init__(self, element: Any, root: Place) -> None:
        self._root, self._places = root, _places(element, root)
        self._texts, self._starts, length, last = list(element.iter(*_TEXTS)), [], 0, None
        parts = []
        for text in self._texts:
            paragraph = next(text.iterancestors(_PARAGRAPH), None)
            parts.append("\n" * (paragraph is not last) + (text.text or ""))
            self._starts.append(length + (paragraph is not last))
            length += len(parts[-1])
            last = paragraph
        self.joined = "".join(parts)

    def place(self, at: int) -> Place:
        """Where a sign stands, as one sees it in Word."""
        text = self._texts[bisect_right(self._starts, at) - 1]
        return self._places.get(next(text.iterancestors(_PARAGRAPH), None), self._root)

    def written(self) -> Iterator[_Written]:
        """Every tag as it is written in Word, in the order of the file."""
        for tag in find_tags(self.joined):
            ends = None if tag.lacks else _ENDS.search(tag.text)
            begins = _BEGINS.match(tag.text)
            inside = tag.begin + (ends.start() if ends else begins.end() if begins else 2)
            here = bisect_left(self._starts, inside) - 1
            yield _Written(self.place(tag.begin), tag, self._texts[here], inside - self._starts[here])


def _read(text: str, found: Sequence[_Written], root: Place) -> Iterator[tuple[Tag, tuple[Place, str]]]:
    """The tags as jinja reads them, each with its place and how it is written in Word; then those that are dropped."""
    read = [(tag, _MARK.search(tag.text)) for tag in find_tags(text)]
    gone = sorted(set(range(len(found))) - {int(mark["number"]) for _, mark in read if mark}, reverse=True)
    last = root
    for tag, mark in read:
        number = int(mark["number"]) if mark else -1
        while gone and gone[-1] < number:
            yield _dropped(found[gone.pop()])
        if not mark:
            yield tag, (last, tag.text)
            continue
        own = found[number]
        last = own.place
        plain = own.tag if own.tag.lacks else next(find_tags(_MARK.sub("", tag.text)), own.tag)
        told = _NO_ROOM if _PRINTED.match(own.tag.text) and not own.tag.lacks else None
        yield replace(plain, begin=tag.begin, end=tag.end, around=_around_of(own), told=told), (last, own.tag.text)
    while gone:
        yield _dropped(found[gone.pop()])


def _dropped(written: _Written) -> tuple[Tag, tuple[Place, str]]:
    return replace(written.tag, around=_around_of(written), told=_DROPPED), (written.place, written.tag.text)


def _around_of(written: _Written) -> str:
    found = _AROUND.match(written.tag.text)
    return found[1] if found else ""


def _places(element: Any, root: Place) -> dict[Any, Place]:
    """The place of every paragraph."""
    counted: Counter[Any] = Counter()
    numbers: dict[Any, int] = {}
    boxes: dict[Any, int] = {}
    found = {}
    for each in element.iter(_TABLE, _ROW, _CELL, _PARAGRAPH):
        around = _counted_in(each)
        if each.tag == _PARAGRAPH and around is not None and around.tag != _CELL:
            found[each] = Place(root.file, root.sheet, f"text box {boxes.setdefault(around, len(boxes) + 1)}")
        elif each.tag == _PARAGRAPH and around is not None:
            row, table = next(around.iterancestors(_ROW)), next(around.iterancestors(_TABLE))
            where = f"table {numbers[table]}, row {numbers[row]}, cell {numbers[around]}"
            found[each] = Place(root.file, root.sheet, where)
        else:
            counted[around] += 1
            numbers[each] = counted[around]
            found[each] = Place(root.file, root.sheet, f"paragraph {numbers[each]}")
    return found


def _counted_in(each: Any) -> Any:
    """What something is counted in: a cell in its row, a row in its table, a table in the whole."""
    if each.tag == _TABLE:
        return _TABLE
    if each.tag in (_ROW, _CELL):
        return next(each.iterancestors(_TABLE if each.tag == _ROW else _ROW), None)
    twice = next(each.iterancestors(_TWICE), None)
    return twice if twice is not None else next(each.iterancestors(_CELL, qn("w:txbxContent")), None)


def _part_name(part: Any) -> str:
    """What a part is called; empty for the text itself."""
    found = _NUMBER.search(str(part.partname))
    return f"{found['sort']} {found['number']}".strip() if found else ""
