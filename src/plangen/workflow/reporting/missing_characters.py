"""The characters that print as boxes in PDFs in, what a check or a run says about them out."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from plangen.elements.theme import Theme
from plangen.facts.formatting.scripts import EAST_ASIAN, EMOJI, UNKNOWN, script_of
from plangen.formats.pdf.renderer import without_glyphs
from plangen.problems import Place, Problem, warning
from plangen.records.book import Book
from plangen.sources.grid import Grid

SORT = "no glyph"
MOST_CHARACTERS = 12
INSTALL_NOTO = (
    "Install the Noto fonts and run again. Debian and Ubuntu: "
    "sudo apt install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji. Elsewhere: fonts.google.com/noto."
)
_PACKAGES = {EAST_ASIAN: ("Noto Sans CJK", "fonts-noto-cjk"), EMOJI: ("Noto Emoji", "fonts-noto-color-emoji")}
_INSTALL = "Install {} (Debian and Ubuntu: sudo apt install {}; elsewhere: fonts.google.com/noto), or change the text."
_CHANGE = "Change the text: no font has these characters."


@dataclass(slots=True)
class _Boxes:
    """The characters of one script on a sheet that print as boxes, the first cell that has one, and all such cells."""

    row: int
    column: int
    text: str
    characters: set[str] = field(default_factory=set)
    cells: int = 0


def with_missing_characters(book: Book, folders: tuple[Path, ...], theme: Theme) -> Book:
    """The Book with the characters that print as boxes in PDFs, and a warning for each sheet and script of them."""
    characters = frozenset[str]().union(*(_unusual(book.grids[number]) for number in book.columns))
    missing = without_glyphs(characters, folders, theme) if characters else characters
    if not missing:
        return book
    problems = (*book.problems, *_warnings(book, missing))
    return replace(book, missing_characters=missing, problems=problems)


def missing_character_notes(missing: Collection[str]) -> Iterator[str]:
    """A note that names the characters that no installed font has; none if every character prints."""
    if missing:
        count = "1 character prints as a box" if len(missing) == 1 else f"{len(missing):,} characters print as boxes"
        yield f"{count} in PDFs, missing in every installed font: {_listed(missing)}\n  Fix: {INSTALL_NOTO}"


def _warnings(book: Book, missing: frozenset[str]) -> Iterator[Problem]:
    scripts = {each: script_of(each) for each in missing}
    for number, columns in book.columns.items():
        found: dict[str, _Boxes] = {}
        for row, at, text in _texts(book.grids[number], frozenset(columns.values()), missing):
            characters = missing.intersection(text)
            for script in {scripts[each] for each in characters}:
                boxes = found.setdefault(script, _Boxes(row, at, text))
                boxes.characters |= {each for each in characters if scripts[each] == script}
                boxes.cells += 1
        for script, boxes in found.items():
            yield _warning(book.grids[number].place(boxes.row, boxes.column), script, boxes)


def _unusual(grid: Grid) -> frozenset[str]:
    """The characters outside ASCII in the texts of a grid."""
    texts = {cell for row in grid.rows for cell in row if isinstance(cell, str) and not cell.isascii()}
    return frozenset("".join(texts))


def _texts(grid: Grid, columns: Collection[int], missing: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """The texts in these columns of a grid that have a missing character, each with its row and column."""
    for row, cells in enumerate(grid.rows):
        for at, cell in enumerate(cells):
            if isinstance(cell, str) and not cell.isascii() and at in columns and not missing.isdisjoint(cell):
                yield row, at, cell


def _warning(place: Place, script: str, boxes: _Boxes) -> Problem:
    first = min(boxes.characters)
    name = unicodedata.name(first, f"U+{ord(first):04X}")
    more = " …" if len(boxes.characters) > 1 else ""
    cells = "1 cell" if boxes.cells == 1 else f"{boxes.cells:,} cells"
    message = f"PDFs print boxes for {script} characters in {cells}: {_listed(boxes.characters)} ({name}{more})."
    fix = _CHANGE if script == UNKNOWN else _INSTALL.format(*_PACKAGES.get(script, ("Noto Sans", "fonts-noto-core")))
    return warning(place, SORT, message, value=boxes.text, fix=fix)


def _listed(characters: Collection[str]) -> str:
    """The first of some characters, in order."""
    shown = [_shown(each) for each in sorted(characters)]
    return " ".join(shown[:MOST_CHARACTERS]) + (" …" if len(shown) > MOST_CHARACTERS else "")


def _shown(character: str) -> str:
    """A character as it can be read alone: a mark with a circle below it, an invisible one by its number."""
    category = unicodedata.category(character)
    if category.startswith("M"):
        return f"◌{character}"
    return character if character.isprintable() else f"U+{ord(character):04X}"
