import io
import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from plangen.elements.field import Field
from plangen.formats.word.template import Word
from tests.companies import full
from tests.formats.elements import bookings_by_month
from tests.formats.word_pages import TEMPLATE, opened, page_of
from tests.made import Made


def test_a_chart_is_native_and_editable_and_has_alternative_text(made: Made) -> None:
    review = made.document("full", document_type="quarterly-review", edition="rep", subject=full.ANA)
    document = review.word.read_bytes()
    native = [
        part for part in opened(document).element.iter(qn("a:graphicData")) if part.get("uri", "").endswith("/chart")
    ]
    charts = [part.getparent().getparent() for part in native]
    assert len(charts) == 2
    properties = [chart.find(qn("wp:docPr")) for chart in charts]
    assert properties[0].get("descr") == made.sheet(review).sections["bookings_by_month"].alt
    assert len({each.get("id") for each in opened(document).element.iter(qn("wp:docPr"))}) > len(properties)
    widths = [int(chart.find(qn("wp:extent")).get("cx")) / 36000 for chart in charts]
    assert widths == pytest.approx([86, 116], abs=0.3)
    with ZipFile(io.BytesIO(document)) as parts:
        assert [name for name in parts.namelist() if name.startswith("word/embeddings/")] == [
            "word/embeddings/chart1.xlsx",
            "word/embeddings/chart2.xlsx",
        ]


def test_a_chart_in_the_footer_belongs_to_the_footer(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text", facts={"bookings_by_month": bookings_by_month()}, footer="{{ bookings_by_month }}")
    with ZipFile(io.BytesIO(Word().render(page))) as parts:
        footers = [name for name in parts.namelist() if re.fullmatch(r"word/_rels/footer\d+\.xml\.rels", name)]
        assert len(footers) == 1
        assert b"charts/chart1.xml" in parts.read(footers[0])
        assert b"charts/" not in parts.read("word/_rels/document.xml.rels")


def test_runs_around_a_drawing_keep_their_look(tmp_path: Path) -> None:
    page = page_of(tmp_path, "x", facts={"field": Field("a/b/c", "By", value="known")})
    template = docx.Document(str(tmp_path / TEMPLATE))
    template.paragraphs[0].runs[0].text = "before {{ field }} after"
    template.paragraphs[0].runs[0].italic = True
    template.save(str(tmp_path / TEMPLATE))
    runs = opened(Word().render(page)).paragraphs[0].runs
    assert [(run.text, run.italic) for run in runs] == [("before ", True), ("known", True), (" after", True)]
