"""Orders in, files in the output folder out: drawn, written one by one, with slips and a manifest in each folder."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from plangen.batch.engines import engine_for
from plangen.batch.jobs import Order
from plangen.batch.manifest import (
    MANIFEST,
    Entry,
    Sources,
    digest,
    left_from_before,
    manifest,
    name_in,
    slip_entry,
    stale_slips,
)
from plangen.batch.parcel import Enclose, Filed, Parcel, Slip, nothing
from plangen.batch.printing import Outcome, Printed, Shop, crashed
from plangen.batch.run import WriteFacts, run
from plangen.batch.write import sweep, write
from plangen.facts.factsheet import FactSheet
from plangen.problems import PlangenError

Watch = Callable[[int, int, str], None]
"""Who is told how far it has come: documents finished, all of them, and the last one's name."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where documents go, what they were made from, how many workers draw them, and which slips lie beside them."""

    output: Path
    sources: Sources
    workers: int
    enclose: Enclose = nothing


@dataclass(slots=True)
class Ledger:
    """What has become of the orders: the files that lie in their places, and what failed.

    `slips` are the files beside the documents, in the output folder, and `faults` says why one is not there. `stopped`
    says that somebody stopped the run; orders that are in neither list were not begun.
    """

    filed: list[Filed] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    slips: list[PurePosixPath] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stopped: bool = False


def produce(orders: Sequence[Order], facts: WriteFacts, shop: Shop, delivery: Delivery, watch: Watch) -> Ledger:
    """The ledger of all orders; Ctrl-C ends it early, with whole files and true manifests."""
    ledger = Ledger()
    figures: dict[PurePosixPath, Mapping[str, str]] = {}

    def kept_facts(order: Order) -> FactSheet:
        sheet = facts(order)
        figures[order.path] = sheet.figures
        return sheet

    for home in dict.fromkeys(order.folder for order in orders):
        sweep(delivery.output / home)
    try:
        for outcome in _outcomes(orders, kept_facts, shop, delivery.workers):
            _file(outcome, delivery.output, ledger, figures)
            watch(len(ledger.filed) + len(ledger.failed), len(orders), outcome.order.label)
    except KeyboardInterrupt:
        ledger.stopped = True
    _close(orders, ledger, delivery)
    return ledger


def _outcomes(orders: Sequence[Order], facts: WriteFacts, shop: Shop, workers: int) -> Iterator[Outcome]:
    return run(orders, facts, shop, engine_for(len(orders), workers))


def _file(outcome: Outcome, output: Path, ledger: Ledger, figures: Mapping[PurePosixPath, Mapping[str, str]]) -> None:
    """Puts a document in its place, or notes why there is none."""
    order, content = outcome.order, outcome.printed.content
    if outcome.failed:
        ledger.failed.append(outcome)
        return
    try:
        write(output, order.path, content)
    except PlangenError as fault:
        # The manifest and the page of contents are handed on: they tell of no folder outside their own.
        ledger.failed.append(Outcome(order, Printed(fault=str(fault).replace(f"{output}{os.sep}", ""))))
    else:
        ledger.filed.append(Filed(order, digest(content), figures.get(order.path, {})))


def _close(orders: Sequence[Order], ledger: Ledger, delivery: Delivery) -> None:
    """Writes what lies beside the documents of every packet, and its manifest last.

    Nothing was made where not one order was begun.
    """
    for home in dict.fromkeys(order.folder for order in orders):
        parcel = _parcel(home, orders, ledger, delivery)
        if not (parcel.filed or parcel.failed):
            continue
        folder, documents = delivery.output / home, [name_in(order) for order in parcel.made]
        entries = [entry for slip in delivery.enclose(parcel) if (entry := _enclosed(slip, home, ledger, delivery))]
        now = [*documents, *(entry["file"] for entry in entries)]
        for stale in stale_slips(folder, now):
            with suppress(OSError):
                stale.unlink()
        said = manifest(parcel, delivery.sources, entries, left_from_before(folder, now))
        try:
            write(delivery.output, home / MANIFEST, said)
        except PlangenError as fault:
            ledger.faults.append(str(fault))


def _parcel(home: PurePosixPath, orders: Sequence[Order], ledger: Ledger, delivery: Delivery) -> Parcel:
    own = tuple(order for order in orders if order.folder == home)
    filed = tuple(each for each in ledger.filed if each.order.folder == home)
    failed = tuple(each for each in ledger.failed if each.order.folder == home)
    before = left_from_before(delivery.output / home, [name_in(each.order) for each in filed])
    earlier = sum("holds" not in entry for entry in before)
    return Parcel(home, own, filed, failed, earlier, ledger.stopped)


def _enclosed(slip: Slip, home: PurePosixPath, ledger: Ledger, delivery: Delivery) -> Entry | None:
    """The entry of a slip that now lies in its place; None where it could not be made, which is told."""
    try:
        content = slip.content()
        write(delivery.output, home / slip.path, content)
    except PlangenError as fault:
        ledger.faults.append(str(fault))
    except Exception as bug:  # noqa: BLE001 - one slip's fault, of whatever kind, keeps no manifest from being written
        ledger.faults.append(f"{slip.path}: {crashed(bug).fault}")
    else:
        ledger.slips.append(home / slip.path)
        return slip_entry(slip, content)
    return None
