from pathlib import Path

import pytest

from tests.formats.proofing.notes import in_html

KNOWN = [
    "{% for row in table.rows %}{{ loop.index }} {{ row.label }}{% else %}{{ table.note }}{% endfor %}",
    "{% for name, figure in table.rows[0].marks %}{{ name | upper }} {{ figure.full }}{% endfor %}",
    "{% set first = table.rows[0] %}{{ first.label }}",
    "{% if notes %}{% set said = notes[0] %}{% else %}{% set said = table.note %}{% endif %}{{ said }}",
    "{% set lines %}{{ table.note }}{% endset %}{{ lines }}",
    (
        "{% macro line(row, heavy=false) %}{{ row.label }}{% if heavy %}!{% endif %}{% endmacro %}"
        "{{ line(table.rows[0]) }}{{ line(row=table.rows[0], heavy=true) }}"
    ),
    "{% macro box() %}{{ caller() }}{% endmacro %}{% call box() %}{{ table.note }}{% endcall %}",
    "{% with row = table.rows[0] %}{{ row.label }}{% endwith %}",
    "{% filter upper %}{{ table.note }}{% endfilter %}",
    (
        "{% set count = namespace(of=0) %}{% for row in table.rows %}{% set count.of = count.of + 1 %}{% endfor %}"
        "{{ count.of }}"
    ),
    "{% include 'note/gone.html' ignore missing %}",
    "{# {{ nothing }} #}{% raw %}{{ nothing }}{% endraw %}",
    (
        "{% macro deep(row, left) %}{% if left %}{{ deep(row, left - 1) }}{% endif %}{{ row.label }}{% endmacro %}"
        "{{ deep(table.rows[0], 2) }}"
    ),
]


@pytest.mark.parametrize("text", KNOWN)
def test_names_that_a_template_makes_itself_are_known(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        ("{% for row in table.rows %}{{ row.lable }}{% endfor %}", "“lable” is no part of “row”.", "label"),
        ("{% for row in table.rows %}{% endfor %}{{ row }}", "“row” is not known.", "Known are"),
        ("{% for row in table.rows %}{{ loop.indx }}{% endfor %}", "“indx” is no part of “loop”.", "index"),
        ("{% set first = table.rows[0] %}{{ first.lable }}", "“lable” is no part of “first”.", "label"),
        ("{% for name, figure in table.rows[0].marks %}{{ figure.ful }}{% endfor %}", "“ful” is no part", "full"),
        ("{% macro line(row) %}{{ row.lable }}{% endmacro %}{{ line(table.rows[0]) }}", "“lable” is no part", "label"),
        ("{% macro never() %}{{ tabel }}{% endmacro %}", "“tabel” is not known.", "table"),
        ("{% macro line(row) %}{% endmacro %}{{ line(1, 2) }}", "It takes one value, and is given 2.", "row"),
        ("{% macro line(row) %}{{ row }}{% endmacro %}{{ line() }}", "It is not given “row”.", "It takes: row."),
        ("{% macro line(row) %}{% endmacro %}{{ line(rwo=1) }}", "It takes nothing called “rwo”.", "row"),
        ("{% call line() %}{{ tabel }}{% endcall %}", "“tabel” is not known.", "table"),
        ("{% include 'note/gone.html' %}", "There is no template “note/gone.html”.", "note/"),
    ],
)
def test_what_nobody_knows_is_told_wherever_it_stands(tmp_path: Path, text: str, message: str, cure: str) -> None:
    found = in_html(tmp_path, text)
    (told,) = [problem for problem in found if message in problem.message]
    assert cure in told.cure


def test_a_macro_is_looked_for_in_the_template_that_is_imported(tmp_path: Path) -> None:
    blocks = "{% macro line(row) %}{{ row.label }}\n{{ row.lable }}{% endmacro %}"
    text = "{% import 'note/blocks.html' as block %}{{ block.line(table.rows[0]) }}\n{{ block.lime(1) }}"
    found = in_html(tmp_path, text, blocks=blocks)
    assert [(str(each.place), each.cure) for each in found] == [
        ("note/blocks.html › line 2", "Did you mean “label”?"),
        ("note/document.html › line 2", "Did you mean “line”?"),
    ]
    assert in_html(tmp_path, "{% from 'note/blocks.html' import lime %}", blocks="{% macro line(row) %}{% endmacro %}")


def test_blocks_are_filled_into_what_a_template_extends(tmp_path: Path) -> None:
    base = "<h1>{{ table.nte }}</h1>{% block pages %}{{ notes }}{% endblock %}{% block foot %}{% endblock %}"
    text = (
        "{% extends 'note/base.html' %}{% set row = table.rows[0] %}"
        "{% block pages %}{{ row.lable }}{{ super() }}{% endblock %}\n{% block foto %}{% endblock %}"
    )
    found = in_html(tmp_path, text, base=base)
    assert [(str(each.place), each.cure) for each in found] == [
        ("note/document.html › line 2", "Did you mean “foot”?"),
        ("note/base.html › line 1", "Did you mean “note”?"),
        ("note/document.html › line 1", "Did you mean “label”?"),
    ]


def test_templates_that_lead_back_to_themselves_are_told(tmp_path: Path) -> None:
    found = in_html(tmp_path, "{% include 'note/other.html' %}", other="\n{% include 'note/document.html' %}")
    assert [(each.kind, str(each.place)) for each in found] == [("endless", "note/other.html › line 2")]
    found = in_html(tmp_path, "{% extends 'note/document.html' %}{% block a %}{{ tabel }}{% endblock %}")
    assert [each.kind for each in found] == ["endless", "unknown fact"]


def test_a_name_in_an_included_template_is_that_of_the_page(tmp_path: Path) -> None:
    text = "{% for row in table.rows %}{% include 'note/row.html' %}{% endfor %}"
    (found,) = in_html(tmp_path, text, row="{{ row.label }}\n{{ row.lable }}")
    assert str(found.place) == "note/row.html › line 2"
