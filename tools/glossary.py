"""Writes templates/GLOSSARY.md: the definition of every metric, from the docstrings of plangen.metrics."""

import re
from pathlib import Path

from plangen.metrics.glossary import Chapter, Entry, chapters

GLOSSARY = Path(__file__).parents[1] / "templates" / "GLOSSARY.md"
_INTRO = """# Metric definitions

Every metric plangen prints: its formula, unit, the columns it uses, and when it is n/a. “n/a” is never 0; it prints
with the reason, shown here in quotation marks. Details marked “noted” or “labeled” print next to the number.

A person's deals and quotas belong to the team that Team names for them now, in prior periods too; a deal belongs to the
person who owns it now, in earlier snapshots too.

Team ratios are calculated from sums over the team, never as averages of people's ratios. A rate prints with n, the
number of records behind it, and is marked “small sample” when n is small; part is the count in its numerator. Amounts
are in one currency. Ages are as of the date printed on every page. Periods use the close date unless noted.

Arrows follow the numbers as printed: ↗ from 100% of target, → from 90% (Settings ahead from, near from), ↘ below; for
bookings, this is attainment, for counts and other amounts actual ÷ target. Ratios are → up to 3 points below target,
days up to 10% above. Targets for counts are whole numbers, rounded half up; one below 1 in the period prints as
entered (“target 3 a year”), and no one is behind it. A difference is that of the two numbers as printed; a total is
rounded from the exact amounts of its rows, so its last digit may differ from the sum of the rows as printed.

An open deal is quiet after 30 days without activity (Settings stale days). Ratios, medians, and deal sizes of several
periods are of all deals of those periods together, never a mean of percentages or medians. In a running period, prior
periods end after as many working days; amounts and counts cover those days, forecast accuracy the months that were over
by then.

Generated from the code by `python -m tools.glossary`.
"""


def page() -> str:
    """The full text of the glossary."""
    contents = "\n".join(f"- [{each.title}](#{_anchor(each.title)})" for each in chapters())
    return "\n".join([_INTRO, contents, *map(_chapter, chapters())])


def _chapter(chapter: Chapter) -> str:
    return "\n".join([f"\n## {chapter.title}", *map(_entry, chapter.entries)])


def _entry(entry: Entry) -> str:
    return f"""
### {entry.name}

{_quoted(entry.sentence)}

| | |
| --- | --- |
| Formula | {_cell(entry.formula)} |
| Unit | {_cell(entry.unit)} |
| Source | {_cell(entry.source)} |
| When n/a | {_cell(entry.missing)} |"""


def _cell(text: str) -> str:
    """A text as a table cell, with a capital first letter and no bare pipes or backticks."""
    text = _quoted(text.replace("|", "\\|").replace("`", ""))
    return text[0].upper() + text[1:]


def _quoted(text: str) -> str:
    """A text with typographic quotation marks."""
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


if __name__ == "__main__":
    GLOSSARY.write_text(f"{page()}\n", encoding="utf-8")
    print(GLOSSARY)
