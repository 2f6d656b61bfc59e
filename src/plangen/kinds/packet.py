"""Packets: which documents are handed out at one meeting."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from plangen.kinds.kind import Kind
from plangen.kinds.toml_file import checked, line_of, read_toml, told
from plangen.problems import UsageError

PACKETS_FILE = "packets.toml"


class Packet(BaseModel):
    """What is handed out at one meeting, as names of kinds in the order in which they are made.

    `leaves_out` are sections of kinds that this packet has no need of, by the kind's name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: Annotated[str, Field(min_length=1)]
    meeting: str = ""
    kinds: Annotated[tuple[str, ...], Field(min_length=1)]
    leaves_out: Mapping[str, tuple[str, ...]] = {}

    def made_of(self, kinds: Mapping[str, Kind]) -> list[Kind]:
        """Its kinds, each without the sections that it leaves out."""
        return [_without(kinds[name], self.leaves_out.get(name, ())) for name in self.kinds]


def read_packets(folder: Path, kinds: Mapping[str, Kind]) -> dict[str, Packet]:
    """The packets of a folder by name; none where it has no packets.toml."""
    path = folder / PACKETS_FILE
    if not path.is_file():
        return {}
    return {name: _packet(path, name, values, kinds) for name, values in read_toml(path).items()}


def _without(kind: Kind, left_out: Sequence[str]) -> Kind:
    kept = tuple(section for section in kind.sections if section not in left_out)
    return kind if kept == kind.sections else kind.model_copy(update={"sections": kept})


def _packet(path: Path, name: str, values: Any, kinds: Mapping[str, Kind]) -> Packet:
    if not isinstance(values, dict):
        raise UsageError(f"{told(path)}: “{name}” stands outside a packet. Put it under a line such as [review].")
    packet = checked(Packet, {**values, "name": name}, path, (name,))
    for kind in packet.kinds:
        if kind not in kinds:
            line = line_of(path.read_text(encoding="utf-8-sig"), name)
            raise UsageError(
                f"{told(path)}, line {line}: the packet “{name}” wants “{kind}”, which is no folder with a kind.toml. "
                f"There are: {', '.join(sorted(kinds))}."
            )
    _refuse_unknown_sections(path, packet, kinds)
    return packet


def _refuse_unknown_sections(path: Path, packet: Packet, kinds: Mapping[str, Kind]) -> None:
    """Raises UsageError where a packet leaves out what none of its kinds has."""
    for name, sections in packet.leaves_out.items():
        known = kinds[name].sections if name in packet.kinds else ()
        for section in sections:
            if section not in known:
                raise UsageError(
                    f"{told(path)}: the packet “{packet.name}” leaves out “{section}”, which is no section of {name}."
                )
