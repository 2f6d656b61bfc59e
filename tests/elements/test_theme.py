import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen.elements.theme import DEFAULT_ACCENT, GREY, INK, READABLE, Theme

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2, written out from its definition."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return (1 + 0.05) / (luminance + 0.05)


def test_the_ratio_is_the_one_that_the_standard_says() -> None:
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#777777") == pytest.approx(4.48, abs=0.01)


@given(COLOURS)
@example("#ffffff")
@example("#ffff00")
@example("#000000")
@example("#3388ff")
def test_the_accent_for_text_can_be_read_on_white(colour: str) -> None:
    assert contrast_on_white(Theme(accent=colour).accent_text) >= READABLE


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    if contrast_on_white(colour) >= READABLE:
        assert Theme(accent=colour).accent_text == colour


@given(COLOURS)
def test_the_quiet_colours_are_lighter_than_the_text(colour: str) -> None:
    theme = Theme(accent=colour)
    ratios = [contrast_on_white(each) for each in (theme.accent_text, theme.accent_soft, theme.accent_tint)]
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[-1] < 1.3


def test_the_colours_of_the_house_can_be_read_on_white() -> None:
    assert all(contrast_on_white(colour) >= READABLE for colour in (INK, GREY, DEFAULT_ACCENT))
