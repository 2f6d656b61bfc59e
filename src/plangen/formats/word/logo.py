"""Draw the company's logo in the headers of a Word file, before the company's name."""

from collections.abc import Collection
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.elements.logo import logo_size, media_type
from plangen.elements.theme import Theme
from plangen.formats.environment import cleaned

UNITS_PER_MILLIMETER = 36_000
GAP = "\u00a0\u00a0"
"""What separates the logo from the company's name."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def draw_logo(document: Document, headers: Collection[XmlPart], theme: Theme) -> None:
    """Draws the logo at the beginning of each header's first paragraph; all headers share one image."""
    width, height = logo_size(theme.logo or b"")
    if theme.logo is None or not width:
        return
    package: Any = document.part.package
    kind = media_type(theme.logo)
    image = Part(PackURI(f"/word/media/logo.{kind.removeprefix('image/')}"), kind, theme.logo, package)
    size = round(width * UNITS_PER_MILLIMETER), round(height * UNITS_PER_MILLIMETER)
    for header in headers:
        paragraph = header.element.find(qn("w:p"))
        if paragraph is None:
            continue
        relation = header.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
        run = _run(relation, size, " ".join(cleaned(theme.company).split()) or "Logo")
        properties = paragraph.get_or_add_pPr()
        properties.addnext(run)
        _center_on_line(properties)


def _center_on_line(properties: Any) -> None:
    """Lets the line of a paragraph grow with its picture, and centers its text on it."""
    spacing = properties.get_or_add_spacing()
    for name, value in (("line", "240"), ("lineRule", "auto")):
        spacing.set(qn(f"w:{name}"), value)
    alignment = OxmlElement("w:textAlignment")
    alignment.set(qn("w:val"), "center")
    after = [properties.find(qn(f"w:{name}")) for name in ("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr")]
    following = next((each for each in after if each is not None), None)
    if following is None:
        properties.append(alignment)
    else:
        following.addprevious(alignment)


def _run(relation: str, size: tuple[int, int], alt: str) -> Any:
    """A run with the picture and the gap after it; its number is set with those of all drawings."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="1" name="Logo" descr={quoteattr(alt)}/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"<w:t>{GAP}</w:t></w:r>"
    )
