"""The list next to the documents with who gets which file."""

from collections.abc import Iterator

from plangen.batch.manifest import name_in
from plangen.batch.packet_result import PacketResult
from plangen.batch.recipients import Addresses, bundles
from plangen.workbooks.plain_text import csv_file, text_for_any_separator

FILE = "_send.csv"
HEADERS = ("name", "email", "file")


def send_list(result: PacketResult, addresses: Addresses) -> bytes:
    """The bytes of the list: one row per created file, with its path in the folder; a missing email is blank."""
    return csv_file([HEADERS, *_rows(result, addresses)])


def _rows(result: PacketResult, addresses: Addresses) -> Iterator[tuple[str, str, str]]:
    for bundle in bundles(result.created_in_order):
        for order in bundle.orders:
            cells = bundle.recipient.name, addresses.of(bundle.recipient), name_in(order)
            name, email, file = map(text_for_any_separator, cells)
            yield name, email, file
