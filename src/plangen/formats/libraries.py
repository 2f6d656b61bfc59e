"""Which libraries of the system are here, and what to install where one is missing."""

import contextlib
import io
import warnings

from plangen.formats.pdf import available

SUBSET_MISSING = (
    "PDF files take about a third longer without HarfBuzz-subset. "
    "Debian and Ubuntu: sudo apt install libharfbuzz-subset0. macOS: brew install harfbuzz. "
    "Windows: in MSYS2's window: pacman -S mingw-w64-ucrt-x86_64-harfbuzz."
)


def slower_without() -> str:
    """Nothing when PDF files are made at full speed, else a sentence that names what to install."""
    if available():
        return ""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint.text.ffi import harfbuzz_subset  # noqa: PLC0415 - a machine without Pango has doctors, too
    return "" if harfbuzz_subset is not None else SUBSET_MISSING
