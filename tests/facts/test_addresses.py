"""Every field of every document of the sample is the address of a cell in one of our tables."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from plangen.batch.jobs import plan
from plangen.doctypes.catalog import TemplateCatalog, load_catalog
from plangen.elements.field import Field
from plangen.facts.scope.workspace import Workspace
from plangen.formats.registry import FORMATS
from plangen.problems import UsageError
from plangen.records.addresses import parse_address
from plangen.records.book import Book
from plangen.records.detected import SHAPES
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.packet_plan import plan_packets
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reporting.fact_sheets import Findings, fact_sheet_writer
from tests.source_code import PACKAGE, PROGRAM, nodes

DAYS = Days(date(2026, 11, 23))
EDITIONS, PERIODS = ("rep", "preread", "manager"), ("2026-Q3", "2026-09")
Documents = Mapping[str, list[Field]]


def fields_in(value: object) -> Iterator[Field]:
    if isinstance(value, Field):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from fields_in(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from fields_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from fields_in(getattr(value, field.name))


@pytest.fixture(scope="module")
def documents(sample_book: Book) -> Documents:
    """The fields of each document of the sample, in every edition."""
    catalog = load_catalog(None)
    workspace = Workspace(sample_book, catalog.in_packet_order)
    found: dict[str, list[Field]] = {}
    for edition in EDITIONS:
        for period in PERIODS:
            request = MakeRequest(DAYS, tuple(catalog.packets), editions=(edition,), period=period)
            found |= dict(_fields_of(workspace, catalog, request))
    return found


def _fields_of(
    workspace: Workspace, catalog: TemplateCatalog, request: MakeRequest
) -> Iterator[tuple[str, list[Field]]]:
    for packet in request.packets:
        one = MakeRequest(request.days, (packet,), editions=request.editions, period=request.period)
        try:
            handouts = plan_packets(workspace, catalog, one).handouts
        except UsageError:  # A packet without this edition.
            continue
        facts = fact_sheet_writer(workspace, Findings())
        for order in plan(handouts, [FORMATS["pdf"]]):
            yield str(order.path), list(fields_in(facts(order).sections))


def test_every_document_type_with_blanks_is_checked(documents: Documents) -> None:
    assert len([name for name, found in documents.items() if found]) > 40
    assert sum(map(len, documents.values())) > 2_500


def test_every_address_names_a_table_and_one_of_its_columns(documents: Documents) -> None:
    shapes = {shape.name: shape for shape in SHAPES}
    addresses = {field.address for found in documents.values() for field in found}
    assert len(addresses) > 500
    for text in sorted(addresses):
        address = parse_address(text)
        assert address.column in shapes[address.row.table].columns, text
        assert str(address) == text
        assert address.row.values, f"{text} has no key"


def test_no_two_cells_have_one_field_name_in_a_document(documents: Documents) -> None:
    for name, found in documents.items():
        addresses = {field.address for field in found}
        assert len({field.name for field in found}) == len(addresses), name


def test_only_records_make_addresses() -> None:
    sources = [path for path in PROGRAM if path.is_relative_to(PACKAGE / "facts")]
    calls = [
        (path, node)
        for path in sources
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field"
    ]
    assert len(calls) > 20
    for path, call in calls:
        address = call.args[0] if call.args else None
        assert isinstance(address, ast.Call | ast.Name), f"{path.name}:{call.lineno} makes an address"
