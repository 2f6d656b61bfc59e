import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen.elements.theme import DEFAULT_ACCENT, GRAY, INK, MIN_CONTRAST, Theme

COLORS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def contrast_on_white(color: str) -> float:
    """The WCAG 2.2 contrast ratio, computed from its definition."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return (1 + 0.05) / (luminance + 0.05)


def test_the_contrast_ratio_matches_the_standard() -> None:
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#777777") == pytest.approx(4.48, abs=0.01)


@given(COLORS)
@example("#ffffff")
@example("#ffff00")
@example("#000000")
@example("#3388ff")
def test_the_accent_for_text_is_readable_on_white(color: str) -> None:
    assert contrast_on_white(Theme(accent=color).accent_text) >= MIN_CONTRAST


@given(COLORS)
def test_a_readable_color_is_not_changed(color: str) -> None:
    if contrast_on_white(color) >= MIN_CONTRAST:
        assert Theme(accent=color).accent_text == color


@given(COLORS)
def test_the_muted_colors_are_lighter_than_the_text(color: str) -> None:
    theme = Theme(accent=color)
    ratios = [contrast_on_white(each) for each in (theme.accent_text, theme.accent_soft, theme.accent_tint)]
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[-1] < 1.3


def test_the_built_in_colors_are_readable_on_white() -> None:
    assert all(contrast_on_white(color) >= MIN_CONTRAST for color in (INK, GRAY, DEFAULT_ACCENT))
