"""What is made for the tests of finished documents: each company, for some periods, papers, and locales."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from plangen.elements.theme import Paper
from tests.companies import full
from tests.companies.listed import COMPANIES
from tests.sizes import SOAK

AS_OF: Final = date(2026, 10, 5)
QUARTER, MONTH, WEEKS = "2026-Q3", "2026-09", "2026-10-05"
EDITIONS: Final = ("rep", "preread", "manager")
FOR_PEOPLE: Final = EDITIONS if SOAK else ("rep",)
"""The editions of documents about people of which another run of the company has all."""
IN_EVERY_EDITION: Final = ("full", "hostile")
"""The companies with every edition of every type in `make test`, too: one with everything, one with dangerous texts."""
OTHERS: Final = tuple(name for name in COMPANIES["full"].people if name != full.ANA)
YEAR, NEXT_YEAR = "2026", "2027"
YEARLY: Final = ("business-plan", "account-plan", "kickoff")
REVIEWS: Final = () if SOAK else ("review", "scorecard")
"""The packets of a quarter, all in the soak run; other runs make the other packets."""
MONTHLY: Final = () if SOAK else ("review",)
FOR_MANAGERS: Final = "managers"
PLANS_FOR_MANAGERS: Final = "plans-for-managers"
KICKOFF_FOR_MANAGERS: Final = "kickoff-for-managers"
TRAINING: Final = "training-plan"
WEEK, MONDAY = "2026-W41", "monday"
CONTEST_QUARTER, CONTEST = "2026-Q4", "contest"
TRAINING_FOR_MANAGERS: Final = "training-for-managers"
MONDAY_FOR_MANAGERS: Final = "monday-for-managers"
_FOR_MANAGERS: Final = f"""
[{FOR_MANAGERS}]
title = "For managers"
meeting = "monthly or quarterly review"
documents = ["team-scorecard", "manager-brief"]

[{PLANS_FOR_MANAGERS}]
title = "Plans for managers"
meeting = "yearly planning meeting"
documents = ["business-plan-team"]

[{KICKOFF_FOR_MANAGERS}]
title = "Kickoff for managers"
meeting = "yearly kickoff"
documents = ["kickoff-handout"]

[{TRAINING_FOR_MANAGERS}]
title = "Training for managers"
meeting = "training check-in"
documents = ["training-plan-team"]

[{MONDAY_FOR_MANAGERS}]
title = "Monday for managers"
meeting = "Monday meeting"
documents = ["monday-agenda", "monday-sheets"]
"""
"""Packets without documents about one person: a run for some people only has no documents of teams and managers."""
_WITHOUT_TRAINING: Final = """
[review]
title = "Review packet"
meeting = "monthly or quarterly review"
documents = ["monthly-review", "quarterly-review", "scorecard", "manager-brief"]
leaves_out = { scorecard = ["definitions", "score_not_shown", "score_notes"] }
"""
"""The review packet without training plans, which runs of their own have."""
ADDED_PACKETS: Final = {"for managers": _FOR_MANAGERS, "review without training": _WITHOUT_TRAINING}
WITH_TRAINING: Final = ("full", "hostile")
"""The companies whose review packets have training plans."""
WITHOUT_PEOPLE: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = {
    (): (FOR_MANAGERS,),
    ("review", "scorecard"): (FOR_MANAGERS,),
    YEARLY: (PLANS_FOR_MANAGERS, KICKOFF_FOR_MANAGERS),
    (TRAINING,): (TRAINING_FOR_MANAGERS,),
    (MONDAY,): (MONDAY_FOR_MANAGERS,),
}
"""The packets that add the documents of teams and managers to those of some people, by the packets of the run."""


@dataclass(frozen=True, slots=True)
class Run:
    """What `plangen make` is asked to create: the documents of a company for one period, paper, and locale.

    `editions` are those of documents about people; documents of teams and managers are made in all of theirs.
    """

    company: str
    period: str
    paper: Paper = Paper.LETTER
    locale: str = "en-US"
    people: tuple[str, ...] = ()
    packets: tuple[str, ...] = ()
    editions: tuple[str, ...] = EDITIONS

    @property
    def name(self) -> str:
        """The name of the run's folder."""
        editions = "" if self.editions == EDITIONS else f" {' '.join(self.editions)}"
        return f"{self.company} {self.period} {self.paper} {self.locale}{editions}"


RUNS: Final = (
    Run("full", QUARTER, people=() if SOAK else (full.ANA,), packets=REVIEWS),
    *(() if SOAK else (Run("full", QUARTER, people=OTHERS, packets=("review",), editions=("rep",)),)),
    Run("full", MONTH, people=() if SOAK else (full.ANA,), packets=MONTHLY),
    Run("thin", QUARTER, packets=REVIEWS),
    Run("thin", MONTH, packets=MONTHLY, editions=FOR_PEOPLE),
    *(
        each
        for name, paper in (("crowded", Paper.LETTER), ("hostile", Paper.A4))
        for each in (
            Run(name, QUARTER, paper, packets=REVIEWS),
            Run(name, MONTH, paper, packets=MONTHLY, editions=FOR_PEOPLE),
        )
    ),
    Run("crowded", QUARTER, Paper.A4, packets=("review",), editions=("rep",)),
    Run("full", WEEKS, packets=(TRAINING,), people=() if SOAK else (full.NEW_HIRE,)),
    *(Run(name, WEEKS, packets=(TRAINING,), editions=("manager",)) for name in ("crowded", "thin")),
    Run("hostile", WEEKS, Paper.A4, packets=(TRAINING,), editions=("manager",)),
    *(Run(name, WEEK, packets=(MONDAY,)) for name in ("full", "crowded", "thin")),
    Run("hostile", WEEK, Paper.A4, packets=(MONDAY,)),
    *(Run(name, CONTEST_QUARTER, packets=(CONTEST,)) for name in ("full", "crowded", "thin")),
    Run("hostile", CONTEST_QUARTER, Paper.A4, packets=(CONTEST,)),
    Run("full", QUARTER, Paper.A4, "de-DE", (full.ANA,), ("review",), EDITIONS if SOAK else ("rep", "preread")),
    Run("full", NEXT_YEAR, people=() if SOAK else (full.ANA,), packets=YEARLY),
    *(Run(name, YEAR, packets=YEARLY, editions=FOR_PEOPLE) for name in ("thin", "crowded")),
    Run("hostile", YEAR, Paper.A4, packets=YEARLY),
)
