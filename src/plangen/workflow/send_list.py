"""The list beside the documents that says which file goes to whom."""

from collections.abc import Iterator

from plangen.batch.manifest import name_in
from plangen.batch.parcel import Parcel
from plangen.batch.recipients import Addresses, bundles
from plangen.workbooks.plain_text import csv_file

FILE = "_send.csv"
HEADS = ("name", "e-mail", "file")


def send_list(parcel: Parcel, posts: Addresses) -> bytes:
    """The bytes of the list: a row a file that was made, with its path in the folder; an unknown e-mail is blank."""
    return csv_file([HEADS, *_rows(parcel, posts)])


def _rows(parcel: Parcel, posts: Addresses) -> Iterator[tuple[str, str, str]]:
    for bundle in bundles(parcel.in_order):
        for order in bundle.orders:
            yield bundle.recipient.name, posts.of(bundle.recipient), name_in(order)
