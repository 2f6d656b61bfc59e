"""Tags in the addresses of links: read from Word's relationships and field codes, and written back when filled.

An address is stored next to the text, percent-encoded. It's written into the text to be filled with it, so that a link
in a loop has an address of its own; each value in it is marked, to be encoded as a part of an address.
"""

import re
from urllib.parse import quote, unquote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from plangen.formats.word.fields_in_text import fields_of
from plangen.problems import PlangenError

_ADDRESS, _FIRST, _LAST = "\ufdd2", "\ufdd3", "\ufdd4"
"""What an address in the text begins with, and what is around each of its values: characters that no value contains."""
_TAG = re.compile(r"(?:\{|%7B)(?:\{.*?\}|%7B.*?%7D|%25.*?%25|%(?!7B|25).*?%)(?:\}|%7D)", re.IGNORECASE)
_LINKS = (qn("w:hyperlink"), qn("a:hlinkClick"))
"""A link around a text, and one on a picture or shape."""
_OUTPUT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_VALUE = re.compile(f"{_FIRST}(.*?){_LAST}", re.DOTALL)
_SAFE_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"
_SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")


def write_addresses_into_text(part: XmlPart) -> None:
    """Writes the addresses that have tags into the text of a part, where they are filled with it."""
    written: set[str] = set()
    for link in part.element.iter(*_LINKS):
        relation = part.rels.get(link.get(qn("r:id"), ""))
        if relation is not None and relation.is_external and _TAG.search(relation.target_ref):
            link.set(qn("r:id"), _ADDRESS + _marked(relation.target_ref))
            written.add(relation.rId)
    for key in written:
        del part.rels[key]
    for field in fields_of(part.element):
        code = field.code
        if not _TAG.search(code):
            continue
        marked = _marked(code) if code.strip().upper().startswith("HYPERLINK") else code
        if field.codes:
            field.codes[0].text = marked
            for other in field.codes[1:]:
                other.text = ""
        else:
            field.elements[0].set(qn("w:instr"), marked)


def take_addresses_from_text(part: XmlPart, template: str) -> None:
    """Takes the filled addresses from the text of a part; raises PlangenError for one that no link may have."""
    for link in part.element.iter(*_LINKS):
        text = link.get(qn("r:id"), "")
        if text.startswith(_ADDRESS):
            address = _filled(text.removeprefix(_ADDRESS), template)
            link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for code in part.element.iter(qn("w:instrText")):
        if code.text and _FIRST in code.text:
            code.text = _encoded(code.text)
    for simple in part.element.iter(qn("w:fldSimple")):
        if _FIRST in simple.get(qn("w:instr"), ""):
            simple.set(qn("w:instr"), _encoded(simple.get(qn("w:instr"))))


def _marked(address: str) -> str:
    """An address with its tags as typed, and marks around those that print a value."""
    typed = _TAG.sub(lambda found: unquote(found[0]).replace('"', "'"), address)
    return _OUTPUT.sub(lambda found: f"{_FIRST}{found[0]}{_LAST}", typed)


def _filled(text: str, template: str) -> str:
    begins_with_value = text.startswith(_FIRST)
    address = _encoded(text)
    if begins_with_value and address and not address.lower().startswith(_SCHEMES):
        raise PlangenError(f"{template}: “{address[:80]}” isn't a link address. Start it with https:// or mailto:.")
    return address


def _encoded(text: str) -> str:
    """A text with its values encoded as parts of an address; a value at the beginning is an address itself."""

    def encode(found: re.Match[str]) -> str:
        starts = found.start() == 0 or text[: found.start()].rstrip().endswith('"')
        return quote(found[1].strip(), safe=_SAFE_IN_ADDRESS if starts else "")

    return _VALUE.sub(encode, text)
