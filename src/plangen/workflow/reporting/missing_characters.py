"""The characters that printed as boxes in, what the run says about them out."""

import unicodedata
from collections.abc import Collection, Iterator

MOST_CHARACTERS = 12
INSTALL_NOTO = (
    "Install the Noto fonts and run again. Debian and Ubuntu: "
    "sudo apt install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji. Elsewhere: fonts.google.com/noto."
)


def missing_character_notes(missing: Collection[str]) -> Iterator[str]:
    """A note that names the characters that no installed font has; none if every character prints."""
    if missing:
        shown = [_shown(character) for character in sorted(missing)]
        more = " …" if len(shown) > MOST_CHARACTERS else ""
        count = "1 character prints as a box" if len(shown) == 1 else f"{len(shown):,} characters print as boxes"
        names = " ".join(shown[:MOST_CHARACTERS])
        yield f"{count} in PDFs, missing in every installed font: {names}{more}\n  Fix: {INSTALL_NOTO}"


def _shown(character: str) -> str:
    """A character as it can be read alone: a mark with a circle below it, an invisible one by its number."""
    category = unicodedata.category(character)
    if category.startswith("M"):
        return f"◌{character}"
    return character if character.isprintable() else f"U+{ord(character):04X}"
