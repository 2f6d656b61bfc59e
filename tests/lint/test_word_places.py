import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from plangen.lint.program import STRAIGHTEN
from tests.lint.notes import in_word, where_and_fix, word

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPAT = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = "<w:txbxContent><w:p><w:r><w:t>{{ table.nte }}</w:t></w:r></w:p></w:txbxContent>"
TEXT_BOX = (
    f'<w:p xmlns:w="{WORD}" xmlns:mc="{COMPAT}"><w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>'
    f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>{{{{ table.nto }}}}</w:t></w:r></w:p>"
)
CORRECT = word(
    "{{ table¦.no¦te }}",
    "{%p if table.rows %}",
    "{% for row in table.rows %}{{ row.label }}¦{% endfor %}",
    "{%p endif %}",
    rows=[["{%tr for row in table.rows %}", ""], ["{{ row.label }}", "{{ row.plan.full }}"], ["{%tr endfor %}", ""]],
    header="{{ words.plan }}",
)


def test_a_correct_template_has_no_problems(tmp_path: Path) -> None:
    assert in_word(tmp_path, CORRECT) == []


def test_a_tag_split_into_runs_is_reported_with_its_paragraph(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("{{ table.note }}", "Note: {{ tab¦le.n¦te }}"))
    assert where_and_fix(found) == [("paragraph 2", "Use “note”.")]
    assert found[0].value == "{{ table.nte }}"


def test_a_tag_is_reported_with_its_table_row_and_cell(tmp_path: Path) -> None:
    rows = [["{%tr for row in table.rows %}", ""], ["{{ row.label }}", "{{ row.plam }}"], ["{%tr endfor %}", ""]]
    found = in_word(tmp_path, word("{{ table.note }}", rows=rows))
    assert where_and_fix(found) == [("table 1, row 2, cell 2", "Use “plan”.")]


def test_a_tag_in_a_header_is_reported(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word(header="{{ words.pln }}"))
    assert (found.place.sheet, found.place.cell) == ("header 1", "paragraph 1")


@pytest.mark.parametrize(
    ("rows", "sort", "cell"),
    [
        ([["{%tr for row in table.rows %}", ""], ["{{ row.label }}", ""]], "unclosed block", "table 1, row 1, cell 1"),
        ([["{{ table.note }}", ""], ["{%tr endfor %}", ""]], "stray tag", "table 1, row 2, cell 1"),
        (
            [["{%tr for row in table.rows %}", ""], ["{{ row.label }}", "{% endfor %}"]],
            "overlapping tags",
            "table 1, row 1, cell 1",
        ),
    ],
)
def test_unclosed_rows_are_reported(tmp_path: Path, rows: list[list[str]], sort: str, cell: str) -> None:
    (found,) = in_word(tmp_path, word(rows=rows))
    assert (found.sort, found.place.cell) == (sort, cell)


def test_a_row_tag_outside_a_table_is_reported(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word("{%tr if notes %}", "{% endif %}"))
    assert (found.sort, found.place.cell) == ("misplaced tag", "paragraph 1")


def test_an_unclosed_tag_is_reported_with_its_start(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word("{{ table.note }}", "{{ table.note and more"))
    assert (found.sort, found.place.cell, found.value) == ("unclosed tag", "paragraph 2", "{{ table.note and more")


def test_curly_quotes_are_reported_if_docxtpl_does_not_straighten_them(tmp_path: Path) -> None:
    assert in_word(tmp_path, word("{{ notes | join(“, ”) }}", "{{ notes | join(‘, ’) }}")) == []
    assert where_and_fix(in_word(tmp_path, word("{{ notes | join(«, ») }}"))) == [("paragraph 1", STRAIGHTEN)]


def test_a_tag_removed_with_the_paragraph_of_another_is_reported(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("{%p if notes %} for {{ table.note }}", "{{ table.nte }}", "{%p endif %}"))
    assert [(each.sort, each.place.cell) for each in found] == [
        ("dropped tag", "paragraph 1"),
        ("unknown fact", "paragraph 2"),
    ]


def test_a_missing_row_tag_does_not_hide_other_problems(tmp_path: Path) -> None:
    rows = [["{{ table.note }}", ""], ["{% if notes %}a{% endif %}", "{%tr endfor %}"]]
    found = in_word(tmp_path, word("{%p if notes %}", "{% if notes %}b{% endif %}", "{%p endif %}", rows=rows))
    assert [(each.sort, each.place.cell) for each in found] == [
        ("dropped tag", "table 1, row 2, cell 1"),
        ("dropped tag", "table 1, row 2, cell 1"),
        ("stray tag", "table 1, row 2, cell 2"),
    ]


def test_nested_tables_have_their_own_rows_and_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    inner = table.cell(0, 0).add_table(2, 2)
    inner.cell(1, 1).paragraphs[0].add_run("{{ table.nte }}")
    table.cell(1, 1).paragraphs[0].add_run("{{ table.nto }}")
    saved = io.BytesIO()
    document.save(saved)
    assert {(each.place.cell, each.value) for each in in_word(tmp_path, saved.getvalue())} == {
        ("table 1, row 2, cell 2", "{{ table.nto }}"),
        ("table 2, row 2, cell 2", "{{ table.nte }}"),
    }


def test_a_tag_in_a_text_box_stored_twice_is_reported_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ table.note }}")
    document.element.body.insert(0, parse_xml(TEXT_BOX))
    saved = io.BytesIO()
    document.save(saved)
    found = {(each.place.cell, each.value) for each in in_word(tmp_path, saved.getvalue())}
    assert found == {("text box 1", "{{ table.nte }}"), ("paragraph 1", "{{ table.nto }}")}


def test_output_that_removes_its_own_paragraph_is_reported(tmp_path: Path) -> None:
    assert where_and_fix(in_word(tmp_path, word("{{p table.note }}"))) == [("paragraph 1", "Use {{ … }}.")]


def test_a_tag_split_inside_its_braces_is_shown_in_full(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, word("{¦{ table.nte }¦}"))
    assert found.value == "{{ table.nte }}"


def test_an_incomplete_tag_is_reported_with_its_paragraph(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("Plan", "{ table¦.note }} and { {table.note} }"))
    assert [(each.sort, each.place.cell, each.value) for each in found] == [
        ("incomplete tag", "paragraph 2", "{ table.note }}"),
        ("incomplete tag", "paragraph 2", "{ {table.note} }"),
    ]


def test_an_unclosed_tag_hides_no_problem_after_it(tmp_path: Path) -> None:
    found = in_word(tmp_path, word("{{ table.note and", "{%p if notes %}", "{{ table.nte }}", "{%p endif %}", "{# x"))
    assert sorted((each.sort, each.place.cell) for each in found) == [
        ("unclosed tag", "paragraph 1"),
        ("unclosed tag", "paragraph 5"),
        ("unknown fact", "paragraph 3"),
    ]


def test_a_file_that_is_not_a_word_file_is_reported(tmp_path: Path) -> None:
    (found,) = in_word(tmp_path, b"no zip")
    assert found.message == "Can't read this as a Word file."
