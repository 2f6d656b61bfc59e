from pathlib import Path
from typing import Any

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from plangen.elements.figure import Mark
from plangen.formats.environment import TEMPLATE_FAULTS, cleaned, environment, fault, worded
from plangen.problems import PlangenError
from tests.formats.quarterly_facts import full
from tests.formats.quarterly_pieces import figure, unknown
from tests.formats.score_facts import losses


def sandbox(folder: Path, **templates: str) -> ImmutableSandboxedEnvironment:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return environment((folder,), worded)


def printed(folder: Path, text: str, **facts: Any) -> str:
    return sandbox(folder, page=text).get_template("page.html").render(facts)


def told(folder: Path, text: str, **facts: Any) -> str:
    try:
        printed(folder, text, **facts)
    except TEMPLATE_FAULTS as error:
        wrong = fault(error, "page.html", facts)
        assert isinstance(wrong, PlangenError)
        return str(wrong)
    raise AssertionError("nothing was wrong")


def test_what_a_cell_holds_is_printed_as_typed(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ name }}", name="<b>&{{ 7*7 }}{_{") == "&lt;b&gt;&amp;{{ 7*7 }}{_{"


def test_none_prints_nothing(tmp_path: Path) -> None:
    assert printed(tmp_path, "[{{ name }}]", name=None) == "[]"


def test_a_chart_can_be_laid_over_the_whole_width(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ (chart | wide).share | string }} {{ chart.height }}", chart=losses()) == "1.0 34"


def test_a_figure_prints_its_short_text_and_filters_give_the_others(tmp_path: Path) -> None:
    won = figure("$1.2M")
    assert printed(tmp_path, "{{ won }} {{ won | full }} {{ won | bare }}", won=won) == "$1.2M $1.2M $1.2M"


def test_a_figure_that_cannot_be_said_prints_not_known(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ won }}", won=unknown("no quota")) == "n/a"


def test_a_mark_prints_its_sign(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ mark }}{{ no }}", mark=Mark.AHEAD, no=Mark.NONE) == "↗"


def test_markup_of_a_macro_stays_markup(tmp_path: Path) -> None:
    page = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(name) }}"
    assert printed(tmp_path, page, name="A&B\x00") == "<b>A&amp;B</b>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x9ff\ufffe", "abcdef"),
        ("one\x0btwo\r\nthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("half \ud83d", "half ?"),
        ("\u202etxt.exe\u2066", "txt.exe"),
        ("Łódź Ωμέγα Жуковский 李娜 😀\t", "Łódź Ωμέγα Жуковский 李娜 😀\t"),
    ],
)
def test_signs_that_no_document_may_hold_are_cleaned(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_cleaned_markup_stays_markup() -> None:
    assert isinstance(cleaned(Markup("<b>\x00</b>")), Markup)


def test_an_unknown_name_is_told_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    message = told(tmp_path, "\n\n{{ mastheed }}", masthead="", verdict="")
    assert message.endswith("page.html, line 3: “mastheed” is not known. Did you mean “masthead”?")


def test_an_unknown_part_is_told_with_its_owner(tmp_path: Path) -> None:
    message = told(tmp_path, "{{ masthead.naem }}", masthead=full()["masthead"])
    assert message.endswith("line 1: “naem” is not known in Masthead. Did you mean “name”?")


def test_an_unknown_name_with_no_neighbour_lists_what_is_known(tmp_path: Path) -> None:
    assert told(tmp_path, "{{ xyz }}", verdict="", tiles=()).endswith("Known are: tiles, verdict.")


def test_an_unknown_word_is_told_with_the_nearest_word(tmp_path: Path) -> None:
    message = told(tmp_path, "{{ words.signng }}", words={"signing": "", "plan": ""})
    said = "“signng” is not a word in [words] of kind.toml; add it there, or write “signing” if that is meant."
    assert message.endswith(said)


def test_a_fault_inside_a_shared_block_names_that_file(tmp_path: Path) -> None:
    made = sandbox(
        tmp_path,
        blocks="{% macro one(x) %}\n{{ x.nothing }}{% endmacro %}",
        page='{% import "blocks.html" as block %}{{ block.one(masthead) }}',
    )
    with pytest.raises(TEMPLATE_FAULTS) as caught:
        made.get_template("page.html").render(masthead=full()["masthead"])
    assert "blocks.html, line 2: “nothing”" in str(fault(caught.value, "page.html", {}))


def test_a_syntax_error_is_told_with_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, "fine\n{% if %}").startswith("page.html, line 2: ")


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    assert "there is no template “gone.html”" in told(tmp_path, '{% include "gone.html" %}')


def test_a_template_that_asks_whether_a_figure_is_true_is_told_what_to_ask(tmp_path: Path) -> None:
    assert "ask .known" in told(tmp_path, "{% if won %}{% endif %}", won=figure("1"))


@pytest.mark.parametrize("name", ["full", "bare", "wide"])
def test_a_filter_behind_what_it_is_not_for_is_the_templates_fault(tmp_path: Path, name: str) -> None:
    said = told(tmp_path, f"{{{{ label | {name} }}}}", label="won")
    assert f"“{name}” stands behind a str, where it means nothing" in said


@pytest.mark.parametrize("value", [full()["masthead"], (1, 2), 0.1, True])
def test_the_inside_of_an_object_is_never_printed(tmp_path: Path, value: object) -> None:
    assert "cannot be printed as it is" in told(tmp_path, "{{ value }}", value=value)


@pytest.mark.parametrize(
    "attack",
    ["{{ ''.__class__.__mro__ }}", "{{ rows.append(1) }}", "{{ masthead.__init__.__globals__ }}"],
)
def test_a_template_reaches_nothing_but_what_it_is_given(tmp_path: Path, attack: str) -> None:
    assert told(tmp_path, attack, rows=[], masthead=full()["masthead"])


def test_the_first_folder_that_has_a_template_wins(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder in (own, shipped):
        folder.mkdir()
        (folder / "page.html").write_text(folder.name, "utf-8")
    assert environment((own, shipped), worded).get_template("page.html").render() == "own"
