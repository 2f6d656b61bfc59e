"""A Word template in, the same without what may not reach a document out, and what was removed.

Comments and tracked changes are the authors' own: comments and deleted text go, inserted text stays. What loads other
files when the document is opened, or runs, goes too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from plangen.formats.word.fields_in_text import fields_of, remove_field

STORIES = ("main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml")
"""How the content types of the parts with text end."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DELETED = (qn("w:del"), qn("w:moveFrom"))
_INSERTED = (qn("w:ins"), qn("w:moveTo"))
_CHANGES = tuple(
    qn(f"w:{name}")
    for name in (
        *(f"{part}Change" for part in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")),
        *(f"{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")),
        *(f"customXml{kind}Range{end}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
        *("numberingChange", "cellIns", "cellMerge", "delText", "delInstrText"),
    )
)
_COMMENT_MARKS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference"))
_LOADING = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|EMBED|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE
)
"""The field codes that load other files, or run something."""


class Removed(StrEnum):
    """What was removed from a template."""

    COMMENTS = "comments"
    CHANGES = "tracked changes"
    TEMPLATE = "a link to another template"
    LINKED = "linked files"
    OBJECTS = "embedded objects"
    CHUNKS = "inserted files (altChunk)"
    FIELDS = "fields that load files or run something"
    MACROS = "macros"


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that was removed, the name of its part, and its text as far as it has any."""

    what: Removed
    part: str
    text: str = ""


_DROPPED_PARTS = {
    "comments": Removed.COMMENTS,
    "commentsExtended": Removed.COMMENTS,
    "commentsIds": Removed.COMMENTS,
    "commentsExtensible": Removed.COMMENTS,
    "people": None,
    "oleObject": Removed.OBJECTS,
    "control": Removed.OBJECTS,
    "package": Removed.OBJECTS,
    "aFChunk": Removed.CHUNKS,
    "vbaProject": Removed.MACROS,
    "wordVbaData": Removed.MACROS,
    "keyMapCustomizations": Removed.MACROS,
    "attachedToolbars": Removed.MACROS,
}
"""The last words of the relationships that are dropped, and what they are reported as."""
_USED_BY_TEXT = ("image", "hyperlink", "chart", "diagramData")
"""The last words of the relationships that a part's text refers to."""
_OWN_PACKAGES = ("chart+xml", "chartex+xml")
"""The parts with a workbook of their own: charts."""


def remove_private_content(document: Document) -> tuple[Removal, ...]:
    """Removes what may not reach a document, and returns what was removed."""
    found: dict[Removal, None] = {}
    for part in list(document.part.package.iter_parts()):
        root = _root_of(part)
        name = str(part.partname)
        for what, text in (*_from_relations(part, root), *(() if root is None else _from_text(part, root))):
            if what:
                found[Removal(what, name, text)] = None
        if root is not None and not isinstance(part, XmlPart):
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - the only way to change it
    return tuple(found)


def _root_of(part: Part) -> Any:
    """The root of a part that has text or relationships; None if it has neither."""
    if isinstance(part, XmlPart):
        return part.element
    if part.content_type.endswith("xml") and (part.rels or part.content_type.endswith(STORIES)):
        return parse_xml(part.blob)
    return None


def _from_relations(part: Part, root: Any) -> Iterator[tuple[Removed | None, str]]:
    """What is removed because of the part's relationships."""
    for key, relation in list(part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        what: Removed | None
        if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            what = Removed.TEMPLATE if kind == "attachedTemplate" else Removed.LINKED
            text = relation.target_ref
        elif kind in _DROPPED_PARTS and not part.content_type.endswith(_OWN_PACKAGES):
            what, text = _DROPPED_PARTS[kind], ""
        else:
            continue
        if root is not None:
            _remove_references(root, key)
        del part.rels[key]
        if what is not Removed.COMMENTS:
            yield what, text


def _remove_references(root: Any, key: str) -> None:
    """Removes what refers to a relationship: the whole drawing or object, unless it also has the image itself."""
    for element in [each for each in root.iter() if key in _relations_of(each).values()]:
        names = [name for name, value in _relations_of(element).items() if value == key]
        others = [value for value in _relations_of(element).values() if value != key]
        for name in names:
            del element.attrib[name]
        if others:
            continue
        containers = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
        container = next(element.iterancestors(*containers), element)
        if container.getparent() is not None:
            container.getparent().remove(container)


def _relations_of(element: Any) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if str(name).startswith(_RELATION)}


def _from_text(part: Part, root: Any) -> Iterator[tuple[Removed | None, str]]:
    """What is removed from a part's text."""
    if part.content_type.endswith("comments+xml"):
        for comment in root.iter(qn("w:comment")):
            yield Removed.COMMENTS, _text_of(comment)
        return
    for setting in [*root.iter(qn("w:trackRevisions"), qn("w:mailMerge"))]:
        setting.getparent().remove(setting)
    if not part.content_type.endswith(STORIES):
        return
    _remove_comment_marks(root)
    for text in (*_without_changes(root), *_without_change_marks(root)):
        yield Removed.CHANGES, text
    yield from _without_objects(root)
    for paragraph in root.iter(qn("w:p")):
        # Word's own numbers for paragraphs: comments refer to them, and a loop would repeat them.
        for name in (f"{_WORD_2010}paraId", f"{_WORD_2010}textId"):
            paragraph.attrib.pop(name, None)
    _drop_unused(part, root)


def _without_objects(root: Any) -> Iterator[tuple[Removed, str]]:
    """The objects, inserted files, and fields that load or run something, which are removed."""
    for element in [*root.iter(qn("w:object"), qn("w:control"), qn("w:altChunk"), qn("w:subDoc"))]:
        element.getparent().remove(element)
        yield Removed.OBJECTS if element.tag in (qn("w:object"), qn("w:control")) else Removed.CHUNKS, ""
    for field in list(fields_of(root)):
        if _LOADING.match(field.code):
            remove_field(field)
            yield Removed.FIELDS, field.code.strip()


def _drop_unused(part: Part, root: Any) -> None:
    """Drops the images, charts, and link addresses that only removed text used."""
    used = {value for element in root.iter() for value in _relations_of(element).values()}
    for key, relation in list(part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _USED_BY_TEXT and key not in used:
            del part.rels[key]


def _remove_comment_marks(root: Any) -> None:
    for mark in [*root.iter(*_COMMENT_MARKS)]:
        run = mark.getparent()
        run.remove(mark)
        if run.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in run):
            run.getparent().remove(run)


def _without_changes(root: Any) -> Iterator[str]:
    """The texts that were deleted or inserted; the first are removed, and the others stay."""
    for change in [*root.iter(*_DELETED, *_INSERTED)]:
        if not _is_in(change, root):
            continue
        parent = change.getparent()
        if parent.tag == qn("w:trPr"):
            yield _text_of(parent.getparent())
        elif parent.getparent().tag == qn("w:pPr"):
            yield _text_of(parent.getparent().getparent())
        else:
            yield _text_of(change)
        _accept(change, deleted=change.tag in _DELETED)


def _accept(change: Any, *, deleted: bool) -> None:
    """Removes a change with what it deleted, or without what it inserted."""
    parent = change.getparent()
    if parent.tag == qn("w:trPr") and deleted:
        _remove(parent.getparent())
        return
    for child in () if deleted else list(change):
        change.addprevious(child)
    parent.remove(change)
    if deleted and parent.tag == qn("w:rPr") and parent.getparent().tag == qn("w:pPr"):
        _join_with_next(parent.getparent().getparent())


def _without_change_marks(root: Any) -> Iterator[str]:
    """The texts of deleted cells, which are removed; and none for each change of a look, whose mark is removed."""
    for mark in [*root.iter(qn("w:cellDel"))]:
        cell = mark.getparent().getparent()
        yield _text_of(cell)
        _remove(cell)
    for mark in [*root.iter(*_CHANGES)]:
        if _is_in(mark, root):
            yield ""
            mark.getparent().remove(mark)


def _is_in(element: Any, root: Any) -> bool:
    """Whether an element wasn't removed with another one."""
    return any(ancestor is root for ancestor in element.iterancestors())


def _join_with_next(paragraph: Any) -> None:
    """Moves a paragraph whose end was deleted to the beginning of the next one; without a next one, it stays."""
    after = paragraph.getnext()
    content = [child for child in paragraph if child.tag != qn("w:pPr")]
    deleted = all(child.tag in _DELETED for child in content)
    if after is not None and after.tag == qn("w:p") and not deleted:
        properties = after.find(qn("w:pPr"))
        for at, child in enumerate(content):
            after.insert(at + (properties is not None), child)
    elif not deleted or paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        return
    _remove(paragraph)


def _remove(element: Any) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


def _text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("w:delText")))
