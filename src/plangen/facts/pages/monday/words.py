"""The words that the tables and figures of the Monday pages print."""

MONDAY_WORDS = (
    "approved",
    "closing_next",
    "no_events",
    "no_step",
    "nothing_open",
    "notes_page",
    "open_deals",
    "sheet",
    "sign_offs_open",
    "team",
    "week",
    "with_quota",
)
"""Those besides headers, as patterns."""
