from pathlib import Path

import pytest

from plangen.formats.proofing.reading import STRAIGHTEN
from tests.formats.proofing.notes import in_html

FAULTS = [
    ("{{ table.note b }}", "unreadable tag", "cannot be read", "Compare"),
    ("{% if table.note b %}{% endif %}", "unreadable tag", "cannot be read", "Compare"),
    ("{% for row of table.rows %}{{ row.label }}{% endfor %}", "unreadable tag", "cannot be read", "Compare"),
    ("{% if notes %}{% elif notes b %}{% endif %}", "unreadable tag", "cannot be read", "Compare"),
    ("{% if notes %}{% endif notes %}", "unreadable tag", "cannot be read", "Compare"),
    ("{% set a = %}{{ a }}", "unreadable tag", "cannot be read", "Compare"),
    ("{{ “Plan” }}", "unreadable tag", "cannot be read", STRAIGHTEN),
    ("{{ table['note’] }}", "unreadable tag", "cannot be read", STRAIGHTEN),
    ("{% inclde 'a' %}", "unknown tag", "“inclde” is no tag", "include"),
    ("{{ table.note }", "unclosed tag", "}} is missing", "Add }}."),
    ("{{ table.note <b>{{ table.note }}</b>", "unclosed tag", "}} is missing", "Add }}."),
    ("{% if notes", "unclosed tag", "%} is missing", "Add %}."),
    ("{# notes", "unclosed tag", "#} is missing", "Add #}."),
    ("{% for row in notes %}", "unclosed block", "{% endfor %} is missing", "Add {% endfor %}"),
    ("{% for row in notes %}{% if row %}{% endfor %}", "unclosed block", "{% endif %} is missing", "Add {% endif %}"),
    ("{% endif %}", "stray tag", "Nothing is open here", "Delete it"),
    ("{% else %}", "stray tag", "Nothing is open here", "Delete it"),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "block twice", "two blocks “a”", "another name"),
]


@pytest.mark.parametrize(("text", "kind", "message", "cure"), FAULTS)
def test_a_tag_that_is_written_wrongly_is_told_and_nothing_else_is(
    tmp_path: Path, text: str, kind: str, message: str, cure: str
) -> None:
    (found,) = in_html(tmp_path, f"<p>\n\n{text}")
    assert found.kind == kind
    assert message in found.message
    assert cure in found.cure
    assert found.place.cell == "line 3"


def test_what_is_wrong_behind_a_faulty_tag_is_still_found(tmp_path: Path) -> None:
    text = "{% if notes b %}\n{% for row in table.rows %}\n{{ row.lable }}\n{% endif %}\n{{ tabel }}\n{{ notes"
    found = {problem.place.cell: problem.kind for problem in in_html(tmp_path, text)}
    assert found == {
        "line 1": "unreadable tag", "line 2": "unclosed block", "line 3": "unknown fact", "line 5": "unknown fact",
        "line 6": "unclosed tag",
    }  # fmt: skip
