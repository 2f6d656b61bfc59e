"""Blanks as Word runs: what is known as text, a choice as boxes drawn by a border around no-break spaces or a tick."""

import copy
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plangen.elements.field import Field, FieldKind
from plangen.formats.environment import cleaned
from plangen.formats.fields import CIRCLES, TICK, choices_of

EMPTY_BOX = "\u00a0" * 4
TICKED_BOX = f"\u00a0{TICK}\u00a0"
BOX_SIZE = "19"
"""Half points: a box is as high as a line of 9.5 points, 4 mm."""


def field_runs(field: Field, like: Any) -> Iterator[Any]:
    """The runs of a field, in the look of the run that it stands in."""
    if field.kind is FieldKind.RATING:
        for choice in choices_of(field):
            yield _tabbed(text_run(CIRCLES[choice.ticked], like))
        return
    if field.kind is not FieldKind.CHOICE:
        if field.value:
            yield text_run(cleaned(field.value), like)
        return
    for at, choice in enumerate(choices_of(field)):
        if at:
            yield text_run(" \u00a0", like)
        yield _boxed(text_run(TICKED_BOX if choice.ticked else EMPTY_BOX, like))
        yield text_run("\u00a0" + choice.word.replace(" ", "\u00a0"), like)


def text_run(text: str, like: Any) -> Any:
    """A run with this text, in the look of another run."""
    run = OxmlElement("w:r")
    look = like.find(qn("w:rPr"))
    if look is not None:
        run.append(copy.deepcopy(look))
    letters = OxmlElement("w:t")
    letters.text = text
    letters.set(qn("xml:space"), "preserve")
    run.append(letters)
    return run


def _tabbed(run: Any) -> Any:
    """The run behind a tab: each circle of a rating stands at a stop of its paragraph."""
    run.find(qn("w:t")).addprevious(OxmlElement("w:tab"))
    return run


def _boxed(run: Any) -> Any:
    """The run in bold ink with a thin border around it, its letters set apart until the border is a square."""
    look = OxmlElement("w:rPr")
    parts: tuple[tuple[str, dict[str, str]], ...] = (
        ("b", {}),
        ("color", {"val": "1D2733", "themeColor": "text1"}),
        ("spacing", {"val": "14"}),
        ("sz", {"val": BOX_SIZE}),
        ("bdr", {"val": "single", "sz": "4", "space": "0", "color": "1D2733", "themeColor": "text1"}),
    )
    for name, values in parts:
        part = OxmlElement(f"w:{name}")
        for key, value in values.items():
            part.set(qn(f"w:{key}"), value)
        look.append(part)
    given = run.find(qn("w:rPr"))
    if given is not None:
        run.remove(given)
    run.insert(0, look)
    return run
