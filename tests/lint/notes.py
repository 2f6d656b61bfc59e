"""Small faulty templates, as HTML and as Word files, and the problems found in them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx

from plangen.elements.chart import ColumnChart
from plangen.elements.figure import Figure
from plangen.lint.faults import TemplateFacts, check_html, check_word
from plangen.problems import Problem


@dataclass(frozen=True)
class Line:
    """A row of an invented section."""

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


GIVEN = TemplateFacts(
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
    """The problems in an HTML template; `others` are more templates by name, without .html."""
    (folder / "note").mkdir(parents=True, exist_ok=True)
    for name, content in {**others, "document": text}.items():
        (folder / "note" / f"{name}.html").write_text(content, encoding="utf-8")
    return check_html((folder,), "note/document.html", GIVEN)


def in_word(folder: Path, content: bytes) -> list[Problem]:
    """The problems in a Word template."""
    (folder / "note").mkdir(parents=True, exist_ok=True)
    (folder / "note" / "document.docx").write_bytes(content)
    return check_word((folder,), "note/document.docx", GIVEN)


def word(*paragraphs: str, rows: Sequence[Sequence[str]] = (), header: str = "") -> bytes:
    """A Word file of paragraphs, then a table, with a text in its header; ¦ in a paragraph starts a new run."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for run in text.split("¦"):
            paragraph.add_run(run)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].add_run(text)
    if header:
        document.sections[0].header.paragraphs[0].add_run(header)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def where_and_fix(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """The cell and the fix of each problem."""
    return [(problem.place.cell, problem.fix) for problem in problems]
