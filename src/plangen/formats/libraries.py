"""Check for system libraries, and what to install if one is missing."""

import contextlib
import io
import warnings

from plangen.formats.pdf.renderer import missing_library

SUBSET_MISSING = (
    "PDF files take about a third longer without HarfBuzz-subset. "
    "Debian and Ubuntu: sudo apt install libharfbuzz-subset0. macOS: brew install harfbuzz. "
    "Windows: run in the MSYS2 terminal: pacman -S mingw-w64-ucrt-x86_64-harfbuzz."
)


def missing_subset_library() -> str:
    """What to install to create PDF files at full speed; empty if nothing is missing."""
    if missing_library():
        return ""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint.text.ffi import harfbuzz_subset  # noqa: PLC0415 - `plangen doctor` also runs without Pango
    return "" if harfbuzz_subset is not None else SUBSET_MISSING
