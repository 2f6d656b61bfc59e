from pathlib import Path

import pytest

from tests.formats.proofing.notes import in_html, said

UNKNOWN = [
    ("{{ tabel.note }}", "unknown fact", "“tabel” is not known.", "Did you mean “table”?"),
    ("{{ table.not }}", "unknown fact", "“not” is no part of “table”.", "Did you mean “note”?"),
    ("{{ table['nte'] }}", "unknown fact", "“nte” is no part of “table”.", "Did you mean “note”?"),
    ("{{ table.rows[0].lable }}", "unknown fact", "“lable” is no part of it.", "Did you mean “label”?"),
    ("{{ extra.not if extra }}", "unknown fact", "“not” is no part of “extra”.", "Did you mean “note”?"),
    ("{{ words.pln }}", "unknown word", "“pln” is no word in [words] of kind.toml.", "Did you mean “plan”?"),
    ("{{ table.note | uper }}", "unknown filter", "“uper” is no filter.", "Did you mean “upper”?"),
    ("{% if table is defned %}{% endif %}", "unknown test", "“is defned” cannot be asked.", "Did you mean “defined”?"),
    ("{{ tiles }}", "unknown fact", "“tiles” is not known.", "Add it."),
    (
        "{{ table.rows | map(attribute='lable') | join }}", "unknown fact", "“lable” is no part of “each of them”.",
        "Did you mean “label”?",
    ),
    (
        "{% for a in table.rows | selectattr('lng') %}{% endfor %}", "unknown fact",
        "“lng” is no part of “each of them”.", "Did you mean “long”?",
    ),
    ("{{ (table or extra).nte }}", "unknown fact", "“nte” is no part of it.", "Did you mean “note”?"),
    ("{{ table.rows[0].plan.ful }}", "unknown fact", "“ful” is no part of it.", "Did you mean “full”?"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "kind", "message", "cure"), UNKNOWN)
def test_what_nobody_knows_is_told_with_the_nearest_that_is_known(
    tmp_path: Path, tag: str, kind: str, message: str, cure: str
) -> None:
    (found,) = in_html(tmp_path, f"<p>\n{tag}</p>")
    assert (found.kind, found.message, found.cure) == (kind, message, cure)
    assert str(found.place) == "note/document.html › line 2"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ table.rows[0].label }}", "{{ table.rows | length + 1 }}", "{{ table.note ~ words.plan | upper }}",
        "{{ nothing | default('–') }}", "{% if nothing is defined and table.other is defined %}{% endif %}",
        "{{ table.rows[0].plan.full }}", "{{ table.rows[0].plan | full }}", "{{ table.rows[0].plan }}",
        "{{ table.chart | wide }}", "{{ table.note.upper() }}", "{{ notes | join(', ') }}",
        "{{ table.rows | map(attribute='plan.full') | first }}", "{{ range(3) | list | join }}",
        "{{ 'a' if table.rows[0].long else none }}", "{{ {'a': 1}.a }}", "{{ [table][0].note }}",
        "{{ notes | batch(2) | map('join') | join }}", "{{ theme.locale }}",
    ],
)  # fmt: skip
def test_what_a_template_may_write_is_no_fault(tmp_path: Path, tag: str) -> None:
    assert in_html(tmp_path, tag) == []


@pytest.mark.parametrize("fact", ["table", "table.rows", "table.rows[0].long", "words"])
def test_what_has_parts_cannot_be_printed(tmp_path: Path, fact: str) -> None:
    (found,) = in_html(tmp_path, f"{{{{ {fact} }}}}")
    assert found.kind == "not to be printed"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    found = in_html(tmp_path, "{{ tabel }}\n{{ table.nte }} {{ words.plam }}\n{{ table.note b }}\n{{ notse | uper }}")
    assert sorted(cell for cell, _ in said(found)) == ["line 1", "line 2", "line 2", "line 3", "line 4", "line 4"]
