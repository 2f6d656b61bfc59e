"""A piece of work in, its result out; work that takes too much time or memory is stopped and reported.

A thread watches the work and raises an exception in it, on every system and in any thread. Linux also refuses memory
that is asked for in one piece. What a library does in one long call is stopped when the call ends; a worker process
that waits too long for that ends itself.
"""

import contextlib
import ctypes
import faulthandler
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, TypeVar

from plangen.problems import PlangenError

Result = TypeVar("Result")

INTERVAL = 0.1
"""Seconds between two looks at the clock and the memory."""
PATIENCE = 1.0
"""Seconds until work that went on is stopped again: the first exception may have been lost in a library's callback."""
WAITING = 4
"""Times the limit that the work may take by the clock: other programs may have the processor, and work may hang."""
HEADROOM = 500_000_000
"""Bytes of address space beyond the limit: the watching thread stops the work before the system refuses memory."""
CHECK = (
    "Check it for loops in loops, cells that span thousands of columns, SVG images that repeat themselves, "
    "and very long texts."
)
_STATUS = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many seconds of processor time a document may take, and how many bytes of memory it may add to its process.

    By the clock, it may take four times as long. A worker process that couldn't be stopped ends itself `grace` seconds
    beyond that.
    """

    seconds: float = 60
    memory: int = 1_000_000_000
    grace: float = 15

    def for_documents(self, count: int) -> "Limits":
        """The limits of a file that is made of this many documents: it may take as long as all of them."""
        return replace(self, seconds=self.seconds * max(count, 1))

    @property
    def too_slow(self) -> str:
        """The message for a template that reached the limit of time."""
        return f"Stopped after {self.seconds:g} seconds. {CHECK}"

    @property
    def too_large(self) -> str:
        """The message for a template that reached the limit of memory."""
        return f"Stopped at {self.memory / 1e9:g} GB of memory. {CHECK}"


DEFAULT_LIMITS = Limits()


class _OverLimitError(BaseException):
    """Stops work that is over a limit; not an Exception, so that no library handles it."""


def within(limits: Limits, name: str, work: Callable[[], Result]) -> Result:
    """The result of some work; raises PlangenError with the name of its template if it reaches a limit."""
    watch = _Watch(limits)
    try:
        try:
            with _limited_memory(limits):
                watch.start()
                result = work()
        finally:
            watch.end()
    except KeyboardInterrupt:
        raise
    except MemoryError:
        raise PlangenError(f"{name}: {limits.too_large}") from None
    except BaseException:
        watch.end()
        if not watch.reason:
            raise
    if watch.reason:  # A library may have handled the exception and returned a part of the work.
        raise PlangenError(f"{name}: {watch.reason}")
    return result


@contextmanager
def ended_by_force(limits: Limits, report: TextIO) -> Iterator[None]:
    """Ends this process if it is still at work long after the limit of time, whatever it is doing."""
    faulthandler.dump_traceback_later(limits.seconds * WAITING + limits.grace, exit=True, file=report)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


class _Watch:
    """A thread that stops the work of the thread it was created in, again and again until it ends."""

    def __init__(self, limits: Limits) -> None:
        self.reason = ""
        self._limits, self._worker, self._ended = limits, threading.get_ident(), threading.Event()
        self._stopping = threading.Lock()
        self._processor, self._clock = time.process_time() + limits.seconds, time.monotonic() + limits.seconds * WAITING
        self._most = memory_in_use() + limits.memory

    def start(self) -> None:
        """Starts watching."""
        threading.Thread(target=self._watch, name="limits", daemon=True).start()

    def end(self) -> None:
        """Ends watching; an exception that is on its way is withdrawn."""
        while True:
            try:
                self._ended.set()
                with self._stopping:
                    _raise_in(self._worker, None)
            except _OverLimitError:
                continue
            return

    def _watch(self) -> None:
        while not self._ended.wait(PATIENCE if self.reason else INTERVAL):
            if time.process_time() > self._processor or time.monotonic() > self._clock:
                self.reason = self.reason or self._limits.too_slow
            elif memory_in_use() > self._most:
                self.reason = self.reason or self._limits.too_large
            with self._stopping:
                if self.reason and not self._ended.is_set():
                    _raise_in(self._worker, _OverLimitError)


def _raise_in(thread: int, exception: type[BaseException] | None) -> None:
    """Raises an exception in a thread at its next step; None withdraws it."""
    value = None if exception is None else ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)


def memory_in_use() -> int:
    """The bytes of memory that this process uses, or the most it has used on macOS; 0 on Windows, which isn't asked."""
    if _STATUS.is_file():
        return _pages(1) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@contextmanager
def _limited_memory(limits: Limits) -> Iterator[None]:
    """Lets Linux refuse memory beyond a limit, so that one huge text can't take all of the machine's memory."""
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415 - Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _pages(0) * os.sysconf("SC_PAGE_SIZE") + limits.memory + HEADROOM
    lower = soft == resource.RLIM_INFINITY or most < soft
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most if lower else soft, hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _pages(column: int) -> int:
    """The pages of memory that Linux reports in a column: 0 for the address space, 1 for what is in use."""
    return int(_STATUS.read_text(encoding="ascii").split()[column])
