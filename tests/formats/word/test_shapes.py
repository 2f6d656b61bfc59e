from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from plangen.document_text.word import word_text
from plangen.elements.chart import SmallChart
from plangen.formats.word.template import Word
from tests.formats.drawn_charts import attainment, tick_bar, trend
from tests.formats.word_pages import opened, page_of

SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"


def rendered(folder: Path, *charts: SmallChart) -> bytes:
    names = {f"chart{at}": chart for at, chart in enumerate(charts)}
    return Word().render(page_of(folder, *(f"{{{{ {name} }}}}" for name in names), facts=names))


def paragraph_of(folder: Path, chart: SmallChart) -> Any:
    return opened(rendered(folder, chart)).paragraphs[0]._p


def test_a_small_chart_is_a_group_of_shapes_with_alternative_text(tmp_path: Path) -> None:
    document = opened(rendered(tmp_path, trend(1, 2, None, 4), attainment("1.1"), tick_bar("45")))
    properties = list(document.element.iter(qn("wp:docPr")))
    names = [("1", "Trend"), ("2", "Attainment"), ("3", "Open and needed")]
    assert [(each.get("id"), each.get("descr")) for each in properties] == names
    groups = [len(list(run.iter(SHAPE))) for run in document.element.iter(qn("wp:inline"))]
    assert groups == [5, 5, 3]


def test_the_first_shape_is_an_invisible_frame_of_the_group(tmp_path: Path) -> None:
    paragraph = paragraph_of(tmp_path, trend(1, 2, 3, 4))
    extent, first = next(paragraph.iter(qn("wp:extent"))), next(paragraph.iter(SHAPE))
    size = next(first.iter(qn("a:ext")))
    assert (size.get("cx"), size.get("cy")) == (extent.get("cx"), extent.get("cy")) == ("576000", "144000")
    assert next(first.iter(qn("a:noFill"))) is not None
    assert next(first.iter(qn("a:solidFill")), None) is None


def test_the_number_after_a_bar_is_text_at_the_right_end(tmp_path: Path) -> None:
    paragraph = paragraph_of(tmp_path, attainment("1.067"))
    tab = next(paragraph.iter(qn("w:tabs")))[0]
    assert (tab.get(qn("w:val")), round(int(tab.get(qn("w:pos"))) / 56.7)) == ("right", 40)
    assert word_text(rendered(tmp_path, attainment("1.067"))).body == "106.7%"


def test_a_tick_bar_has_the_size_of_the_one_on_the_page(tmp_path: Path) -> None:
    extent = next(paragraph_of(tmp_path, tick_bar("45")).iter(qn("wp:extent")))
    assert (extent.get("cx"), extent.get("cy")) == ("2520000", "144000")


def test_a_line_with_a_small_chart_can_grow(tmp_path: Path) -> None:
    page = page_of(tmp_path, "{{ chart }}", facts={"chart": trend(1, 2)})
    template = docx.Document(str(tmp_path / page.template))
    template.paragraphs[0].paragraph_format.line_spacing = docx.shared.Pt(8)
    template.save(str(tmp_path / page.template))
    spacing = next(opened(Word().render(page)).element.body.iter(qn("w:spacing")))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("240", "auto")
