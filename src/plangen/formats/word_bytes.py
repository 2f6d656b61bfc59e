"""A Word file as it was saved in, the same file without a clock and in the company's colours out."""

import io
import re
import zipfile
from collections.abc import Callable

from plangen.elements.theme import Theme

ZIP_CLOCK = (2000, 1, 1, 0, 0, 0)
_ACCENT = re.compile(r'(<a:(accent[1-4])>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}')
_FALLBACK = re.compile(
    r'(w:(?:val|color)=")(?:[0-9A-Fa-f]{6}|auto)(" w:themeColor="(accent[1-4])"(?! w:theme(?:Tint|Shade)))'
    r'|(w:fill=")(?:[0-9A-Fa-f]{6}|auto)(" w:themeFill="(accent[1-4])"(?! w:themeFill(?:Tint|Shade)))'
)


def in_colours(archive: bytes, theme: Theme) -> bytes:
    """The file with the theme's accents, and without a clock.

    accent1 is the company's colour, accent2 the same for text, accent3 what stands back, accent4 the tint. Word takes
    them from the theme part; LibreOffice reads the colour beside each name, so that is set as well.
    """
    colours = {
        "accent1": theme.accent,
        "accent2": theme.accent_text,
        "accent3": theme.accent_soft,
        "accent4": theme.accent_tint,
    }
    bare = {name: colour.lstrip("#").upper() for name, colour in colours.items()}

    def coloured(name: str, part: bytes) -> bytes:
        if not name.startswith("word/") or not name.endswith(".xml") or b"accent" not in part:
            return part
        text = part.decode("utf-8")
        if name.startswith("word/theme/"):
            return _ACCENT.sub(lambda found: found[1] + bare[found[2]], text).encode()
        return _FALLBACK.sub(lambda found: _beside(found, bare), text).encode()

    return without_clock(archive, coloured)


def without_clock(archive: bytes, changed: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same archive with one fixed time at every part, each part as `changed` makes it from its name and bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, ZIP_CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = given.read(name)
            written.writestr(entry, changed(name, part) if changed else part)
    return made.getvalue()


def _beside(found: re.Match[str], bare: dict[str, str]) -> str:
    if found[3]:
        return f"{found[1]}{bare[found[3]]}{found[2]}"
    return f"{found[4]}{bare[found[6]]}{found[5]}"
