"""Every table that document.toml may set, by name: [tables.results]."""

from collections.abc import Mapping

from plangen.elements.table import TableSpec
from plangen.facts.blocks.accounts import ACCOUNTS
from plangen.facts.blocks.commitments import COMMITMENTS
from plangen.facts.blocks.decisions import DECISION_TABLE, DECISIONS_IN_BRIEF
from plangen.facts.blocks.few_open_deals import OPEN_DEALS
from plangen.facts.blocks.figure_table import RESULTS
from plangen.facts.blocks.goals import GOALS, OBSTACLE_ROWS
from plangen.facts.blocks.open_by_stage import STAGES
from plangen.facts.blocks.past_commitments import PAST_COMMITMENTS
from plangen.facts.blocks.plans.my_quota import QUARTERS, QUOTA_LINES
from plangen.facts.blocks.plans.plan_commitments import PLAN_COMMITMENTS
from plangen.facts.blocks.plans.three_goals import PLAN_GOALS
from plangen.facts.blocks.ratings import RATINGS
from plangen.facts.blocks.results_in_full import FULL_RESULTS
from plangen.facts.blocks.score_table import SCORES
from plangen.facts.blocks.skills import SKILLS
from plangen.facts.other_words import OTHER_WORDS
from plangen.facts.pages.account_plan.account_contacts import CONTACT_ROWS
from plangen.facts.pages.account_plan.account_moves import MOVES, OPPORTUNITIES
from plangen.facts.pages.account_plan.account_pages import STANDING
from plangen.facts.pages.account_plan.account_texts import MATTERS, STRATEGY_LINES
from plangen.facts.pages.account_plan.overview import OVERVIEW
from plangen.facts.pages.account_plan.target_list import ALIKE, BOUGHT_FIRST, TARGET_LIST
from plangen.facts.pages.account_plan.white_space import GOING_AFTER, MATRIX
from plangen.facts.pages.business_plan.action_plan import QUARTER_ACTIONS
from plangen.facts.pages.business_plan.development import PLAN_SKILLS
from plangen.facts.pages.business_plan.full_pipeline import PIPELINE
from plangen.facts.pages.business_plan.last_year import LAST_MONTHS
from plangen.facts.pages.business_plan.market import ASSUMPTION_ROWS, COMPETITOR_ROWS, SEGMENTS
from plangen.facts.pages.business_plan.quota_build import QUOTA_MONTHS
from plangen.facts.pages.business_plan.quota_split import SPLIT
from plangen.facts.pages.business_plan.roll_up import QUESTIONS, ROLL_UP
from plangen.facts.pages.business_plan.support import RISK_ROWS, SUPPORT_ROWS
from plangen.facts.pages.business_plan.team_page import TEAM_NOTES
from plangen.facts.pages.business_plan.tiers import TIER_ROWS
from plangen.facts.pages.business_plan.way_there import GAP_ROWS, TARGETS
from plangen.facts.pages.business_plan.what_it_takes import DIFFERENTLY
from plangen.facts.pages.contest.awards_table import CONTEST_AWARDS
from plangen.facts.pages.contest.check_sheet import CONTEST_CHECKS, CONTEST_PRIZES
from plangen.facts.pages.contest.close_out import CONTEST_COST, CONTEST_EVENTS
from plangen.facts.pages.kickoff.cover import AGENDA_ROWS
from plangen.facts.pages.kickoff.extras import EXTRAS
from plangen.facts.pages.kickoff.insert import INSERT_TARGETS, MY_REVIEWS
from plangen.facts.pages.kickoff.learned import LEARNED_ROWS
from plangen.facts.pages.kickoff.mondays import MONDAY_ROWS
from plangen.facts.pages.kickoff.ninety_days import FIRST_DAYS
from plangen.facts.pages.kickoff.talk import TALK_ROWS
from plangen.facts.pages.kickoff.where_we_go import CHANGE_ROWS
from plangen.facts.pages.kickoff.year_that_was import WIN_ROWS
from plangen.facts.pages.manager_brief.meetings import MEETINGS
from plangen.facts.pages.manager_brief.people import BRIEF_NUMBERS
from plangen.facts.pages.monday.agenda import MONDAY_EVENTS, MONDAY_MONTHS
from plangen.facts.pages.monday.forecast import MONDAY_FORECAST
from plangen.facts.pages.monday.notes import MANAGER_WILL, STILL_OPEN, TEAMMATES, WE_WILL
from plangen.facts.pages.monday.sheet_commitments import SHEET_COMMITMENTS, SHEET_SIGN_OFFS
from plangen.facts.pages.monday.sheet_lists import SHEET_CLOSING, SHEET_DECIDE
from plangen.facts.pages.monday.words import MONDAY_WORDS
from plangen.facts.pages.monthly_review.activity import ACTIVITY, TRAINING
from plangen.facts.pages.monthly_review.commitments import DUE, HELP
from plangen.facts.pages.monthly_review.movement import MOVEMENT
from plangen.facts.pages.monthly_review.results import MONTH_RESULTS
from plangen.facts.pages.monthly_review.talk_deals import MONTH_DECISIONS, TALK_DEALS
from plangen.facts.pages.quarterly_review.first_weeks import FIRST_DEALS, FIRST_GOALS, FIRST_TRAINING
from plangen.facts.pages.quarterly_review.forecast_vs_actual import FORECAST
from plangen.facts.pages.quarterly_review.manager_page import UNSHARED
from plangen.facts.pages.quarterly_review.period_forecast import PERIOD_FORECAST
from plangen.facts.pages.quarterly_review.pipeline import COVERAGE
from plangen.facts.pages.quarterly_review.pipeline_to_build import TO_BUILD
from plangen.facts.pages.scorecard.by_type import SCORE_TYPES
from plangen.facts.pages.scorecard.win_rates import WIN_RATES
from plangen.facts.pages.team_scorecard.people import TEAM
from plangen.facts.pages.team_scorecard.team_detail import DETAIL
from plangen.facts.pages.training_plan.calendar import WEEKS
from plangen.facts.pages.training_plan.coaching import CARD_SKILLS, LOG
from plangen.facts.pages.training_plan.completion import HISTORY, NEXT_SESSIONS, OVERDUE, TRAINING_TYPES
from plangen.facts.pages.training_plan.contract import CONTRACT
from plangen.facts.pages.training_plan.levels import FIRST_RATINGS, LEVELS
from plangen.facts.pages.training_plan.sign_offs import SIGN_OFFS
from plangen.facts.pages.training_plan.summary import CARRIED
from plangen.facts.pages.training_plan.team_calendar import TEAM_CALENDAR

TABLES: Mapping[str, TableSpec] = {
    spec.name: spec
    for spec in (
        ACCOUNTS,
        BRIEF_NUMBERS,
        PAST_COMMITMENTS,
        PERIOD_FORECAST,
        FIRST_DEALS,
        FIRST_GOALS,
        FIRST_TRAINING,
        ACTIVITY,
        AGENDA_ROWS,
        ALIKE,
        ASSUMPTION_ROWS,
        BOUGHT_FIRST,
        CARD_SKILLS,
        CARRIED,
        CHANGE_ROWS,
        COMMITMENTS,
        COMPETITOR_ROWS,
        CONTACT_ROWS,
        CONTRACT,
        COVERAGE,
        DECISIONS_IN_BRIEF,
        DECISION_TABLE,
        DETAIL,
        DIFFERENTLY,
        DUE,
        EXTRAS,
        FIRST_DAYS,
        FIRST_RATINGS,
        FORECAST,
        FULL_RESULTS,
        GAP_ROWS,
        GOALS,
        GOING_AFTER,
        HELP,
        HISTORY,
        INSERT_TARGETS,
        LAST_MONTHS,
        LEARNED_ROWS,
        LEVELS,
        LOG,
        MANAGER_WILL,
        MATRIX,
        MATTERS,
        MEETINGS,
        MONDAY_ROWS,
        MONDAY_EVENTS,
        MONDAY_FORECAST,
        MONDAY_MONTHS,
        MONTH_DECISIONS,
        MONTH_RESULTS,
        MOVEMENT,
        MOVES,
        MY_REVIEWS,
        NEXT_SESSIONS,
        OBSTACLE_ROWS,
        OPEN_DEALS,
        OPPORTUNITIES,
        OVERDUE,
        OVERVIEW,
        PIPELINE,
        PLAN_COMMITMENTS,
        PLAN_GOALS,
        PLAN_SKILLS,
        QUARTERS,
        QUARTER_ACTIONS,
        QUESTIONS,
        TEAM_NOTES,
        QUOTA_LINES,
        QUOTA_MONTHS,
        RATINGS,
        RESULTS,
        RISK_ROWS,
        ROLL_UP,
        SCORES,
        SCORE_TYPES,
        SEGMENTS,
        SHEET_CLOSING,
        SHEET_COMMITMENTS,
        SHEET_DECIDE,
        SHEET_SIGN_OFFS,
        SIGN_OFFS,
        SKILLS,
        SPLIT,
        STAGES,
        STANDING,
        STILL_OPEN,
        STRATEGY_LINES,
        SUPPORT_ROWS,
        TALK_DEALS,
        TALK_ROWS,
        TARGETS,
        TARGET_LIST,
        CONTEST_AWARDS,
        CONTEST_CHECKS,
        CONTEST_COST,
        CONTEST_EVENTS,
        CONTEST_PRIZES,
        TEAM,
        TEAMMATES,
        TEAM_CALENDAR,
        TIER_ROWS,
        TO_BUILD,
        TRAINING,
        TRAINING_TYPES,
        UNSHARED,
        WEEKS,
        WE_WILL,
        WIN_RATES,
        WIN_ROWS,
    )
}

TABLE_WORDS = frozenset(
    {word for spec in TABLES.values() for column in spec.columns for word in (column.header, column.hint) if word}
).union(OTHER_WORDS, MONDAY_WORDS)
"""The words of document.toml that tables print, as patterns."""
