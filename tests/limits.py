"""Limits the CPU time of a test or a run of plangen, and measures its peak memory."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

GIGABYTE = 1_000_000_000
MAX_SECONDS = 30
"""CPU seconds, three times what plangen allows for a file; anything slower would take hours."""
_LIMITED = (
    "import resource, runpy, sys;"
    f"resource.setrlimit(resource.RLIMIT_CPU, ({MAX_SECONDS}, {MAX_SECONDS}));"
    "runpy.run_module('plangen', run_name='__main__', alter_sys=True)"
)


@dataclass(frozen=True)
class Finished:
    """The exit code and output of a run of plangen, and the peak memory of its largest process, in bytes."""

    exit_code: int
    output: str
    memory: int


def plangen(folder: Path, *arguments: str | Path) -> Finished:
    """Runs plangen and saves its output in the folder."""
    path = folder / "output.txt"
    with path.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", _LIMITED, *arguments], stdout=output, stderr=subprocess.STDOUT, cwd=folder
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Finished(process.returncode, path.read_text("utf-8", "replace"), in_bytes(usage.ru_maxrss))


def in_bytes(memory: int) -> int:
    """The bytes of a memory size from the system, which Linux gives in kilobytes."""
    return memory * (1 if sys.platform == "darwin" else 1024)


@contextmanager
def fails_if_it_hangs(name: str) -> Iterator[None]:
    """Fails with the name of the input if this process computes for too long."""

    def fail(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"{name} took more than {MAX_SECONDS} CPU seconds")

    previous = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


class PeakMemory:
    """How much more memory this process takes at its peak than when the object was created; 0 except on Linux."""

    def __init__(self) -> None:
        if Path("/proc/self/clear_refs").exists():
            Path("/proc/self/clear_refs").write_text("5")
        self._before = self.of("self")

    def bytes(self) -> int:
        """The peak so far, without what tests before this one have kept."""
        return self.of("self") - self._before

    @staticmethod
    def of(process: int | str) -> int:
        """The peak memory of a process since its start, in bytes."""
        try:
            lines = Path(f"/proc/{process}/status").read_text().splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
