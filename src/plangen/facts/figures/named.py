"""A metric with the name that people type, and how it is computed from its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import Measure
from plangen.facts.figures.target_arithmetic import count_arithmetic, quota_arithmetic, whole_count
from plangen.facts.scope.document import Scope
from plangen.facts.scope.workspace import DealMeasure, Workspace
from plangen.metrics.results.quota import quota, target
from plangen.periods import Period
from plangen.problems import Place
from plangen.records.targets.rows import BOOKINGS


class MetricGroup(StrEnum):
    """The groups of a scorecard, in order."""

    RESULTS = "Results"
    PIPELINE = "Pipeline"
    PROCESS = "Process"
    ACTIVITY = "Activity"


class Better(StrEnum):
    """Whether a higher or a lower value is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A row that a metric is based on: its place, what it is, and its values (None is a blank cell)."""

    place: Place
    what: str
    note: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of one sort; `columns` name their values."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TallyRow, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a metric is computed: `formula` is a spreadsheet formula, with the tallies' column names in brackets.

    SUM([amount])/SUM([quota]) computes attainment. Each column name is unique within a recipe.
    """

    tallies: tuple[Tally, ...]
    formula: str


@dataclass(frozen=True, slots=True)
class NamedMetric:
    """A metric as people ask for it.

    `formula` is the function whose docstring specifies it, `recipe` computes it from its rows. `of_deals` returns the
    metric as a function of deals and a period; a metric that isn't one has `of_scope` instead, and `shown_when` says
    whether it is shown. `of_part` is the metric in a past period's first days, if it compares them with the full
    period. `target` is its name in Targets; `of_goal` computes a target that isn't there as is, and
    `arithmetic` says how. With
    `is_current` it is as of the as-of date, whatever the period; with `looks_ahead` it is about the period ahead.
    One `of_plan` is about a yearly plan, of the running year or the next one. `synonyms` are synonyms.
    """

    name: str
    title: str
    group: MetricGroup
    formula: Callable[..., object]
    recipe: Callable[[Scope, Period, Measure], Recipe]
    of_deals: Callable[[Workspace], DealMeasure] | None = None
    of_scope: Callable[[Scope, Period], Measure] | None = None
    of_part: Callable[[Scope, Period, Period], Measure] | None = None
    shown_when: Callable[[Workspace, Period], bool] | None = None
    better: Better = Better.HIGHER
    target: str = ""
    of_goal: Callable[[Scope, Period], Measure] | None = None
    arithmetic: Callable[[Scope, Period], str] | None = None
    synonyms: tuple[str, ...] = ()
    is_current: bool = False
    looks_ahead: bool = False
    of_plan: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names that people may type for it."""
        return tuple(dict.fromkeys((self.name, self.title, *self.synonyms)))

    def compute(self, scope: Scope, period: Period) -> Measure:
        """The metric for a person and period."""
        if self.of_deals is not None:
            return self.of_deals(scope.workspace)(scope.deals, period)
        if self.of_scope is not None:
            return self.of_scope(scope, period)
        raise TypeError(f"{self.name} has neither of_deals nor of_scope")

    def compute_comparable(self, scope: Scope, period: Period) -> Measure:
        """The metric in a past period, up to the same day if the scope's own period is running."""
        part = scope.comparable_part(period)
        if self.of_part is not None and part != period:
            return self.of_part(scope, period, part)
        return self.compute(scope, part)

    def is_shown(self, workspace: Workspace, period: Period) -> bool:
        """Whether the metric is known for the company; if so, a person without it gets an n/a, else it isn't shown."""
        if self.shown_when is not None:
            return self.shown_when(workspace, period)
        return self.of_deals is None or workspace.is_known_company_wide(self.of_deals(workspace), period)

    def goal_arithmetic(self, scope: Scope, period: Period) -> str:
        """How the person's target is made of what was entered; empty if it is as entered."""
        if self.arithmetic is not None:
            return self.arithmetic(scope, period)
        if self.target == BOOKINGS:
            return quota_arithmetic(scope, period)
        goal = self.goal(scope, period)
        return count_arithmetic(scope, goal, period) if goal is not None else ""

    def goal(self, scope: Scope, period: Period) -> Measure | None:
        """The person's target for a period, or the reason there is none; None if the metric can't have a target."""
        if self.of_goal is not None:
            return whole_count(self.of_goal(scope, period))
        if not self.target:
            return None
        if self.target == BOOKINGS:
            return quota(scope.person, period, scope.workspace.plan)
        return whole_count(target(self.target, scope.person, period, scope.workspace.plan))
