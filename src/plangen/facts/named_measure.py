"""A measure with the name that people type, and how its rows make its figure."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure, Desk
from plangen.metrics.quota import quota, target
from plangen.periods import Period
from plangen.problems import Place
from plangen.records.targets import BOOKINGS


class Group(StrEnum):
    """Where a measure stands on a scorecard, in this order."""

    RESULTS = "Results"
    PIPELINE = "Pipeline"
    PROCESS = "Process"
    ACTIVITY = "Activity"
    DEVELOPMENT = "Development"


class Better(StrEnum):
    """Which way a measure is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A row that counts: where it stands, what it is, and the values that count (None is a blank cell)."""

    place: Place
    what: str
    note: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of one sort. `columns` name their values."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TallyRow, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows make a figure: `formula` is a spreadsheet's, with the names of the tallies' columns in brackets.

    SUM([amount])/SUM([quota]) is what an attainment is made by. No two columns of a recipe have one name.
    """

    tallies: tuple[Tally, ...]
    formula: str


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """A measure as people ask for it.

    `formula` is the function whose docstring specifies it, `recipe` how its rows make it. `of_deals` gives the function
    of deals and a period where it is one; else `of_brief` works it out, and `said_when` says whether the company can
    say it. `target` is its name in Targets; `of_goal` works out a target that does not stand there as it is. With
    `of_now` it is of the as-of date; the period only names its page.
    """

    name: str
    title: str
    group: Group
    formula: Callable[..., object]
    recipe: Callable[[Brief, Period, Measure], Recipe]
    of_deals: Callable[[Desk], DealMeasure] | None = None
    of_brief: Callable[[Brief, Period], Measure] | None = None
    said_when: Callable[[Desk, Period], bool] | None = None
    better: Better = Better.HIGHER
    target: str = ""
    of_goal: Callable[[Brief, Period], Measure] | None = None
    also: tuple[str, ...] = ()
    of_now: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """What people may type for it."""
        return tuple(dict.fromkeys((self.name, self.title, *self.also)))

    def work_out(self, brief: Brief, period: Period) -> Measure:
        """The measure of a person for a period."""
        if self.of_deals is not None:
            return self.of_deals(brief.desk)(brief.deals, period)
        if self.of_brief is not None:
            return self.of_brief(brief, period)
        raise TypeError(f"nobody knows how to work out {self.name}")

    def said(self, desk: Desk, period: Period) -> bool:
        """Whether the files can give it for the company: then one person without is news, else nobody has it."""
        if self.said_when is not None:
            return self.said_when(desk, period)
        return self.of_deals is None or desk.can_be_said(self.of_deals(desk), period)

    def goal(self, brief: Brief, period: Period) -> Measure | None:
        """The target of a person for a period, with the reason where there is none; None where it can have none."""
        if self.of_goal is not None:
            return self.of_goal(brief, period)
        if not self.target:
            return None
        if self.target == BOOKINGS:
            return quota(brief.person, period, brief.desk.plan)
        return target(self.target, brief.person, period, brief.book.targets)
