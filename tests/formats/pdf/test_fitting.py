import itertools
import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf, PdfRenderer
from tests.formats.pdf_pages import custom_page, parts_by_page

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

from plangen.formats.pdf.fitting import Layout, fitted
from plangen.formats.pdf.html_source import HtmlSource

FITS, NEEDS_HALF, NEEDS_ALL, TOO_LONG = 27, 30, 34, 40
"""Lines on a Letter page: as many as fit, fit with half or all spacing removed, and never fit."""
LINE = '<p class="headline">Line</p>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the custom document type, whose stylesheets are parsed once."""
    return tmp_path_factory.mktemp("templates")


def part(lines: int, opening: str = '<div class="one-page new">', heading: str = "") -> str:
    return f"{opening}{heading}{LINE * lines}</div>"


def document(*parts: str, look: str = "") -> str:
    head = f"<head><title>Parts</title><style>{look}</style></head>"
    return f'<html lang="en">{head}<body data-of="of">{"".join(parts)}</body></html>'


def laid_out(folder: Path, html: str) -> tuple[Any, int]:
    """The pages of an HTML document, and how often one was laid out for them."""
    page = custom_page(folder, html)
    renderer: PdfRenderer = pdf._renderer(page.folders, page.theme)
    layouts = []

    def count(source: HtmlSource, added: Sequence[Any]) -> Any:
        layouts.append(added)
        return renderer._lay_out_once(source, added)

    return fitted(HtmlSource(html, used=frozenset()), Layout(count, renderer.tight)), len(layouts)


def lines_by_page(document: Any) -> list[int]:
    return [words(page).count("Line") for page in document.pages]


def words(page: Any) -> list[str]:
    boxes = [box for box in page._page_box.descendants() if type(box).__name__ == "TextBox"]
    return [word for box in boxes for word in box.text.split()]


def gaps(page: Any) -> set[float]:
    """The distances between a page's lines, in points."""
    tops = [box.position_y for box in page._page_box.descendants() if box.element_tag == "p" and box.margin_top == 0]
    return {round((below - above) * 0.75, 1) for above, below in itertools.pairwise(tops) if below > above}


def test_only_the_parts_that_overflow_are_laid_out_again_each_alone(folder: Path) -> None:
    sizes = [FITS, NEEDS_HALF, 5, 5, NEEDS_ALL, 5, 5, 5, 5, 5, FITS]
    pages, layouts = laid_out(folder, document(*map(part, sizes)))
    assert lines_by_page(pages) == sizes
    assert layouts == 1 + 1 + 2


def test_a_part_loses_no_more_spacing_than_necessary(folder: Path) -> None:
    pages, _ = laid_out(folder, document(*map(part, (FITS, NEEDS_HALF, NEEDS_ALL, FITS))))
    normal, half, least, after = [gaps(page) for page in pages.pages]
    assert normal == after == {25.2}
    assert half == {22.7}
    assert least == {20.1}


def test_every_page_number_and_bookmark_is_right_around_a_tightened_part(folder: Path) -> None:
    headings = [f"<h2>Part {number}</h2>" for number in range(1, 5)]
    sizes = (5, 29, 5, 5)
    html = document(*[part(lines, heading=heading) for lines, heading in zip(sizes, headings, strict=True)])
    reader = pypdf.PdfReader(BytesIO(Pdf().render(custom_page(folder, html))))
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert [f"{number} of 4" in text for number, text in enumerate(texts, 1)] == [True] * 4
    outline: Any = reader.outline
    assert [item.title for item in outline] == [f"Part {number}" for number in range(1, 5)]
    assert [reader.get_destination_page_number(item) for item in outline] == [0, 1, 2, 3]


def test_a_part_that_fits_on_no_page_continues_on_the_next_one(folder: Path) -> None:
    pages, _ = laid_out(folder, document(part(5), part(TOO_LONG), part(5)))
    first, *middle, last = lines_by_page(pages)
    assert (first, last) == (5, 5)
    assert len(middle) == 2
    assert sum(middle) == TOO_LONG
    assert "4" in words(pages.pages[0])
    assert not any(page.anchors for page in pages.pages)


def test_beside_a_part_that_fits_on_no_page_the_others_are_still_fitted_one_by_one(tmp_path: Path) -> None:
    sizes = [5, TOO_LONG, NEEDS_HALF, 5, NEEDS_ALL]
    pages, layouts = laid_out(tmp_path, document(*map(part, sizes)))
    first, *middle, fourth, fifth, last = lines_by_page(pages)
    assert (first, sum(middle), fourth, fifth, last) == (5, TOO_LONG, NEEDS_HALF, 5, NEEDS_ALL)
    assert {min(gaps(pages.pages[1])), min(gaps(pages.pages[2]))} == {20.1}
    assert layouts == (1 + 2 + 1 + 2) + (1 + 1 + 2)


@pytest.mark.parametrize("opening", ['<div id="whole-1">', '<div class="new" id="whole-8">'])
def test_the_ids_of_earlier_templates_still_keep_a_part_on_one_page(opening: str, folder: Path) -> None:
    number = "1" if "1" in opening else "8"
    old = part(NEEDS_HALF, opening).removesuffix("</div>") + f'<div id="whole-{number}-end"></div></div>'
    pages, layouts = laid_out(folder, document(old, part(3)))
    assert lines_by_page(pages) == [NEEDS_HALF, 3]
    assert layouts == 2
    assert f"whole-{number}" in pages.pages[0].anchors


def test_an_old_id_without_its_end_is_an_ordinary_id(folder: Path) -> None:
    pages, layouts = laid_out(folder, document(part(NEEDS_HALF, '<div id="whole-1">')))
    assert lines_by_page(pages) == [27, 3]
    assert layouts == 1


def test_parts_that_share_a_page_are_laid_out_together(folder: Path) -> None:
    shared = part(14, '<div class="one-page">') + part(14, '<div class="one-page">')
    pages, _ = laid_out(folder, document(shared, part(3)))
    assert lines_by_page(pages) == [28, 3]
    assert [len(parts) for parts in parts_by_page(pages)] == [2, 1]
    assert not pages.pages[0].anchors


def test_a_part_after_other_content_is_tightened_where_it_is(folder: Path) -> None:
    pages, _ = laid_out(folder, document(LINE * 10, part(19, '<div class="one-page">'), part(3)))
    assert lines_by_page(pages) == [29, 3]


def test_what_other_parts_count_and_print_stays_right(folder: Path) -> None:
    look = "body { counter-reset: part } h2 { counter-increment: part } h2::before { content: 'No' counter(part) ' ' }"
    pages, _ = laid_out(folder, document(*[part(lines, heading="<h2>A</h2>") for lines in (5, 28, 5)], look=look))
    assert [[word for word in words(page) if word.startswith("No")] for page in pages.pages] == [
        ["No1"],
        ["No2"],
        ["No3"],
    ]


def test_selectors_that_count_parts_still_match(folder: Path) -> None:
    look = ".one-page:nth-child(2) p { text-indent: 40px } .one-page + .one-page p { color: red }"
    pages, layouts = laid_out(folder, document(*map(part, (5, NEEDS_HALF, 5)), look=look))
    assert layouts == 2
    lines = [box for box in pages.pages[1]._page_box.descendants() if type(box).__name__ == "TextBox"]
    assert lines[0].position_x - lines[1].position_x == pytest.approx(0)
    assert lines[0].style["color"] != pages.pages[0]._page_box.style["color"]


def test_floats_count_toward_the_height_of_a_part(folder: Path) -> None:
    opening = '<div class="one-page new"><div style="float: left; width: 50%">'
    pages, _ = laid_out(folder, document(part(NEEDS_HALF, opening) + "</div>", part(3)))
    assert lines_by_page(pages) == [NEEDS_HALF, 3]


def test_a_part_on_pages_of_another_size_is_still_alike(folder: Path) -> None:
    look = "@page wide { size: 11in 11in } .wide { page: wide }"
    wide = part(NEEDS_HALF, '<div class="one-page wide">')
    pages, layouts = laid_out(folder, document(part(3), wide, part(3), look=look))
    assert lines_by_page(pages) == [3, NEEDS_HALF, 3]
    assert [round(page.width) for page in pages.pages] == [816, 1056, 816]
    assert layouts == 2


def test_the_tags_of_a_tightened_page_are_whole(folder: Path) -> None:
    def tags(lines: int) -> list[str]:
        html = document(part(3, heading="<h2>A</h2>"), part(lines, heading="<h2>B</h2>"), part(3))
        root: Any = pypdf.PdfReader(BytesIO(Pdf().render(custom_page(folder, html)))).trailer["/Root"]
        return list(collected(root["/StructTreeRoot"]["/K"][0].get_object()))

    normal, tightened = tags(24), tags(28)
    assert tightened.count("/H2") == normal.count("/H2") == 2
    assert tightened.count("/P") == normal.count("/P") + 4


def collected(element: Any) -> Any:
    yield element["/S"]
    for kid in element.get("/K", ()):
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, pypdf.generic.DictionaryObject) and "/S" in found:
            yield from collected(found)
