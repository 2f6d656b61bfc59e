from pathlib import Path

import pytest

from tests.lint.notes import in_html

FIGURE = "table.rows[0].plan"


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        (f"{{% if {FIGURE} %}}{{% endif %}}", "figure"),
        (f"{{% if not {FIGURE} %}}{{% endif %}}", "figure"),
        (f"{{% if {FIGURE} > 3 %}}{{% endif %}}", "figure"),
        (f"{{{{ {FIGURE} + 1 }}}}", "figure"),
        (f"{{{{ {FIGURE} | round }}}}", "figure"),
        ("{{ table.note() }}", "wrong call"),
        ("{{ table.note | full }}", "wrong filter"),
        ("{{ table.note | wide }}", "wrong filter"),
        ("{% for part in table %}{% endfor %}", "not a list"),
        ("{{ table[0] }}", "not a list"),
        ("{% for part in 3 %}{% endfor %}", "not a list"),
        ("{% for a, b in table.rows %}{% endfor %}", "not a list"),
        ("{{ none.note }}", "unknown fact"),
    ],
)
def test_a_value_used_the_wrong_way_is_reported(tmp_path: Path, text: str, sort: str) -> None:
    assert [each.sort for each in in_html(tmp_path, text)] == [sort]


@pytest.mark.parametrize(
    "text",
    [
        f"{{% if {FIGURE}.known and {FIGURE} == {FIGURE} %}}{{% endif %}}",
        "{% if table.rows | length > 3 %}{% endif %}",
        "{{ table.note.upper() }}",
        "{% for character in table.note %}{{ character }}{% endfor %}",
        "{% for name, word in words.items() %}{{ name }}{{ word }}{% endfor %}",
    ],
)
def test_a_value_used_the_right_way_is_not_a_problem(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text) == []
