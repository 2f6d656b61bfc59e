"""Every table that document.toml may set, by name: [tables.results]."""

from collections.abc import Mapping

from plangen.elements.table import TableSpec
from plangen.facts.blocks.accounts import ACCOUNTS
from plangen.facts.blocks.commitments import COMMITMENTS
from plangen.facts.blocks.decisions import DECISION_TABLE, DECISIONS_IN_BRIEF
from plangen.facts.blocks.figure_table import RESULTS
from plangen.facts.blocks.goals import GOALS, OBSTACLE_ROWS
from plangen.facts.blocks.open_by_stage import STAGES
from plangen.facts.blocks.ratings import RATINGS
from plangen.facts.blocks.results_in_full import FULL_RESULTS
from plangen.facts.blocks.score_table import SCORES
from plangen.facts.blocks.skills import SKILLS
from plangen.facts.pages.business_plan.action_plan import QUARTER_ACTIONS
from plangen.facts.pages.business_plan.development import PLAN_SKILLS
from plangen.facts.pages.business_plan.full_pipeline import PIPELINE
from plangen.facts.pages.business_plan.last_year import LAST_MONTHS
from plangen.facts.pages.business_plan.market import ASSUMPTION_ROWS, COMPETITOR_ROWS, SEGMENTS
from plangen.facts.pages.business_plan.quota_build import QUOTA_MONTHS
from plangen.facts.pages.business_plan.quota_split import SPLIT
from plangen.facts.pages.business_plan.roll_up import QUESTIONS, ROLL_UP
from plangen.facts.pages.business_plan.summary import (
    PLAN_COMMITMENTS,
    PLAN_GOALS,
    QUARTERS,
    QUOTA_LINES,
)
from plangen.facts.pages.business_plan.support import RISK_ROWS, SUPPORT_ROWS
from plangen.facts.pages.business_plan.tiers import TIER_ROWS
from plangen.facts.pages.business_plan.way_there import GAP_ROWS, TARGETS
from plangen.facts.pages.business_plan.what_it_takes import DIFFERENTLY
from plangen.facts.pages.manager_brief.meetings import MEETINGS
from plangen.facts.pages.monthly_review.activity import ACTIVITY, TRAINING
from plangen.facts.pages.monthly_review.commitments import DUE, HELP
from plangen.facts.pages.monthly_review.movement import MOVEMENT
from plangen.facts.pages.monthly_review.results import MONTH_RESULTS
from plangen.facts.pages.monthly_review.talk_deals import MONTH_DECISIONS, TALK_DEALS
from plangen.facts.pages.quarterly_review.forecast_vs_actual import FORECAST
from plangen.facts.pages.quarterly_review.manager_page import UNSHARED
from plangen.facts.pages.quarterly_review.pipeline import COVERAGE
from plangen.facts.pages.scorecard.by_type import BY_TYPE
from plangen.facts.pages.scorecard.win_rates import WIN_RATES
from plangen.facts.pages.team_scorecard.people import TEAM
from plangen.facts.pages.team_scorecard.team_detail import DETAIL

TABLES: Mapping[str, TableSpec] = {
    spec.name: spec
    for spec in (
        ACCOUNTS,
        ACTIVITY,
        ASSUMPTION_ROWS,
        BY_TYPE,
        COMMITMENTS,
        COMPETITOR_ROWS,
        COVERAGE,
        DECISION_TABLE,
        DECISIONS_IN_BRIEF,
        DETAIL,
        DIFFERENTLY,
        DUE,
        FORECAST,
        FULL_RESULTS,
        GAP_ROWS,
        GOALS,
        HELP,
        LAST_MONTHS,
        MEETINGS,
        MONTH_DECISIONS,
        MONTH_RESULTS,
        MOVEMENT,
        OBSTACLE_ROWS,
        PIPELINE,
        PLAN_COMMITMENTS,
        PLAN_GOALS,
        PLAN_SKILLS,
        QUARTERS,
        QUARTER_ACTIONS,
        QUOTA_LINES,
        QUOTA_MONTHS,
        QUESTIONS,
        RATINGS,
        RESULTS,
        RISK_ROWS,
        ROLL_UP,
        SCORES,
        SEGMENTS,
        SKILLS,
        SPLIT,
        STAGES,
        SUPPORT_ROWS,
        TALK_DEALS,
        TARGETS,
        TEAM,
        TIER_ROWS,
        TRAINING,
        UNSHARED,
        WIN_RATES,
    )
}

OTHER_WORDS = (
    "accounts",
    "and_then_some",
    "and_then_some_prompt",
    "bar",
    "change",
    "continued",
    "coverage",
    "decisions",
    "did_not_work",
    "for_manager",
    "goal",
    "growth",
    "in_my_way",
    "kept",
    "my_number",
    "needed_per_week",
    "next_skills",
    "now",
    "now_per_week",
    "obstacles",
    "opportunities",
    "said_won",
    "sentences",
    "stages",
    "strengths",
    "threats",
    "training",
    "unshared",
    "weaknesses",
    "worked",
    "*_[135]",
)
"""The words that tables print besides headers, as patterns."""
TABLE_WORDS = frozenset(
    {word for spec in TABLES.values() for column in spec.columns for word in (column.header, column.hint) if word}
).union(OTHER_WORDS)
"""The words of document.toml that tables print, as patterns."""
