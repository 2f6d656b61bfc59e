"""The look that all documents of a run share."""

from dataclasses import dataclass
from enum import StrEnum

INK = "#1d2733"
GREY = "#5d6975"
HAIRLINE = "#cfd6dd"
DEFAULT_ACCENT = "#1f4e79"
READABLE = 4.5


class Paper(StrEnum):
    """The paper that documents are made for."""

    LETTER = "Letter"
    A4 = "A4"


@dataclass(frozen=True, slots=True)
class Theme:
    """Company, logo, accent, paper and locale.

    `company` is empty when nobody gave one. `logo` is the bytes of a PNG or JPEG picture, or None. `accent` is the
    company's colour as #rrggbb for areas and rules; `accent_text` is the same colour darkened until its contrast on
    white is 4.5 to 1; `accent_soft` a quiet version for what stands back, `accent_tint` the 8 % tint. `locale` is a
    language tag (en-US).
    """

    company: str = ""
    logo: bytes | None = None
    accent: str = DEFAULT_ACCENT
    paper: Paper = Paper.LETTER
    locale: str = "en-US"

    @property
    def accent_text(self) -> str:
        """The accent, darkened until it can be read on white."""
        parts = _parts(self.accent)
        # What counts is the colour as it is written, in whole steps of 1/255.
        while _contrast_on_white(_parts(_hex(parts))) < READABLE:
            parts = (parts[0] * 0.95, parts[1] * 0.95, parts[2] * 0.95)
        return _hex(parts)

    @property
    def accent_soft(self) -> str:
        """The accent at half strength, for what stands back in a chart."""
        return _hex(_mixed(self.accent_text, 0.5))

    @property
    def accent_tint(self) -> str:
        """The accent at 8 %, for the one tinted row of a page."""
        return _hex(_mixed(self.accent_text, 0.08))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _mixed(colour: str, strength: float) -> tuple[float, float, float]:
    red, green, blue = (1 - (1 - part) * strength for part in _parts(colour))
    return red, green, blue


def _contrast_on_white(parts: tuple[float, float, float]) -> float:
    """The contrast ratio of WCAG 2.2 against white."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
