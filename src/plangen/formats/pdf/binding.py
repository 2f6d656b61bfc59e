"""Finished PDFs in, one PDF to print double-sided out: each part starts on a right-hand page, and no field is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from typing import Any, cast

import pikepdf
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.constants import PageLabelStyle
from pypdf.generic import NameObject, RectangleObject, TextStringObject

from plangen.formats.environment import cleaned
from plangen.formats.page import Properties

HIDDEN = 2
"""The bit of a field's flags that keeps it from being shown."""


@dataclass(frozen=True)
class BoundDocument:
    """A finished PDF and its title, for the bookmark."""

    title: str
    content: bytes
    is_folded: bool = False
    """Whether its backs are turned around: the file is flipped on the long edge, a sheet to fold on the short one."""

    @cached_property
    def pages(self) -> Sequence[PageObject]:
        """Its pages; reading them takes longer than adding them to a file."""
        reader = PdfReader(BytesIO(self.content))
        return list((_with_looks(reader) if "/AcroForm" in reader.root_object else reader).pages)


@dataclass(frozen=True, slots=True)
class BoundPacket:
    """What one person or team receives: the name, and the documents in order."""

    name: str
    documents: tuple[BoundDocument, ...]


def page_count(content: bytes) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(BytesIO(content)) as file:
        return len(file.pages)


def padded(pages: int) -> int:
    """The pages that a part takes double-sided: with a blank back if their number is odd."""
    return pages + pages % 2


def first_pages(page_counts: Sequence[int], first: int = 1) -> list[int]:
    """The right-hand page on which each part starts, and the one after the last, if the first starts on `first`."""
    return list(accumulate(map(padded, page_counts), initial=first))


def bound(front: bytes, packets: Sequence[BoundPacket], properties: Properties, heading: str) -> bytes:
    """The bytes of one PDF: the first pages of `front`, then each packet with its cover, which are the last ones there.

    `heading` is the bookmark of the first page; each packet has one, and its documents below.
    """
    writer = PdfWriter()
    pages = list(PdfReader(BytesIO(front)).pages)
    covers = len(pages) - len(packets)
    _add(writer, pages[:covers])
    writer.add_outline_item(title=heading, page_number=0)
    writer.set_page_label(0, len(writer.pages) - 1, PageLabelStyle.LOWERCASE_ROMAN)
    for packet, cover in zip(packets, pages[covers:], strict=True):
        at = len(writer.pages)
        _add(writer, [cover])
        person = writer.add_outline_item(title=packet.name, page_number=at)
        for document in packet.documents:
            start = len(writer.pages)
            _add(writer, document.pages, turns_backs=document.is_folded)
            writer.add_outline_item(title=document.title, page_number=start, parent=person)
        writer.set_page_label(at, len(writer.pages) - 1, PageLabelStyle.DECIMAL, f"{packet.name} ", 1)
    _describe(writer, properties)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _add(writer: PdfWriter, pages: Sequence[PageObject], *, turns_backs: bool = False) -> None:
    """Adds the pages of a part, each second one turned around if so asked, and a blank back if their number is odd."""
    for at, page in enumerate(pages):
        # Fields are drawn as they look, and removed; links mean nothing on paper, and go too.
        added = writer.add_page(page, excluded_keys=["/Annots"])
        for field in _fields(page):
            look = _look(field)
            if look is not None:
                _draw(added, look, _upright(field["/Rect"]))
        if turns_backs and at % 2:
            added.rotate(180)
    if len(pages) % 2:
        writer.add_blank_page()


def _with_looks(reader: PdfReader) -> PdfReader:
    """A PDF in which each field with text has a drawing of it, which viewers otherwise make themselves."""
    writer = PdfWriter(clone_from=reader)
    values = {name: str(field.value) for name, field in (reader.get_fields() or {}).items() if _is_text(field)}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    content = BytesIO()
    writer.write(content)
    return PdfReader(content)


def _is_text(field: Any) -> bool:
    return field.field_type in {"/Tx", "/Ch"} and bool(field.value)


def _fields(page: PageObject) -> Iterator[Any]:
    for each in page.get("/Annots", ()):
        annotation = each.get_object()
        if annotation.get("/Subtype") == "/Widget" and not int(annotation.get("/F", 0)) & HIDDEN:
            yield annotation


def _look(field: Any) -> Any:
    """The drawing of a field in its state; None if it has none, as an open box may."""
    look = field.get("/AP", {}).get("/N")
    look = look.get_object() if look is not None else None
    if look is not None and "/BBox" not in look:
        look = look.get(field.get("/AS", "/Off"))
    return look.get_object() if look is not None else None


def _upright(rectangle: Any) -> RectangleObject:
    """A rectangle from its lower left to its upper right corner; a file may name any two."""
    left, bottom, right, top = map(float, rectangle)
    return RectangleObject((min(left, right), min(bottom, top), max(left, right), max(bottom, top)))


def _draw(page: PageObject, look: Any, place: RectangleObject) -> None:
    box = _upright(look["/BBox"])
    if not (box.width and box.height):
        return
    drawing = PageObject.create_blank_page(width=box.width, height=box.height)
    for name in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        drawing[NameObject(name)] = box
    drawing[NameObject("/Contents")] = look
    if "/Resources" in look:
        drawing[NameObject("/Resources")] = look["/Resources"]
    fitting = (
        Transformation()
        .translate(-float(box.left), -float(box.bottom))
        .scale(float(place.width / box.width), float(place.height / box.height))
        .translate(float(place.left), float(place.bottom))
    )
    page.merge_transformed_page(drawing, fitting)


def _describe(writer: PdfWriter, properties: Properties) -> None:
    """Sets the file's properties, and how viewers show and printers print it."""
    writer.add_metadata(
        {
            "/Title": cleaned(properties.title),
            "/Subject": cleaned(properties.subject),
            **({"/Author": cleaned(properties.author)} if properties.author else {}),
            "/plangen-document-type": properties.document_type,
        }
    )
    root = cast("Any", writer.root_object)
    root[NameObject("/Lang")] = TextStringObject(properties.language)
    writer.page_mode = "/UseOutlines"
    preferences = cast("Any", writer.create_viewer_preferences())  # pypdf declares them as read-only
    preferences.duplex = "/DuplexFlipLongEdge"
    preferences.print_scaling = "/None"
