"""Orders in, files in the output folder out: rendered, written one by one, with extra files and a manifest."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from plangen.batch.executors import executor_for
from plangen.batch.jobs import Order
from plangen.batch.kept_files import OwnFiles, Placed, Replacing
from plangen.batch.limits import DEFAULT_LIMITS, Limits, within
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
    """Where documents go, what they are created from, the number of workers, and the extra files next to them.

    `replacing` says what happens to files that a user edited; `limits` apply to each document in an extra file.
    """

    output: Path
    sources: Sources
    workers: int
    replacing: Replacing
    extra_files_for: ExtraFilesFor = no_extra_files
    limits: Limits = DEFAULT_LIMITS


@dataclass(slots=True)
class RunResult:
    """The result of a run: the documents that were written, and those that failed.

    `extra_files` are the files next to the documents, in the output folder, and `errors` says why one of them is
    missing; `kept` has those that a user edited, each with the new file next to it or with its copy. `stopped` says
    that the user stopped the run; orders in neither list weren't started. `missing_characters` are those that no
    installed font has.
    """

    written: list[WrittenDocument] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    extra_files: list[PurePosixPath] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    kept: list[Placed] = field(default_factory=list)
    stopped: bool = False
    missing_characters: set[str] = field(default_factory=set)

    def with_paths(self, orders: Sequence[Order]) -> tuple[Order, ...]:
        """The orders of the plan with the paths that their documents were written to."""
        written = {each.planned: each.order for each in self.written}
        return tuple(written.get(order.path, order) for order in orders)


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

    own = {folder: OwnFiles.of(settings.output, folder) for folder in dict.fromkeys(order.folder for order in orders)}
    for folder in own:
        sweep(settings.output / folder)
    try:
        for outcome in _outcomes(orders, facts_with_figures, render_context, settings.workers):
            order = outcome.order
            _store(outcome, own[order.folder], settings, result, figures.get(order.path, {}))
            watch(len(result.written) + len(result.failed), len(orders), outcome.order.label)
    except KeyboardInterrupt:
        result.stopped = True
    _finish(orders, result, settings, own)
    return result


def _outcomes(
    orders: Sequence[Order], facts: WriteFacts, render_context: RenderContext, workers: int
) -> Iterator[Outcome]:
    executor = executor_for(len(orders), workers, own_templates=render_context.has_own_templates)
    return run(orders, facts, render_context, executor)


def _store(
    outcome: Outcome, own: OwnFiles, settings: RunSettings, result: RunResult, figures: Mapping[str, str]
) -> None:
    """Writes a document, or records why there is none."""
    order, content, pages = outcome.order, outcome.rendered.content, outcome.rendered.pages
    if outcome.failed:
        result.failed.append(outcome)
        return
    result.missing_characters.update(outcome.rendered.missing_characters)
    try:
        placed = own.place(order.path, content, settings.replacing)
    except PlangenError as problem:
        # The manifest and the contents page get passed on, so they must not reveal the user's folders.
        error = str(problem).replace(f"{settings.output}{os.sep}", "")
        result.failed.append(Outcome(order, Rendered(error=error)))
    else:
        written = replace(order, path=placed.path)
        result.written.append(WrittenDocument(written, digest(content), order.path, figures, placed.kept, pages))


def _finish(
    orders: Sequence[Order], result: RunResult, settings: RunSettings, own: Mapping[PurePosixPath, OwnFiles]
) -> None:
    """Writes the extra files of every packet, and its manifest last; skips packets without a started order."""
    for packet_folder in own:
        packet = _packet_result(packet_folder, orders, result, settings)
        if not (packet.written or packet.failed):
            continue
        folder, documents = settings.output / packet_folder, [name_in(order) for order in packet.created]
        extras = settings.extra_files_for(packet)
        written = (_write_extra(extra, own[packet_folder], packet_folder, (result, settings)) for extra in extras)
        entries = [entry for entry in written if entry]
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
    planned = result.with_paths([order for order in orders if order.folder == folder])
    written = tuple(each for each in result.written if each.order.folder == folder)
    failed = tuple(each for each in result.failed if each.order.folder == folder)
    before = left_from_before(settings.output / folder, [name_in(each.order) for each in written])
    earlier = sum("holds" not in entry for entry in before)
    return PacketResult(folder, planned, written, failed, earlier, result.stopped)


def _write_extra(
    extra: ExtraFile, own: OwnFiles, folder: PurePosixPath, run: tuple[RunResult, RunSettings]
) -> Entry | None:
    """The manifest entry of an extra file that was written; None, with the error recorded, if it wasn't."""
    result, settings = run
    try:
        limits = settings.limits.for_documents(len(extra.holds))
        content = within(limits, str(extra.path), extra.content)
        placed = own.place(folder / extra.path, content, settings.replacing)
    except PlangenError as problem:
        result.errors.append(str(problem))
    except Exception as bug:  # noqa: BLE001 - no error in an extra file, of any type, may stop the manifest
        result.errors.append(f"{extra.path}: {crashed(bug).error}")
    else:
        result.extra_files.append(placed.path)
        if placed.kept:
            result.kept.append(placed)
        return extra_entry(replace(extra, path=placed.path.relative_to(folder)), content)
    return None
