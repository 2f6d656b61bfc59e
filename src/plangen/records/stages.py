"""What a stage means: open, won, lost or ignored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.settings import Settings
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Stages",
    ("stage", "outcome", "order", "probability", "qualified", "stale days"),
    (("stage",), ("outcome",)),
    names=("Sales stages", "Pipeline stages"),
    headers=2,
)


class Outcome(StrEnum):
    """What became of a deal."""

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


_BEHIND = re.compile(r" ?\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Stage:
    """A row of Stages; `probability` is a fraction, `stale_days` days without activity that are too many here.

    `qualified` says whether deals of this stage are worth pursuing; None where the row does not say.
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
    """The meaning of every stage: the user's rows first, then Settings, then the export's profile, then the others."""

    rows: Mapping[str, Stage]
    answers: Mapping[str, Outcome]

    def outcome(self, stage: str, profile: Profile) -> Outcome | None:
        """The outcome of a stage, or None when nobody knows it."""
        found = self._said(stage, profile)
        # HubSpot puts the pipeline behind a stage: Closed Won (Sales Pipeline).
        alone = _BEHIND.sub("", stage)
        return found or (self._said(alone, profile) if alone and alone != stage else None)

    def _said(self, stage: str, profile: Profile) -> Outcome | None:
        key = fold(stage)
        if key in self.rows:
            return self.rows[key].outcome
        if key in self.answers:
            return self.answers[key]
        found = profile.outcome(stage) or next(
            (said for each in shipped_profiles() if (said := each.outcome(stage))), None
        )
        return Outcome(found) if found else None

    def stage(self, name: str) -> Stage | None:
        """The row of Stages for a stage, if there is one."""
        return self.rows.get(fold(name))


def read_stages(tables: list[Columns], settings: Settings) -> StageMap:
    """The stages of all tables, with the answers in Settings."""
    rows: dict[str, Stage] = {}
    for columns in tables:
        for stage in _stages(columns):
            if fold(stage.name) in rows:
                message = f"The stage “{stage.name}” stands here a second time; the first row counts."
                place = columns.table.place(stage.row.row, "stage")
                columns.problems.append(error(place, "stage twice", message, cure="Delete one of the two rows."))
                columns.set_aside(stage.row.row, "duplicate")
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
        columns.shares("probability"),
        columns.amounts("stale days"),
        columns.yes("qualified"),
        strict=True,
    )
    for row, name, outcome, order, probability, stale, qualified in rows:
        if not name or outcome is None:
            columns.set_aside(row, "no outcome" if name else "no stage named")
        else:
            key = RowKey(columns.table.number, row)
            days = int(stale) if stale is not None else None
            stages.append(Stage(key, name, Outcome(outcome), order, probability, days, qualified))
    return stages
