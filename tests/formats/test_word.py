import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.elements.theme import Paper
from plangen.formats.word import Word
from plangen.problems import PlangenError
from plangen.proof.word import word_text
from tests.document_tools import drawn_by_libreoffice, faults_of_open_xml
from tests.formats import quarterly_facts
from tests.formats.quarterly_facts import Facts
from tests.formats.word_pages import FACTS, TEMPLATE, made, opened, page_of, texts_of


@pytest.fixture(scope="module", params=FACTS)
def facts(request: pytest.FixtureRequest) -> Facts:
    return dict(FACTS[request.param]())


def test_values_print_as_they_are_typed(tmp_path: Path) -> None:
    typed = "<b>&{{ 7*7 }}{_{ }_} {_% %_} {% raw %} ]]> &amp; “quoted”"
    document = Word().render(page_of(tmp_path, "{{ text }}", facts={"text": typed}, foot="{{ text }}"))
    assert texts_of(document) == [typed]
    assert opened(document).sections[0].footer.paragraphs[0].text == typed


def test_signs_that_no_document_may_hold_are_left_out(tmp_path: Path) -> None:
    page = page_of(tmp_path, "{{ text }}", facts={"text": "a\x00b\x1bc\ud800d\ufdd00\ufdd1e"})
    assert texts_of(Word().render(page)) == ["abc?d0e"]


def test_what_is_printed_has_its_own_text(tmp_path: Path) -> None:
    figure = Figure("1,234,567", "1.2M", "1234567", Unit.COUNT, None)
    page = page_of(
        tmp_path, "[{{ none }}]", "{{ figure }} {{ figure | full }}", "{{ mark }}", "{{ first }}{{ second }}",
        facts={"none": None, "figure": figure, "mark": Mark.AHEAD, "first": "a\tb", "second": "\nc"},
    )  # fmt: skip
    assert texts_of(Word().render(page)) == ["[]", "1.2M 1,234,567", "↗", "a\tb\nc"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ mastheat.name }}", "Did you mean “masthead”?"),
        ("{{ masthead.nam }}", "Did you mean “name”?"),
        ("{{ masthead.name", "paragraph “{{ masthead.name"),
        ("{% if masthead %}", "document.docx"),
        ("{{ masthead.name | shout }}", "shout"),
        ("{{ ''.__class__.__mro__ }}", "may only print what it is given"),
        ("{{ masthead }}", "cannot be printed as it is"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_paragraph(tmp_path: Path, tag: str, said: str) -> None:
    page = page_of(tmp_path, "Before", tag, facts={"masthead": quarterly_facts.full()["masthead"]})
    with pytest.raises(PlangenError) as told:
        Word().render(page)
    assert TEMPLATE in str(told.value)
    assert said in str(told.value)


def test_a_mistake_at_render_time_names_the_paragraph_or_cell_and_its_words(tmp_path: Path) -> None:
    page = page_of(tmp_path, "Dear {{ nobody }}, hello")
    with pytest.raises(PlangenError, match=re.escape(f"{TEMPLATE}, paragraph “Dear {{{{ nobody }}}}, hello”: ")):
        Word().render(page)
    template = docx.Document(str(tmp_path / TEMPLATE))
    template.paragraphs[0].text = "Dear all"
    template.add_table(1, 1).cell(0, 0).text = "of {{ nobody }}"
    template.save(str(tmp_path / TEMPLATE))
    with pytest.raises(PlangenError, match=re.escape(f"{TEMPLATE}, cell “of {{{{ nobody }}}}”: ")):
        Word().render(page)


def test_tags_that_cross_their_paragraphs_are_told_and_nothing_is_dropped(tmp_path: Path) -> None:
    page = page_of(tmp_path, "{% for n in numbers %}begin", "end{% endfor %}", facts={"numbers": (1, 2)})
    assert texts_of(Word().render(page)) == ["begin", "endbegin", "end"]
    template = docx.Document(str(tmp_path / TEMPLATE))
    template.add_table(1, 1).cell(0, 0).text = "{% if numbers %}"
    template.add_paragraph("{% endif %}")
    template.add_paragraph("{% if not numbers %}")
    template.add_table(1, 1).cell(0, 0).text = "{% endif %}"
    template.save(str(tmp_path / TEMPLATE))
    with pytest.raises(PlangenError, match="its tags cross what they stand in"):
        Word().render(page)


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text")
    (tmp_path / TEMPLATE).write_bytes(b"PK but no more")
    with pytest.raises(PlangenError, match="is not a Word file that can be read"):
        Word().render(page)
    (tmp_path / TEMPLATE).unlink()
    with pytest.raises(PlangenError, match="There is no Word template"):
        Word().render(page)


def test_a_template_that_is_saved_again_is_read_again(tmp_path: Path) -> None:
    assert texts_of(Word().render(page_of(tmp_path, "first"))) == ["first"]
    assert texts_of(Word().render(page_of(tmp_path, "second and longer"))) == ["second and longer"]


def test_the_first_folder_that_has_the_template_wins(tmp_path: Path) -> None:
    mine, shipped = tmp_path / "a", tmp_path / "b"
    for folder in (mine, shipped):
        folder.mkdir()
        page_of(folder, folder.name)
    assert texts_of(Word().render(replace(page_of(mine, "a"), folders=(mine, shipped)))) == ["a"]


def test_one_document_leaves_nothing_in_the_next() -> None:
    alone = made(FACTS["thin"]())
    made(FACTS["full"]())
    assert made(FACTS["thin"]()) == alone


def test_columns_of_results_without_a_plan_fall_out_and_the_rest_fills_the_width() -> None:
    tables = word_text(made(FACTS["without_plan"]())).tables
    assert tables[0][0] == ("Results, Q3", "Actual", "Q2 2026", "Average of four", "Company median")
    results = next(
        table
        for table in opened(made(FACTS["without_plan"]())).element.iter(qn("w:tbl"))
        if "Company median" in "".join(text.text or "" for text in table.iter(qn("w:t")))
    )
    grid = [int(column.get(qn("w:w"))) for column in results.find(qn("w:tblGrid"))]
    assert len(grid) == 5
    assert sum(grid) == pytest.approx(9978, abs=400)
    for row in results.findall(qn("w:tr")):
        assert sum(int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))) == pytest.approx(5000, abs=3)


def test_empty_lists_leave_no_heading_and_no_table() -> None:
    facts = FACTS["thin"]()
    said = word_text(made(facts))
    words = quarterly_facts.words()
    assert words["not_shown"] not in said.body
    assert words["data_notes"] not in said.body
    assert words["coverage"] not in said.body.split()
    assert said.charts == ()


def test_every_table_is_whole(facts: Facts) -> None:
    for table in tables_of(made(facts)):
        rows = table.findall(qn("w:tr"))
        assert rows
        columns = len(table.find(qn("w:tblGrid")))
        assert {spans_of(row) for row in rows} == {columns}
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert {width.get(qn("w:type")) for width in table.iter(qn("w:tcW"))} == {"pct"}


def test_a_figures_table_repeats_its_head() -> None:
    heads = [
        table for table in tables_of(made(FACTS["full"]())) if next(table.iter(qn("w:tblHeader")), None) is not None
    ]
    assert len(heads) == 11


def test_no_paragraph_with_a_chart_has_an_exact_line() -> None:
    document = opened(made(FACTS["full"]()))
    holding = [chart.getparent().getparent().getparent() for chart in document.element.iter(qn("wp:inline"))]
    assert holding
    for paragraph in holding:
        if not hasattr(paragraph, "style"):
            continue  # a small chart of a table's cell stands in a group of its own
        style = next(style for style in document.styles if style.style_id == paragraph.style)
        assert style.element.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:lineRule")) == "auto"


@pytest.mark.parametrize("office", ["Office2016", "Microsoft365"])
def test_microsoft_s_validator_finds_nothing(tmp_path: Path, office: Any) -> None:
    for name in ("full", "hostile"):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(made(FACTS[name](), Paper.A4))
        assert faults_of_open_xml(path, office) == []


def test_page_one_is_one_page_as_libreoffice_draws_it(tmp_path: Path) -> None:
    paths = []
    for name in ("full", "thin", "without_plan", "crowded"):
        for paper in Paper:
            paths.append(tmp_path / f"{name}-{paper}.docx")
            paths[-1].write_bytes(made(FACTS[name](), paper))
    for path in drawn_by_libreoffice(paths, tmp_path / "drawn"):
        first, second = list(pages_of(path))[:2]
        assert "Initials" in first, path.name
        said = second.replace("Harbour & Pine Supply", "").strip()
        assert said.startswith(("Results and deals", "Pipeline", "Comments and signatures")), path.name


def pages_of(document: Path) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - one test reads what LibreOffice drew

    yield from (page.extract_text() for page in PdfReader(document).pages)


def tables_of(document: bytes) -> list[Any]:
    return list(opened(document).element.iter(qn("w:tbl")))


def spans_of(row: etree._Element) -> int:
    cells = row.findall(qn("w:tc"))
    spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in cells]
    return sum(1 if span is None else int(span.get(qn("w:val")) or 1) for span in spans)
