"""One fact sheet of a manager's brief: exactly the sections that its document type lists."""

from collections.abc import Callable, Mapping, Sequence

from plangen.facts.factsheet import FactSheet
from plangen.facts.pages.manager_brief.meetings import manager_masthead, manager_notes, meetings, team_lines
from plangen.facts.scope.team import TeamPageScope

MANAGER_SECTIONS: Mapping[str, Callable[[TeamPageScope], object]] = {
    "masthead": manager_masthead,
    "team_lines": team_lines,
    "meetings": meetings,
    "manager_notes": manager_notes,
}
"""Every section that a document type for managers may list."""


def manager_sheet(scope: TeamPageScope, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a manager's brief, for the manager's team; an unknown section raises KeyError."""
    return FactSheet(
        document_type=scope.document_type,
        subject=scope.subject.name,
        period=scope.period.code,
        edition=scope.edition,
        sections={name: scope.once(MANAGER_SECTIONS[name]) for name in sections},
    )
