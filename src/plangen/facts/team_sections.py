"""The fact sheet of a team, with the sections that the document type lists."""

from collections.abc import Callable, Mapping, Sequence

from plangen.doctypes.renamed import current_section
from plangen.facts.factsheet import FactSheet
from plangen.facts.pages.team_scorecard.charts import team_charts
from plangen.facts.pages.team_scorecard.notes import team_data_notes, team_headline, team_masthead, team_not_shown
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.facts.pages.team_scorecard.team_detail import team_detail
from plangen.facts.scope.team import TeamPageScope

TEAM_SECTIONS: Mapping[str, Callable[[TeamPageScope], object]] = {
    "masthead": team_masthead,
    "headline": team_headline,
    "team": team_table,
    "charts": team_charts,
    "team_detail": team_detail,
    "not_shown": team_not_shown,
    "data_notes": team_data_notes,
}
"""Every section that a document type for teams may list."""


def team_sheet(scope: TeamPageScope, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a team; raises KeyError for an unknown section."""
    return FactSheet(
        document_type=scope.document_type,
        subject=scope.subject.name,
        period=scope.period.code,
        edition=scope.edition,
        sections={name: scope.once(TEAM_SECTIONS[current_section(name)]) for name in sections},
    )
