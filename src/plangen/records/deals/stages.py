"""Stages and their outcomes: open, won, lost, or ignored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.settings import Settings
from plangen.tables.columns import Columns
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Stages",
    ("stage", "outcome", "order", "probability", "qualified", "stale days"),
    (("stage",), ("outcome",)),
    names=("Sales stages", "Pipeline stages"),
    min_headers=2,
)


class Outcome(StrEnum):
    """The outcome of a deal."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    IGNORED = "ignored"


OUTCOME_WORDS = {
    "open": ("in progress",),
    "won": ("closed won", "win", "true"),
    "lost": ("closed lost", "loss", "canceled", "cancelled"),
    "ignored": ("duplicate", "error/duplicate"),
}

_PIPELINE_SUFFIX = re.compile(r" ?\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Stage:
    """A row of Stages; `probability` is a fraction, `stale_days` the days without activity that make a deal stale.

    `qualified` is whether deals in this stage are qualified; None if blank.
    """

    row: RowKey
    name: str
    outcome: Outcome
    order: Decimal | None = None
    probability: Decimal | None = None
    stale_days: int | None = None
    qualified: bool | None = None


@dataclass(frozen=True, slots=True)
class StageMap:
    """The outcomes of stages: from Stages, then Settings, then the export's profile, then all other profiles."""

    rows: Mapping[str, Stage]
    answers: Mapping[str, Outcome]

    def outcome(self, stage: str, profile: Profile) -> Outcome | None:
        """The outcome of a stage, or None if unknown."""
        found = self._known(stage, profile)
        # HubSpot appends the pipeline to a stage: Closed Won (Sales Pipeline).
        name = _PIPELINE_SUFFIX.sub("", stage)
        return found or (self._known(name, profile) if name and name != stage else None)

    def _known(self, stage: str, profile: Profile) -> Outcome | None:
        key = fold(stage)
        if key in self.rows:
            return self.rows[key].outcome
        if key in self.answers:
            return self.answers[key]
        others = (each.outcome(stage) for each in shipped_profiles())
        found = profile.outcome(stage) or next(filter(None, others), None)
        return Outcome(found) if found else None

    def stage(self, name: str) -> Stage | None:
        """The row for a stage in Stages, or None."""
        return self.rows.get(fold(name))


def read_stages(tables: list[Columns], settings: Settings) -> StageMap:
    """The stages in all tables and in Settings."""
    rows: dict[str, Stage] = {}
    for columns in tables:
        for stage in _stages(columns):
            if fold(stage.name) in rows:
                message = f"“{stage.name}” is listed twice. The first row is used."
                place = columns.table.place(stage.row.row, "stage")
                columns.problems.append(error(place, "duplicate stage", message, fix="Delete one of the rows."))
                columns.skip(stage.row.row, "duplicate")
            else:
                rows[fold(stage.name)] = stage
    answers = {
        fold(name): outcome
        for outcome, names in (
            (Outcome.OPEN, settings.open_stages),
            (Outcome.WON, settings.won_stages),
            (Outcome.LOST, settings.lost_stages),
            (Outcome.IGNORED, settings.ignored_stages),
        )
        for name in names
    }
    return StageMap(rows, answers)


def _stages(columns: Columns) -> list[Stage]:
    stages = []
    rows = zip(
        columns.table.rows,
        columns.texts("stage"),
        columns.choices("outcome", OUTCOME_WORDS),
        columns.amounts("order"),
        columns.percentages("probability"),
        columns.amounts("stale days"),
        columns.booleans("qualified"),
        strict=True,
    )
    for row, name, outcome, order, probability, stale, qualified in rows:
        if not name or outcome is None:
            columns.skip(row, "no outcome" if name else "no stage")
        else:
            key = RowKey(columns.table.number, row)
            days = int(stale) if stale is not None else None
            stages.append(Stage(key, name, Outcome(outcome), order, probability, days, qualified))
    return stages
