"""The template folders, and the document types and packets in them; a user's replace the built-in ones by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plangen.doctypes.document_type import DocumentType, read_document_type
from plangen.doctypes.packet import PACKETS_FILE, Packet, read_packets
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE, description_in
from plangen.doctypes.shared_words import SHARED, shared_words
from plangen.problems import PlangenError, UsageError

_PACKAGE = Path(__file__).resolve().parents[1]
_IN_CHECKOUT = {"templates": "templates", "sample": "inputs/sample"}


@dataclass(frozen=True, slots=True)
class TemplateCatalog:
    """The template folders, in search order, with their document types and packets.

    `in_packet_order` has the document types in the order of packets.toml, in which they reserve ids.
    """

    folders: tuple[Path, ...]
    document_types: Mapping[str, DocumentType]
    packets: Mapping[str, Packet]
    in_packet_order: tuple[DocumentType, ...] = ()

    @property
    def has_own_templates(self) -> bool:
        """Whether a template may be the user's: a folder of theirs has folders, not just a packets.toml."""
        built_in = shipped("templates").resolve()
        return any(each.is_dir() for folder in self.folders if folder != built_in for each in folder.iterdir())

    def has_template(self, document_type: DocumentType, template: str) -> bool:
        """Whether any folder has a template with this name for the document type."""
        return any((folder / document_type.name / template).is_file() for folder in self.folders)


def load_catalog(extra: Path | None = None) -> TemplateCatalog:
    """The catalog of all template folders; `extra` is searched first."""
    folders = template_folders(extra)
    document_types = load_document_types(folders)
    if extra is not None:
        _require_templates(extra, document_types)
    packets = load_packets(folders, document_types)
    return TemplateCatalog(folders, document_types, packets, _in_packet_order(folders, document_types))


def shipped(what: Literal["templates", "sample"]) -> Path:
    """The built-in folder: inside the installed package, or next to src/ in a checkout."""
    inside = _PACKAGE / "shipped" / what
    return inside if inside.is_dir() else _PACKAGE.parents[1] / _IN_CHECKOUT[what]


def shipped_templates() -> Mapping[str, Path]:
    """The built-in template files that users may edit, by their paths in the folder."""
    folder = shipped("templates")
    parts = (
        folder / PACKETS_FILE,
        *(folder / SHARED).rglob("*"),
        *folder.glob("*/document.*"),
        *folder.glob("*/blocks.html"),
    )
    return {path.relative_to(folder).as_posix(): path for path in sorted(parts) if path.is_file()}


def template_folders(extra: Path | None = None) -> tuple[Path, ...]:
    """The folders to search for templates, in order: `extra`, ./templates, the built-in one."""
    if extra is not None and not extra.is_dir():
        raise UsageError(f"Folder not found: {extra}. Check the --templates path.")
    local = Path("templates")
    folders = [*([extra] if extra else []), *([local] if local.is_dir() else []), shipped("templates")]
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


def load_document_types(folders: Sequence[Path]) -> dict[str, DocumentType]:
    """Every document type by name, from the first folder that describes it."""
    document_types: dict[str, DocumentType] = {}
    shared, built_in = shared_words(folders), described_folders(shipped("templates"))
    for described in (each for folder in folders for each in described_folders(folder)):
        name = described.name
        if name not in document_types:
            document_types[name] = read_document_type(described, _complete_folder(name, built_in), shared)
    if not document_types:
        raise PlangenError("No document types found: the built-in templates are missing. Reinstall plangen.")
    return dict(sorted(document_types.items()))


def read_document_types(folders: Sequence[Path]) -> tuple[dict[str, DocumentType], list[UsageError]]:
    """Every valid document type by name, and an error for each of the others."""
    document_types: dict[str, DocumentType] = {}
    errors: dict[str, UsageError] = {}
    try:
        shared = shared_words(folders)
    except UsageError as problem:
        return {}, [problem]
    built_in = described_folders(shipped("templates"))
    for described in (each for folder in folders for each in described_folders(folder)):
        name = described.name
        if name in document_types or name in errors:
            continue
        try:
            document_types[name] = read_document_type(described, _complete_folder(name, built_in), shared)
        except UsageError as problem:
            errors[name] = problem
    return dict(sorted(document_types.items())), list(errors.values())


def described_folders(folder: Path) -> list[Path]:
    """The folders inside a template folder that describe a document type, by name."""
    return sorted(each for each in folder.iterdir() if each.is_dir() and description_in(each))


def load_packets(folders: Sequence[Path], document_types: Mapping[str, DocumentType]) -> dict[str, Packet]:
    """Every packet by name, built-in ones first; a user's packet replaces the built-in one with its name."""
    packets: dict[str, Packet] = {}
    for folder in reversed(folders):
        read = read_packets(folder, document_types)
        packets |= {name: _with_meetings(packet, packets.get(name)) for name, packet in read.items()}
    return packets


def _with_meetings(packet: Packet, replaced: Packet | None) -> Packet:
    """A packet that doesn't say which meetings need it, with those of the packet that it replaces."""
    if replaced is None or "needed_for" in packet.model_fields_set:
        return packet
    return packet.model_copy(update={"needed_for": replaced.needed_for})


def _in_packet_order(folders: Sequence[Path], document_types: Mapping[str, DocumentType]) -> tuple[DocumentType, ...]:
    """The document types in the order of the built-in packets, then of the users' own, then those in no packet.

    The built-in ones come first, whatever a user's packet has, so that the ids they printed before stay theirs.
    """
    read = [read_packets(folder, document_types) for folder in reversed(folders)]
    listed = [name for packets in read for packet in packets.values() for name in packet.documents]
    return tuple(document_types[name] for name in dict.fromkeys((*listed, *document_types)))


def _complete_folder(name: str, built_in: Sequence[Path]) -> Path:
    """The built-in folder of the document type with that name, or of the first one."""
    same_name = shipped("templates") / name
    return same_name if same_name in built_in or not built_in else built_in[0]


def _require_templates(folder: Path, document_types: Mapping[str, DocumentType]) -> None:
    """Raises UsageError if a folder has nothing that plangen looks for in a template folder."""
    if description_in(folder):
        raise UsageError(f"{folder} is one document type. Give its parent folder.")
    if (folder / PACKETS_FILE).is_file() or any((folder / name).is_dir() for name in (*document_types, SHARED)):
        return
    raise UsageError(
        f"{folder} has no templates. It needs a folder per document type, such as {min(document_types)}, with "
        f"{DOCUMENT_TYPE_FILE}, document.docx, and document.html."
    )
