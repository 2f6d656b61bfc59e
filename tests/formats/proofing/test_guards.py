from pathlib import Path

import pytest

from tests.formats.proofing.notes import in_html


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
def test_what_a_condition_asks_for_is_there(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        ("{{ extra.note }}{{ extra.rows }}", "“extra” is not there in every document.", "{% if extra %}"),
        ("{% for row in extra.rows %}{% endfor %}", "“extra” is not there in every document.", "{% if extra %}"),
        ("{% if extra or extra.note %}{% endif %}", "“extra” is not there in every document.", "{% if extra %}"),
        ("{{ foot }}", "“foot” is left out in the packet review.", "{% if foot is defined %}"),
    ],
)
def test_what_is_not_in_every_document_is_told_where_no_condition_asks_for_it(
    tmp_path: Path, text: str, message: str, cure: str
) -> None:
    found = [each for each in in_html(tmp_path, text) if each.kind == "not always there"]
    assert [each.message for each in found] == [message]
    assert cure in found[0].cure
