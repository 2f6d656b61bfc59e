"""Is everything here to make PDF and Word files: asked of the machine, answered in sentences."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plangen.formats.libraries import slower_without
from plangen.formats.pdf import available
from plangen.kinds.shelf import Shelf, open_shelf, shipped
from plangen.problems import PlangenError

OLDEST_PYTHON = (3, 11)
FONTS = ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "Carlito-Italic.ttf", "Carlito-BoldItalic.ttf")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `fault` is empty when it is well, else it says what to do.

    `needed` is False for what plangen works without.
    """

    what: str
    said: str = ""
    fault: str = ""
    needed: bool = True


def examine(templates: Path | None = None) -> list[Finding]:
    """Everything that was looked at, in the order in which it is told."""
    return [_python(), _templates(templates), _fonts(), _pdf(), _speed(), _word()]


def is_well(findings: list[Finding]) -> bool:
    """Whether everything that is needed is there."""
    return not any(finding.fault and finding.needed for finding in findings)


def _python() -> Finding:
    said = ".".join(str(part) for part in sys.version_info[:3])
    wanted = ".".join(str(part) for part in OLDEST_PYTHON)
    return Finding("Python", said, "" if sys.version_info >= OLDEST_PYTHON else f"Install Python {wanted} or newer.")


def _templates(extra: Path | None) -> Finding:
    opened, fault = _tried(lambda: open_shelf(extra))
    return Finding("Templates", f"{', '.join(opened.kinds)}" if opened else "", fault)


def _fonts() -> Finding:
    folder = shipped("templates") / "_shared" / "fonts"
    missing = [name for name in FONTS if not (folder / name).is_file()]
    fault = f"{', '.join(missing)} is missing in {folder}. Install plangen again." if missing else ""
    return Finding("Typeface", "Carlito, which comes with plangen", fault)


def _pdf() -> Finding:
    return Finding("PDF files", "Pango is here", available())


def _speed() -> Finding:
    return Finding("PDF speed", "HarfBuzz-subset is here", slower_without(), needed=False)


def _word() -> Finding:
    return Finding("Word files", "need nothing else; neither Word nor LibreOffice has to be here")


def _tried(opening: Callable[[], Shelf]) -> tuple[Shelf | None, str]:
    try:
        return opening(), ""
    except PlangenError as fault:
        return None, str(fault)
