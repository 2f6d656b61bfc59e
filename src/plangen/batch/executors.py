"""Executors: jobs in, outcomes out as they finish; each executor is one function."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TextIO

from plangen.batch.jobs import Job
from plangen.batch.limits import ended_by_force
from plangen.batch.rendering import Outcome, RenderContext, Rendered, crashed, rendered

MIN_FOR_POOL = 8
JOBS_PER_WORKER = 3
"""Jobs in flight per worker: enough to keep it busy, few enough that fact sheets don't pile up in memory."""
MAX_WORKERS = 60
"""Windows can wait for at most 61 processes."""
WORKER_DIED = "The worker process stopped unexpectedly. The machine may be low on memory."

Executor = Callable[[Iterable[Job], RenderContext], Iterator[Outcome]]


def executor_for(documents: int, workers: int, *, own_templates: bool = False) -> Executor:
    """The serial executor for few documents or one worker; a process pool otherwise, and for a user's own templates.

    What a library does in one long call can only be stopped by ending its process.
    """
    few = documents < MIN_FOR_POOL or workers == 1
    if few and not own_templates:
        return serial
    return partial(pooled, workers=1 if few else min(workers, documents, MAX_WORKERS))


def default_workers() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def serial(jobs: Iterable[Job], render_context: RenderContext) -> Iterator[Outcome]:
    """Outcomes one after the other, in this process."""
    for job in jobs:
        yield Outcome(job.order, rendered(job, render_context))


def pooled(jobs: Iterable[Job], render_context: RenderContext, *, workers: int) -> Generator[Outcome, None, None]:
    """Outcomes as workers finish them; when a worker dies, each unfinished job is retried in its own process."""
    waiting = iter(jobs)
    while suspects := (yield from _until_worker_dies(waiting, render_context, workers)):
        for job in suspects:
            started = time.monotonic()
            unfinished = yield from _until_worker_dies(iter([job]), render_context, 1)
            if unfinished:
                limits = render_context.limits
                slow = time.monotonic() - started > limits.seconds
                yield Outcome(job.order, Rendered(error=limits.too_slow if slow else WORKER_DIED))


def _until_worker_dies(
    waiting: Iterator[Job], render_context: RenderContext, workers: int
) -> Generator[Outcome, None, list[Job]]:
    """Yields outcomes until no job is left or a worker dies; returns the jobs without an outcome."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _set_up, (render_context,))
    in_flight: dict[Future[Rendered], Job] = {}
    try:
        while True:
            for job in islice(waiting, workers * JOBS_PER_WORKER - len(in_flight)):
                in_flight[_submitted(pool, job)] = job
            if not in_flight:
                return []
            done = wait(in_flight, return_when=FIRST_COMPLETED).done
            if any(_broken(future) for future in done):
                done = wait(in_flight).done
            for future in [future for future in done if not _broken(future)]:
                yield _outcome(in_flight.pop(future), future)
            if any(_broken(future) for future in in_flight.keys() & done):
                return list(in_flight.values())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, job: Job) -> Future[Rendered]:
    try:
        with _without_main(), _interrupts_held():  # The pool starts its workers here.
            return pool.submit(_rendered_in_worker, job)
    except BrokenProcessPool as broken:
        dead: Future[Rendered] = Future()
        dead.set_exception(broken)
        return dead


@contextmanager
def _without_main() -> Iterator[None]:
    """Hides the running script: each worker would run all of it again if it isn't guarded by a check of `__name__`."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Holds back Ctrl-C, also in workers started meanwhile: one interrupted while it starts prints a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _broken(future: Future[Rendered]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _outcome(job: Job, future: Future[Rendered]) -> Outcome:
    bug = future.exception()
    return Outcome(job.order, crashed(bug) if bug else future.result())


_CONTEXTS: list[RenderContext] = []
"""The render context of a worker process, passed once and shared by all its jobs."""
_NOWHERE: list[TextIO] = []
"""Where a worker process that ends itself reports it; it isn't read."""


def _set_up(render_context: RenderContext) -> None:
    # Ctrl-C reaches all processes; only the parent handles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    _CONTEXTS.append(render_context)
    _NOWHERE.append(Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as the process runs


def _exit_with_parent() -> None:
    """Ends this worker when its parent was killed: nothing would collect its documents."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _rendered_in_worker(job: Job) -> Rendered:
    with ended_by_force(_CONTEXTS[0].limits, _NOWHERE[0]):
        return rendered(job, _CONTEXTS[0])
