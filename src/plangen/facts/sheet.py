"""One fact sheet: exactly the sections that a kind lists, computed whole."""

from collections.abc import Callable, Mapping, Sequence

from plangen.elements.theme import Theme
from plangen.facts.accounts_progress import accounts_progress
from plangen.facts.agreed import agreed, thanks
from plangen.facts.all_in_full import all_in_full
from plangen.facts.brief import Brief
from plangen.facts.comments import comments, signatures
from plangen.facts.commitments import closing, commitments
from plangen.facts.data_notes import data_notes
from plangen.facts.factsheet import FactSheet
from plangen.facts.growth import growth
from plangen.facts.in_full import in_full
from plangen.facts.manager_page import manager_page
from plangen.facts.masthead import masthead
from plangen.facts.monthly_activity import month_activity, month_training
from plangen.facts.monthly_deals import month_decisions, talk_deals
from plangen.facts.monthly_notes import month_notes
from plangen.facts.monthly_pipeline import month_ahead, movement
from plangen.facts.monthly_promises import help_lines, kept_list, month_commitments
from plangen.facts.monthly_results import month_picture, month_results
from plangen.facts.monthly_tiles import month_tiles
from plangen.facts.next_skills import career, next_skills
from plangen.facts.not_shown import not_shown
from plangen.facts.picture import picture
from plangen.facts.pipeline import pipeline
from plangen.facts.plan_progress import plan_progress
from plangen.facts.preread import preread
from plangen.facts.reflections import reflections
from plangen.facts.restated import kept_figures
from plangen.facts.results import results
from plangen.facts.results_in_full import results_in_full
from plangen.facts.said_won import said_won
from plangen.facts.scorecard_deals import score_decisions, score_losses, score_mix
from plangen.facts.scorecard_notes import score_not_shown, score_notes
from plangen.facts.scorecard_pictures import score_pictures
from plangen.facts.scorecard_stages import score_stages
from plangen.facts.scorecard_table import score_table
from plangen.facts.scorecard_tiles import score_tiles
from plangen.facts.scorecard_words import change_line, definitions
from plangen.facts.tiles import tiles
from plangen.facts.verdict import verdict
from plangen.facts.wins_losses import wins_losses
from plangen.records.settings import Settings

SECTIONS: Mapping[str, Callable[[Brief], object]] = {
    "masthead": masthead,
    "verdict": verdict,
    "tiles": tiles,
    "picture": picture,
    "agreed": agreed,
    "thanks": thanks,
    "results": results,
    "reflections": reflections,
    "commitments": commitments,
    "closing": closing,
    "pipeline": pipeline,
    "comments": comments,
    "signatures": signatures,
    "in_full": in_full,
    "not_shown": not_shown,
    "data_notes": data_notes,
    "results_in_full": results_in_full,
    "wins_losses": wins_losses,
    "said_won": said_won,
    "plan_progress": plan_progress,
    "accounts_progress": accounts_progress,
    "growth": growth,
    "next_skills": next_skills,
    "career": career,
    "letter": preread,
    "manager_page": manager_page,
    "all_in_full": all_in_full,
    "score_tiles": score_tiles,
    "score_pictures": score_pictures,
    "score_table": score_table,
    "score_decisions": score_decisions,
    "score_stages": score_stages,
    "score_mix": score_mix,
    "score_losses": score_losses,
    "change_line": change_line,
    "definitions": definitions,
    "score_notes": score_notes,
    "score_not_shown": score_not_shown,
    "kept": kept_list,
    "month_tiles": month_tiles,
    "month_picture": month_picture,
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
"""Every section that a kind may list."""


def fact_sheet(brief: Brief, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a brief; a section that nobody knows is a fault of the kind (KeyError)."""
    return FactSheet(
        kind=brief.kind,
        subject=brief.person.name,
        period=brief.period.code,
        edition=brief.edition,
        sections={name: brief.once(SECTIONS[name]) for name in sections},
        figures=kept_figures(brief, frozenset(sections)),
    )


def theme(settings: Settings, logo: bytes | None = None) -> Theme:
    """The look of all documents of a run, from Settings."""
    return Theme(settings.company, logo, settings.accent, settings.paper, settings.locale)
