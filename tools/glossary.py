"""Writes templates/GLOSSARY.md: what every figure means, from the docstrings of the measures."""

import re
from pathlib import Path

from plangen.metrics.glossary import Chapter, Entry, chapters

GLOSSARY = Path(__file__).parents[1] / "templates" / "GLOSSARY.md"
_HEAD = """# What the figures mean

Every figure that plangen prints, with its formula, its unit, the columns it comes from, and what stands in its place
when it cannot be said. “n/a” is never 0: it comes with the reason, in the words that stand here in quotation marks.

Ratios of a team come from sums over its people. A rate is printed with the number it rests on, and marked “few” when
that is small. Money is in one currency. Days are counted to the as-of date, which every page names.

This page is made by `python -m tools.glossary` from the program itself.
"""


def page() -> str:
    """The whole page."""
    contents = "\n".join(f"- [{each.title}](#{_anchor(each.title)})" for each in chapters())
    return "\n".join([_HEAD, contents, *map(_chapter, chapters())])


def _chapter(chapter: Chapter) -> str:
    return "\n".join([f"\n## {chapter.title}", *map(_entry, chapter.entries)])


def _entry(entry: Entry) -> str:
    return f"""
### {entry.name}

{entry.sentence}

| | |
| --- | --- |
| Formula | {_cell(entry.formula)} |
| Unit | {_cell(entry.unit)} |
| Comes from | {_cell(entry.source)} |
| When it is missing | {_cell(entry.missing)} |"""


def _cell(text: str) -> str:
    """A text inside a table's cell."""
    text = text.replace("|", "\\|").replace(" x ", " × ").replace(" - ", " − ").replace("`", "")
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text[0].upper() + text[1:]


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


if __name__ == "__main__":
    GLOSSARY.write_text(f"{page()}\n", encoding="utf-8")
    print(GLOSSARY)
