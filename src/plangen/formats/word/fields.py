"""Fields as Word runs: values as text, choices as boxes made of a border around no-break spaces or a tick."""

import copy
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plangen.elements.field import Field, FieldKind
from plangen.formats.choices import CIRCLES, TICK, Choice, choices_of
from plangen.formats.environment import cleaned

EMPTY_BOX = "\u00a0" * 4
TICKED_BOX = f"\u00a0{TICK}\u00a0"
BOX_SIZE = "19"
"""In half points: a box is as high as a 9.5-point line, 4 mm."""
LARGE_BOX, LARGE_BOX_SIZE = "LargeBox", "38"
"""The style of a run whose boxes are 8 mm high, and their size."""


def field_runs(field: Field, like: Any) -> Iterator[Any]:
    """The runs of a field, in the look of the run around it."""
    if field.kind is FieldKind.RATING:
        for choice in choices_of(field):
            yield _tabbed(text_run(CIRCLES[choice.ticked], like))
        return
    if field.kind is FieldKind.BOX_RATING:
        for choice in choices_of(field):
            yield _tabbed(text_run("", like))
            yield _box(choice, like)
        return
    if field.kind is not FieldKind.CHOICE:
        if field.value:
            yield text_run(cleaned(field.value), like)
        return
    for at, choice in enumerate(choices_of(field)):
        if at:
            yield text_run(" \u00a0", like)
        yield _box(choice, like)
        yield text_run("\u00a0" + choice.word.replace(" ", "\u00a0"), like)


def text_run(text: str, like: Any) -> Any:
    """A run with a text, in the look of another run."""
    run = OxmlElement("w:r")
    look = like.find(qn("w:rPr"))
    if look is not None:
        run.append(copy.deepcopy(look))
    content = OxmlElement("w:t")
    content.text = text
    content.set(qn("xml:space"), "preserve")
    run.append(content)
    return run


def _tabbed(run: Any) -> Any:
    """The run with a tab before its text, which moves a circle to the next tab stop of its paragraph."""
    run.find(qn("w:t")).addprevious(OxmlElement("w:tab"))
    return run


def _box(choice: Choice, like: Any) -> Any:
    return _boxed(text_run(TICKED_BOX if choice.ticked else EMPTY_BOX, like))


def _boxed(run: Any) -> Any:
    """The run in bold with a thin border, its characters spaced so that the border is a square."""
    look, old_look = OxmlElement("w:rPr"), run.find(qn("w:rPr"))
    style = None if old_look is None else old_look.find(qn("w:rStyle"))
    is_large = style is not None and style.get(qn("w:val")) == LARGE_BOX
    parts: tuple[tuple[str, dict[str, str]], ...] = (
        ("b", {}),
        ("color", {"val": "1D2733", "themeColor": "text1"}),
        ("spacing", {"val": "28" if is_large else "14"}),
        ("sz", {"val": LARGE_BOX_SIZE if is_large else BOX_SIZE}),
        ("bdr", {"val": "single", "sz": "4", "space": "0", "color": "1D2733", "themeColor": "text1"}),
    )
    for name, values in parts:
        part = OxmlElement(f"w:{name}")
        for key, value in values.items():
            part.set(qn(f"w:{key}"), value)
        look.append(part)
    if old_look is not None:
        run.remove(old_look)
    run.insert(0, look)
    return run
