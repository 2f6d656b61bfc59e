"""Orders in, files in the output folder out: rendered, written one by one, with extra files and a manifest."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from plangen.batch.executors import executor_for
from plangen.batch.jobs import Order
from plangen.batch.manifest import (
    MANIFEST,
    Entry,
    Sources,
    digest,
    extra_entry,
    left_from_before,
    manifest,
    name_in,
    stale_extras,
)
from plangen.batch.packet_result import ExtraFile, ExtraFilesFor, PacketResult, WrittenDocument, no_extra_files
from plangen.batch.rendering import Outcome, RenderContext, Rendered, crashed
from plangen.batch.run import WriteFacts, run
from plangen.batch.write import sweep, write
from plangen.facts.factsheet import FactSheet
from plangen.problems import PlangenError

Watch = Callable[[int, int, str], None]
"""Receives the progress: documents finished, documents in total, and the name of the last one."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Where documents go, what they are created from, the number of workers, and the extra files next to them."""

    output: Path
    sources: Sources
    workers: int
    extra_files_for: ExtraFilesFor = no_extra_files


@dataclass(slots=True)
class RunResult:
    """The result of a run: the documents that were written, and those that failed.

    `extra_files` are the files next to the documents, in the output folder, and `errors` says why one of them is
    missing. `stopped` says that the user stopped the run; orders in neither list weren't started.
    """

    written: list[WrittenDocument] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    extra_files: list[PurePosixPath] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stopped: bool = False


def produce(
    orders: Sequence[Order], facts: WriteFacts, render_context: RenderContext, settings: RunSettings, watch: Watch
) -> RunResult:
    """The result of all orders; Ctrl-C ends the run early, with complete files and valid manifests."""
    result = RunResult()
    figures: dict[PurePosixPath, Mapping[str, str]] = {}

    def facts_with_figures(order: Order) -> FactSheet:
        sheet = facts(order)
        figures[order.path] = sheet.figures
        return sheet

    for folder in dict.fromkeys(order.folder for order in orders):
        sweep(settings.output / folder)
    try:
        for outcome in _outcomes(orders, facts_with_figures, render_context, settings.workers):
            _store(outcome, settings.output, result, figures)
            watch(len(result.written) + len(result.failed), len(orders), outcome.order.label)
    except KeyboardInterrupt:
        result.stopped = True
    _finish(orders, result, settings)
    return result


def _outcomes(
    orders: Sequence[Order], facts: WriteFacts, render_context: RenderContext, workers: int
) -> Iterator[Outcome]:
    return run(orders, facts, render_context, executor_for(len(orders), workers))


def _store(
    outcome: Outcome, output: Path, result: RunResult, figures: Mapping[PurePosixPath, Mapping[str, str]]
) -> None:
    """Writes a document, or records why there is none."""
    order, content = outcome.order, outcome.rendered.content
    if outcome.failed:
        result.failed.append(outcome)
        return
    try:
        write(output, order.path, content)
    except PlangenError as problem:
        # The manifest and the contents page get passed on, so they must not reveal the user's folders.
        result.failed.append(Outcome(order, Rendered(error=str(problem).replace(f"{output}{os.sep}", ""))))
    else:
        result.written.append(WrittenDocument(order, digest(content), figures.get(order.path, {})))


def _finish(orders: Sequence[Order], result: RunResult, settings: RunSettings) -> None:
    """Writes the extra files of every packet, and its manifest last; skips packets without a started order."""
    for packet_folder in dict.fromkeys(order.folder for order in orders):
        packet = _packet_result(packet_folder, orders, result, settings)
        if not (packet.written or packet.failed):
            continue
        folder, documents = settings.output / packet_folder, [name_in(order) for order in packet.created]
        extras = settings.extra_files_for(packet)
        entries = [entry for extra in extras if (entry := _write_extra(extra, packet_folder, result, settings))]
        now = [*documents, *(entry["file"] for entry in entries)]
        for stale in stale_extras(folder, now):
            with suppress(OSError):
                stale.unlink()
        content = manifest(packet, settings.sources, entries, left_from_before(folder, now))
        try:
            write(settings.output, packet_folder / MANIFEST, content)
        except PlangenError as problem:
            result.errors.append(str(problem))


def _packet_result(
    folder: PurePosixPath, orders: Sequence[Order], result: RunResult, settings: RunSettings
) -> PacketResult:
    planned = tuple(order for order in orders if order.folder == folder)
    written = tuple(each for each in result.written if each.order.folder == folder)
    failed = tuple(each for each in result.failed if each.order.folder == folder)
    before = left_from_before(settings.output / folder, [name_in(each.order) for each in written])
    earlier = sum("holds" not in entry for entry in before)
    return PacketResult(folder, planned, written, failed, earlier, result.stopped)


def _write_extra(extra: ExtraFile, folder: PurePosixPath, result: RunResult, settings: RunSettings) -> Entry | None:
    """The manifest entry of an extra file that was written; None, with the error recorded, if it wasn't."""
    try:
        content = extra.content()
        write(settings.output, folder / extra.path, content)
    except PlangenError as problem:
        result.errors.append(str(problem))
    except Exception as bug:  # noqa: BLE001 - no error in an extra file, of any type, may stop the manifest
        result.errors.append(f"{extra.path}: {crashed(bug).error}")
    else:
        result.extra_files.append(folder / extra.path)
        return extra_entry(extra, content)
    return None
