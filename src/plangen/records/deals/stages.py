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

_PIPELINE_SUFFIX = re.compile(r" ?\(([^()]*)\)$")
_DOUBTFUL = re.compile(
    r"\b(?:cancel\w*|churn\w*|duplicat\w*|dup|dupe|tests?|testing|demo data|dummy|sample|void\w*|refund\w*"
    r"|return(?:s|ed)|revers\w*|reject\w*|declin\w*|withdrawn|expired|merged|spam|error|on hold|hold|paused|pending"
    r"|unsigned|awaiting|verbal\w*|conditional\w*|tentative\w*|partial\w*|storn\w*|annul\w*|doppelt\w*|ausstehend\w*"
    r"|en attente)\b"
)
"""Words, folded, that change what a stage means: canceled, a test, not signed yet."""
_ASKED = re.compile(r"\b(?:cancel\w*|duplicat\w*|void\w*|tests?)\b")
"""Words, folded, that mean lost, ignored, or even won, as the company has it."""
_IN_DOUBT = re.compile(r"[?？]\W*$")
"""A sign of doubt, which folding drops: “Won?” isn't won."""
_NUMBER = re.compile(r"\s*\(?\d{1,2}[a-z]?\s?[-–—.:)|]+\s*(?=[^\W\d_])", re.IGNORECASE)
"""The number before a stage's name: “5 - Closed Won”."""
_OPEN_WORDS = re.compile(
    r"negotiat\w*|propos\w*|prospect\w*|qualif\w*|discover\w*|evaluat\w*|demo(?:ing|nstrat\w*)?|present(?:ing|ed|ation)\w*"
    r"|quot(?:e|ed|es|ing|ation)|scoping|pitch(?:ing|ed)?|nurtur\w*|develop\w*|engag\w*|contact(?:ing|ed)|meetings?"
    r"|pricing|trial\w*|pilot\w*|poc|working|in progress|follow(?:ing)? up|needs|analysis|interest\w*|intro\w*|leads?"
)
_OTHER_WORDS = re.compile(
    r"\b(?:closed?|closing|won|win|lost|loss|lose|losing|dead|no|not|non|never|un\w+|dis(?!cover)\w+|fail\w*|sign(?:ed|ing|ature)"
    r"|order\w*|paid|invoic\w*|deliver\w*|accept\w*|approv\w*|complet\w*|done|finish\w*|sold|contract\w*|post|live"
    r"|award\w*|booked|agreed|stopp?ed|dropp?ed|abandon\w*|former|ex|old|out|archiv\w*|inactive)\b"
)
"""Words, folded, with which a stage may be anything, whatever else it says."""


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
        pipeline = _PIPELINE_SUFFIX.search(stage) if found is None and profile.pipeline_after_stage else None
        if pipeline and pipeline.start() and not changes_meaning(pipeline[1]):
            return self._known(stage[: pipeline.start()], profile)
        return found

    def _known(self, stage: str, profile: Profile) -> Outcome | None:
        key = _key(stage)
        if key in self.rows:
            return self.rows[key].outcome
        if key in self.answers:
            return self.answers[key]
        if key.endswith("?"):
            return None
        found = profile.outcome(stage)
        # What one program means by Canceled or Duplicate says nothing about another export.
        if not found and not _ASKED.search(key):
            found = next(filter(None, (each.outcome(stage) for each in shipped_profiles())), None)
        numbered = None if found else _NUMBER.match(stage)
        if numbered:
            return self._known(stage[numbered.end() :], profile)
        return Outcome(found) if found else None

    def stage(self, name: str) -> Stage | None:
        """The row for a stage in Stages, or None."""
        return self.rows.get(_key(name))


def _key(stage: str) -> str:
    """A stage as it is looked up: folded, with a question mark if it ends with one."""
    return f"{fold(stage)}?" if _IN_DOUBT.search(stage) else fold(stage)


def changes_meaning(text: str) -> bool:
    """Whether words next to a stage may change what it means: canceled, a test, pending signature."""
    return _DOUBTFUL.search(fold(text)) is not None


def is_asked(text: str) -> bool:
    """Whether only the company knows what a status or stage means: canceled, duplicate, test."""
    return _ASKED.search(fold(text)) is not None


def is_likely_open(stage: str) -> bool:
    """Whether an unknown stage is another form of a well-known open one, such as Negotiating."""
    words = fold(stage)
    if changes_meaning(words) or _OTHER_WORDS.search(words):
        return False
    return any(_OPEN_WORDS.fullmatch(word) for word in words.split()) or _OPEN_WORDS.fullmatch(words) is not None


def read_stages(tables: list[Columns], settings: Settings) -> StageMap:
    """The stages in all tables and in Settings."""
    rows: dict[str, Stage] = {}
    for columns in tables:
        for stage in _stages(columns):
            if _key(stage.name) in rows:
                message = f"“{stage.name}” is listed twice. The first row is used."
                place = columns.table.place(stage.row.row, "stage")
                columns.problems.append(error(place, "duplicate stage", message, fix="Delete one of the rows."))
                columns.skip(stage.row.row, "duplicate")
            else:
                rows[_key(stage.name)] = stage
    answers = {
        _key(name): outcome
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
