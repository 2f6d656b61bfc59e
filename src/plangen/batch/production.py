"""Orders in, files in the output folder out: drawn, written one by one, and a manifest in each packet's folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plangen.batch.engines import engine_for
from plangen.batch.jobs import Order
from plangen.batch.manifest import MANIFEST, Filed, Sources, digest, left_from_before, manifest, name_in
from plangen.batch.printing import Outcome, Printed, Shop
from plangen.batch.run import WriteFacts, run
from plangen.batch.write import sweep, write
from plangen.problems import PlangenError

Watch = Callable[[int, int, str], None]
"""Who is told how far it has come: documents finished, all of them, and the last one's name."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where documents go, what their manifests say they were made from, and how many workers draw them."""

    output: Path
    sources: Sources
    workers: int


@dataclass(slots=True)
class Ledger:
    """What has become of the orders: the files that lie in their places, and what failed.

    `stopped` says that somebody stopped the run; orders that are in neither list were not begun.
    """

    filed: list[Filed] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    stopped: bool = False


def produce(orders: Sequence[Order], facts: WriteFacts, shop: Shop, delivery: Delivery, watch: Watch) -> Ledger:
    """The ledger of all orders; Ctrl-C ends it early, with whole files and true manifests."""
    ledger = Ledger()
    for home in dict.fromkeys(order.folder for order in orders):
        sweep(delivery.output / home)
    try:
        for outcome in _outcomes(orders, facts, shop, delivery.workers):
            _file(outcome, delivery.output, ledger)
            watch(len(ledger.filed) + len(ledger.failed), len(orders), outcome.order.label)
    except KeyboardInterrupt:
        ledger.stopped = True
    _close(orders, ledger, delivery)
    return ledger


def _outcomes(orders: Sequence[Order], facts: WriteFacts, shop: Shop, workers: int) -> Iterator[Outcome]:
    return run(orders, facts, shop, engine_for(len(orders), workers))


def _file(outcome: Outcome, output: Path, ledger: Ledger) -> None:
    """Puts a document in its place, or notes why there is none."""
    order, content = outcome.order, outcome.printed.content
    if outcome.failed:
        ledger.failed.append(outcome)
        return
    try:
        write(output, order.path, content)
    except PlangenError as fault:
        ledger.failed.append(Outcome(order, Printed(fault=str(fault))))
    else:
        ledger.filed.append(Filed(order, digest(content)))


def _close(orders: Sequence[Order], ledger: Ledger, delivery: Delivery) -> None:
    """Writes the manifest of every packet's folder, after all else; nothing was made where not one order was begun."""
    begun = [*(filed.order for filed in ledger.filed), *(outcome.order for outcome in ledger.failed)]
    for home in dict.fromkeys(order.folder for order in orders):
        own = [order for order in begun if order.folder == home]
        if not own:
            continue
        filed = [each for each in ledger.filed if each.order.folder == home]
        failed = [each for each in ledger.failed if each.order.folder == home]
        earlier = left_from_before(delivery.output / home, [name_in(each.order) for each in filed])
        try:
            write(delivery.output, home / MANIFEST, manifest(own[0], filed, failed, (delivery.sources, earlier)))
        except PlangenError as fault:
            ledger.failed.append(Outcome(own[0], Printed(fault=str(fault))))
