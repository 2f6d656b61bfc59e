"""One fact sheet of a team: exactly the sections that a kind lists, computed whole."""

from collections.abc import Callable, Mapping, Sequence

from plangen.facts.factsheet import FactSheet
from plangen.facts.team_brief import TeamBrief
from plangen.facts.team_notes import team_data_notes, team_masthead, team_not_shown, team_verdict
from plangen.facts.team_pictures import team_pictures
from plangen.facts.team_table import team_table
from plangen.facts.team_workings import for_manager

TEAM_SECTIONS: Mapping[str, Callable[[TeamBrief], object]] = {
    "masthead": team_masthead,
    "verdict": team_verdict,
    "team": team_table,
    "pictures": team_pictures,
    "for_manager": for_manager,
    "not_shown": team_not_shown,
    "data_notes": team_data_notes,
}
"""Every section that a kind for teams may list."""


def team_sheet(brief: TeamBrief, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a team's brief; a section that nobody knows is a fault of the kind (KeyError)."""
    return FactSheet(
        kind=brief.kind,
        subject=brief.subject.name,
        period=brief.period.code,
        edition=brief.edition,
        sections={name: brief.once(TEAM_SECTIONS[name]) for name in sections},
    )
