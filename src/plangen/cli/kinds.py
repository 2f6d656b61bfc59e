"""plangen kinds: the documents, packets and formats there are."""

from pathlib import Path
from typing import Any

import click

from plangen.cli import options
from plangen.cli.screen import say, say_plainly, show_table
from plangen.formats.every import FORMATS
from plangen.kinds.shelf import Shelf, open_shelf


@click.command()
@options.templates
@options.as_json
def kinds(templates: Path | None, as_json: bool) -> int:
    """List the kinds of documents, the packets they make, and the formats."""
    shelf = open_shelf(templates)
    if as_json:
        say_plainly(_plain(shelf))
        return 0
    show_table(
        ("Kind", "For each", "For a", "Formats"),
        [
            (name, kind.subject, ", ".join(kind.periods), ", ".join(_formats(shelf, name)))
            for name, kind in shelf.kinds.items()
        ],
    )
    say()
    show_table(
        ("Packet", "For the", "Holds"),
        [(name, packet.meeting, ", ".join(packet.kinds)) for name, packet in shelf.packets.items()],
    )
    say("\nFormats: " + ", ".join(f"{name} ({made.suffix})" for name, made in FORMATS.items()))
    return 0


def _plain(shelf: Shelf) -> dict[str, Any]:
    """The same in plain values."""
    return {
        "kinds": [
            {
                "name": name,
                "title": kind.title,
                "subject": kind.subject,
                "periods": list(kind.periods),
                "formats": _formats(shelf, name),
            }
            for name, kind in shelf.kinds.items()
        ],
        "packets": [
            {"name": name, "title": packet.title, "meeting": packet.meeting, "kinds": list(packet.kinds)}
            for name, packet in shelf.packets.items()
        ],
        "formats": {name: made.suffix for name, made in FORMATS.items()},
    }


def _formats(shelf: Shelf, name: str) -> list[str]:
    return [each for each, made in FORMATS.items() if shelf.has_template(shelf.kinds[name], made.template)]
