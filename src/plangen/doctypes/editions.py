"""The editions of a document: whom each is for, and what tells its files apart."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document.

    `purpose` is for the help of the command line, `suffix` ends the names of its files, and `margin` is printed at the
    top of every page. An edition that isn't handed out is for the manager alone, in a `folder` of its own. A copy that
    is filled in before the meeting (`is_preread`) isn't `for_leavers`, who have no meeting to prepare for.
    """

    name: str
    purpose: str
    suffix: str = ""
    is_handed_out: bool = True
    folder: str = ""
    margin: str = ""
    is_preread: bool = False
    for_leavers: bool = True


REP = Edition("rep", "to hand out")
PREREAD = Edition("preread", "a week before", " (pre-read)", is_preread=True, for_leavers=False)
MANAGER = Edition(
    "manager",
    "for the manager only",
    " (MANAGER ONLY)",
    is_handed_out=False,
    folder="manager only",
    margin="MANAGER ONLY",
)
EDITIONS: Mapping[str, Edition] = {each.name: each for each in (REP, PREREAD, MANAGER)}
"""Every edition by name, in the order in which a person's documents are created."""


def is_handed_out(edition: str) -> bool:
    """Whether the person that a document is about may see this edition; False for an unknown one."""
    return edition in EDITIONS and EDITIONS[edition].is_handed_out
