import pytest

from plangen.facts.formatting.line_count import line_count


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("Call", 1),
        ("Trial report on Thursday", 1),
        ("Hearthstone District Heating", 2),
        ("Go through open questions with purchasing", 3),
        ("Internationalization", 1),
    ],
)
def test_a_text_breaks_between_words_by_the_widths_of_its_letters(text: str, lines: int) -> None:
    assert line_count(text, 35, 9) == lines


def test_wide_letters_fill_a_line_before_narrow_ones() -> None:
    assert line_count("million million million", 30, 9) < line_count("WOMEN WOMEN WOMEN WOMEN", 30, 9)
