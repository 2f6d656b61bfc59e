"""What lies in a packet's folder and what it was made from: sorted, without a clock or a path."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from plangen import __version__
from plangen.batch.jobs import Order
from plangen.batch.printing import Outcome

MANIFEST = "manifest.json"
LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml", "python-docx", "python-pptx", "weasyprint", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class Sources:
    """What all packets of a run were made from: the as-of date, files with their digests, counts of problems.

    `left_out` are, for each packet, the people that it is not made for, each with the reason.
    """

    as_of: date
    inputs: Mapping[str, str]
    errors: int = 0
    warnings: int = 0
    left_out: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filed:
    """A document that lies in its place, and its digest."""

    order: Order
    sha256: str


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def manifest(
    first: Order, filed: Sequence[Filed], failed: Sequence[Outcome], known: tuple[Sources, Sequence[Mapping[str, Any]]]
) -> bytes:
    """The manifest of the folder of an order, with all that was filed there and all that failed.

    `known` is what the run was made from, and files that another run has left in the folder.
    """
    sources, earlier = known
    said = {
        "plangen": __version__,
        "libraries": _libraries(),
        "packet": first.packet,
        "period": first.period.code,
        "as_of": sources.as_of.isoformat(),
        "inputs": [{"file": name, "sha256": sha} for name, sha in sorted(sources.inputs.items())],
        "problems": {"errors": sources.errors, "warnings": sources.warnings},
        "files": sorted((_entry(each) for each in filed), key=_file),
        "failed": sorted((_failure(each) for each in failed), key=_file),
        "left_out": [{"subject": name, "why": why} for name, why in sorted(sources.left_out.get(first.packet, ()))],
        "earlier": sorted((dict(entry) for entry in earlier), key=_file),
    }
    return (json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def left_from_before(folder: Path, now: Iterable[str]) -> list[dict[str, Any]]:
    """The files that an earlier manifest names, that this run did not make, and that still lie there.

    They are left alone: somebody may have asked for one person only this time.
    """
    try:
        before = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        made = [{**entry, "as_of": before["as_of"]} for entry in before["files"]]
        entries = [entry for entry in [*made, *before["earlier"]] if isinstance(entry["file"], str)]
    except (OSError, ValueError, TypeError, KeyError):
        return []
    remade = set(now)
    return [entry for entry in entries if entry["file"] not in remade and _lies_in(folder, entry["file"])]


def name_in(order: Order) -> str:
    """The file of an order as its manifest names it."""
    return order.path.relative_to(order.folder).as_posix()


def _lies_in(folder: Path, file: str) -> bool:
    path = (folder / file).resolve()
    return path.is_relative_to(folder.resolve()) and path.is_file()


def _entry(filed: Filed) -> dict[str, str]:
    order = filed.order
    return {
        "file": name_in(order),
        "sha256": filed.sha256,
        "kind": order.kind.name,
        "subject": order.subject.name,
        "edition": order.edition,
        "format": order.format,
    }


def _failure(outcome: Outcome) -> dict[str, str]:
    return {"file": name_in(outcome.order), "subject": outcome.order.subject.name, "why": outcome.printed.fault}


def _file(entry: Mapping[str, Any]) -> str:
    return str(entry["file"])


def _libraries() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
