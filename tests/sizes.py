"""Test sizes: small for `make test`, full for `make soak`, which sets PLANGEN_SOAK."""

import os
from typing import Final

SOAK: Final = bool(os.environ.get("PLANGEN_SOAK"))


def quick_or_full(quick: int, full: int) -> int:
    """The size for this run: `quick` for `make test`, `full` for `make soak`."""
    return full if SOAK else quick


EXAMPLES: Final = quick_or_full(25, 2_000)
"""Generated examples per property."""
VALIDATED_FILES: Final = quick_or_full(4, 1_000)
"""Documents for the Open XML validator, which takes 1.4 seconds each."""
MUTATED_FILES: Final = quick_or_full(300, 100_000)
"""Randomly changed spreadsheets, read in about 10 milliseconds each."""
