"""How much each test tries: little in `make test`, everything in `make soak`, which sets PLANGEN_SOAK."""

import os
from typing import Final

SOAK: Final = bool(os.environ.get("PLANGEN_SOAK"))


def sized(quick: int, full: int) -> int:
    """The count for this run, out of the one for `make test` and the one for `make soak`."""
    return full if SOAK else quick


EXAMPLES: Final = sized(50, 2_000)
"""Invented examples that a property has to hold for."""
VALIDATED: Final = sized(4, 1_000)
"""Documents that the Open XML validator is asked about, at 1.4 seconds each."""
MUTATED: Final = sized(2_000, 100_000)
"""Spreadsheets that are changed at random and read, at some 10 milliseconds each."""
