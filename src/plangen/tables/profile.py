"""What each program's exports look like, read from data files: headers, footers, and stages."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from plangen.tables.values.folding import fold

SHIPPED = (
    "home-made", "salesforce-report", "salesforce-data-loader", "hubspot", "dynamics", "zoho", "pipedrive",
    "public-crm-set",
)  # fmt: skip
"""The profiles in the order they are tried; the first is the default."""


class Stages(BaseModel):
    """The outcome of a program's default stages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    open: tuple[str, ...] = ()
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class Profile(BaseModel):
    """A program's exports, recognized by `marks`: headers that only this program uses.

    `columns` maps tables to columns to the headers that mean them, best first. `distinctive` lists, by table, the
    headers that only this program's export of it has. `footers` are the beginnings of lines below the data that aren't
    data. `converted` are headers of amounts in the company currency, for which a currency column is ignored.
    `system_sheets` are hidden sheets without user data. `several` separates values in one cell. `statuses` are words
    for a deal's outcome. `stage_names` maps the program's internal stage names to their labels.
    `pipeline_after_stage` says whether the program puts the pipeline in brackets after a stage.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    marks: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    converted: tuple[str, ...] = ()
    system_sheets: tuple[str, ...] = ()
    several: str = ""
    columns: dict[str, dict[str, tuple[str, ...]]] = {}
    distinctive: dict[str, tuple[str, ...]] = {}
    stages: Stages = Stages()
    statuses: Stages = Stages()
    stage_names: dict[str, str] = {}
    pipeline_after_stage: bool = False

    def mark_count(self, headers: set[str]) -> int:
        """How many of these headers (folded) are the program's marks; one alone proves nothing, so it counts as 0."""
        count = len(_folded(self.marks) & headers)
        return count if count > 1 else 0

    def distinctive_count(self, table: str, headers: set[str]) -> int:
        """How many of these headers (folded) only this program's export of a table has."""
        return len(_folded(self.distinctive.get(table, ())) & headers)

    def outcome(self, stage: str) -> str | None:
        """The outcome (open, won, lost, ignored) of a stage in this program, or None."""
        return _outcomes(self).get(fold(stage))


@cache
def shipped_profiles() -> tuple[Profile, ...]:
    """All profiles that come with plangen."""
    folder = files("plangen.tables") / "profiles"
    return tuple(
        Profile.model_validate(tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))) for name in SHIPPED
    )


@cache
def _folded(headers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, headers))


_OUTCOMES: dict[str, dict[str, str]] = {}


def _outcomes(profile: Profile) -> dict[str, str]:
    """A profile's outcomes by folded stage name, computed once."""
    if profile.name not in _OUTCOMES:
        by_outcome = profile.stages.model_dump()
        _OUTCOMES[profile.name] = {fold(stage): outcome for outcome, names in by_outcome.items() for stage in names}
    return _OUTCOMES[profile.name]
