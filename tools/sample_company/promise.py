"""A commitment: a row of the Actions sheet."""

from dataclasses import dataclass
from datetime import date

COMMITMENT, HELP, EXTRA = "commitment", "help", "and then some"
Q2_REVIEW, Q1_REVIEW, Q4_REVIEW = "Q2 review", "Q1 review", "Q4 review"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who committed to what, by when, and the outcome."""

    id: str
    person: str
    action: str
    so_that: str
    opened: date | None
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
    origin: str = Q2_REVIEW
    goal: str = ""
    measure: str = ""


def day(month: int, number: int) -> date:
    """A date in 2026."""
    return date(2026, month, number)
