"""Checks whether this machine has everything needed to create PDF and Word files."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plangen.doctypes.catalog import TemplateCatalog, load_catalog, shipped
from plangen.formats.libraries import missing_subset_library
from plangen.formats.pdf.renderer import missing_library
from plangen.problems import PlangenError

OLDEST_PYTHON = (3, 11)
FONTS = ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "Carlito-Italic.ttf", "Carlito-BoldItalic.ttf")


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check. `fix` says what is wrong and how to fix it; it is empty if all is well.

    `required` is False for what plangen works without.
    """

    name: str
    detail: str = ""
    fix: str = ""
    required: bool = True


def run_checks(templates: Path | None = None) -> list[Finding]:
    """The results of all checks, in the order in which they are shown."""
    return [_python(), _templates(templates), _fonts(), _pdf(), _speed(), _word()]


def is_ready(findings: list[Finding]) -> bool:
    """Whether everything that is required is present."""
    return not any(finding.fix and finding.required for finding in findings)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    return Finding("Python", version, "" if sys.version_info >= OLDEST_PYTHON else f"Install Python {oldest} or newer.")


def _templates(extra: Path | None) -> Finding:
    catalog, problem = _tried(lambda: load_catalog(extra))
    return Finding("Templates", ", ".join(catalog.document_types) if catalog else "", problem)


def _fonts() -> Finding:
    folder = shipped("templates") / "_shared" / "fonts"
    missing = [name for name in FONTS if not (folder / name).is_file()]
    verb = "is" if len(missing) == 1 else "are"
    problem = f"{', '.join(missing)} {verb} missing from {folder}. Reinstall plangen." if missing else ""
    return Finding("Typeface", "Carlito (included)", problem)


def _pdf() -> Finding:
    return Finding("PDF files", "Pango found", missing_library())


def _speed() -> Finding:
    return Finding("PDF speed", "HarfBuzz-subset found", missing_subset_library(), required=False)


def _word() -> Finding:
    return Finding("Word files", "no extra software needed (not even Word)")


def _tried(load: Callable[[], TemplateCatalog]) -> tuple[TemplateCatalog | None, str]:
    try:
        return load(), ""
    except PlangenError as problem:
        return None, str(problem)
