"""How long something takes, as a line of text."""

import resource
import time
from collections.abc import Callable

TIMES = 5


def clock(work: Callable[[], object]) -> float:
    """The seconds one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], times: int = TIMES) -> float:
    """The shortest of several runs, in seconds, so other load on the machine doesn't count."""
    return min(clock(work) for _ in range(times))


def cpu_seconds() -> float:
    """The processor time of this process and of those it waited for, which other load on the machine changes least."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def cpu_clock(work: Callable[[], object]) -> float:
    """The processor seconds one run takes, with those of programs it starts."""
    start = cpu_seconds()
    work()
    return cpu_seconds() - start


def show(what: str, seconds: float, against: float | None = None, of: str = "") -> None:
    """Prints one line: the time, and its ratio to `against`."""
    ratio = f"{seconds / against:8.2f} x {of}" if against else ""
    print(f"{what:48}{seconds * 1000:10.1f} ms {ratio}")
