from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.document_text.document import DocumentText
from plangen.document_text.word import word_text

SHAPE = """<mc:AlternateContent><mc:Choice Requires="w14"><w:r><w:t>once</w:t></w:r></mc:Choice>
<mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent>"""
CHART = """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:ser>
<c:dLbl><a:p><a:r><a:t>$82</a:t></a:r><a:r><a:t>K</a:t></a:r></a:p></c:dLbl>
<c:cat><c:pt><c:v>Jul</c:v></c:pt><c:pt><c:v>Aug</c:v></c:pt></c:cat>
<c:val><c:pt><c:v>58</c:v></c:pt><c:pt><c:v>81.5</c:v></c:pt></c:val></c:ser></c:chartSpace>"""


def text_of(document: Any) -> DocumentText:
    file = BytesIO()
    document.save(file)
    return word_text(file.getvalue())


def with_texts(table: Any, rows: list[list[str]], *, header: bool = True) -> Any:
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if header:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def text_of_xml(inner: str) -> DocumentText:
    document = Document()
    names = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document.element.body.insert(0, parse_xml(f"<w:p {names}>{inner}</w:p>"))
    return text_of(document)


def test_runs_join_into_one_word_and_paragraphs_do_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("At")
    paragraph.add_run("tainment").bold = True
    document.add_paragraph("Q3")
    assert text_of(document).words == ("Attainment", "Q3")


@pytest.mark.parametrize(
    ("inner", "body"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
        ("<w:r><w:t>no</w:t><w:noBreakHyphen/><w:t>break</w:t></w:r>", "no-break"),
        ("<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "new"),
        (
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr='x'><w:r><w:t>3</w:t></w:r></w:fldSimple>",
            "3",
        ),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt>", "kept"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>say</w:t></w:r></w:sdtContent></w:sdt>",
            "",
        ),
        ("<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>", ""),
        (SHAPE, "once"),
    ],
)
def test_only_what_a_reader_sees_is_read(inner: str, body: str) -> None:
    assert text_of_xml(inner).body == body


def test_a_table_with_a_repeating_header_is_data_and_any_other_is_layout() -> None:
    document = Document()
    with_texts(document.add_table(1, 2), [["left", "right"]], header=False)
    with_texts(document.add_table(2, 2), [["Deal", "Value"], ["Harbour & Pine", ""]])
    found = text_of(document)
    assert found.tables == ((("Deal", "Value"), ("Harbour & Pine", "")),)
    assert found.body == "left right Deal Value Harbour & Pine"


def test_merged_cells_are_one_cell() -> None:
    document = Document()
    table = with_texts(document.add_table(3, 2), [["Deal", "Value"], ["a", "b"], ["c", ""]])
    table.cell(1, 0).merge(table.cell(2, 0)).text = "both"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    assert text_of(document).tables == ((("wide",), ("both", "b"), ("",)),)


def test_a_nested_table_comes_second_and_its_words_are_in_the_cell_too() -> None:
    document = Document()
    outer = with_texts(document.add_table(2, 1), [["out"], ["around"]])
    with_texts(outer.cell(1, 0).add_table(2, 1), [["in"], ["deep"]])
    document.add_paragraph("apart")
    with_texts(document.add_table(1, 1), [["next"]])
    assert text_of(document).tables == ((("out",), ("around in deep",)), (("in",), ("deep",)), (("next",),))


def test_headers_and_footers_are_margins_and_not_body() -> None:
    document = Document()
    document.add_paragraph("body")
    document.sections[0].header.paragraphs[0].text = "Harbour & Pine"
    document.sections[0].footer.paragraphs[0].text = "from team.xlsx"
    last = document.add_section()._sectPr
    last.insert(0, deepcopy(document.element.body.find(f".//{qn('w:footerReference')}")))
    found = text_of(document)
    assert found.margins == ("Harbour & Pine", "from team.xlsx")
    assert found.body == "body"


def test_the_texts_of_a_native_chart_are_not_in_the_body() -> None:
    document = Document()
    content_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    part = Part(PackURI("/word/charts/chart1.xml"), content_type, CHART.encode())
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "a", "wp")} xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        f' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline><a:graphic>'
        f'<a:graphicData uri="chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    document.add_paragraph("above").add_run()._r.append(drawing)
    found = text_of(document)
    assert found.charts == (("Jul", "Aug", "$82K", "58", "81.5"),)
    assert found.body == "above"
