import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from weasyprint import HTML

from plangen.formats.page import Properties
from plangen.formats.pdf.binding import BoundDocument, BoundPacket, bound, first_pages, page_count
from tests.document_tools import pdf_errors

PROPERTIES = Properties("Print", "Ken Ortiz", "Reviews", "print", "en-US")
FORM = '<form><input value="Typed text"><input type="checkbox" checked><a href="https://example.com">link</a></form>'


def pdf(*pages: str, size: str = "Letter") -> bytes:
    body = "".join(f"<p style='break-after: page'>{page}</p>" for page in pages[:-1])
    html = f"<html lang=en><title>x</title><style>@page {{ size: {size} }}</style>{body}<p>{pages[-1]}</p></html>"
    return bytes(HTML(string=html).write_pdf(pdf_forms=True, pdf_variant="pdf/ua-1"))


def joined() -> PdfReader:
    front = pdf("slip", "cover of Ana", "cover of Bo")
    ana = BoundPacket("Ana", (BoundDocument("Review", pdf("a1", "a2", "a3")), BoundDocument("Score", pdf("b1", "b2"))))
    bo = BoundPacket("Bo", (BoundDocument("Review", pdf(f"c1 {FORM}", size="Letter landscape")),))
    return PdfReader(io.BytesIO(bound(front, [ana, bo], PROPERTIES, "Slip")))


def test_each_part_starts_on_a_right_hand_page_with_a_blank_back_where_needed() -> None:
    texts = [page.extract_text().split("\n")[0] for page in joined().pages]
    assert texts[:12] == ["slip", "", "cover of Ana", "", "a1", "a2", "a3", "", "b1", "b2", "cover of Bo", ""]
    assert texts[12].startswith("c1")
    assert texts[13] == ""
    assert first_pages([1, 3, 2]) == [1, 3, 7, 9]


def test_the_back_of_a_sheet_to_fold_is_turned_around_and_no_other_page() -> None:
    sheet, review = pdf("out", "in", size="Letter landscape"), pdf("a1", "a2")
    packet = BoundPacket("Ana", (BoundDocument("Plan", sheet, is_folded=True), BoundDocument("Review", review)))
    pages = PdfReader(io.BytesIO(bound(pdf("slip", "cover"), [packet], PROPERTIES, "Slip"))).pages
    assert len(pages) == 8
    assert [at for at, page in enumerate(pages) if page.rotation] == [5]
    assert pages[5].rotation == 180
    assert "in" in pages[5].extract_text()


def test_a_blank_back_has_the_size_of_its_page() -> None:
    *_, front, back = joined().pages
    assert front.mediabox.width == back.mediabox.width == 792


def test_fields_are_drawn_and_none_is_left() -> None:
    annotations: Any = PdfReader(io.BytesIO(pdf(FORM))).pages[0]["/Annots"]
    assert [each.get_object()["/Subtype"] for each in annotations].count("/Widget") == 2
    reader = joined()
    assert "/AcroForm" not in reader.root_object
    assert not [page for page in reader.pages if "/Annots" in page]
    assert "Typed text" in reader.pages[12].extract_text()


def test_bookmarks_are_the_people_with_their_documents_and_labels_count_their_pages() -> None:
    reader = joined()
    outline: Any = reader.outline
    first, ana, of_ana, bo, of_bo = outline
    assert [(each.title, reader.get_destination_page_number(each)) for each in (first, ana, bo)] == [
        ("Slip", 0), ("Ana", 2), ("Bo", 10),
    ]  # fmt: skip
    assert [(each.title, reader.get_destination_page_number(each)) for each in of_ana] == [("Review", 4), ("Score", 8)]
    assert [each.title for each in of_bo] == ["Review"]
    assert reader.page_labels[2:6] == ["Ana 1", "Ana 2", "Ana 3", "Ana 4"]
    assert reader.page_labels[10] == "Bo 1"


def test_the_file_prints_double_sided_and_has_its_properties() -> None:
    reader = joined()
    root: Any = reader.root_object
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    assert root["/Lang"] == "en-US"
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Print", "Ken Ortiz")


def test_the_same_files_give_the_same_valid_bytes(tmp_path: Path) -> None:
    document = BoundDocument("Review", pdf("a1"))
    made = [bound(pdf("slip", "cover"), [BoundPacket("Ana", (document,))], PROPERTIES, "Slip") for _ in range(2)]
    assert made[0] == made[1]
    assert page_count(made[0]) == 6
    path = tmp_path / "print.pdf"
    path.write_bytes(made[0])
    assert not pdf_errors(path)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_file_is_an_even_number_of_pages(count: int) -> None:
    packets = [BoundPacket(str(at), (BoundDocument("x", pdf("a")),)) for at in range(count)]
    made = bound(pdf("slip", *(["cover"] * count)), packets, PROPERTIES, "Slip")
    assert page_count(made) == 2 + 4 * count
