"""What the user asks plangen to create."""

from dataclasses import dataclass
from pathlib import Path

from plangen.workflow.planning.as_of import Days


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """What to create, from which files, and where to put it. No packets means all, no formats means both.

    `only`, `manager`, and `team` say for whom; if all are empty, everyone. No editions means the first one of each
    document type. With `mail`, each person gets an unsent email draft. With `force`, files that a user edited are
    replaced, and a copy of each is kept.
    """

    days: Days
    packets: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = (Path("inputs"),)
    output: Path = Path("output")
    templates: Path | None = None
    period: str = ""
    only: tuple[str, ...] = ()
    manager: str = ""
    team: str = ""
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 0
    dry_run: bool = False
    mail: bool = False
    force: bool = False
