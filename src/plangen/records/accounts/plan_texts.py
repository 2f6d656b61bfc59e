"""What a person writes on an account's page: priorities, challenges, strategy, and what to keep in mind."""

from dataclasses import dataclass

from plangen.tables.columns import Columns

STRATEGY = ("where we play", "what we bring", "how they get it", "what we get")
"""The columns of the strategy, one for each of its lines; a column `strategy` may have all of them."""
_LISTS = ("priorities", "challenges")
_TEXTS = ("strengths", "biggest vulnerability", "competitors", "stop doing")
COLUMNS = (*_LISTS, "strategy", *STRATEGY, *_TEXTS)
"""The columns of Accounts that these texts are in."""


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """The texts of an account; `strategy` has the lines of STRATEGY, in order, each of which may be empty."""

    priorities: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    strategy: tuple[str, ...] = ("",) * len(STRATEGY)
    strengths: str = ""
    vulnerability: str = ""
    competitors: str = ""
    stop_doing: str = ""


NO_TEXTS = PlanTexts()


def read_plan_texts(columns: Columns) -> list[PlanTexts]:
    """The texts of each row; priorities, challenges, and strategy are split at line breaks, semicolons, and bars."""
    rows = zip(
        *(columns.lists(name) for name in (*_LISTS, "strategy")),
        zip(*(columns.texts(name) for name in STRATEGY), strict=True),
        zip(*(columns.texts(name) for name in _TEXTS), strict=True),
        strict=True,
    )
    return [
        PlanTexts(tuple(priorities), tuple(challenges), _strategy(lines, own), *texts)
        for priorities, challenges, lines, own, texts in rows
    ]


def _strategy(lines: list[str], own: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the strategy: those with columns of their own, and for the others the lines of one cell.

    Lines after the fourth are kept with it.
    """
    last = len(STRATEGY) - 1
    shared = [*lines[:last], "; ".join(lines[last:])]
    shared += [""] * (len(STRATEGY) - len(shared))
    return tuple(text or line for text, line in zip(own, shared, strict=True))
