"""Turn a saved Word file into one without timestamps, in the company's colors."""

import io
import re
import zipfile
from collections.abc import Callable

from plangen.elements.theme import Theme

FIXED_TIME = (2000, 1, 1, 0, 0, 0)
_ACCENT = re.compile(r'(<a:(accent[1-4])>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}')
_FALLBACK = re.compile(
    r'="(?:[0-9A-Fa-f]{6}|auto)(?=" w:theme(?:Color|Fill)="(accent[1-4])"(?! w:theme(?:Fill)?(?:Tint|Shade)))'
)
"""The color next to the name of a theme color, without a tint or shade; starts with plain text, which is found fast."""


def in_theme_colors(archive: bytes, theme: Theme) -> bytes:
    """The file in the theme's accent colors, without timestamps.

    accent1 is the company's color, accent2 the same for text, accent3 the muted version, accent4 the tint. Word takes
    them from the theme part; LibreOffice reads the color next to each name, so that is set as well.
    """
    colors = {
        "accent1": theme.accent,
        "accent2": theme.accent_text,
        "accent3": theme.accent_soft,
        "accent4": theme.accent_tint,
    }
    hex_colors = {name: color.lstrip("#").upper() for name, color in colors.items()}

    def colored(name: str, part: bytes) -> bytes:
        if not name.startswith("word/") or not name.endswith(".xml") or b"accent" not in part:
            return part
        text = part.decode("utf-8")
        if name.startswith("word/theme/"):
            return _ACCENT.sub(lambda found: found[1] + hex_colors[found[2]], text).encode()
        return _FALLBACK.sub(lambda found: f'="{hex_colors[found[1]]}', text).encode()

    return with_fixed_times(archive, colored)


def with_fixed_times(archive: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The archive with one fixed time for every part, each part as `change` returns it for its name and bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = old.read(name)
            new.writestr(entry, change(name, part) if change else part)
    return file.getvalue()
