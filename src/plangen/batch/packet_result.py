"""The result of a run for one packet's folder: its documents, and the extra files next to them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plangen.batch.jobs import Order
from plangen.batch.rendering import Outcome


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document that was written, with its digest and the figures to keep in the manifest.

    `order` has the path it was written to, and `planned` the path in the plan: they differ if a file that the user
    edited is there. `kept` is that file, or its copy if it was replaced. `pages` is 0 in a format without fixed pages.
    """

    order: Order
    sha256: str
    planned: PurePosixPath
    figures: Mapping[str, str] = field(default_factory=dict)
    kept: PurePosixPath | None = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PacketResult:
    """A packet's folder after a run: what was planned, what was written, and what failed.

    `earlier` is the number of documents left from other runs; `stopped` says that the user stopped the run.
    """

    folder: PurePosixPath
    orders: tuple[Order, ...]
    written: tuple[WrittenDocument, ...]
    failed: tuple[Outcome, ...]
    earlier: int = 0
    stopped: bool = False

    @property
    def created(self) -> tuple[Order, ...]:
        """The documents that were written, in the order in which they were finished."""
        return tuple(each.order for each in self.written)

    @property
    def created_in_order(self) -> tuple[Order, ...]:
        """The documents that were written, in the order of the plan."""
        paths = {order.path for order in self.created}
        return tuple(order for order in self.orders if order.path in paths)


@dataclass(frozen=True, slots=True)
class ExtraFile:
    """A file next to the documents: its path in the packet's folder, its bytes on request, and the files it holds."""

    path: PurePosixPath
    content: Callable[[], bytes]
    holds: tuple[str, ...] = ()


ExtraFilesFor = Callable[[PacketResult], Iterable[ExtraFile]]
"""The function that gives the extra files of a packet."""


def no_extra_files(_result: PacketResult) -> Iterable[ExtraFile]:
    """No extra files."""
    return ()
