"""Names that template folders used in earlier versions and are still read, with their current names."""

from collections.abc import Mapping
from pathlib import Path

DOCUMENT_TYPE_FILE = "document.toml"
OLD_FILE = "kind.toml"
OLD_SECTIONS: Mapping[str, str] = {
    "agreed": "past_commitments",
    "all_in_full": "all_full_text",
    "for_manager": "team_detail",
    "in_full": "full_text",
    "kept": "commitments_due",
    "month_picture": "month_chart",
    "picture": "bookings_by_month",
    "pictures": "charts",
    "said_won": "forecast_vs_actual",
    "score_pictures": "score_charts",
    "verdict": "headline",
}
"""The current name of each section that was renamed, by its old name."""


def current_section(name: str) -> str:
    """The current name of a section; a name that never changed is returned as is."""
    return OLD_SECTIONS.get(name, name)


def description_in(folder: Path) -> Path | None:
    """The file that describes a folder's document type, under its current or old name; None if there isn't one."""
    return next((path for name in (DOCUMENT_TYPE_FILE, OLD_FILE) if (path := folder / name).is_file()), None)
