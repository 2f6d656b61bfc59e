from pathlib import Path

import pytest

from tests.lint.notes import in_html, where_and_fix


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("{{ table | attr('nte') }}", "Use “note”."),
        (
            "{% for key, rows in table.rows | groupby('label') %}{{ rows[0].lable }}{% endfor %}",
            "Use “label”.",
        ),
        ("{{ table.rows | rejectattr('label', 'equals', 'a') | list | length }}", "Use “equalto”."),
        ("{{ notes | map('uper') | join }}", "Use “upper”."),
    ],
)
def test_an_unknown_name_in_a_filter_is_reported(tmp_path: Path, text: str, fix: str) -> None:
    assert where_and_fix(in_html(tmp_path, text)) == [("line 1", fix)]


@pytest.mark.parametrize("filters", ["sort(attribute='plan')", "map(attribute='plan') | max", "sum(attribute='plan')"])
def test_figures_cannot_be_sorted_or_summed(tmp_path: Path, filters: str) -> None:
    assert [each.sort for each in in_html(tmp_path, f"{{% set kept = table.rows | {filters} %}}")] == ["figure"]
