"""Each person's monthly forecasts, off from actual bookings by a typical bias."""

from collections import Counter
from random import Random

from .days import AS_OF, Month, working_days
from .deals import WON, Deal
from .people import PEOPLE
from .words import Row

FIRST, MONTHS = Month(2024, 10), 24
ROUND_TO = 500
BIAS = {
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
"""The forecast in percent of actual bookings, and how far that varies by month, in points."""


def forecasts(deals: list[Deal], rng: Random) -> list[Row]:
    """The rows of the Forecasts sheet: each month's forecast on its first working day, including the current month."""
    won = _won(deals)
    rows: list[Row] = []
    for back in range(MONTHS + 1):
        month = FIRST + back
        as_of = working_days(month)[0]
        for person in PEOPLE:
            if person.name in BIAS and person.hired < as_of <= (person.left or AS_OF):
                expected = won[person.name, month] if back < MONTHS else _recent_average(won, person.name, month)
                commit = _forecast(expected, BIAS[person.name], rng)
                best_case = (commit * rng.randrange(112, 141) // 100 + ROUND_TO) // ROUND_TO * ROUND_TO
                rows.append((person.name, f"{month.year}-{month.number:02d}", as_of, commit, best_case))
    return rows


def _won(deals: list[Deal]) -> Counter[tuple[str, Month]]:
    won: Counter[tuple[str, Month]] = Counter()
    for deal in deals:
        if deal.stage == WON:
            won[deal.owner, Month(deal.close.year, deal.close.month)] += deal.amount or 0
    return won


def _recent_average(won: Counter[tuple[str, Month]], name: str, month: Month) -> int:
    """Average monthly bookings of the last three months."""
    return sum(won[name, month + back] for back in (-3, -2, -1)) // 3


def _forecast(expected: int, bias: tuple[int, int], rng: Random) -> int:
    percent, spread = bias
    amount = expected * rng.randrange(percent - spread, percent + spread + 1) // 100
    return max(2_000, amount // ROUND_TO * ROUND_TO)
