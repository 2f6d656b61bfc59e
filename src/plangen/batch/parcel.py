"""What a packet's folder holds after a run: its documents, and the slips that lie beside them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plangen.batch.jobs import Order
from plangen.batch.printing import Outcome


@dataclass(frozen=True, slots=True)
class Filed:
    """A document that lies in its place, its digest, and the figures of it that are kept."""

    order: Order
    sha256: str
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A packet's folder after a run: what was planned for it, what lies there now, and what failed.

    `earlier` is how many documents of other runs are left there; `stopped` says that somebody ended the run.
    """

    folder: PurePosixPath
    orders: tuple[Order, ...]
    filed: tuple[Filed, ...]
    failed: tuple[Outcome, ...]
    earlier: int = 0
    stopped: bool = False

    @property
    def made(self) -> tuple[Order, ...]:
        """The documents that lie in their places."""
        return tuple(filed.order for filed in self.filed)

    @property
    def in_order(self) -> tuple[Order, ...]:
        """The same in the order of the plan, whichever was finished first."""
        there = {order.path for order in self.made}
        return tuple(order for order in self.orders if order.path in there)


@dataclass(frozen=True, slots=True)
class Slip:
    """A file beside the documents: its path in the packet's folder, what gives its bytes, and the files it holds."""

    path: PurePosixPath
    content: Callable[[], bytes]
    holds: tuple[str, ...] = ()


Enclose = Callable[[Parcel], Iterable[Slip]]
"""Which slips lie beside the documents of a packet."""


def nothing(_parcel: Parcel) -> Iterable[Slip]:
    """No slip at all."""
    return ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The people and teams of some documents: all theirs made and every figure said, some n/a, or one failed."""

    complete: frozenset[str]
    with_gaps: frozenset[str]
    failed: frozenset[str]


def tally(orders: Sequence[Order], made: Iterable[Order], failed: Iterable[Outcome], gaps: Iterable[str]) -> Tally:
    """How it stands with everybody whom documents were planned for; `gaps` are those who have a figure that is n/a."""
    waiting = {order.path for order in orders} - {order.path for order in made}
    unfinished = frozenset(order.subject.name for order in orders if order.path in waiting)
    faulty = frozenset(outcome.order.subject.name for outcome in failed)
    gapped = frozenset(gaps) - faulty
    every = frozenset(order.subject.name for order in orders)
    return Tally(every - unfinished - faulty - gapped, gapped, faulty)
