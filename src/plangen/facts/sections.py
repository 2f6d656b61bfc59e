"""The fact sheet of a subject, with the sections that its document type lists."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from plangen.doctypes.renamed import current_section
from plangen.doctypes.subjects import MANAGER, MEETING, SALESPERSON, TEAM, SubjectSort
from plangen.elements.theme import Theme
from plangen.facts.blocks.accounts import accounts_progress
from plangen.facts.blocks.bookings_by_month import bookings_chart
from plangen.facts.blocks.commitments import closing, commitments
from plangen.facts.blocks.data_notes import data_notes
from plangen.facts.blocks.decisions import score_decisions
from plangen.facts.blocks.figure_table import compared_results, results
from plangen.facts.blocks.full_text import all_full_text, full_text
from plangen.facts.blocks.goals import plan_progress
from plangen.facts.blocks.headline import headline
from plangen.facts.blocks.masthead import masthead
from plangen.facts.blocks.not_shown import not_shown
from plangen.facts.blocks.open_by_stage import score_stages
from plangen.facts.blocks.past_commitments import past_commitments, thanks
from plangen.facts.blocks.ratings import growth
from plangen.facts.blocks.reflections import reflections
from plangen.facts.blocks.results_in_full import results_in_full
from plangen.facts.blocks.score_table import compared_scores, score_table
from plangen.facts.blocks.sign import comments, signatures
from plangen.facts.blocks.skills import career, next_skills
from plangen.facts.blocks.tiles import tiles
from plangen.facts.factsheet import FactSheet
from plangen.facts.figures.notable import ComparedRow
from plangen.facts.figures.restated import kept_figures
from plangen.facts.pages.account_plan.account_pages import account_pages
from plangen.facts.pages.account_plan.full_text import account_full_text
from plangen.facts.pages.account_plan.overview import account_overview
from plangen.facts.pages.account_plan.prior_plan import kept_accounts
from plangen.facts.pages.account_plan.target_list import target_list
from plangen.facts.pages.account_plan.white_space import account_white_space
from plangen.facts.pages.business_plan.plan_sections import OF_A_PLAN, OF_TEAM_PLANS
from plangen.facts.pages.contest.contest_sections import CONTEST_SECTIONS
from plangen.facts.pages.kickoff.kickoff_sections import OF_A_SALESPERSON, OF_A_TEAM
from plangen.facts.pages.manager_brief.meetings import manager_masthead, manager_notes, meetings, team_lines
from plangen.facts.pages.manager_brief.people import brief_headline, brief_people
from plangen.facts.pages.monday.agenda import monday_agenda
from plangen.facts.pages.monday.meeting import meeting_masthead
from plangen.facts.pages.monday.notes import monday_notes
from plangen.facts.pages.monday.sheets import is_tall, monday_sheets, own_sheet
from plangen.facts.pages.monthly_review.activity import month_activity, month_training
from plangen.facts.pages.monthly_review.commitments import commitments_due, help_lines, month_commitments
from plangen.facts.pages.monthly_review.data_notes import month_notes
from plangen.facts.pages.monthly_review.movement import month_ahead, movement
from plangen.facts.pages.monthly_review.page_head import month_head
from plangen.facts.pages.monthly_review.results import compared_month, month_chart, month_results
from plangen.facts.pages.monthly_review.talk_deals import month_decisions, talk_deals
from plangen.facts.pages.monthly_review.tiles import month_tiles
from plangen.facts.pages.quarterly_review.first_weeks import first_weeks
from plangen.facts.pages.quarterly_review.forecast_vs_actual import forecast_vs_actual
from plangen.facts.pages.quarterly_review.letter import letter
from plangen.facts.pages.quarterly_review.manager_page import manager_page
from plangen.facts.pages.quarterly_review.page_heads import page_heads
from plangen.facts.pages.quarterly_review.period_forecast import period_forecast
from plangen.facts.pages.quarterly_review.pipeline import pipeline
from plangen.facts.pages.quarterly_review.wins_losses import wins_losses
from plangen.facts.pages.scorecard.by_type import score_types
from plangen.facts.pages.scorecard.charts import score_charts
from plangen.facts.pages.scorecard.definitions import change_line, definitions
from plangen.facts.pages.scorecard.head import score_head
from plangen.facts.pages.scorecard.mix import score_losses, score_mix
from plangen.facts.pages.scorecard.notes import score_not_shown, score_notes
from plangen.facts.pages.scorecard.tiles import score_tiles
from plangen.facts.pages.scorecard.win_rates import score_win_rates
from plangen.facts.pages.team_scorecard.charts import team_charts
from plangen.facts.pages.team_scorecard.notes import team_data_notes, team_headline, team_masthead, team_not_shown
from plangen.facts.pages.team_scorecard.people import team_table
from plangen.facts.pages.team_scorecard.team_detail import team_detail, team_head
from plangen.facts.pages.training_plan.calendar import training_calendar
from plangen.facts.pages.training_plan.coaching import coaching_cards, coaching_head, coaching_log
from plangen.facts.pages.training_plan.completion import completion, training_full_text
from plangen.facts.pages.training_plan.contract import learning_contract, plan_initials
from plangen.facts.pages.training_plan.levels import first_ratings, skill_levels
from plangen.facts.pages.training_plan.notes import training_notes
from plangen.facts.pages.training_plan.sign_offs import sign_offs
from plangen.facts.pages.training_plan.summary import carried_training, focus, in_the_way, training_headline
from plangen.facts.pages.training_plan.team_calendar import team_calendar
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit, limits_read_by
from plangen.records.settings import Settings

Sections = Mapping[str, Callable[[Scope], object]]

_OF_A_SALESPERSON: Sections = {
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
    "page_heads": page_heads,
    "period_forecast": period_forecast,
    "first_weeks": first_weeks,
    "all_full_text": all_full_text,
    "score_tiles": score_tiles,
    "score_charts": score_charts,
    "score_head": score_head,
    "score_table": score_table,
    "score_decisions": score_decisions,
    "score_stages": score_stages,
    "score_mix": score_mix,
    "score_losses": score_losses,
    "score_win_rates": score_win_rates,
    "score_types": score_types,
    "change_line": change_line,
    "definitions": definitions,
    "score_notes": score_notes,
    "score_not_shown": score_not_shown,
    "commitments_due": commitments_due,
    "month_head": month_head,
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
    **OF_A_PLAN,
    "account_overview": account_overview,
    "account_white_space": account_white_space,
    "account_pages": account_pages,
    "account_full_text": account_full_text,
    "target_list": target_list,
    "training_headline": training_headline,
    "focus": focus,
    "in_the_way": in_the_way,
    "carried_training": carried_training,
    "skill_levels": skill_levels,
    "first_ratings": first_ratings,
    "learning_contract": learning_contract,
    "plan_initials": plan_initials,
    "training_calendar": training_calendar,
    "sign_offs": sign_offs,
    "coaching_cards": coaching_cards,
    "completion": completion,
    "coaching_head": coaching_head,
    "coaching_log": coaching_log,
    "training_full_text": training_full_text,
    "training_notes": training_notes,
    **OF_A_SALESPERSON,
    "own_sheet": own_sheet,
    "is_tall": is_tall,
}
"""The sections of document types for salespeople."""
_OF_A_TEAM: Sections = {
    "masthead": team_masthead,
    "headline": team_headline,
    "team": team_table,
    "charts": team_charts,
    "team_detail": team_detail,
    "team_head": team_head,
    **OF_TEAM_PLANS,
    "team_calendar": team_calendar,
    **OF_A_TEAM,
    "not_shown": team_not_shown,
    "data_notes": team_data_notes,
}
"""The sections of document types for teams."""
_OF_A_MEETING: Sections = {
    "masthead": meeting_masthead,
    "agenda": monday_agenda,
    "notes": monday_notes,
    "sheets": monday_sheets,
    "is_tall": is_tall,
}
"""The sections of document types for the team meeting."""
_OF_A_MANAGER: Sections = {
    "masthead": manager_masthead,
    "team_lines": team_lines,
    "meetings": meetings,
    "brief_headline": brief_headline,
    "brief_people": brief_people,
    "manager_notes": manager_notes,
}
"""The sections of document types for managers."""
SECTIONS: Mapping[str, Sections] = {
    SALESPERSON.name: _OF_A_SALESPERSON,
    TEAM.name: _OF_A_TEAM,
    MEETING.name: _OF_A_MEETING,
    MANAGER.name: _OF_A_MANAGER,
    **CONTEST_SECTIONS,
}
"""Every section that a document type may list, by the sort of subject and by name."""


_RESULT_TABLES: Mapping[str, Callable[[Scope], Sequence[ComparedRow]]] = {
    "results": compared_results,
    "month_results": compared_month,
    "score_table": compared_scores,
}
"""The sections with a person's results, and their rows; a document with one keeps the numbers for later ones."""


_ACCOUNT_TABLE = "account_overview"
"""The section with a person's top accounts; a document with it keeps their names for later ones."""


def compared_rows(scope: Scope, sections: Sequence[str]) -> list[ComparedRow]:
    """The rows of all result tables among these sections of a salesperson's document."""
    names = dict.fromkeys(map(current_section, sections))
    return [row for name, rows in _RESULT_TABLES.items() if name in names for row in rows(scope)]


def limits_of(sort: SubjectSort, sections: Iterable[str]) -> Mapping[str, Limit]:
    """The limits that a document type with these sections may set, by name."""
    known = SECTIONS[sort.name]
    read = [limits_read_by(known[current]) for name in sections if (current := current_section(name)) in known]
    return {name: limit for limits in reversed(read) for name, limit in limits.items()}


def fact_sheet(scope: Scope, sections: Sequence[str]) -> FactSheet:
    """The fact sheet of a scope, with exactly these sections.

    Raises KeyError for a section that isn't known, or not for this sort of subject.
    """
    known = SECTIONS[scope.subject.sort.name]
    listed = {name: current_section(name) for name in sections}
    return FactSheet(
        document_type=scope.document_type,
        subject=scope.subject.name,
        period=scope.period.code,
        edition=scope.edition,
        sections={name: scope.once(known[current]) for name, current in listed.items()},
        figures=_kept(scope, listed.values()),
    )


def _kept(scope: Scope, sections: Collection[str]) -> Mapping[str, str]:
    """What later packets compare with: the numbers of a document with results, and the accounts of an account plan."""
    figures = kept_figures(scope) if _RESULT_TABLES.keys() & set(sections) else {}
    return {**figures, **(kept_accounts(scope) if _ACCOUNT_TABLE in sections else {})}


def theme(settings: Settings, logo: bytes | None = None) -> Theme:
    """The look of every document of a run, from Settings."""
    return Theme(settings.company, logo, settings.accent, settings.paper, settings.locale)
