"""The fact sheet of a person, with the sections that the document type lists."""

from collections.abc import Callable, Mapping, Sequence

from plangen.elements.theme import Theme
from plangen.facts.accounts_progress import accounts_progress
from plangen.facts.agreed import past_commitments, thanks
from plangen.facts.all_in_full import all_full_text
from plangen.facts.brief import Scope
from plangen.facts.comments import comments, signatures
from plangen.facts.commitments import closing, commitments
from plangen.facts.data_notes import data_notes
from plangen.facts.factsheet import FactSheet
from plangen.facts.growth import growth
from plangen.facts.in_full import full_text
from plangen.facts.manager_page import manager_page
from plangen.facts.masthead import masthead
from plangen.facts.monthly_activity import month_activity, month_training
from plangen.facts.monthly_deals import month_decisions, talk_deals
from plangen.facts.monthly_notes import month_notes
from plangen.facts.monthly_pipeline import month_ahead, movement
from plangen.facts.monthly_promises import commitments_due, help_lines, month_commitments
from plangen.facts.monthly_results import month_chart, month_results
from plangen.facts.monthly_tiles import month_tiles
from plangen.facts.next_skills import career, next_skills
from plangen.facts.not_shown import not_shown
from plangen.facts.picture import bookings_chart
from plangen.facts.pipeline import pipeline
from plangen.facts.plan_progress import plan_progress
from plangen.facts.preread import letter
from plangen.facts.reflections import reflections
from plangen.facts.restated import kept_figures
from plangen.facts.results import results
from plangen.facts.results_in_full import results_in_full
from plangen.facts.said_won import forecast_vs_actual
from plangen.facts.scorecard_deals import score_decisions, score_losses, score_mix
from plangen.facts.scorecard_notes import score_not_shown, score_notes
from plangen.facts.scorecard_pictures import score_charts
from plangen.facts.scorecard_stages import score_stages
from plangen.facts.scorecard_table import score_table
from plangen.facts.scorecard_tiles import score_tiles
from plangen.facts.scorecard_words import change_line, definitions
from plangen.facts.tiles import tiles
from plangen.facts.verdict import headline
from plangen.facts.wins_losses import wins_losses
from plangen.kinds.renamed import current_section
from plangen.records.settings import Settings

SECTIONS: Mapping[str, Callable[[Scope], object]] = {
    "masthead": masthead,
    "headline": headline,
    "tiles": tiles,
    "bookings_by_month": bookings_chart,
    "past_commitments": past_commitments,
    "thanks": thanks,
    "results": results,
    "reflections": reflections,
    "commitments": commitments,
    "closing": closing,
    "pipeline": pipeline,
    "comments": comments,
    "signatures": signatures,
    "full_text": full_text,
    "not_shown": not_shown,
    "data_notes": data_notes,
    "results_in_full": results_in_full,
    "wins_losses": wins_losses,
    "forecast_vs_actual": forecast_vs_actual,
    "plan_progress": plan_progress,
    "accounts_progress": accounts_progress,
    "growth": growth,
    "next_skills": next_skills,
    "career": career,
    "letter": letter,
    "manager_page": manager_page,
    "all_full_text": all_full_text,
    "score_tiles": score_tiles,
    "score_charts": score_charts,
    "score_table": score_table,
    "score_decisions": score_decisions,
    "score_stages": score_stages,
    "score_mix": score_mix,
    "score_losses": score_losses,
    "change_line": change_line,
    "definitions": definitions,
    "score_notes": score_notes,
    "score_not_shown": score_not_shown,
    "commitments_due": commitments_due,
    "month_tiles": month_tiles,
    "month_chart": month_chart,
    "month_results": month_results,
    "talk_deals": talk_deals,
    "month_ahead": month_ahead,
    "movement": movement,
    "month_decisions": month_decisions,
    "month_activity": month_activity,
    "month_training": month_training,
    "help_lines": help_lines,
    "month_commitments": month_commitments,
    "month_notes": month_notes,
}
"""Every section that a document type may list."""


def fact_sheet(scope: Scope, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a scope; raises KeyError for an unknown section."""
    return FactSheet(
        document_type=scope.document_type,
        subject=scope.person.name,
        period=scope.period.code,
        edition=scope.edition,
        sections={name: scope.once(SECTIONS[current_section(name)]) for name in sections},
        figures=kept_figures(scope, frozenset(map(current_section, sections))),
    )


def theme(settings: Settings, logo: bytes | None = None) -> Theme:
    """The look of every document of a run, from Settings."""
    return Theme(settings.company, logo, settings.accent, settings.paper, settings.locale)
