"""Where templates stand, and which kinds and packets they give: one's own before the shipped ones, kind by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plangen.kinds.kind import KIND_FILE, Kind, read_kind
from plangen.kinds.packet import PACKETS_FILE, Packet, read_packets
from plangen.problems import PlangenError, UsageError

SHARED = "_shared"
"""The folder that templates of all kinds draw from."""
_PACKAGE = Path(__file__).resolve().parents[1]
_BESIDE_THE_SOURCE = {"templates": "templates", "sample": "inputs/sample"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders of templates, in the order in which they are searched, with the kinds and packets they give."""

    folders: tuple[Path, ...]
    kinds: Mapping[str, Kind]
    packets: Mapping[str, Packet]

    def has_template(self, kind: Kind, template: str) -> bool:
        """Whether a kind can be made in the format whose template has that name."""
        return any((folder / kind.name / template).is_file() for folder in self.folders)


def open_shelf(extra: Path | None = None) -> Shelf:
    """All that the template folders give; `extra` is searched before the others."""
    folders = template_folders(extra)
    kinds = load_kinds(folders)
    if extra is not None:
        _refuse_without_templates(extra, kinds)
    return Shelf(folders, kinds, load_packets(folders, kinds))


def shipped(what: Literal["templates", "sample"]) -> Path:
    """The folder that comes with plangen: inside the installed package, or beside src/ in a checkout."""
    inside = _PACKAGE / "shipped" / what
    return inside if inside.is_dir() else _PACKAGE.parents[1] / _BESIDE_THE_SOURCE[what]


def shipped_templates() -> Mapping[str, Path]:
    """The files of the templates that come with plangen, by their names in the folder: all that one may change."""
    folder = shipped("templates")
    parts = (folder / PACKETS_FILE, *(folder / SHARED).rglob("*"), *folder.glob("*/document.*"))
    files = (*parts, *folder.glob(f"*/{KIND_FILE}"))
    return {path.relative_to(folder).as_posix(): path for path in sorted(files) if path.is_file()}


def template_folders(extra: Path | None = None) -> tuple[Path, ...]:
    """The folders that are searched for templates, in order: the one named, ./templates, the shipped one."""
    if extra is not None and not extra.is_dir():
        raise UsageError(f"There is no folder {extra}. Name the folder that holds your templates.")
    own = Path("templates")
    folders = [*([extra] if extra else []), *([own] if own.is_dir() else []), shipped("templates")]
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


def load_kinds(folders: Sequence[Path]) -> dict[str, Kind]:
    """Every kind by its name; the first folder that describes one counts."""
    kinds: dict[str, Kind] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{KIND_FILE}")):
            if path.parent.name not in kinds:
                kinds[path.parent.name] = read_kind(path.parent, _whole(path.parent.name))
    if not kinds:
        raise PlangenError("No document kind was found: the templates that come with plangen are missing. Reinstall.")
    return dict(sorted(kinds.items()))


def read_kinds(folders: Sequence[Path]) -> tuple[dict[str, Kind], list[UsageError]]:
    """Every kind that can be read, by its name, and what is wrong with each of the others."""
    kinds: dict[str, Kind] = {}
    faults: dict[str, UsageError] = {}
    for path in (path for folder in folders for path in sorted(folder.glob(f"*/{KIND_FILE}"))):
        name = path.parent.name
        if name in kinds or name in faults:
            continue
        try:
            kinds[name] = read_kind(path.parent, _whole(name))
        except UsageError as fault:
            faults[name] = fault
    return dict(sorted(kinds.items())), list(faults.values())


def load_packets(folders: Sequence[Path], kinds: Mapping[str, Kind]) -> dict[str, Packet]:
    """Every packet by its name, the shipped ones first; one's own replaces the shipped one of its name."""
    packets: dict[str, Packet] = {}
    for folder in reversed(folders):
        packets |= read_packets(folder, kinds)
    return packets


def _whole(name: str) -> Path:
    """The folder that comes with plangen for a kind of that name, else for any kind."""
    own = shipped("templates") / name
    every = [path.parent for path in sorted(own.parent.glob(f"*/{KIND_FILE}"))]
    return own if own in every or not every else every[0]


def _refuse_without_templates(folder: Path, kinds: Mapping[str, Kind]) -> None:
    """Raises UsageError where a folder that was named holds nothing that plangen looks for in one."""
    if (folder / KIND_FILE).is_file():
        raise UsageError(f"{folder} is the folder of one kind. Name the folder that it lies in.")
    if (folder / PACKETS_FILE).is_file() or any((folder / name).is_dir() for name in (*kinds, SHARED)):
        return
    raise UsageError(
        f"{folder} holds no templates: it should hold a folder for each kind, such as quarterly-review, "
        f"with {KIND_FILE}, document.docx and document.html in it."
    )
