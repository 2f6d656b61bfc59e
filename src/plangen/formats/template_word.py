"""The tags of a Word template with the paragraph or table cell that each of them stands in, as one sees it in Word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from plangen.formats.template_tags import CURLY, STRAIGHTEN, TAG, Tag, find_tags
from plangen.formats.word import dialect_of, opened, parts_of
from plangen.problems import Place, Problem, warning

_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[\w:]+)[^<>]*?(?P<whole>/?)>")
_SIGNS = re.compile(r"\s+|(?<=\{[{%#])(?:tr|tc|p|r)(?=\s)|[-+](?=[%}]\})|(?<=\{[{%])[-+]")
"""What Word's dialect drops or changes in a tag."""
_NUMBER = re.compile(r"(?P<sort>header|footer|comments)(?P<number>\d*)\.xml$")


@dataclass(frozen=True, slots=True)
class WordPart:
    """A part of a Word template that has tags: its text as jinja reads it, its tags, and the place of each."""

    text: str
    tags: tuple[Tag, ...]
    places: tuple[Place, ...]
    begins: tuple[int, ...]

    def crosses(self, first: int, second: int) -> bool:
        """Whether what lies between two tags is no whole number of paragraphs, rows or runs."""
        between = self.text[self.begins[first] : self.begins[second]]
        begun: list[str] = []
        ended: list[str] = []
        for found in _ELEMENT.finditer(TAG.sub("", between)):
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


def word_parts(source: bytes, name: str) -> Iterator[WordPart]:
    """The parts of a Word template that have tags; raises PlangenError where the file is none of Word's."""
    for part in parts_of(opened(source, name)):
        text = dialect_of(part)
        found = list(find_tags(text))
        if found:
            tags = tuple(tag for _, tag in found)
            yield WordPart(text, tags, tuple(_places(part, name, tags)), tuple(match.start() for match, _ in found))


def curly_tags(source: bytes, name: str) -> Iterator[Problem]:
    """The tags in which Word has made curly quotes of straight ones; what can be read all the same is only told."""
    for part in parts_of(opened(source, name)):
        for place, tag in _written(part, name):
            if any(sign in CURLY for sign in tag.text):
                said = "Its quotes are curly; a template wants straight ones."
                yield warning(place, "curly quotes", said, value=tag.text, cure=STRAIGHTEN)


def _places(part: XmlPart, name: str, tags: Sequence[Tag]) -> Iterator[Place]:
    """The place of each tag: the next one that is written alike, in the order in which one reads."""
    written = [(place, _alike(tag)) for place, tag in _written(part, name)]
    at, last = 0, Place(name, _part_name(part))
    for tag in tags:
        wanted = _alike(tag)
        here = next((number for number in range(at, len(written)) if written[number][1] == wanted), None)
        if here is not None:
            at, last = here + 1, written[here][0]
        yield last


def _written(part: XmlPart, name: str) -> Iterator[tuple[Place, Tag]]:
    """Every tag as it is written in Word, with its place."""
    number = 0
    tables = {table: at for at, table in enumerate(part.element.iter(qn("w:tbl")), 1)}
    for paragraph in part.element.iter(qn("w:p")):
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        number += cell is None
        where = f"paragraph {number}" if cell is None else _cell(cell, tables)
        texts = (text for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph)
        for _, tag in find_tags("".join(text.text or "" for text in texts)):
            yield Place(name, _part_name(part), where), tag


def _cell(cell: Any, tables: dict[Any, int]) -> str:
    row, table = next(cell.iterancestors(qn("w:tr"))), next(cell.iterancestors(qn("w:tbl")))
    rows, cells = list(table.iter(qn("w:tr"))), list(row.iter(qn("w:tc")))
    return f"table {tables[table]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"


def _part_name(part: XmlPart) -> str:
    """What a part is called; empty for the text itself."""
    found = _NUMBER.search(str(part.partname))
    return f"{found['sort']} {found['number']}".strip() if found else ""


def _alike(tag: Tag) -> str:
    """A tag without what differs between Word and jinja."""
    text = tag.text[:2] if tag.open else tag.text
    for sign, plain in zip("“”„‘’‚", "\"\"\"'''", strict=True):
        text = text.replace(sign, plain)
    return _SIGNS.sub("", text)
