import pytest

from plangen.facts.formatting.series import series


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["Q2"], "Q2"), (["Q2", "Q4"], "Q2 and Q4"), (["Ana", "Omar", "Zoë"], "Ana, Omar, and Zoë")],
)
def test_words_are_a_series_with_a_comma_before_and_from_three_on(words: list[str], text: str) -> None:
    assert series(words) == text
