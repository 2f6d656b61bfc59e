from pathlib import Path

import pytest

from tests.lint.notes import in_html

KNOWN = [
    "{% for row in table.rows %}{{ loop.index }} {{ row.label }}{% else %}{{ table.note }}{% endfor %}",
    "{% for name, figure in table.rows[0].marks %}{{ name | upper }} {{ figure.full }}{% endfor %}",
    "{% set first = table.rows[0] %}{{ first.label }}",
    "{% if notes %}{% set text = notes[0] %}{% else %}{% set text = table.note %}{% endif %}{{ text }}",
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
def test_names_that_a_template_defines_are_known(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("{% for row in table.rows %}{{ row.lable }}{% endfor %}", "“lable” isn't part of “row”.", "label"),
        ("{% for row in table.rows %}{% endfor %}{{ row }}", "Unknown name “row”.", "Choose from"),
        ("{% for row in table.rows %}{{ loop.indx }}{% endfor %}", "“indx” isn't part of “loop”.", "index"),
        ("{% set first = table.rows[0] %}{{ first.lable }}", "“lable” isn't part of “first”.", "label"),
        ("{% for name, figure in table.rows[0].marks %}{{ figure.ful }}{% endfor %}", "“ful” isn't part", "full"),
        ("{% macro line(row) %}{{ row.lable }}{% endmacro %}{{ line(table.rows[0]) }}", "“lable” isn't part", "label"),
        ("{% macro never() %}{{ tabel }}{% endmacro %}", "Unknown name “tabel”.", "table"),
        ("{% macro line(row) %}{% endmacro %}{{ line(1, 2) }}", "It takes 1 argument, but got 2.", "Use line(row)."),
        ("{% macro line() %}{% endmacro %}{{ line(1) }}", "It takes no arguments, but got 1.", "Use line()."),
        ("{% macro line(row) %}{{ row }}{% endmacro %}{{ line() }}", "“row” is missing.", "Use line(row)."),
        ("{% macro line(row) %}{% endmacro %}{{ line(rwo=1) }}", "It has no parameter “rwo”.", "row"),
        ("{% call line() %}{{ tabel }}{% endcall %}", "Unknown name “tabel”.", "table"),
        ("{% include 'note/gone.html' %}", "Template “note/gone.html” not found.", "note/"),
    ],
)
def test_an_unknown_name_is_reported_wherever_it_is(tmp_path: Path, text: str, message: str, fix: str) -> None:
    found = in_html(tmp_path, text)
    (problem,) = [each for each in found if message in each.message]
    assert fix in problem.fix


def test_a_macro_is_found_in_the_imported_template(tmp_path: Path) -> None:
    blocks = "{% macro line(row) %}{{ row.label }}\n{{ row.lable }}{% endmacro %}"
    text = "{% import 'note/blocks.html' as block %}{{ block.line(table.rows[0]) }}\n{{ block.lime(1) }}"
    found = in_html(tmp_path, text, blocks=blocks)
    assert [(str(each.place), each.fix) for each in found] == [
        ("note/blocks.html › line 2", "Use “label”."),
        ("note/document.html › line 2", "Use “line”."),
    ]
    assert in_html(tmp_path, "{% from 'note/blocks.html' import lime %}", blocks="{% macro line(row) %}{% endmacro %}")


def test_blocks_override_those_of_the_extended_template(tmp_path: Path) -> None:
    base = "<h1>{{ table.nte }}</h1>{% block pages %}{{ notes }}{% endblock %}{% block foot %}{% endblock %}"
    text = (
        "{% extends 'note/base.html' %}{% set row = table.rows[0] %}"
        "{% block pages %}{{ row.lable }}{{ super() }}{% endblock %}\n{% block foto %}{% endblock %}"
    )
    found = in_html(tmp_path, text, base=base)
    assert [(str(each.place), each.fix) for each in found] == [
        ("note/document.html › line 2", "Use “foot”."),
        ("note/base.html › line 1", "Use “note”."),
        ("note/document.html › line 1", "Use “label”."),
    ]


def test_a_template_that_includes_or_extends_itself_is_reported(tmp_path: Path) -> None:
    found = in_html(tmp_path, "{% include 'note/other.html' %}", other="\n{% include 'note/document.html' %}")
    assert [(each.sort, str(each.place)) for each in found] == [("endless", "note/other.html › line 2")]
    found = in_html(tmp_path, "{% extends 'note/document.html' %}{% block a %}{{ tabel }}{% endblock %}")
    assert [each.sort for each in found] == ["endless", "unknown fact"]


def test_an_included_template_has_the_names_of_the_page(tmp_path: Path) -> None:
    text = "{% for row in table.rows %}{% include 'note/row.html' %}{% endfor %}"
    (found,) = in_html(tmp_path, text, row="{{ row.label }}\n{{ row.lable }}")
    assert str(found.place) == "note/row.html › line 2"
