"""The look shared by all documents of a run."""

from dataclasses import dataclass
from enum import StrEnum

from plangen.elements.logo import data_address, logo_size

INK = "#1d2733"
GRAY = "#5d6975"
HAIRLINE = "#cfd6dd"
NEUTRAL = "#a7b1bb"
DEFAULT_ACCENT = "#1f4e79"
MIN_CONTRAST = 4.5


class Paper(StrEnum):
    """The paper size of the documents."""

    LETTER = "Letter"
    A4 = "A4"


@dataclass(frozen=True, slots=True)
class Theme:
    """Company, logo, accent color, paper, and locale.

    `company` is empty if none is set. `logo` is the bytes of a PNG or JPEG image, or None. `accent` is the company's
    color as #rrggbb for areas and rules; `accent_text` is the same color darkened until its contrast on white is 4.5 to
    1; `accent_soft` is neutral, for the muted parts of charts, `accent_tint` the 8% tint. `locale` is a language tag
    (en-US).
    """

    company: str = ""
    logo: bytes | None = None
    accent: str = DEFAULT_ACCENT
    paper: Paper = Paper.LETTER
    locale: str = "en-US"

    @property
    def logo_width(self) -> str:
        """The width of the logo in millimeters; empty without one."""
        width, _ = logo_size(self.logo or b"")
        return f"{width:g}" if width else ""

    @property
    def logo_place(self) -> str:
        """Where the logo begins in a top margin with 16 mm above its text, and the logo's size."""
        width, height = logo_size(self.logo or b"")
        return f"0 {8 - height / 2:g}mm / {width:g}mm {height:g}mm"

    @property
    def logo_address(self) -> str:
        """The logo as an address that a page can use; empty without one."""
        return data_address(self.logo) if self.logo else ""

    @property
    def accent_text(self) -> str:
        """The accent color, darkened until it is readable on white."""
        channels = _channels(self.accent)
        # The contrast is measured on the color as written, in steps of 1/255.
        while _contrast_on_white(_channels(_hex(channels))) < MIN_CONTRAST:
            channels = (channels[0] * 0.95, channels[1] * 0.95, channels[2] * 0.95)
        return _hex(channels)

    @property
    def accent_soft(self) -> str:
        """The color of the muted parts of a chart: a neutral gray, which no company's accent makes louder."""
        return NEUTRAL

    @property
    def accent_tint(self) -> str:
        """The accent color at 8%, for the one tinted row of a page."""
        return _hex(_tinted(self.accent_text, 0.08))


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _tinted(color: str, strength: float) -> tuple[float, float, float]:
    red, green, blue = (1 - (1 - channel) * strength for channel in _channels(color))
    return red, green, blue


def _contrast_on_white(channels: tuple[float, float, float]) -> float:
    """The WCAG 2.2 contrast ratio against white."""
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]  # noqa: PLR2004
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
