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
