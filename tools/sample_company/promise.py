"""A promise: a row of the sheet Actions."""

from dataclasses import dataclass
from datetime import date

COMMITMENT, HELP, EXTRA = "commitment", "help", "and then some"
JULY, APRIL, JANUARY = "Q2 review", "Q1 review", "Q4 review"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, to whom it matters, and what became of it."""

    number: str
    person: str
    action: str
    so_that: str
    opened: date
    due: date | None
    status: str
    done: date | None = None
    kind: str = COMMITMENT
    owner: str = ""
    account: str = ""
    moved_to: date | None = None
    now: str = ""
    carried: int | None = None
    reason: str = ""
    origin: str = JULY


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)
