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
from plangen.batch.parcel import Filed, Parcel, Slip
from plangen.batch.printing import Outcome

Entry = Mapping[str, Any]
"""A file as its manifest names it."""
MANIFEST = "manifest.json"
LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml", "python-docx", "weasyprint", "xlsxwriter")


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


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def manifest(parcel: Parcel, sources: Sources, delivery: Sequence[Entry], earlier: Sequence[Entry]) -> bytes:
    """The manifest of a packet's folder: all that was filed there and all that failed.

    `delivery` are the slips beside the documents, `earlier` the files that another run has left in the folder.
    """
    first = parcel.orders[0]
    left_out = sources.left_out.get(first.packet, ())
    said = {
        "plangen": __version__,
        "libraries": _libraries(),
        "packet": first.packet,
        "period": first.period.code,
        "as_of": sources.as_of.isoformat(),
        "inputs": [{"file": name, "sha256": sha} for name, sha in sorted(sources.inputs.items())],
        "problems": {"errors": sources.errors, "warnings": sources.warnings},
        "files": sorted((_entry(each) for each in parcel.filed), key=_file),
        "failed": sorted((_failure(each) for each in parcel.failed), key=_file),
        "left_out": [{"subject": name, "why": why} for name, why in sorted(left_out)],
        "delivery": sorted((dict(entry) for entry in delivery), key=_file),
        "earlier": sorted((dict(entry) for entry in earlier), key=_file),
    }
    return (json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def slip_entry(slip: Slip, content: bytes) -> Entry:
    """A slip as its manifest names it."""
    return {"file": slip.path.as_posix(), "sha256": digest(content), "holds": list(slip.holds)}


def left_from_before(folder: Path, now: Iterable[str]) -> list[Entry]:
    """The files that an earlier manifest names, that this run did not make, and that still lie there.

    They are left alone: somebody may have asked for one person only this time.
    """
    said = read_manifest(folder)
    made = [{**entry, "as_of": said["as_of"]} for entry in [*said["files"], *said["delivery"]]] if said else []
    remade = set(now)
    return [
        entry
        for entry in [*made, *(said["earlier"] if said else ())]
        if entry["file"] not in remade and _lies_in(folder, entry["file"])
    ]


def stale_slips(folder: Path, now: Iterable[str]) -> list[Path]:
    """The slips of earlier runs that say what is no longer so: about the whole packet, or with a file made anew.

    One that somebody has changed is theirs, and no stale one.
    """
    remade = set(now)
    return [
        folder / entry["file"]
        for entry in left_from_before(folder, remade)
        if "holds" in entry
        and (not entry["holds"] or remade & set(entry["holds"]))
        and digest((folder / entry["file"]).read_bytes()) == entry["sha256"]
    ]


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What the manifest of a folder says; None where there is none, or somebody has spoiled it."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        read = {"delivery": [], **said, "as_of": date.fromisoformat(said["as_of"]).isoformat()}
        whole = all(_is_entry(entry) for part in ("files", "earlier", "delivery") for entry in read[part])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return read if whole else None


def _is_entry(entry: Mapping[str, Any]) -> bool:
    holds = entry.get("holds", [])
    return isinstance(entry["file"], str) and isinstance(holds, list) and all(isinstance(name, str) for name in holds)


def name_in(order: Order) -> str:
    """The file of an order as its manifest names it."""
    return order.path.relative_to(order.folder).as_posix()


def _lies_in(folder: Path, file: str) -> bool:
    path = (folder / file).resolve()
    return path.is_relative_to(folder.resolve()) and path.is_file()


def _entry(filed: Filed) -> dict[str, Any]:
    order = filed.order
    return {
        "file": name_in(order),
        "sha256": filed.sha256,
        "kind": order.kind.name,
        "subject": order.subject.name,
        "edition": order.edition,
        "format": order.format,
        "figures": dict(filed.figures),
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
