"""Built-in templates with random changes: every error in rendering must have been reported by the check."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest

from plangen.doctypes.catalog import load_catalog, shipped, template_folders
from plangen.doctypes.document_type import DocumentType
from plangen.facts.factsheet import FactSheet
from plangen.facts.sections import theme
from plangen.formats.environment import environment
from plangen.formats.page import Page, Properties
from plangen.formats.pdf.renderer import html_renderer, rendered_html
from plangen.formats.word.template import Word
from plangen.lint.faults import CHECKS
from plangen.problems import PlangenError
from plangen.workflow.check_templates import given_to
from tests.pages import book, sheets
from tests.sizes import quick_or_full

SAMPLE = Path(__file__).parents[2] / "inputs" / "sample"
PEOPLE = ("Renée Caldwell", "Ewa Wójcik")
"""A manager who sells, and someone who has just started."""
COUNT = quick_or_full(16, 400)
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NAME = re.compile(r"[A-Za-z_]\w*")
OTHERS = ("row", "table", "masthead", "words", "loop", "rows", "label", "figure", "note", "if", "for", "not")
CHARACTERS = ".|({['\"}%)]=-, x0"
DOCUMENT_TYPES = ("quarterly-review", "scorecard")
SHARED = ("_shared/base.html", "_shared/blocks.html")


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


def inserted(random: Random, tag: str) -> str:
    at = random.randrange(len(tag))
    return tag[:at] + random.choice(CHARACTERS) + tag[at:]


def deleted(_random: Random, _tag: str) -> str:
    return ""


def doubled(_random: Random, tag: str) -> str:
    return tag + tag


CHANGES: tuple[Callable[[Random, str], str], ...] = (misspelled, misspelled, renamed, cut, inserted, deleted, doubled)


def changed(random: Random, text: str) -> str:
    """A text with a random change to one tag."""
    tag = random.choice(list(TAG.finditer(text)))
    return text[: tag.start()] + random.choice(CHANGES)(random, tag[0]) + text[tag.end() :]


def write_html(random: Random, document_type: str, folder: Path) -> None:
    names = (f"{document_type}/document.html", f"{document_type}/blocks.html", *SHARED)
    name = random.choice(names)
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text(changed(random, (shipped("templates") / name).read_text("utf-8")), "utf-8")


def write_word(random: Random, document_type: str, folder: Path) -> None:
    (folder / document_type).mkdir(parents=True)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("templates") / document_type / "document.docx") as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changed(random, content.decode()) if name == "word/document.xml" else content)
    (folder / document_type / "document.docx").write_bytes(made.getvalue())


WRITES: Mapping[str, Callable[[Random, str, Path], None]] = {"document.html": write_html, "document.docx": write_word}


@cache
def facts_of(name: str) -> tuple[FactSheet, ...]:
    """The facts of two people in the sample in every edition, with and without the sections that packets leave out."""
    catalog = load_catalog()
    packets = [packet for packet in catalog.packets.values() if name in packet.documents]
    document_types = [
        document_type
        for packet in packets
        for document_type in packet.select(catalog.document_types)
        if document_type.name == name
    ]
    return tuple(
        sheet
        for document_type in document_types
        for edition in document_type.editions
        for name in PEOPLE
        for sheet in sheets(document_type, edition, book(SAMPLE), "2026-Q3", name=name)
    )


def rendering_errors(document_type: DocumentType, template: str, folder: Path) -> Iterator[str]:
    """The errors from rendering a template with the facts of the sample."""
    sample_theme = theme(book(SAMPLE).settings)
    folders = template_folders(folder)
    for sheet in facts_of(document_type.name):
        facts = {**sheet.sections, "words": document_type.words}
        properties = Properties(document_type.title, "", document_type.title, document_type.name, sample_theme.locale)
        page = Page(folders, f"{document_type.name}/{template}", facts, properties, sample_theme)
        try:
            if template == "document.html":
                rendered_html(page, environment(folders, html_renderer(sample_theme)))
            else:
                Word().render(page)
        except PlangenError as problem:
            yield str(problem)


def test_a_random_change_is_inside_a_tag() -> None:
    text = "<p>{{ masthead.name }}</p>"
    new = {changed(Random(seed), text) for seed in range(50)}  # noqa: S311 - the same changes for the same seed
    assert len(new) > 20
    assert all(each.startswith("<p>") and each.endswith("</p>") for each in new)


@pytest.mark.parametrize("template", list(WRITES))
@pytest.mark.parametrize("name", DOCUMENT_TYPES)
def test_a_template_that_cannot_be_rendered_is_reported(name: str, template: str, tmp_path: Path) -> None:
    document_type = load_catalog().document_types[name]
    given = given_to(document_type, load_catalog().packets)
    assert not list(rendering_errors(document_type, template, tmp_path))
    rendered = 0
    for seed in range(COUNT // 4):
        folder = tmp_path / "own"
        WRITES[template](Random(seed), name, folder)  # noqa: S311 - the same changes for the same seed
        reported = CHECKS[template](template_folders(folder), f"{name}/{template}", given)
        found = next(rendering_errors(document_type, template, folder), "")
        assert reported or not found, f"seed {seed}: not reported: {found}"
        rendered += not found
        shutil.rmtree(folder)
    assert rendered < COUNT // 4
