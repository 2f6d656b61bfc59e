import pytest

from plangen.facts.formatting.names import initials, short_name


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Ana", "Ana"),
        ("Maria-Magdalena", "Maria-Magdalena"),
        ("Anne Marie Josephine Luise", "Anne"),
        ("Maria-Magdalena-Sophia", "Maria"),
    ],
)
def test_a_long_name_is_shortened_at_a_space_or_hyphen_not_within_a_word(given: str, short: str) -> None:
    assert short_name(given) == short


def test_initials_are_at_most_three() -> None:
    assert initials("Maria-Magdalena Konstantinopoulou-Featherstonehaugh") == "MMF"
