"""Draws every shipped Word template into templates/<kind>/document.docx."""

from collections.abc import Callable
from pathlib import Path

from tools.word_templates import quarterly_review

TEMPLATES = Path(__file__).parents[2] / "templates"
DRAWN: dict[str, Callable[[], bytes]] = {
    "quarterly-review": quarterly_review.drawn,
}
"""Each kind that is shipped with a Word template, and what draws it."""


def draw_all(folder: Path = TEMPLATES) -> list[Path]:
    """The templates that were written into their kinds' folders."""
    written = []
    for kind, drawn in DRAWN.items():
        path = folder / kind / "document.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawn())
        written.append(path)
    return written


if __name__ == "__main__":
    for path in draw_all():
        print(path)
