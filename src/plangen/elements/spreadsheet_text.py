"""Texts that a spreadsheet shows as they are: what begins like a formula is marked as a text."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with, for one program or another; the wide signs are those of East Asian keyboards."""
MARK = "'"
"""What tells a spreadsheet that a cell of a .csv file is a text."""


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula and work it out."""
    return text.startswith(FORMULA_SIGNS)


def harmless(text: str) -> str:
    """The text for a cell of a .csv file: marked as a text where it begins like a formula."""
    return f"{MARK}{text}" if is_like_a_formula(text) else text
