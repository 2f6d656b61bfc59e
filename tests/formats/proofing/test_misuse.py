from pathlib import Path

import pytest

from tests.formats.proofing.notes import in_html

FIGURE = "table.rows[0].plan"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{{% if {FIGURE} %}}{{% endif %}}", "figure"),
        (f"{{% if not {FIGURE} %}}{{% endif %}}", "figure"),
        (f"{{% if {FIGURE} > 3 %}}{{% endif %}}", "figure"),
        (f"{{{{ {FIGURE} + 1 }}}}", "figure"),
        (f"{{{{ {FIGURE} | round }}}}", "figure"),
        ("{{ table.note() }}", "wrong call"),
        ("{{ table.note | full }}", "wrong filter"),
        ("{{ table.note | wide }}", "wrong filter"),
        ("{% for part in table %}{% endfor %}", "no list"),
        ("{{ table[0] }}", "no list"),
        ("{% for part in 3 %}{% endfor %}", "no list"),
        ("{% for a, b in table.rows %}{% endfor %}", "no list"),
        ("{{ none.note }}", "unknown fact"),
    ],
)
def test_what_cannot_be_done_with_a_value_is_told(tmp_path: Path, text: str, kind: str) -> None:
    assert [each.kind for each in in_html(tmp_path, text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        f"{{% if {FIGURE}.known and {FIGURE} == {FIGURE} %}}{{% endif %}}",
        "{% if table.rows | length > 3 %}{% endif %}",
        "{{ table.note.upper() }}",
        "{% for letter in table.note %}{{ letter }}{% endfor %}",
        "{% for name, word in words.items() %}{{ name }}{{ word }}{% endfor %}",
    ],
)
def test_what_can_be_done_with_a_value_is_no_fault(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text) == []
