"""How much of the machine something may take: what hangs or swells is ended, and the rest is only measured."""

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
SLOWEST = 30
"""Seconds of computing, three times what a file may take: whatever needs more would go on for hours."""
_LIMITED = (
    "import resource, runpy, sys;"
    f"resource.setrlimit(resource.RLIMIT_CPU, ({SLOWEST}, {SLOWEST}));"
    "runpy.run_module('plangen', run_name='__main__', alter_sys=True)"
)


@dataclass(frozen=True)
class Ended:
    """How a run of plangen ended, what it said, and the bytes that the larger of its processes took."""

    status: int
    said: str
    memory: int


def plangen(folder: Path, *arguments: str | Path) -> Ended:
    """Runs plangen, with what it says kept in a folder."""
    path = folder / "said.txt"
    with path.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", _LIMITED, *arguments], stdout=said, stderr=subprocess.STDOUT, cwd=folder
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(process.returncode, path.read_text("utf-8", "replace"), in_bytes(used.ru_maxrss))


def in_bytes(largest: int) -> int:
    """What the system tells of memory, which Linux counts in kilobytes."""
    return largest * (1 if sys.platform == "darwin" else 1024)


@contextmanager
def ended_if_it_hangs(which: str) -> Iterator[None]:
    """Ends what goes on computing in this process, with the name of what it was about."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"{which} took more than {SLOWEST} seconds of computing")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SLOWEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class LargestMemory:
    """The most bytes that this process has taken at once since this was made; 0 where only Linux could tell."""

    def __init__(self) -> None:
        if Path("/proc/self/clear_refs").exists():
            Path("/proc/self/clear_refs").write_text("5")

    def bytes(self) -> int:
        """As many as that."""
        return self.of("self")

    @staticmethod
    def of(process: int | str) -> int:
        """The most bytes that a process has ever taken at once."""
        try:
            lines = Path(f"/proc/{process}/status").read_text().splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
