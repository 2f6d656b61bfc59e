"""Draws every shipped Word template into templates/<kind>/document.docx."""

from collections.abc import Callable
from pathlib import Path

from tools.word_templates import manager_brief, monthly_review, quarterly_review, scorecard, team_scorecard

TEMPLATES = Path(__file__).parents[2] / "templates"
DRAWN: dict[str, Callable[[], bytes]] = {
    "manager-brief": manager_brief.drawn,
    "monthly-review": monthly_review.drawn,
    "quarterly-review": quarterly_review.drawn,
    "scorecard": scorecard.drawn,
    "team-scorecard": team_scorecard.drawn,
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
