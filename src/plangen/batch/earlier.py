"""What the packets of an output folder printed before: the figures that their manifests keep."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from plangen.batch.manifest import MANIFEST, read_manifest

_NUMBER = re.compile(r"-?\d+(\.\d+)?(E[+-]?\d+)?")


def printed_before(output: Path, as_of: date) -> dict[str, dict[str, Decimal]]:
    """What was printed of each subject by packets of an earlier day, by the names of the figures; the latest counts."""
    found: dict[str, dict[str, Decimal]] = {}
    for _, entry in sorted(_entries(output, as_of), key=lambda each: (each[0], each[1]["file"])):
        for name, value in entry["figures"].items():
            found.setdefault(entry["subject"], {})[name] = Decimal(value)
    return found


def _entries(output: Path, as_of: date) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every document with figures in the manifests, with its day, if that is earlier; spoiled manifests have none."""
    for path in sorted(output.glob(f"*/{MANIFEST}")):
        said = read_manifest(path.parent)
        for entry in [*said["files"], *said["earlier"]] if said else ():
            day = str(entry.get("as_of", said["as_of"] if said else ""))
            if day < as_of.isoformat() and _has_figures(entry):
                yield day, entry


def _has_figures(entry: Mapping[str, Any]) -> bool:
    """Whether an entry names its subject and holds figures that are numbers."""
    figures = entry.get("figures")
    if not isinstance(figures, dict) or not isinstance(entry.get("subject"), str):
        return False
    return all(isinstance(value, str) and _NUMBER.fullmatch(value) for value in figures.values())
