import pytest

from plangen.facts.formatting.truncation import truncated


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("Stockroom service, packing hall", "Stockroom service…"),
        ("Spare parts · annual contract", "Spare parts…"),
        ("Wash-down belting north plant", "Wash-down belting…"),
        ("Short enough", "Short enough"),
    ],
)
def test_a_text_is_truncated_between_words_without_trailing_punctuation(text: str, shortened: str) -> None:
    assert truncated(text, 19) == shortened
