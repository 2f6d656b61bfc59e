import pytest

from plangen.facts.formatting.measured_text import lines_of, width_of


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width_of("WWWW", 9) > 3 * width_of("iiii", 9)
    assert width_of("Open four manufacturing accounts", 9) == pytest.approx(45.5, abs=2)


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("Short", 1), ("word " * 12, 2), ("word " * 30, 5)])
def test_a_text_takes_as_many_lines_as_its_words_need(text: str, lines: int) -> None:
    assert lines_of(text, 50, 9) == lines


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert lines_of("W" * 60, 50, 9) == 4
    assert lines_of("iiii iiii", 50, 9) == 1
