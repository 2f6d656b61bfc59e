import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from plangen.formats.proofing.reading import STRAIGHTEN
from tests.formats.proofing.notes import in_word, said, word

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TWICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = "<w:txbxContent><w:p><w:r><w:t>{{ table.nte }}</w:t></w:r></w:p></w:txbxContent>"
TEXT_BOX = (
    f'<w:p xmlns:w="{WORD}" xmlns:mc="{TWICE}"><w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>'
    f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>{{{{ table.nto }}}}</w:t></w:r></w:p>"
)
GOOD = word(
    "{{ table¦.no¦te }}",
    "{%p if table.rows %}",
    "{% for row in table.rows %}{{ row.label }}¦{% endfor %}",
    "{%p endif %}",
    rows=[["{%tr for row in table.rows %}", ""], ["{{ row.label }}", "{{ row.plan.full }}"], ["{%tr endfor %}", ""]],
    head="{{ words.plan }}",
)


def test_runs_rows_and_headers_of_a_good_template_are_no_fault(tmp_path: Path) -> None:
    assert in_word(tmp_path, GOOD) == []


def test_a_tag_is_told_with_its_paragraph_though_it_is_split_into_runs(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("{{ table.note }}", "Said: {{ tab¦le.n¦te }}"))
    assert said(found) == [("paragraph 2", "Did you mean “note”?")]
    assert found[0].value == "{{ table.nte }}"


def test_a_tag_is_told_with_its_table_row_and_cell(tmp_path: Path) -> None:
    rows = [["{%tr for row in table.rows %}", ""], ["{{ row.label }}", "{{ row.plam }}"], ["{%tr endfor %}", ""]]
    found = in_word(tmp_path, word("{{ table.note }}", rows=rows))
    assert said(found) == [("table 1, row 2, cell 2", "Did you mean “plan”?")]


def test_a_tag_in_a_header_is_told(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word(head="{{ words.pln }}"))
    assert (found.place.sheet, found.place.cell) == ("header 1", "paragraph 1")


@pytest.mark.parametrize(
    ("rows", "kind", "cell"),
    [
        ([["{%tr for row in table.rows %}", ""], ["{{ row.label }}", ""]], "unclosed block", "table 1, row 1, cell 1"),
        ([["{{ table.note }}", ""], ["{%tr endfor %}", ""]], "stray tag", "table 1, row 2, cell 1"),
        (
            [["{%tr for row in table.rows %}", ""], ["{{ row.label }}", "{% endfor %}"]],
            "crossing tags",
            "table 1, row 1, cell 1",
        ),
    ],
)
def test_rows_that_do_not_close_are_told(tmp_path: Path, rows: list[list[str]], kind: str, cell: str) -> None:
    (found,) = in_word(tmp_path, word(rows=rows))
    assert (found.kind, found.place.cell) == (kind, cell)


def test_a_row_tag_outside_of_a_table_is_told(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word("{%tr if notes %}", "{% endif %}"))
    assert (found.kind, found.place.cell) == ("misplaced tag", "paragraph 1")


def test_a_tag_that_is_never_closed_is_told_with_how_it_begins(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word("{{ table.note }}", "{{ table.note and more"))
    assert (found.kind, found.place.cell, found.value) == ("unclosed tag", "paragraph 2", "{{ table.note and more")


def test_curly_quotes_are_told_where_word_files_do_not_straighten_them(tmp_path: Path) -> None:
    assert in_word(tmp_path, word("{{ notes | join(“, ”) }}", "{{ notes | join(‘, ’) }}")) == []
    assert said(in_word(tmp_path, word("{{ notes | join(«, ») }}"))) == [("paragraph 1", STRAIGHTEN)]


def test_a_tag_that_goes_away_with_what_stands_around_another_is_told(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("{%p if notes %} for {{ table.note }}", "{{ table.nte }}", "{%p endif %}"))
    assert [(each.kind, each.place.cell) for each in found] == [
        ("dropped tag", "paragraph 1"),
        ("unknown fact", "paragraph 2"),
    ]


def test_one_row_tag_too_few_is_one_fault_whatever_stands_behind_it(tmp_path: Path) -> None:
    rows = [["{{ table.note }}", ""], ["{% if notes %}a{% endif %}", "{%tr endfor %}"]]
    found = in_word(tmp_path, word("{%p if notes %}", "{% if notes %}b{% endif %}", "{%p endif %}", rows=rows))
    assert [(each.kind, each.place.cell) for each in found] == [
        ("dropped tag", "table 1, row 2, cell 1"),
        ("dropped tag", "table 1, row 2, cell 1"),
        ("stray tag", "table 1, row 2, cell 2"),
    ]


def test_tables_in_tables_have_rows_and_cells_of_their_own(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    inner = table.cell(0, 0).add_table(2, 2)
    inner.cell(1, 1).paragraphs[0].add_run("{{ table.nte }}")
    table.cell(1, 1).paragraphs[0].add_run("{{ table.nto }}")
    saved = io.BytesIO()
    made.save(saved)
    assert {(each.place.cell, each.value) for each in in_word(tmp_path, saved.getvalue())} == {
        ("table 1, row 2, cell 2", "{{ table.nto }}"),
        ("table 2, row 2, cell 2", "{{ table.nte }}"),
    }


def test_what_a_text_box_says_twice_in_the_file_is_told_once(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{ table.note }}")
    made.element.body.insert(0, parse_xml(TEXT_BOX))
    saved = io.BytesIO()
    made.save(saved)
    found = {(each.place.cell, each.value) for each in in_word(tmp_path, saved.getvalue())}
    assert found == {("text box 1", "{{ table.nte }}"), ("paragraph 1", "{{ table.nto }}")}


def test_what_prints_where_it_takes_its_paragraph_away_is_told(tmp_path: Path) -> None:
    assert said(in_word(tmp_path, word("{{p table.note }}"))) == [("paragraph 1", "Write {{ … }}.")]


def test_a_tag_that_is_read_in_one_run_and_shown_in_another_keeps_its_sign(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word("{¦{ table.nte }¦}"))
    assert found.value == "{{ table.nte }}"


def test_half_a_tag_is_told_with_its_paragraph(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("Plan", "{ table¦.note }} and { {table.note} }"))
    assert [(each.kind, each.place.cell, each.value) for each in found] == [
        ("half a tag", "paragraph 2", "{ table.note }}"),
        ("half a tag", "paragraph 2", "{ {table.note} }"),
    ]


def test_what_is_never_closed_hides_nothing_behind_it(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("{{ table.note and", "{%p if notes %}", "{{ table.nte }}", "{%p endif %}", "{# x"))
    assert sorted((each.kind, each.place.cell) for each in found) == [
        ("unclosed tag", "paragraph 1"),
        ("unclosed tag", "paragraph 5"),
        ("unknown fact", "paragraph 3"),
    ]


def test_a_file_that_is_none_of_words_is_told(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, b"no zip")
    assert "is not a Word file that can be read" in found.message
