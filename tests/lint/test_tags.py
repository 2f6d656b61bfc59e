import pytest

from plangen.lint.tags import find_tags, incomplete_tags, without_tags
from tests.limits import fails_if_it_hangs


def test_quoted_braces_are_not_tags() -> None:
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
def test_a_faulty_tag_ends_where_it_seems_to_end(text: str, tags: list[str]) -> None:
    assert [tag.text for tag in find_tags(text)] == tags


@pytest.mark.parametrize("mistake", ['{{ a"b }} ', "{{ ", "{% if '", "{# ", '{{ "', "{{{", "{% raw %}", "' {{ \" "])
def test_a_long_template_full_of_the_same_mistake_is_read_quickly(mistake: str) -> None:
    with fails_if_it_hangs(mistake):
        assert list(find_tags(mistake * 20_000))
        assert not list(incomplete_tags("if { " * 20_000 + " " * 100_000))


def test_removing_tags_keeps_the_rest_of_the_text() -> None:
    assert without_tags("a{{ b }}c{% d %}e") == "ace"


@pytest.mark.parametrize("half", ["{ a.b }}", "{ { a.b } }", "{ % if a % }", "{ a | upper }}", "{if a %}", "endif %}"])
def test_an_incomplete_tag_is_found(half: str) -> None:
    assert [tag.text.strip() for tag in incomplete_tags(f"{{{{ b }}}} {half} {{% c %}}")] == [half]


@pytest.mark.parametrize(
    "text", ["{{ a }}", "{% if a %}", "@media print{a{b:c}}", "f(){if(x){g()}}", "{{ a | b('%}') }}"]
)
def test_tags_and_other_braces_are_not_incomplete_tags(text: str) -> None:
    assert list(incomplete_tags(text)) == []
