import pytest

from plangen.facts.formatting.measured_text import lines_of, shortened, width_of


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width_of("WWWW", 9) > 3 * width_of("iiii", 9)
    assert width_of("Open four manufacturing accounts", 9) == pytest.approx(45.5, abs=2)


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("Short", 1), ("word " * 12, 2), ("word " * 30, 5)])
def test_a_text_takes_as_many_lines_as_its_words_need(text: str, lines: int) -> None:
    assert lines_of(text, 50, 9) == lines


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert lines_of("W" * 60, 50, 9) == 4
    assert lines_of("iiii iiii", 50, 9) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Trial report on Thursday", 1),
        ("Hearthstone District Heating", 2),
        ("Go through open questions with purchasing", 2),
        ("Internationalization", 1),
    ],
)
def test_a_text_breaks_between_words_by_the_widths_of_its_letters(text: str, lines: int) -> None:
    assert lines_of(text, 35, 9) == lines


def test_a_text_is_shortened_to_the_words_that_its_lines_have_room_for() -> None:
    text = "Go through open questions with purchasing, then with the plant manager"
    assert shortened(text, 35, 9, 4) == text
    found = shortened(text, 35, 9, 1, end="… (Actions)")
    assert lines_of(found, 35, 9) == 1
    assert found == "Go through… (Actions)"
    assert shortened(text, 35, 9, 2).endswith("…")
