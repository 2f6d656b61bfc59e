from pathlib import Path

import pytest
from weasyprint import HTML

from plangen.document_text.document import DocumentText
from plangen.document_text.pdf import fonts_of, pdf_text

FONTS = Path(__file__).parents[2] / "templates" / "_shared" / "fonts"
STYLE = f"""
@font-face {{ font-family: Carlito; src: url("{(FONTS / "Carlito-Regular.ttf").as_uri()}") }}
@font-face {{ font-family: Carlito; font-weight: bold; src: url("{(FONTS / "Carlito-Bold.ttf").as_uri()}") }}
@page {{ size: 120mm 90mm; margin: 15mm; font: 10pt Carlito;
  @bottom-left {{ content: "from team.xlsx" }} @bottom-right {{ content: counter(page) " of " counter(pages) }} }}
body {{ font: 10pt Carlito }} table {{ width: 100% }}
.block {{ display: table; width: 100% }} .row {{ display: table-row }} .cell {{ display: table-cell }}
"""


def pdf_of(body: str) -> bytes:
    html = f'<html lang="en"><head><title>Test</title><style>{STYLE}</style></head><body>{body}</body></html>'
    content: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return content


def text_of(body: str) -> DocumentText:
    return pdf_text(pdf_of(body))


def test_inline_elements_do_not_end_a_word_and_blocks_do() -> None:
    assert text_of("<h1><b>At</b>tainment</h1><div>Q3</div><div>106.7%<sup>2</sup></div>").words == (
        "Attainment",
        "Q3",
        "106.7%2",
    )


def test_a_word_in_two_weights_is_one_word_however_it_is_kerned() -> None:
    assert text_of(f'<p style="font-kerning: normal">{"AVTo" * 8}<b>AV</b></p>').words == ("AVTo" * 8 + "AV",)


def test_inline_boxes_with_a_gap_between_are_two_words() -> None:
    assert text_of('<p><span style="margin-right: 3mm">kept</span><span>moved</span></p>').words == ("kept", "moved")


@pytest.mark.parametrize("text", ["Ána Ruíz — Łódź", "efficient office affluent shift", "−1.6 pt ↗ → ↘ 2.1× “so”"])
def test_characters_and_ligatures_are_read_as_written(text: str) -> None:
    assert text_of(f"<p>{text}</p>").body == text


def test_css_tables_are_layout_and_read_cell_by_cell() -> None:
    inner = '<div class="block"><div class="row"><div class="cell">two</div><div class="cell">three</div></div></div>'
    outer = f'<div class="block"><div class="row"><div class="cell">one {inner}</div><div class="cell">four</div></div>'
    found = text_of(f"{outer}</div>")
    assert found.body == "one two three four"
    assert found.tables == ()


def test_a_table_without_a_header_is_layout() -> None:
    assert text_of('<table><tr><th scope="row">left</th><td>right</td></tr></table>').tables == ()


def test_tables_are_read_with_empty_and_wide_cells() -> None:
    header = "<thead><tr><th>Deal</th><th></th><th>Value</th></tr></thead>"
    found = text_of(
        f"<table>{header}<tr><td>Harbour &amp; Pine</td><td></td><td>9</td></tr><tr><td colspan=3>Sum</td></table>"
    )
    assert found.tables == ((("Deal", "", "Value"), ("Harbour & Pine", "", "9"), ("Sum",)),)


def test_a_nested_table_comes_second_and_its_words_are_in_the_cell_too() -> None:
    inner = "<table><thead><tr><th>in</thead><tr><td>deep</td></tr></table>"
    outer = f"<table><thead><tr><th>out</thead><tr><td>around {inner}</td></tr></table>"
    found = text_of(f"{outer}<table><thead><tr><th>next</thead></table>")
    assert found.tables == ((("out",), ("around in deep",)), (("in",), ("deep",)), (("next",),))


def test_a_table_over_several_pages_is_one_table_with_one_header() -> None:
    rows = "".join(f"<tr><td>deal{at}</td><td>{at}</td></tr>" for at in range(40))
    found = text_of(
        f"<p>before</p><table><thead><tr><th>Deal</th><th>Value</th></tr></thead>{rows}</table><p>after</p>"
    )
    assert len(found.margins) > 2
    assert found.tables == ((("Deal", "Value"), *((f"deal{at}", str(at)) for at in range(40))),)
    assert found.words == ("before", "Deal", "Value", *(w for at in range(40) for w in (f"deal{at}", str(at))), "after")


def test_two_tables_with_the_same_header_on_one_page_are_two() -> None:
    table = "<table><thead><tr><th>Deal</th></tr></thead><tr><td>one</td></tr></table>"
    assert len(text_of(table + table).tables) == 2


def test_two_tables_with_the_same_header_and_text_between_are_two() -> None:
    table = "<table><thead><tr><th>Deal</th></tr></thead><tr><td>one</td></tr></table>"
    found = text_of(f'{table}<p style="break-before: page">and</p>{table}')
    assert len(found.tables) == 2
    assert found.body == "Deal one and Deal one"


def test_a_paragraph_over_two_pages_is_read_without_the_margins() -> None:
    text = " ".join(f"word{at}" for at in range(400))
    found = text_of(f"<p>{text}</p>")
    assert found.body == text
    assert found.margins[0] == f"from team.xlsx 1 of {len(found.margins)}"


def test_the_texts_of_a_drawing_are_not_in_the_body() -> None:
    texts = '<text x="5" y="20">Jul</text><g opacity="0.5"><text x="50" y="20">122 K</text></g>'
    found = text_of(f'<p>above</p><svg width="200" height="50"><title>Won</title>{texts}</svg><p>below</p>')
    assert found.charts == (("Jul", "122 K"),)
    assert found.body == "above below"


def test_list_markers_are_skipped() -> None:
    assert text_of("<ol><li>first<li>second</ol>").body == "first second"


def test_a_file_without_tags_has_an_empty_body() -> None:
    content = HTML(string=f"<style>{STYLE}</style><p>plain").write_pdf()
    assert pdf_text(content).body == ""


def test_a_character_from_another_font_is_noticed() -> None:
    assert fonts_of(pdf_of("<p>one <b>two</b></p>")) == {"Carlito", "Carlito-Bold"}
    assert len(fonts_of(pdf_of("<p>one ☐</p>"))) == 2
