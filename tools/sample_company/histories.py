"""Each person's bookings and pipeline: the numbers the generated deals must add up to."""

from dataclasses import dataclass

from .days import Month


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter's results."""

    won: int
    """Dollars."""
    wins: int
    closed: int
    new: int
    """Wins at new customers."""
    margin: int
    """Thousandths of bookings."""
    cycle: int
    """Median sales cycle of the deals won, in days."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Open deals: value in thousands of dollars and count by month from October, and how many have a problem."""

    values: tuple[int, ...]
    counts: tuple[int, ...]
    overdue: int = 0
    stale: int = 0
    no_next_step: int = 0
    no_amount: int = 0
    old: int = 0
    largest: int = 0
    """Size, in thousands of dollars, of one dominant deal; it goes in the first month large enough."""


FIRST_QUARTER = Month(2024, 10)

# Quarters from October 2024: bookings, wins, closed, new customers, margin in thousandths, median cycle in days.
HISTORIES: dict[str, tuple[Quarter, ...]] = {
    name: tuple(Quarter(*row) for row in rows)
    for name, rows in {
        # Ahead of quota: a slow July, then September carries the quarter; margin slips, cycles grow, new accounts lag.
        "Ana Ruiz": (
            (238_600, 14, 44, 3, 311, 58),
            (186_400, 12, 41, 2, 309, 61),
            (219_800, 15, 47, 3, 305, 64),
            (221_000, 15, 48, 4, 308, 63),
            (268_300, 18, 54, 3, 312, 62),
            (210_300, 13, 43, 3, 303, 65),
            (240_700, 13, 45, 3, 301, 66),
            (261_400, 18, 52, 2, 294, 71),
        ),
        # The hunter: many deals, a low win rate, mostly new customers.
        "Zoë Lindqvist": (
            (168_200, 7, 27, 3, 318, 69),
            (149_100, 6, 25, 3, 322, 72),
            (163_400, 7, 27, 4, 316, 68),
            (178_300, 8, 30, 4, 320, 70),
            (194_500, 8, 31, 4, 315, 73),
            (165_200, 7, 28, 3, 319, 74),
            (178_900, 8, 31, 5, 317, 69),
            (174_800, 8, 34, 5, 321, 67),
        ),
        # Hired in June, on a ramp; a quick start with small deals.
        "Omar Haddad": ((146_000, 9, 22, 3, 306, 41),),
        # Took over Central in January; no quota yet.
        "Priya Raman": (
            (128_300, 7, 20, 1, 334, 55),
            (112_400, 7, 20, 0, 331, 57),
            (121_200, 7, 21, 1, 336, 54),
            (127_100, 8, 22, 0, 329, 58),
            (146_600, 8, 24, 1, 333, 56),
            (131_200, 8, 22, 1, 335, 59),
            (141_900, 8, 23, 0, 337, 55),
            (168_300, 10, 24, 1, 338, 52),
        ),
        # A manager who sells: a few steady deals.
        "Renée Caldwell": (
            (70_200, 3, 8, 0, 326, 81),
            (61_100, 2, 7, 0, 330, 84),
            (68_300, 3, 9, 1, 324, 79),
            (72_400, 3, 8, 0, 328, 83),
            (83_100, 3, 9, 0, 327, 80),
            (64_200, 2, 7, 0, 325, 86),
            (74_300, 3, 8, 0, 329, 82),
            (81_000, 4, 10, 1, 331, 78),
        ),
        # The best quarter in two years.
        "José Marín": (
            (262_100, 8, 22, 1, 309, 74),
            (222_100, 8, 23, 0, 312, 72),
            (245_200, 9, 24, 1, 307, 75),
            (240_100, 8, 25, 1, 311, 73),
            (305_500, 10, 27, 0, 310, 70),
            (249_500, 9, 24, 1, 313, 71),
            (269_600, 9, 25, 1, 315, 68),
            (309_800, 11, 28, 2, 314, 64),
        ),
        # A good first half, then a thin summer.
        "Julia Mensah": (
            (220_300, 7, 21, 1, 304, 62),
            (178_200, 7, 22, 1, 308, 60),
            (205_100, 8, 23, 1, 310, 63),
            (214_300, 8, 24, 0, 306, 61),
            (240_200, 9, 25, 1, 309, 59),
            (214_100, 8, 23, 1, 311, 58),
            (228_200, 9, 24, 1, 312, 60),
            (198_000, 7, 26, 1, 305, 68),
        ),
        # Behind all year; one deal is most of the pipeline.
        "Leïla Haddad": (
            (231_100, 8, 22, 1, 301, 66),
            (181_200, 7, 21, 0, 298, 68),
            (196_300, 8, 23, 1, 296, 70),
            (208_100, 8, 24, 1, 299, 69),
            (229_400, 8, 25, 0, 294, 73),
            (178_100, 6, 22, 1, 291, 77),
            (188_200, 6, 23, 0, 288, 80),
            (156_200, 5, 24, 0, 286, 88),
        ),
        # Left in August; his open deals need a new owner.
        "François Métayer": (
            (210_200, 7, 20, 1, 305, 64),
            (171_300, 7, 21, 0, 303, 66),
            (188_100, 7, 22, 1, 302, 65),
            (203_200, 8, 23, 0, 304, 63),
            (219_300, 8, 24, 1, 300, 67),
            (170_200, 7, 22, 0, 301, 69),
            (181_400, 7, 22, 0, 299, 70),
            (60_600, 3, 14, 0, 297, 72),
        ),
    }.items()
}

# Months with set results: bookings in dollars, wins.
MONTHS: dict[str, dict[Month, tuple[int, int]]] = {
    "Ana Ruiz": {
        Month(2026, 1): (52_100, 3),
        Month(2026, 2): (80_900, 5),
        Month(2026, 3): (77_300, 5),
        Month(2026, 4): (60_200, 3),
        Month(2026, 5): (87_800, 5),
        Month(2026, 6): (92_700, 5),
        Month(2026, 7): (58_100, 4),
        Month(2026, 8): (81_400, 6),
        Month(2026, 9): (121_900, 8),
    },
    "Omar Haddad": {Month(2026, 7): (9_800, 1), Month(2026, 8): (41_300, 3), Month(2026, 9): (94_900, 5)},
    "Julia Mensah": {Month(2026, 7): (38_400, 1), Month(2026, 8): (61_300, 2), Month(2026, 9): (98_300, 4)},
    "François Métayer": {Month(2026, 7): (41_200, 2), Month(2026, 8): (19_400, 1), Month(2026, 9): (0, 0)},
}

# The first days of October: bookings in dollars, wins, closed.
OCTOBER: dict[str, tuple[int, int, int]] = {
    "Zoë Lindqvist": (17_450, 1, 2),
    "Priya Raman": (12_800, 1, 1),
    "José Marín": (24_300, 1, 2),
    "Julia Mensah": (0, 0, 1),
    "Leïla Haddad": (0, 0, 1),
}

PIPELINES: dict[str, Pipeline] = {
    "Ana Ruiz": Pipeline(
        (222, 271, 104, 38, 52, 24), (10, 11, 5, 2, 2, 1), overdue=2, stale=2, no_next_step=2, no_amount=1, old=1
    ),
    "Zoë Lindqvist": Pipeline(
        (118, 169, 141, 62, 40), (6, 8, 7, 4, 3), overdue=2, stale=2, no_next_step=1, no_amount=2, old=1
    ),
    "Omar Haddad": Pipeline((88, 121, 117, 34), (5, 6, 5, 2), stale=1, no_next_step=1, no_amount=1),
    "Priya Raman": Pipeline((96, 108, 92, 41, 22), (5, 6, 5, 2, 1), overdue=1, stale=1, no_next_step=2),
    "Ewa Wójcik": Pipeline((0, 24, 46, 31), (0, 1, 2, 2), no_amount=1),
    "Renée Caldwell": Pipeline((44, 61, 52), (2, 3, 2), overdue=1, no_next_step=1),
    "José Marín": Pipeline((231, 247, 214, 96, 64), (7, 8, 6, 3, 2), overdue=1, stale=1, no_next_step=1, old=1),
    "Julia Mensah": Pipeline((124, 187, 151, 58, 30), (5, 7, 6, 3, 2), overdue=3, stale=2, no_next_step=2, no_amount=1),
    "Leïla Haddad": Pipeline(
        (92, 254, 78, 36), (4, 5, 4, 2), overdue=3, stale=4, no_next_step=3, no_amount=1, old=2, largest=168
    ),
    "François Métayer": Pipeline((62, 84, 31), (3, 4, 1), overdue=3),
}
