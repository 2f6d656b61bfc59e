import pytest

from plangen.facts.formatting.truncation import FullText, truncated


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
    assert truncated(text, 19, None, []) == shortened


def test_what_is_truncated_is_recorded_and_nothing_else_is() -> None:
    record: list[FullText] = []
    whole = FullText("AR-1", "Stockroom service, packing hall, by Friday")
    assert truncated("Short enough…", 19, whole, record) == "Short enough…"
    assert not record
    truncated("Stockroom service, packing hall", 19, whole, record)
    assert record == [whole]
