"""What is known of a program's exports, read from data files: its headers, its footers, its stages."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from plangen.tables.folding import fold

SHIPPED = (
    "home-made", "salesforce-report", "salesforce-data-loader", "hubspot", "dynamics", "zoho", "pipedrive",
    "public-crm-set",
)  # fmt: skip
"""The profiles in the order in which they are asked; the first fits everything that has none of its own."""


class Stages(BaseModel):
    """The outcome of the stages that a program is delivered with."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    open: tuple[str, ...] = ()
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class Profile(BaseModel):
    """A program's exports: by `marks` (headers that only it uses) it is told apart.

    `columns` maps our tables to our columns to the headers that stand for them, best first; `tells` names for each
    table the headers that only its export has. `footers` are the beginnings of lines below the data that are no data.
    `converted` are headers of amounts in the company's one currency, beside which a column of currencies says nothing.
    `own_sheets` are hidden sheets that the program keeps for itself. `several` is what stands between the values where
    one cell holds more than one. `statuses` are words that say what became of a deal, `stage_names` how stages are
    shown that come by the names the program has for itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    marks: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    converted: tuple[str, ...] = ()
    own_sheets: tuple[str, ...] = ()
    several: str = ""
    columns: dict[str, dict[str, tuple[str, ...]]] = {}
    tells: dict[str, tuple[str, ...]] = {}
    stages: Stages = Stages()
    statuses: Stages = Stages()
    stage_names: dict[str, str] = {}

    def fits(self, heads: set[str]) -> int:
        """How many of the program's own headers stand among these (folded); one alone may be anybody's."""
        count = sum(fold(mark) in heads for mark in self.marks)
        return count if count > 1 else 0

    def tell(self, table: str, heads: set[str]) -> int:
        """How many of these heads (folded) only this program's export of a table has."""
        return sum(fold(head) in heads for head in self.tells.get(table, ()))

    def outcome(self, stage: str) -> str | None:
        """The outcome (open, won, lost, ignored) of a stage in this program, or None."""
        return _outcomes(self).get(fold(stage))


@cache
def shipped_profiles() -> tuple[Profile, ...]:
    """All profiles that plangen brings along."""
    folder = files("plangen.tables") / "profiles"
    return tuple(
        Profile.model_validate(tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))) for name in SHIPPED
    )


_OUTCOMES: dict[str, dict[str, str]] = {}


def _outcomes(profile: Profile) -> dict[str, str]:
    """The stages of a profile by their folded names, worked out once."""
    if profile.name not in _OUTCOMES:
        by_outcome = profile.stages.model_dump()
        _OUTCOMES[profile.name] = {fold(stage): outcome for outcome, names in by_outcome.items() for stage in names}
    return _OUTCOMES[profile.name]
