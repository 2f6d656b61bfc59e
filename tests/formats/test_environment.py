from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from plangen.doctypes.catalog import shipped
from plangen.elements.figure import Mark
from plangen.elements.reasons import Reason
from plangen.formats.environment import TEMPLATE_ERRORS, as_text, cleaned, environment, template_error
from plangen.formats.old_names import OLD_TEMPLATES
from plangen.lint.annotations import NO_PART, part_type
from plangen.problems import PlangenError
from tests.formats.elements import figure, losses, unknown


@dataclass(frozen=True)
class Masthead:
    name: str
    title: str


MASTHEAD = Masthead("Ana Ruiz", "Quarterly review")


def sandbox(folder: Path, **templates: str) -> ImmutableSandboxedEnvironment:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return environment((folder,), as_text)


def printed(folder: Path, text: str, **facts: Any) -> str:
    return sandbox(folder, page=text).get_template("page.html").render(facts)


def error_message(folder: Path, text: str, **facts: Any) -> str:
    try:
        printed(folder, text, **facts)
    except TEMPLATE_ERRORS as error:
        found = template_error(error, "page.html", facts)
        assert isinstance(found, PlangenError)
        return str(found)
    raise AssertionError("no error")


def test_a_text_is_printed_as_typed(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ name }}", name="<b>&{{ 7*7 }}{_{") == "&lt;b&gt;&amp;{{ 7*7 }}{_{"


def test_none_prints_nothing(tmp_path: Path) -> None:
    assert printed(tmp_path, "[{{ name }}]", name=None) == "[]"


def test_a_chart_can_take_the_full_width(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ (chart | wide).share | string }} {{ chart.height }}", chart=losses()) == "1.0 34"


def test_a_figure_prints_its_short_text_and_filters_give_the_others(tmp_path: Path) -> None:
    value = figure("$1.2M")
    assert printed(tmp_path, "{{ value }} {{ value | full }} {{ value | bare }}", value=value) == "$1.2M $1.2M $1.2M"


def test_an_unknown_figure_prints_n_a(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ value }}", value=unknown(Reason.NO_QUOTA)) == "n/a"


def test_a_mark_prints_its_arrow(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ mark }}{{ no }}", mark=Mark.AHEAD, no=Mark.NONE) == "↗"


def test_markup_of_a_macro_stays_markup(tmp_path: Path) -> None:
    page = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(name) }}"
    assert printed(tmp_path, page, name="A&B\x00") == "<b>A&amp;B</b>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x9ff\ufffe", "abcdef"),
        ("line\x0btwo\r\nthree\u2028four\x85five", "line\ntwo\nthree\nfour\nfive"),
        ("half \ud83d", "half ?"),
        ("\u202etxt.exe\u2066", "txt.exe"),
        ("Łódź Ωμέγα Жуковский 李娜 😀\t", "Łódź Ωμέγα Жуковский 李娜 😀\t"),
    ],
)
def test_characters_not_allowed_in_documents_are_removed(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_cleaned_markup_stays_markup() -> None:
    assert isinstance(cleaned(Markup("<b>\x00</b>")), Markup)


def test_an_unknown_name_is_reported_with_its_line_and_a_similar_name(tmp_path: Path) -> None:
    message = error_message(tmp_path, "\n\n{{ mastheed }}", masthead="", headline="")
    assert message.endswith("page.html, line 3: Unknown name “mastheed”. Did you mean “masthead”?")


def test_an_unknown_part_is_reported_with_its_owner(tmp_path: Path) -> None:
    message = error_message(tmp_path, "{{ masthead.naem }}", masthead=MASTHEAD)
    assert message.endswith("line 1: Unknown name “naem” in Masthead. Did you mean “name”?")


def test_an_unknown_name_without_a_similar_one_lists_the_known_names(tmp_path: Path) -> None:
    assert error_message(tmp_path, "{{ xyz }}", headline="", tiles=()).endswith("Choose from: headline, tiles.")


def test_an_unknown_word_is_reported_with_a_similar_word(tmp_path: Path) -> None:
    message = error_message(tmp_path, "{{ words.signng }}", words={"signing": "", "plan": ""})
    expected = "“signng” isn't in [words] in document.toml. Add it, or use “signing”."
    assert message.endswith(expected)


def test_an_error_in_a_shared_block_names_that_file(tmp_path: Path) -> None:
    environment_ = sandbox(
        tmp_path,
        blocks="{% macro line(x) %}\n{{ x.nothing }}{% endmacro %}",
        page='{% import "blocks.html" as block %}{{ block.line(masthead) }}',
    )
    with pytest.raises(TEMPLATE_ERRORS) as caught:
        environment_.get_template("page.html").render(masthead=MASTHEAD)
    assert "blocks.html, line 2: Unknown name “nothing”" in str(template_error(caught.value, "page.html", {}))


def test_a_syntax_error_is_reported_with_its_line(tmp_path: Path) -> None:
    assert error_message(tmp_path, "fine\n{% if %}").startswith("page.html, line 2: ")


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    assert "template “gone.html” not found." in error_message(tmp_path, '{% include "gone.html" %}')


def test_a_figure_used_as_a_condition_points_to_known(tmp_path: Path) -> None:
    assert "use .known" in error_message(tmp_path, "{% if value %}{% endif %}", value=figure("1"))


@pytest.mark.parametrize(("name", "noun"), [("full", "figures"), ("bare", "figures"), ("wide", "charts")])
def test_a_filter_on_the_wrong_type_is_a_template_error(tmp_path: Path, name: str, noun: str) -> None:
    message = error_message(tmp_path, f"{{{{ label | {name} }}}}", label="value")
    assert f"“{name}” only works on {noun}, not on a str" in message


@pytest.mark.parametrize("value", [MASTHEAD, (1, 2), 0.1, True])
def test_an_object_is_never_printed_directly(tmp_path: Path, value: object) -> None:
    assert "name one of its parts" in error_message(tmp_path, "{{ value }}", value=value)


@pytest.mark.parametrize(
    "attack",
    ["{{ ''.__class__.__mro__ }}", "{{ rows.append(1) }}", "{{ masthead.__init__.__globals__ }}"],
)
def test_a_template_can_reach_only_its_own_data(tmp_path: Path, attack: str) -> None:
    assert error_message(tmp_path, attack, rows=[], masthead=MASTHEAD)


def test_the_first_folder_that_has_a_template_wins(tmp_path: Path) -> None:
    custom, built_in = tmp_path / "custom", tmp_path / "built_in"
    for folder in (custom, built_in):
        folder.mkdir()
        (folder / "page.html").write_text(folder.name, "utf-8")
    assert environment((custom, built_in), as_text).get_template("page.html").render() == "custom"


@dataclass(frozen=True)
class _Line:
    what: str
    fix: str


def test_a_field_is_found_under_its_old_name() -> None:
    templates, line = environment((), as_text), _Line("Bookings", "add amounts")
    assert templates.from_string("{{ line.cure }}").render(line=line) == "add amounts"
    with pytest.raises(UndefinedError):
        templates.from_string("{{ line.remedy }}").render(line=line)
    assert part_type(_Line, "cure") is str
    assert part_type(_Line, "remedy") is NO_PART


def test_a_template_can_import_a_file_in_its_own_folder(tmp_path: Path) -> None:
    for name, text in {
        "own/page": "{% import './blocks.html' as block %}{{ block.line() }}",
        "own/blocks": "{% macro line() %}own{% endmacro %}",
        "blocks": "top",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.html").write_text(text, "utf-8")
    assert environment((tmp_path,), as_text).get_template("own/page.html").render() == "own"


@pytest.mark.parametrize("old", OLD_TEMPLATES)
def test_a_file_that_was_moved_is_found_under_its_old_path(old: str) -> None:
    sandbox = environment((shipped("templates"),), as_text)
    assert sandbox.get_template(old).filename == str(shipped("templates") / OLD_TEMPLATES[old])


@pytest.mark.parametrize("old", OLD_TEMPLATES)
def test_a_user_s_copy_under_the_old_path_still_replaces_the_moved_file(old: str, tmp_path: Path) -> None:
    (tmp_path / old).parent.mkdir()
    (tmp_path / old).write_text("own", "utf-8")
    assert environment((tmp_path, shipped("templates")), as_text).get_template(OLD_TEMPLATES[old]).render() == "own"


@pytest.mark.parametrize(
    "text", ['{% include "page.html" %}', "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"], ids=["include", "macro"]
)
def test_a_template_that_uses_itself_is_a_mistake_in_the_template(tmp_path: Path, text: str) -> None:
    assert "a template or macro uses itself, or tags are nested too deeply." in error_message(tmp_path, text)
