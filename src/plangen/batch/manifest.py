"""The manifest of a packet's folder: its files and what they were created from, sorted, without times or paths."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from plangen.batch.jobs import Order
from plangen.batch.packet_result import ExtraFile, PacketResult, WrittenDocument
from plangen.batch.rendering import Outcome
from plangen.version import __version__

Entry = Mapping[str, Any]
"""A file as its manifest lists it."""
MANIFEST = "manifest.json"
LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml", "python-docx", "weasyprint", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class Sources:
    """What all packets of a run are created from: the as-of date, files with their digests, and problem counts.

    `skipped` has, for each packet, the people without documents, each with the reason.
    """

    as_of: date
    inputs: Mapping[str, str]
    errors: int = 0
    warnings: int = 0
    skipped: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def manifest(result: PacketResult, sources: Sources, delivery: Sequence[Entry], earlier: Sequence[Entry]) -> bytes:
    """The manifest of a packet's folder: every document that was written and every one that failed.

    `delivery` has the extra files next to the documents, `earlier` the files that another run left in the folder.
    """
    first = result.orders[0]
    skipped = sources.skipped.get(first.packet, ())
    values = {
        "plangen": __version__,
        "libraries": _libraries(),
        "packet": first.packet,
        "period": (first.packet_period or first.period).code,
        "as_of": sources.as_of.isoformat(),
        "inputs": [{"file": name, "sha256": sha} for name, sha in sorted(sources.inputs.items())],
        "problems": {"errors": sources.errors, "warnings": sources.warnings},
        "files": sorted((_entry(each) for each in result.written), key=_file),
        "not_created": sorted((_failure(each) for each in result.failed), key=_file),
        "skipped": [{"subject": name, "reason": reason} for name, reason in sorted(skipped)],
        "delivery": sorted((dict(entry) for entry in delivery), key=_file),
        "earlier": sorted((dict(entry) for entry in earlier), key=_file),
    }
    return (json.dumps(values, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def extra_entry(extra: ExtraFile, content: bytes) -> Entry:
    """An extra file as its manifest lists it."""
    return {"file": extra.path.as_posix(), "sha256": digest(content), "holds": list(extra.holds)}


def left_from_before(folder: Path, now: Iterable[str]) -> list[Entry]:
    """The files of an earlier manifest that this run didn't write and that still exist.

    They are left alone: this run may have been for one person only.
    """
    previous = read_manifest(folder)
    entries = (
        [{**entry, "as_of": previous["as_of"]} for entry in [*previous["files"], *previous["delivery"]]]
        if previous
        else []
    )
    rewritten = set(now)
    return [
        entry
        for entry in [*entries, *(previous["earlier"] if previous else ())]
        if entry["file"] not in rewritten and _exists_in(folder, entry["file"])
    ]


def stale_extras(folder: Path, now: Iterable[str]) -> list[Path]:
    """The extra files of earlier runs that are out of date: about the whole packet, or with a rewritten document.

    A file that a user changed belongs to the user and is never stale.
    """
    rewritten = set(now)
    return [
        folder / entry["file"]
        for entry in left_from_before(folder, rewritten)
        if "holds" in entry
        and (not entry["holds"] or rewritten & set(entry["holds"]))
        and digest((folder / entry["file"]).read_bytes()) == entry.get("sha256")
    ]


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The values in a folder's manifest; None if there is none or it isn't valid."""
    try:
        values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        read = {"delivery": [], **values, "as_of": date.fromisoformat(values["as_of"]).isoformat()}
        valid = all(_is_entry(entry) for part in ("files", "earlier", "delivery") for entry in read[part])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return read if valid else None


def digests_in(folder: Path) -> frozenset[str]:
    """The digests of all files that a folder's manifest lists; none without a valid manifest."""
    values = read_manifest(folder) or {}
    entries = [entry for part in ("files", "delivery", "earlier") for entry in values.get(part, ())]
    return frozenset(str(entry.get("sha256", "")) for entry in entries)


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    file, holds = entry.get("file"), entry.get("holds", [])
    return isinstance(file, str) and isinstance(holds, list) and all(isinstance(name, str) for name in holds)


def name_in(order: Order) -> str:
    """The path of an order's file as its manifest lists it."""
    return order.path.relative_to(order.folder).as_posix()


def _exists_in(folder: Path, file: str) -> bool:
    path = (folder / file).resolve()
    return path.is_relative_to(folder.resolve()) and path.is_file()


def _entry(written: WrittenDocument) -> dict[str, Any]:
    order = written.order
    return {
        "file": name_in(order),
        "sha256": written.sha256,
        "document_type": order.document_type.name,
        "subject": order.subject.name,
        "edition": order.edition,
        "format": order.format,
        "figures": dict(written.figures),
        **({"period": order.period.code} if order.packet_period else {}),
    }


def _failure(outcome: Outcome) -> dict[str, str]:
    return {"file": name_in(outcome.order), "subject": outcome.order.subject.name, "reason": outcome.rendered.error}


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
