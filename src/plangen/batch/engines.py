"""Places to run: jobs in, outcomes out as they are finished; a new place is one function here."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice

from plangen.batch.jobs import Job
from plangen.batch.printing import Outcome, Printed, Shop, crashed, printed

FEWEST_FOR_A_POOL = 8
AHEAD = 3
"""Jobs in flight for each worker: enough that none waits, few enough that facts are not heaped up."""
MOST_WORKERS = 60
"""Windows waits for at most 61 processes."""
DIED = "The process that drew it ended without an answer; the machine may be short of memory."

Engine = Callable[[Iterable[Job], Shop], Iterator[Outcome]]


def engine_for(documents: int, workers: int) -> Engine:
    """This process for few documents or one worker, else as many processes as there are workers."""
    if documents < FEWEST_FOR_A_POOL or workers == 1:
        return serial
    return partial(pooled, workers=min(workers, documents, MOST_WORKERS))


def usual_workers() -> int:
    """As many workers as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def serial(jobs: Iterable[Job], shop: Shop) -> Iterator[Outcome]:
    """Outcomes one after the other, in this process."""
    for job in jobs:
        yield Outcome(job.order, printed(job, shop))


def pooled(jobs: Iterable[Job], shop: Shop, *, workers: int) -> Generator[Outcome, None, None]:
    """Outcomes as workers finish them. When a worker dies, what was in flight is drawn again, each job by itself."""
    waiting = iter(jobs)
    while suspects := (yield from _until_one_dies(waiting, shop, workers)):
        for job in suspects:
            alone = yield from _until_one_dies(iter([job]), shop, 1)
            if alone:
                yield Outcome(job.order, Printed(fault=DIED))


def _until_one_dies(waiting: Iterator[Job], shop: Shop, workers: int) -> Generator[Outcome, None, list[Job]]:
    """Outcomes until no job is left, or a worker has died; then the jobs that have none."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _set_up, (shop,))
    flying: dict[Future[Printed], Job] = {}
    try:
        while True:
            for job in islice(waiting, workers * AHEAD - len(flying)):
                flying[_submitted(pool, job)] = job
            if not flying:
                return []
            done = wait(flying, return_when=FIRST_COMPLETED).done
            if any(_broken(future) for future in done):
                done = wait(flying).done
            for future in [future for future in done if not _broken(future)]:
                yield _outcome(flying.pop(future), future)
            if any(_broken(future) for future in flying.keys() & done):
                return list(flying.values())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, job: Job) -> Future[Printed]:
    try:
        return pool.submit(_printed_here, job)
    except BrokenProcessPool as broken:
        dead: Future[Printed] = Future()
        dead.set_exception(broken)
        return dead


def _broken(future: Future[Printed]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _outcome(job: Job, future: Future[Printed]) -> Outcome:
    fault = future.exception()
    return Outcome(job.order, crashed(fault) if fault else future.result())


_SHOPS: list[Shop] = []
"""In a worker: what all its jobs share, handed over once."""


def _set_up(shop: Shop) -> None:
    # Ctrl-C reaches all processes; only the first one answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _SHOPS.append(shop)


def _end_with_parent() -> None:
    """Ends this worker when its parent was killed: nobody would take its documents any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _printed_here(job: Job) -> Printed:
    return printed(job, _SHOPS[0])
