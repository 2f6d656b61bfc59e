"""Packets with only the document types that a test needs, made in this process."""

from dataclasses import replace

from plangen.batch.production import Watch
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.workflow.make import MakeResult, make_from
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import read


def nobody_watches(_done: int, _total: int, _name: str) -> None:
    """Takes note of no progress."""


def catalog_with(**packets: tuple[str, ...]) -> TemplateCatalog:
    """The built-in templates with only these of the built-in packets, each with these document types."""
    catalog = load_catalog()
    found = {
        name: catalog.packets[name].model_copy(update={"documents": documents}) for name, documents in packets.items()
    }
    return replace(catalog, packets=found)


def made_of(request: MakeRequest, *documents: str, watch: Watch = nobody_watches) -> MakeResult:
    """The result of a request for one packet, if it has only these document types."""
    [name] = request.packets
    return make_from(read(request.inputs, request.days), catalog_with(**{name: documents}), request, watch)
