"""One fact sheet of a manager's own page: exactly the sections that a kind lists, computed whole."""

from collections.abc import Callable, Mapping, Sequence

from plangen.facts.factsheet import FactSheet
from plangen.facts.manager_brief import manager_masthead, manager_notes, meetings, team_lines
from plangen.facts.team_brief import TeamBrief

MANAGER_SECTIONS: Mapping[str, Callable[[TeamBrief], object]] = {
    "masthead": manager_masthead,
    "team_lines": team_lines,
    "meetings": meetings,
    "manager_notes": manager_notes,
}
"""Every section that a kind for managers may list."""


def manager_sheet(brief: TeamBrief, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a manager's brief, of the team of who leads it; an unknown section is a fault of the kind."""
    return FactSheet(
        kind=brief.kind,
        subject=brief.subject.name,
        period=brief.period.code,
        edition=brief.edition,
        sections={name: brief.once(MANAGER_SECTIONS[name]) for name in sections},
    )
