"""The fields of a part of a Word file: their codes, in one piece, and the elements they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_SIMPLE, _CHARACTER, _CODE = qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")


@dataclass(slots=True)
class Field:
    """A field: its code as typed, the elements with a piece of it, and everything from its beginning to its end."""

    codes: list[Any] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    has_result: bool = False

    @property
    def code(self) -> str:
        """The code, in one piece."""
        first = self.elements[0]
        return (
            str(first.get(qn("w:instr"), ""))
            if first.tag == _SIMPLE
            else "".join(each.text or "" for each in self.codes)
        )


def fields_of(root: Any) -> Iterator[Field]:
    """The fields of a part; one in another one comes before it."""
    started: list[Field] = []
    for element in list(root.iter(_SIMPLE, qn("w:r"))):
        if element.tag == _SIMPLE:
            yield Field(elements=[element])
            continue
        for each in started:
            each.elements.append(element)
        for child in list(element):
            kind = child.get(qn("w:fldCharType")) if child.tag == _CHARACTER else ""
            if kind == "begin":
                started.append(Field(elements=[element]))
            elif child.tag == _CODE and started and not started[-1].has_result:
                started[-1].codes.append(child)
            elif kind == "separate" and started:
                started[-1].has_result = True
            elif kind == "end" and started:
                yield started.pop()


def remove_field(found: Field) -> None:
    """Removes a field with its result."""
    for element in found.elements:
        if element.getparent() is not None:
            element.getparent().remove(element)
