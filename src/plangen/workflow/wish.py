"""What somebody wants made."""

from dataclasses import dataclass
from pathlib import Path

from plangen.workflow.which_day import Days


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made of what, and where it goes. No packet named means all, no format named means both.

    `only`, `manager` and `team` say for whom, and nothing in them everybody; no edition named means each kind's first.
    With `mail` an unsent draft is written for each person.
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
