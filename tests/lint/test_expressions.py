from pathlib import Path

import pytest

from tests.lint.notes import in_html, where_and_fix

UNKNOWN = [
    ("{{ tabel.note }}", "unknown fact", "Unknown name “tabel”.", "Use “table”."),
    ("{{ table.not }}", "unknown fact", "“not” isn't part of “table”.", "Use “note”."),
    ("{{ table['nte'] }}", "unknown fact", "“nte” isn't part of “table”.", "Use “note”."),
    ("{{ table.rows[0].lable }}", "unknown fact", "“lable” isn't part of it.", "Use “label”."),
    ("{{ extra.not if extra }}", "unknown fact", "“not” isn't part of “extra”.", "Use “note”."),
    ("{{ words.pln }}", "unknown word", "“pln” isn't in [words] in document.toml.", "Use “plan”."),
    ("{{ table.note | uper }}", "unknown filter", "Unknown filter “uper”.", "Use “upper”."),
    ("{% if table is defned %}{% endif %}", "unknown test", "Unknown test “is defned”.", "Use “defined”."),
    ("{{ tiles }}", "unknown fact", "Unknown name “tiles”.", "Add it."),
    (
        "{{ table.rows | map(attribute='lable') | join }}", "unknown fact", "“lable” isn't part of each item.",
        "Use “label”.",
    ),
    (
        "{% for a in table.rows | selectattr('lng') %}{% endfor %}", "unknown fact",
        "“lng” isn't part of each item.", "Use “long”.",
    ),
    ("{{ (table or extra).nte }}", "unknown fact", "“nte” isn't part of it.", "Use “note”."),
    ("{{ table.rows[0].plan.ful }}", "unknown fact", "“ful” isn't part of it.", "Use “full”."),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "sort", "message", "fix"), UNKNOWN)
def test_an_unknown_name_is_reported_with_the_most_similar_known_name(
    tmp_path: Path, tag: str, sort: str, message: str, fix: str
) -> None:
    (found,) = in_html(tmp_path, f"<p>\n{tag}</p>")
    assert (found.sort, found.message, found.fix) == (sort, message, fix)
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
def test_what_a_template_can_use_is_not_a_problem(tmp_path: Path, tag: str) -> None:
    assert in_html(tmp_path, tag) == []


@pytest.mark.parametrize("fact", ["table", "table.rows", "table.rows[0].long", "words"])
def test_a_value_with_parts_cannot_be_printed(tmp_path: Path, fact: str) -> None:
    (found,) = in_html(tmp_path, f"{{{{ {fact} }}}}")
    assert found.sort == "not printable"


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    found = in_html(tmp_path, "{{ tabel }}\n{{ table.nte }} {{ words.plam }}\n{{ table.note b }}\n{{ notse | uper }}")
    cells = sorted(cell for cell, _ in where_and_fix(found))
    assert cells == ["line 1", "line 2", "line 2", "line 3", "line 4", "line 4"]
