"""plangen list: the document types, packets, and formats there are."""

from pathlib import Path
from typing import Any

import click

from plangen.cli import options
from plangen.cli.screen import print_json, print_line, show_table
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.formats.registry import FORMATS


@click.command("list")
@options.templates
@options.as_json
def list_types(templates: Path | None, as_json: bool) -> int:
    """List document types, packets, and formats."""
    catalog = load_catalog(templates)
    if as_json:
        print_json(_plain(catalog))
        return 0
    show_table(
        ("Document type", "One per", "Period", "Formats"),
        [
            (name, document_type.subject, ", ".join(document_type.periods), ", ".join(_formats(catalog, name)))
            for name, document_type in catalog.document_types.items()
        ],
    )
    print_line()
    show_table(
        ("Packet", "For the", "Contains"),
        [(name, packet.meeting, ", ".join(packet.documents)) for name, packet in catalog.packets.items()],
    )
    print_line("\nFormats: " + ", ".join(f"{name} ({made.suffix})" for name, made in FORMATS.items()))
    return 0


def _plain(catalog: TemplateCatalog) -> dict[str, Any]:
    """The same in plain values."""
    return {
        "document_types": [
            {
                "name": name,
                "title": document_type.title,
                "subject": document_type.subject,
                "periods": list(document_type.periods),
                "formats": _formats(catalog, name),
            }
            for name, document_type in catalog.document_types.items()
        ],
        "packets": [
            {"name": name, "title": packet.title, "meeting": packet.meeting, "documents": list(packet.documents)}
            for name, packet in catalog.packets.items()
        ],
        "formats": {name: made.suffix for name, made in FORMATS.items()},
    }


def _formats(catalog: TemplateCatalog, name: str) -> list[str]:
    return [each for each, made in FORMATS.items() if catalog.has_template(catalog.document_types[name], made.template)]
