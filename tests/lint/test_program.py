from pathlib import Path

import pytest

from plangen.lint.program import STRAIGHTEN
from tests.lint.notes import in_html

FAULTY = [
    ("{{ table.note b }}", "unreadable tag", "Can't read this tag", "Compare"),
    ("{% if table.note b %}{% endif %}", "unreadable tag", "Can't read this tag", "Compare"),
    ("{% for row of table.rows %}{{ row.label }}{% endfor %}", "unreadable tag", "Can't read this tag", "Compare"),
    ("{% if notes %}{% elif notes b %}{% endif %}", "unreadable tag", "Can't read this tag", "Compare"),
    ("{% if notes %}{% endif notes %}", "unreadable tag", "Can't read this tag", "Compare"),
    ("{% set a = %}{{ a }}", "unreadable tag", "Can't read this tag", "Compare"),
    ("{{ “Plan” }}", "unreadable tag", "Can't read this tag", STRAIGHTEN),
    ("{{ table['note’] }}", "unreadable tag", "Can't read this tag", STRAIGHTEN),
    ("{% inclde 'a' %}", "unknown tag", "Unknown tag “inclde”.", "include"),
    ("{{ table.note }", "unclosed tag", "}} is missing", "Add }}."),
    ("{{ table.note <b>{{ table.note }}</b>", "unclosed tag", "}} is missing", "Add }}."),
    ("{% if notes", "unclosed tag", "%} is missing", "Add %}."),
    ("{# notes", "unclosed tag", "#} is missing", "Add #}."),
    ("{% for row in notes %}", "unclosed block", "{% endfor %} is missing", "Add {% endfor %}"),
    ("{% for row in notes %}{% if row %}{% endfor %}", "unclosed block", "{% endif %} is missing", "Add {% endif %}"),
    ("{% endif %}", "stray tag", "Nothing to close here.", "Delete it"),
    ("{% else %}", "stray tag", "“else” has no open if or for.", "Delete it"),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "duplicate block", "are named “a”", "Rename one"),
]


@pytest.mark.parametrize(("text", "sort", "message", "fix"), FAULTY)
def test_a_faulty_tag_is_reported_and_nothing_else(
    tmp_path: Path, text: str, sort: str, message: str, fix: str
) -> None:
    (found,) = in_html(tmp_path, f"<p>\n\n{text}")
    assert found.sort == sort
    assert message in found.message
    assert fix in found.fix
    assert found.place.cell == "line 3"


def test_problems_after_a_faulty_tag_are_still_found(tmp_path: Path) -> None:
    text = "{% if notes b %}\n{% for row in table.rows %}\n{{ row.lable }}\n{% endif %}\n{{ tabel }}\n{{ notes"
    found = {problem.place.cell: problem.sort for problem in in_html(tmp_path, text)}
    assert found == {
        "line 1": "unreadable tag", "line 2": "unclosed block", "line 3": "unknown fact", "line 5": "unknown fact",
        "line 6": "unclosed tag",
    }  # fmt: skip
