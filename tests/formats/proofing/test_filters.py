from pathlib import Path

import pytest

from tests.formats.proofing.notes import in_html, said


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("{{ table | attr('nte') }}", "Did you mean “note”?"),
        (
            "{% for key, rows in table.rows | groupby('label') %}{{ rows[0].lable }}{% endfor %}",
            "Did you mean “label”?",
        ),
        ("{{ table.rows | rejectattr('label', 'equals', 'a') | list | length }}", "Did you mean “equalto”?"),
        ("{{ notes | map('uper') | join }}", "Did you mean “upper”?"),
    ],
)
def test_what_a_filter_names_and_nobody_knows_is_told(tmp_path: Path, text: str, cure: str) -> None:
    assert said(in_html(tmp_path, text)) == [("line 1", cure)]


@pytest.mark.parametrize("asked", ["sort(attribute='plan')", "map(attribute='plan') | max", "sum(attribute='plan')"])
def test_figures_have_no_order_and_no_sum(tmp_path: Path, asked: str) -> None:
    assert [each.kind for each in in_html(tmp_path, f"{{% set kept = table.rows | {asked} %}}")] == ["figure"]
