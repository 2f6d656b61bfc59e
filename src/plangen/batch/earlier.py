"""The numbers that earlier packets in an output folder printed, from their manifests."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from plangen.batch.manifest import MANIFEST, read_manifest

_NUMBER = re.compile(r"-?\d+(\.\d+)?(E[+-]?\d+)?")


def earlier_figures(output: Path, as_of: date) -> dict[str, dict[str, Decimal]]:
    """The figures printed for each subject by packets with an earlier as-of date, by name; the latest value is used."""
    found: dict[str, dict[str, Decimal]] = {}
    for _, entry in sorted(_entries(output, as_of), key=lambda each: (each[0], each[1]["file"])):
        for name, value in entry["figures"].items():
            found.setdefault(entry["subject"], {})[name] = Decimal(value)
    return found


def _entries(output: Path, as_of: date) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every document with figures and an earlier as-of date, with that date; invalid manifests are skipped."""
    for path in sorted(output.glob(f"*/{MANIFEST}")):
        manifest = read_manifest(path.parent)
        for entry in [*manifest["files"], *manifest["earlier"]] if manifest else ():
            day = str(entry.get("as_of", manifest["as_of"] if manifest else ""))
            if day < as_of.isoformat() and _has_figures(entry):
                yield day, entry


def _has_figures(entry: Mapping[str, Any]) -> bool:
    """Whether an entry has a subject and only numeric figures."""
    figures = entry.get("figures")
    if not isinstance(figures, dict) or not isinstance(entry.get("subject"), str):
        return False
    return all(isinstance(value, str) and _NUMBER.fullmatch(value) for value in figures.values())
