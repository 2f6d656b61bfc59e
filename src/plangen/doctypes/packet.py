"""Packets: which documents are handed out at one meeting."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.renamed import current_section
from plangen.doctypes.toml_file import line_of, read_toml, short_path, validated
from plangen.periods import Length
from plangen.problems import UsageError

PACKETS_FILE = "packets.toml"
DOCUMENTS, OLD_DOCUMENTS = "documents", "kinds"


class Meeting(StrEnum):
    """A meeting that a packet can be for, as the type of an event."""

    KICKOFF = "kickoff"
    TEAM = "team meeting"
    MONTHLY_REVIEW = "monthly review"
    QUARTERLY_REVIEW = "quarterly review"


class Packet(BaseModel):
    """What is handed out at one meeting: the names of document types, in the order in which they are created.

    `leaves_out` has sections that this packet doesn't need, by document type. `periods` are the lengths that its
    meeting is about, if they are fewer than those of its documents. `needed_for` are the meetings with a date that it
    is for, each with the length of the period that it is about. The old key `kinds` is still read as `documents`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    name: str
    title: Annotated[str, Field(min_length=1)]
    meeting: str = ""
    documents: Annotated[tuple[str, ...], Field(min_length=1, validation_alias=AliasChoices(DOCUMENTS, OLD_DOCUMENTS))]
    leaves_out: Mapping[str, tuple[str, ...]] = {}
    periods: tuple[Length, ...] = ()
    needed_for: Mapping[Meeting, Length] = {}

    def select(self, document_types: Mapping[str, DocumentType]) -> list[DocumentType]:
        """Its document types, each without the sections that the packet leaves out."""
        found = [_without(document_types[name], self.leaves_out.get(name, ())) for name in self.documents]
        return [self._in_periods(each) for each in found]

    def _in_periods(self, document_type: DocumentType) -> DocumentType:
        kept = tuple(each for each in document_type.periods if each in self.periods or not self.periods)
        if not kept or kept == document_type.periods:
            return document_type
        return document_type.model_copy(update={"periods": kept})


def read_packets(folder: Path, document_types: Mapping[str, DocumentType]) -> dict[str, Packet]:
    """The packets of a folder by name; empty if it has no packets.toml."""
    path = folder / PACKETS_FILE
    if not path.is_file():
        return {}
    return {name: _packet(path, name, values, document_types) for name, values in read_toml(path).items()}


def outdated_in_packets(folder: Path) -> Iterator[tuple[int, str, str]]:
    """The line, old name, and new name of each renamed key or section in a folder's packets.toml."""
    path = folder / PACKETS_FILE
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8-sig")
    for name, values in read_toml(path).items():
        line = line_of(text, name) or 0
        if OLD_DOCUMENTS in values and DOCUMENTS not in values:
            yield line, OLD_DOCUMENTS, DOCUMENTS
        for section in (each for sections in values.get("leaves_out", {}).values() for each in sections):
            if current_section(section) != section:
                yield line, section, current_section(section)


def _without(document_type: DocumentType, leaves_out: Sequence[str]) -> DocumentType:
    left_out = {current_section(section) for section in leaves_out}
    kept = tuple(section for section in document_type.sections if current_section(section) not in left_out)
    return document_type if kept == document_type.sections else document_type.model_copy(update={"sections": kept})


def _packet(path: Path, name: str, values: Any, document_types: Mapping[str, DocumentType]) -> Packet:
    if not isinstance(values, dict):
        raise UsageError(f"{short_path(path)}: “{name}” is outside a packet. Put it under a header such as [review].")
    packet = validated(Packet, {**values, "name": name}, path, (name,))
    for document_type in packet.documents:
        if document_type not in document_types:
            line = line_of(path.read_text(encoding="utf-8-sig"), name)
            raise UsageError(
                f"{short_path(path)}, line {line}: packet “{name}” needs “{document_type}”, which isn't a document "
                f"type. Choose from: {', '.join(sorted(document_types))}."
            )
    _require_known_sections(path, packet, document_types)
    return packet


def _require_known_sections(path: Path, packet: Packet, document_types: Mapping[str, DocumentType]) -> None:
    """Raises UsageError if a packet leaves out a section that its document type doesn't have."""
    for name, sections in packet.leaves_out.items():
        known = [current_section(each) for each in document_types[name].sections] if name in packet.documents else []
        for section in sections:
            if current_section(section) not in known:
                hint = f"Choose from: {', '.join(known)}." if known else f"Add {name} to {DOCUMENTS}, or delete it."
                raise UsageError(
                    f"{short_path(path)}: packet “{packet.name}” leaves out “{section}”, which {name} doesn't have. "
                    f"{hint}"
                )
