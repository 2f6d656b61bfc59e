from pathlib import Path

import pytest

from tests.lint.notes import in_html, where_and_fix

FOR = "{% for row in table.rows %}"
IF = "{% if notes %}"


@pytest.mark.parametrize(
    ("lines", "line", "fix"),
    [
        ([IF, FOR, "{% endif %}", "{% endfor %}", "{% endif %}"], "line 3", "Delete it"),
        ([IF, FOR, IF, "{% endfor %}", "{% endif %}"], "line 3", "Add {% endif %}"),
        ([FOR, IF, "{% endfi %}", "{% endfor %}"], "line 3", "Use “endif”."),
        ([FOR, "{% fi notes %}", "{% endif %}", "{% endfor %}"], "line 2", "Use “if”."),
        ([IF, FOR, "{% done %}", "{% endif %}"], "line 3", "Use “endfor”."),
        ([FOR, "{% when notes %}", "{% endif %}", "{% endfor %}"], "line 2", "Use “if”."),
        ([FOR, IF, "{%t endif %}", "{% endfor %}"], "line 3", "Use {% … %}"),
        ([IF, FOR, "{% endfor %}", "{% else %}", "{% elif table %}", "{% endif %}"], "line 5", ""),
        (["{% macro a() %}", "{% macro b() %}", "{% endmacro %}", "{{ b() }}"], "line 1", "Add {% endmacro %}"),
        ([FOR, "{% if notes", "{% endif %}", "{% endfor %}"], "line 2", "Add %}."),
    ],
)
def test_one_mistake_is_reported_once(tmp_path: Path, lines: list[str], line: str, fix: str) -> None:
    found = where_and_fix(in_html(tmp_path, "\n".join(lines)))
    assert [cell for cell, _ in found] == [line]
    assert fix in found[0][1]
