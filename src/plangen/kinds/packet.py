"""Packets: which documents are handed out at one meeting."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from plangen.kinds.kind import Kind
from plangen.kinds.toml_file import checked, line_of, read_toml, told
from plangen.problems import UsageError

PACKETS_FILE = "packets.toml"


class Packet(BaseModel):
    """What is handed out at one meeting, as names of kinds in the order in which they are made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: Annotated[str, Field(min_length=1)]
    meeting: str = ""
    kinds: Annotated[tuple[str, ...], Field(min_length=1)]


def read_packets(folder: Path, kinds: Mapping[str, Kind]) -> dict[str, Packet]:
    """The packets of a folder by name; none where it has no packets.toml."""
    path = folder / PACKETS_FILE
    if not path.is_file():
        return {}
    return {name: _packet(path, name, values, kinds) for name, values in read_toml(path).items()}


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
    return packet
