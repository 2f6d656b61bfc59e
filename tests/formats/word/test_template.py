import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.elements.theme import Paper
from plangen.formats.word.template import Word
from plangen.problems import PlangenError
from tests.companies import full, thin
from tests.formats.word_pages import TEMPLATE, opened, page_of, texts_of
from tests.made import Made, MadeDocument


@dataclass(frozen=True)
class Masthead:
    name: str
    title: str


def review(made: Made, company: str, subject: str) -> MadeDocument:
    """A person's quarterly review on Letter."""
    return made.document(company, document_type="quarterly-review", edition="rep", subject=subject, paper=Paper.LETTER)


def test_values_print_as_they_are_typed(tmp_path: Path) -> None:
    typed = "<b>&{{ 7*7 }}{_{ }_} {_% %_} {% raw %} ]]> &amp; “quoted”"
    document = Word().render(page_of(tmp_path, "{{ text }}", facts={"text": typed}, footer="{{ text }}"))
    assert texts_of(document) == [typed]
    assert opened(document).sections[0].footer.paragraphs[0].text == typed


def test_characters_not_allowed_in_documents_are_removed(tmp_path: Path) -> None:
    page = page_of(tmp_path, "{{ text }}", facts={"text": "a\x00b\x1bc\ud800d\ufdd00\ufdd1e"})
    assert texts_of(Word().render(page)) == ["abc?d0e"]


def test_values_print_as_their_texts(tmp_path: Path) -> None:
    figure = Figure("1,234,567", "1.2M", "1234567", Unit.COUNT, None)
    page = page_of(
        tmp_path, "[{{ none }}]", "{{ figure }} {{ figure | full }}", "{{ mark }}", "{{ first }}{{ second }}",
        facts={"none": None, "figure": figure, "mark": Mark.AHEAD, "first": "a\tb", "second": "\nc"},
    )  # fmt: skip
    assert texts_of(Word().render(page)) == ["[]", "1.2M 1,234,567", "↗", "a\tb\nc"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ mastheat.name }}", "Did you mean “masthead”?"),
        ("{{ masthead.nam }}", "Did you mean “name”?"),
        ("{{ masthead.name", "paragraph “{{ masthead.name"),
        ("{% if masthead %}", "document.docx"),
        ("{{ masthead.name | shout }}", "shout"),
        ("{{ ''.__class__.__mro__ }}", "a template can only print its own data"),
        ("{{ masthead }}", "name one of its parts"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_mistake_in_a_template_is_reported_with_its_paragraph(tmp_path: Path, tag: str, text: str) -> None:
    page = page_of(tmp_path, "Before", tag, facts={"masthead": Masthead("Ana Ruiz", "Quarterly review")})
    with pytest.raises(PlangenError) as caught:
        Word().render(page)
    assert TEMPLATE in str(caught.value)
    assert text in str(caught.value)


def test_an_error_at_render_time_shows_the_paragraph_or_cell(tmp_path: Path) -> None:
    page = page_of(tmp_path, "Dear {{ missing }}, hello")
    with pytest.raises(PlangenError, match=re.escape(f"{TEMPLATE}, paragraph “Dear {{{{ missing }}}}, hello”: ")):
        Word().render(page)
    template = docx.Document(str(tmp_path / TEMPLATE))
    template.paragraphs[0].text = "Dear all"
    template.add_table(1, 1).cell(0, 0).text = "of {{ missing }}"
    template.save(str(tmp_path / TEMPLATE))
    with pytest.raises(PlangenError, match=re.escape(f"{TEMPLATE}, cell “of {{{{ missing }}}}”: ")):
        Word().render(page)


def test_overlapping_tags_are_reported_and_nothing_is_dropped(tmp_path: Path) -> None:
    page = page_of(tmp_path, "{% for n in numbers %}begin", "end{% endfor %}", facts={"numbers": (1, 2)})
    assert texts_of(Word().render(page)) == ["begin", "endbegin", "end"]
    template = docx.Document(str(tmp_path / TEMPLATE))
    template.add_table(1, 1).cell(0, 0).text = "{% if numbers %}"
    template.add_paragraph("{% endif %}")
    template.add_paragraph("{% if not numbers %}")
    template.add_table(1, 1).cell(0, 0).text = "{% endif %}"
    template.save(str(tmp_path / TEMPLATE))
    with pytest.raises(PlangenError, match="tags overlap"):
        Word().render(page)


def test_a_file_that_is_not_a_word_file_is_reported(tmp_path: Path) -> None:
    page = page_of(tmp_path, "text")
    (tmp_path / TEMPLATE).write_bytes(b"PK but no more")
    with pytest.raises(PlangenError, match=r"Can't read custom/document.docx as a Word file"):
        Word().render(page)
    (tmp_path / TEMPLATE).unlink()
    with pytest.raises(PlangenError, match=r"Word template “custom/document.docx” not found"):
        Word().render(page)


def with_part(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Replaces bytes in a part of a Word file."""
    with ZipFile(path) as file:
        parts = {each: file.read(each) for each in file.namelist()}
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)
    with ZipFile(path, "w") as file:
        for each, content in parts.items():
            file.writestr(each, content)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"?>", b'?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        ("_rels/.rels", b"relationships", b"other"),
    ],
    ids=["entities", "relationships"],
)
def test_a_word_file_that_word_did_not_write_is_refused(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    page = page_of(tmp_path, "{{ name }}", facts={"name": "Ana"})
    assert Word().render(page)
    with_part(tmp_path / TEMPLATE, part, old, new)
    with pytest.raises(PlangenError, match=r"Can't read custom/document.docx as a Word file."):
        Word().render(page)


def test_a_template_that_is_saved_again_is_read_again(tmp_path: Path) -> None:
    assert texts_of(Word().render(page_of(tmp_path, "first"))) == ["first"]
    assert texts_of(Word().render(page_of(tmp_path, "second and longer"))) == ["second and longer"]


def test_a_template_that_is_a_link_out_of_the_folders_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    page = page_of(tmp_path / "elsewhere", "secret")
    folder = tmp_path / "templates"
    (folder / "custom").mkdir(parents=True)
    (folder / TEMPLATE).symlink_to(tmp_path / "elsewhere" / TEMPLATE)
    message = f"{TEMPLATE}: “{TEMPLATE}” is a link to a file outside the template folders. Copy the file instead."
    with pytest.raises(PlangenError) as refused:
        Word().render(replace(page, folders=(folder,)))
    assert str(refused.value) == message
    assert texts_of(Word().render(replace(page, folders=(folder, tmp_path / "elsewhere")))) == ["secret"]


def test_the_first_folder_that_has_the_template_wins(tmp_path: Path) -> None:
    custom, built_in = tmp_path / "a", tmp_path / "b"
    for folder in (custom, built_in):
        folder.mkdir()
        page_of(folder, folder.name)
    assert texts_of(Word().render(replace(page_of(custom, "a"), folders=(custom, built_in)))) == ["a"]


def test_one_document_does_not_affect_the_next(made: Made) -> None:
    for company, subject in (("full", full.ANA), ("thin", thin.WITHOUT_DEALS)):
        document = review(made, company, subject)
        assert Word().render(made.page(document, "word")) == document.word.read_bytes()


def test_target_columns_are_removed_without_targets_and_the_rest_fills_the_width(made: Made) -> None:
    document = review(made, "thin", thin.WITH_DEALS)
    assert document.word_text.tables[0][0] == ("Results, Q3", "Actual", "Q2 2026", "Prior four-quarter average")
    results = next(
        table
        for table in tables_of(document.word.read_bytes())
        if "Prior four-quarter average" in "".join(text.text or "" for text in table.iter(qn("w:t")))
    )
    grid = [int(column.get(qn("w:w"))) for column in results.find(qn("w:tblGrid"))]
    assert len(grid) == 4
    assert sum(grid) == pytest.approx(9978, abs=400)
    for row in results.findall(qn("w:tr")):
        assert sum(int(width.get(qn("w:w"))) for width in row.iter(qn("w:tcW"))) == pytest.approx(5000, abs=3)


def test_empty_lists_leave_no_heading_and_no_table(made: Made) -> None:
    document = review(made, "thin", thin.WITHOUT_DEALS)
    page = made.page(document, "word")
    words, emptied = page.facts["words"], ("not_shown", "data_notes")
    assert all(words[name] in document.words for name in emptied)
    empty = opened(Word().render(replace(page, facts={**page.facts, **dict.fromkeys(emptied, ())})))
    texts = [paragraph.text for paragraph in empty.paragraphs]
    assert not {words[name] for name in emptied} & set(texts)
    assert words["coverage"] not in document.words.split()
    assert document.word_text.charts == ()


def test_every_row_fits_its_table(made: Made) -> None:
    documents = made.longest()
    assert len(documents) > 30
    for document in documents:
        with ZipFile(document.word) as parts:
            tables = list(etree.fromstring(parts.read("word/document.xml")).iter(qn("w:tbl")))
        assert tables
        for table in tables:
            rows = table.findall(qn("w:tr"))
            assert rows, document.name
            columns = len(table.find(qn("w:tblGrid")))
            assert {spans_of(row) for row in rows} == {columns}, document.name
            split = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
            # Only activity next to training may be split: between their rows.
            assert not split or (document.document_type == "monthly-review" and len(rows) == len(split) == 1)
            assert all(next(row.iter(qn("w:tbl")), None) is not None for row in split), document.name
            assert {width.get(qn("w:type")) for width in table.iter(qn("w:tcW"))} == {"pct"}, document.name


def test_figures_tables_repeat_their_headers(made: Made) -> None:
    document = review(made, "full", full.ANA)
    tables = tables_of(document.word.read_bytes())
    headers = [table for table in tables if next(table.iter(qn("w:tblHeader")), None) is not None]
    assert len(headers) >= len(document.word_text.tables) >= 10


def test_no_paragraph_with_a_chart_has_an_exact_line(made: Made) -> None:
    document = opened(review(made, "full", full.ANA).word.read_bytes())
    paragraphs = [chart.getparent().getparent().getparent() for chart in document.element.iter(qn("wp:inline"))]
    assert paragraphs
    for paragraph in paragraphs:
        if not hasattr(paragraph, "style"):
            continue  # a small chart in a table cell is in its own group
        style = next(style for style in document.styles if style.style_id == paragraph.style)
        assert style.element.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:lineRule")) == "auto"


def tables_of(document: bytes) -> list[Any]:
    return list(opened(document).element.iter(qn("w:tbl")))


def spans_of(row: etree._Element) -> int:
    cells = row.findall(qn("w:tc"))
    spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in cells]
    return sum(1 if span is None else int(span.get(qn("w:val")) or 1) for span in spans)
