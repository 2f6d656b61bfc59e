"""Small templates with faults, as html and as Word files, and what is said of them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx

from plangen.elements.chart import ColumnChart
from plangen.elements.figure import Figure
from plangen.formats.proofing.faults import Given, html_faults, word_faults
from plangen.problems import Problem


@dataclass(frozen=True)
class Line:
    """A row of the invented facts."""

    label: str
    plan: Figure
    marks: tuple[tuple[str, Figure], ...] = ()

    @property
    def long(self) -> bool:
        return len(self.label) > 20


@dataclass(frozen=True)
class Table:
    """An invented section."""

    rows: tuple[Line, ...]
    note: str = ""
    chart: ColumnChart | None = None


GIVEN = Given(
    {
        "table": Table,
        "notes": tuple[str, ...],
        "extra": Table | None,
        "more": Table | None,
        "foot": str,
        "notes_of_it": str,
    },
    {"plan": "Plan", "notes": "Notes"},
    {"tiles": "Add it."},
    {"foot": frozenset({"review"}), "notes_of_it": frozenset({"review"})},
)


def in_html(folder: Path, text: str, **others: str) -> list[Problem]:
    """What is wrong with an html template; `others` are further ones by their names without .html."""
    (folder / "note").mkdir(parents=True, exist_ok=True)
    for name, other in {**others, "document": text}.items():
        (folder / "note" / f"{name}.html").write_text(other, encoding="utf-8")
    return html_faults((folder,), "note/document.html", GIVEN)


def in_word(folder: Path, source: bytes) -> list[Problem]:
    """What is wrong with a Word template."""
    (folder / "note").mkdir(parents=True, exist_ok=True)
    (folder / "note" / "document.docx").write_bytes(source)
    return word_faults((folder,), "note/document.docx", GIVEN)


def word(*paragraphs: str, rows: Sequence[Sequence[str]] = (), head: str = "") -> bytes:
    """A Word file of paragraphs, then a table, with a text in its header; ¦ in a paragraph begins a new run."""
    made = docx.Document()
    for text in paragraphs:
        paragraph = made.add_paragraph()
        for run in text.split("¦"):
            paragraph.add_run(run)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].add_run(text)
    if head:
        made.sections[0].header.paragraphs[0].add_run(head)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def said(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """The cell and the cure of each problem."""
    return [(problem.place.cell, problem.cure) for problem in problems]
