from pathlib import Path

import pytest

from tests.lint.notes import in_html


@pytest.mark.parametrize(
    "text",
    [
        "{% if extra %}{{ extra.note }}{% endif %}",
        "{% if not extra %}–{% else %}{{ extra.note }}{% endif %}",
        "{% if notes %}{% elif extra and extra.note %}{{ extra.note }}{% endif %}",
        "{% if not extra or extra.note %}{% endif %}",
        "{{ extra.note if extra else 'none' }}",
        "{% set there = extra and notes %}{% if there %}{{ extra.note }}{% endif %}",
        "{% if extra %}{% for row in more.rows %}{{ row.label }}{% endfor %}{% endif %}",
        "{% macro line(extra) %}{{ extra.note }}{% endmacro %}{% if extra %}{{ line(extra) }}{% endif %}",
        "{% if foot is defined %}{{ foot }}{{ notes_of_it }}{% endif %}",
        "{{ foot | default('') }}",
        "{% if tiles is defined %}{{ tiles.other }}{% endif %}",
        "{% if extra is none %}{% else %}{{ extra.note }}{% endif %}",
    ],
)
def test_a_fact_that_a_condition_tests_may_be_used(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("{{ extra.note }}{{ extra.rows }}", "“extra” isn't in every document.", "{% if extra %}"),
        ("{% for row in extra.rows %}{% endfor %}", "“extra” isn't in every document.", "{% if extra %}"),
        ("{% if extra or extra.note %}{% endif %}", "“extra” isn't in every document.", "{% if extra %}"),
        ("{{ foot }}", "The review packet leaves out “foot”.", "{% if foot is defined %}"),
    ],
)
def test_an_optional_fact_used_without_a_condition_is_reported(
    tmp_path: Path, text: str, message: str, fix: str
) -> None:
    found = [each for each in in_html(tmp_path, text) if each.sort == "not always there"]
    assert [each.message for each in found] == [message]
    assert fix in found[0].fix
