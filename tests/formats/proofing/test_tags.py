import time

import pytest

from plangen.formats.proofing.tags import find_tags, half_tags, without_tags


def test_quotes_keep_their_signs_to_themselves() -> None:
    text = "{{ '}}' }} {{ \"%}\" }} {% if '%}' %}{# {{ a }} #}{% endif %}{% raw %}{{ b }}{% endraw %}"
    assert [tag.text for tag in find_tags(text)] == ["{{ '}}' }}", '{{ "%}" }}', "{% if '%}' %}", "{% endif %}"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ('{{ a"b }} <p class="x">{{ c }}', ['{{ a"b }}', "{{ c }}"]),
        ("{{ it's }} and {{ it's }}", ["{{ it's }}", "{{ it's }}"]),
        ("{{ {'a': {'b': 1}}.a }}", ["{{ {'a': {'b': 1}}.a }}"]),
        ("{{{ a }}}", ["{{{ a }}}"]),
        ("{{ a } {{ b }}", ["{{ a } ", "{{ b }}"]),
        ("{% if {{ a }} %}", ["{% if {{ a }} %}"]),
        ("{# a {# {{ b }} #} {{ c }}", ["{# a ", "{{ c }}"]),
        ("{% raw %}{{ a", ["{% raw %}", "{{ a"]),
    ],
)
def test_a_tag_goes_no_further_than_it_seems_to_be_meant(text: str, tags: list[str]) -> None:
    assert [tag.text for tag in find_tags(text)] == tags


@pytest.mark.parametrize("sign", ['{{ a"b }} ', "{{ ", "{% if '", "{# ", '{{ "', "{{{", "{% raw %}", "' {{ \" "])
def test_a_long_template_full_of_the_same_mistake_is_read_at_once(sign: str) -> None:
    began = time.perf_counter()
    assert list(find_tags(sign * 20_000))
    assert not list(half_tags("if { " * 20_000 + " " * 100_000))
    assert time.perf_counter() - began < 5


def test_a_text_without_its_tags_keeps_all_else() -> None:
    assert without_tags("a{{ b }}c{% d %}e") == "ace"


@pytest.mark.parametrize("half", ["{ a.b }}", "{ { a.b } }", "{ % if a % }", "{ a | upper }}", "{if a %}", "endif %}"])
def test_what_was_meant_to_be_a_tag_and_is_none_is_found(half: str) -> None:
    assert [tag.text.strip() for tag in half_tags(f"{{{{ b }}}} {half} {{% c %}}")] == [half]


@pytest.mark.parametrize(
    "text", ["{{ a }}", "{% if a %}", "@media print{a{b:c}}", "f(){if(x){g()}}", "{{ a | b('%}') }}"]
)
def test_what_is_a_tag_or_has_other_braces_is_no_half_tag(text: str) -> None:
    assert list(half_tags(text)) == []
