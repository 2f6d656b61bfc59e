"""What is told of a template against what comes of it: shipped ones changed at random are checked and then filled."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest

from plangen.facts.factsheet import FactSheet
from plangen.facts.sheet import theme
from plangen.formats.environment import environment
from plangen.formats.page import Page, Properties
from plangen.formats.pdf import drawing, written
from plangen.formats.proofing.faults import PROOFS
from plangen.formats.word import Word
from plangen.kinds.kind import Kind
from plangen.kinds.shelf import open_shelf, shipped, template_folders
from plangen.problems import PlangenError
from plangen.workflow.check_templates import given_to
from tests.pages import book, sheets
from tests.sizes import sized

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"
CHANGES = sized(24, 400)
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NAME = re.compile(r"[A-Za-z_]\w*")
OTHERS = ("row", "table", "masthead", "words", "loop", "rows", "label", "figure", "note", "if", "for", "not")
SIGNS = ".|({['\"}%)]=-, x0"
KINDS = ("quarterly-review", "scorecard")
USED = {"quarterly-review": ("base", "blocks", "review_blocks"), "scorecard": ("base", "blocks", "score_blocks")}


def misspelled(random: Random, tag: str) -> str:
    name = random.choice(list(NAME.finditer(tag)))
    at = random.randrange(name.start(), name.end())
    new = random.choice(("", random.choice("abcxyz") + tag[at], random.choice("abcxyz"), tag[at : at + 2][::-1]))
    return tag[:at] + new + tag[at + (2 if new == tag[at : at + 2][::-1] else 1) :]


def renamed(random: Random, tag: str) -> str:
    name = random.choice(list(NAME.finditer(tag)))
    return tag[: name.start()] + random.choice(OTHERS) + tag[name.end() :]


def cut(random: Random, tag: str) -> str:
    at = random.randrange(len(tag))
    return tag[:at] + tag[at + 1 :]


def disturbed(random: Random, tag: str) -> str:
    at = random.randrange(len(tag))
    return tag[:at] + random.choice(SIGNS) + tag[at:]


def lost(_random: Random, _tag: str) -> str:
    return ""


def twice(_random: Random, tag: str) -> str:
    return tag + tag


CHANGED: tuple[Callable[[Random, str], str], ...] = (misspelled, misspelled, renamed, cut, disturbed, lost, twice)


def changed(random: Random, text: str) -> str:
    """A text in which one tag is not as it was."""
    tag = random.choice(list(TAG.finditer(text)))
    return text[: tag.start()] + random.choice(CHANGED)(random, tag[0]) + text[tag.end() :]


def write_html(random: Random, kind: str, folder: Path) -> None:
    names = (f"{kind}/document.html", *(f"_shared/{name}.html" for name in USED[kind]))
    name = random.choice(names)
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text(changed(random, (shipped("templates") / name).read_text("utf-8")), "utf-8")


def write_word(random: Random, kind: str, folder: Path) -> None:
    (folder / kind).mkdir(parents=True)
    made = io.BytesIO()
    with zipfile.ZipFile(shipped("templates") / kind / "document.docx") as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            new.writestr(name, changed(random, said.decode()) if name == "word/document.xml" else said)
    (folder / kind / "document.docx").write_bytes(made.getvalue())


WRITES: Mapping[str, Callable[[Random, str, Path], None]] = {"document.html": write_html, "document.docx": write_word}


@cache
def facts_of(name: str) -> tuple[FactSheet, ...]:
    """The facts of two people of the sample in every edition, also without what packets leave out."""
    shelf = open_shelf()
    packets = [packet for packet in shelf.packets.values() if name in packet.kinds]
    kinds = [kind for packet in packets for kind in packet.made_of(shelf.kinds) if kind.name == name]
    made = [list(sheets(kind, edition, book(SAMPLE), "2026-Q3")) for kind in kinds for edition in kind.editions]
    return tuple(sheet for people in made for sheet in (people[0], people[-1]))


def faults(kind: Kind, template: str, folder: Path) -> Iterator[str]:
    """What comes of filling a template with the facts of the sample."""
    look = theme(book(SAMPLE).settings)
    folders = template_folders(folder)
    for sheet in facts_of(kind.name):
        facts = {**sheet.sections, "words": kind.words}
        said = Properties(kind.title, "", kind.title, kind.name, look.locale)
        page = Page(folders, f"{kind.name}/{template}", facts, said, look)
        try:
            if template == "document.html":
                written(page, environment(folders, drawing(look)))
            else:
                Word().render(page)
        except PlangenError as fault:
            yield str(fault)


def test_what_is_changed_at_random_is_changed_somewhere_in_a_tag() -> None:
    text = "<p>{{ masthead.name }}</p>"
    new = {changed(Random(seed), text) for seed in range(50)}  # noqa: S311 - the same changes for the same seed
    assert len(new) > 20
    assert all(each.startswith("<p>") and each.endswith("</p>") for each in new)


@pytest.mark.parametrize("template", list(WRITES))
@pytest.mark.parametrize("name", KINDS)
def test_a_template_that_cannot_be_filled_is_told(name: str, template: str, tmp_path: Path) -> None:
    kind = open_shelf().kinds[name]
    given = given_to(kind, open_shelf().packets)
    filled = 0
    for seed in range(CHANGES // 4):
        folder = tmp_path / "own"
        WRITES[template](Random(seed), name, folder)  # noqa: S311 - the same changes for the same seed
        told = PROOFS[template](template_folders(folder), f"{name}/{template}", given)
        found = next(faults(kind, template, folder), "")
        assert told or not found, f"seed {seed}: nothing is told of: {found}"
        filled += not found
        shutil.rmtree(folder)
    assert 0 < filled < CHANGES // 4
