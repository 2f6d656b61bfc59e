from plangen.formats.proofing.tags import find_tags


def test_quotes_keep_their_signs_to_themselves() -> None:
    text = "{{ '}}' }} {{ \"%}\" }} {% if '%}' %}{# {{ a }} #}{% endif %}{% raw %}{{ b }}{% endraw %}"
    assert [tag.text for tag in find_tags(text)] == ["{{ '}}' }}", '{{ "%}" }}', "{% if '%}' %}", "{% endif %}"]
