"""What everybody said would be won in a month, and how far that was from what was won."""

from collections import Counter
from random import Random

from .days import AS_OF, Month, working_days
from .deals import WON, Deal
from .people import PEOPLE
from .words import Row

FIRST, MONTHS = Month(2024, 10), 24
ROUNDED = 500
LEANING = {
    "Ana Ruiz": (94, 9),
    "Zoë Lindqvist": (122, 18),
    "Omar Haddad": (110, 20),
    "Priya Raman": (96, 8),
    "Renée Caldwell": (101, 12),
    "José Marín": (99, 5),
    "Julia Mensah": (118, 12),
    "Leïla Haddad": (106, 22),
    "François Métayer": (92, 14),
}
"""What somebody says in percent of what is won, and by how much that moves from month to month."""


def forecasts(deals: list[Deal], draw: Random) -> list[Row]:
    """The rows of the sheet Forecasts: for each month what was said on its first working day; the last one runs."""
    won = _won(deals)
    rows: list[Row] = []
    for back in range(MONTHS + 1):
        month = FIRST + back
        said = working_days(month)[0]
        for person in PEOPLE:
            if person.name in LEANING and person.hired < said <= (person.left or AS_OF):
                expected = won[person.name, month] if back < MONTHS else _usual(won, person.name, month)
                commit = _said(expected, LEANING[person.name], draw)
                best = (commit * draw.randrange(112, 141) // 100 + ROUNDED) // ROUNDED * ROUNDED
                rows.append((person.name, f"{month.year}-{month.number:02d}", said, commit, best))
    return rows


def _won(deals: list[Deal]) -> Counter[tuple[str, Month]]:
    won: Counter[tuple[str, Month]] = Counter()
    for deal in deals:
        if deal.stage == WON:
            won[deal.owner, Month(deal.close.year, deal.close.month)] += deal.amount or 0
    return won


def _usual(won: Counter[tuple[str, Month]], name: str, month: Month) -> int:
    """What the last three months came to in one."""
    return sum(won[name, month + back] for back in (-3, -2, -1)) // 3


def _said(expected: int, leaning: tuple[int, int], draw: Random) -> int:
    percent, moves = leaning
    amount = expected * draw.randrange(percent - moves, percent + moves + 1) // 100
    return max(2_000, amount // ROUNDED * ROUNDED)
