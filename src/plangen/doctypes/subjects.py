"""The sorts of subject: what one document can be about, where its files go, and what they are named after."""

from collections.abc import Mapping
from dataclasses import dataclass

from plangen.doctypes import editions

NAME_PARTS = ("family", "given", "name", "period")
"""The placeholders of a file name that are filled in for every sort; a team has only a name, not a given one."""


@dataclass(frozen=True, slots=True)
class SubjectSort:
    """A sort of subject.

    `name` is what document.toml gives, `folder` holds the documents that are handed out, and `readers` says who gets
    those. `is_person` says that each subject is one person, and `is_salesperson` that it is one whom a manager reviews.
    """

    name: str
    folder: str
    readers: str
    is_person: bool = False
    is_salesperson: bool = False
    file_parts: tuple[str, ...] = NAME_PARTS


SALESPERSON = SubjectSort(
    "salesperson", "for salespeople", "go to the person named", is_person=True, is_salesperson=True
)
TEAM = SubjectSort("team", "team", "to the team's manager")
MANAGER = SubjectSort("manager", editions.MANAGER.folder, "to the manager alone", is_person=True)
MEETING = SubjectSort("team meeting", "team", "to the team's manager")
CONTEST = SubjectSort("contest", "team", "to the team's manager")
STARTED_CONTEST = SubjectSort("started contest", "team", "to the team's manager")
FINISHED_CONTEST = SubjectSort("finished contest", editions.MANAGER.folder, "to the manager alone")
WINNER = SubjectSort("winner", "team", "to the team's manager", file_parts=(*NAME_PARTS, "contest"))
OF_CONTESTS = (CONTEST, STARTED_CONTEST, WINNER, FINISHED_CONTEST)
"""The sorts of subject that are about contests; there are none without a contest."""
SUBJECTS: Mapping[str, SubjectSort] = {each.name: each for each in (SALESPERSON, TEAM, MEETING, MANAGER, *OF_CONTESTS)}
"""Every sort of subject by name, in the order in which a packet's documents are created."""
