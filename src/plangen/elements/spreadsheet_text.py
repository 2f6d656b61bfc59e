"""Texts that a spreadsheet app shows as they are: one that starts like a formula is marked as text."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""The characters a formula starts with in any spreadsheet app; the wide ones come from East Asian keyboards."""
TEXT_MARK = "'"
"""Marks a cell of a .csv file as text."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet app could evaluate the text as a formula."""
    return text.startswith(FORMULA_STARTS)


def escape_formula(text: str) -> str:
    """The text for a cell of a .csv file, marked as text if it starts like a formula."""
    return f"{TEXT_MARK}{text}" if looks_like_formula(text) else text
