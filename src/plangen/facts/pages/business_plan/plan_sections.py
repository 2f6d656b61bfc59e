"""The sections of business plans, by the sort of subject and by name."""

from collections.abc import Callable, Mapping

from plangen.facts.blocks.plans.bridge import gap_bridge
from plangen.facts.blocks.plans.my_quota import my_quota
from plangen.facts.blocks.plans.plan_commitments import plan_commitments
from plangen.facts.blocks.plans.three_goals import three_goals
from plangen.facts.pages.business_plan.action_plan import action_plan
from plangen.facts.pages.business_plan.development import development
from plangen.facts.pages.business_plan.full_text import plan_full_text
from plangen.facts.pages.business_plan.last_year import last_year
from plangen.facts.pages.business_plan.manager_page import plan_manager_page
from plangen.facts.pages.business_plan.market import market
from plangen.facts.pages.business_plan.plan_notes import plan_notes
from plangen.facts.pages.business_plan.quota_build import quota_build
from plangen.facts.pages.business_plan.roll_up import plan_questions, roll_up
from plangen.facts.pages.business_plan.summary import plan_signatures, plan_theme, review_days
from plangen.facts.pages.business_plan.support import risks, support
from plangen.facts.pages.business_plan.team_page import team_plan_headline, team_plan_notes
from plangen.facts.pages.business_plan.way_there import way_there
from plangen.facts.pages.business_plan.what_it_takes import what_it_takes
from plangen.facts.scope.document import Scope

OF_A_PLAN: Mapping[str, Callable[[Scope], object]] = {
    "plan_theme": plan_theme,
    "my_quota": my_quota,
    "gap_bridge": gap_bridge,
    "three_goals": three_goals,
    "risks": risks,
    "support": support,
    "plan_commitments": plan_commitments,
    "plan_signatures": plan_signatures,
    "review_days": review_days,
    "last_year": last_year,
    "quota_build": quota_build,
    "way_there": way_there,
    "what_it_takes": what_it_takes,
    "market": market,
    "development": development,
    "action_plan": action_plan,
    "plan_notes": plan_notes,
    "plan_manager_page": plan_manager_page,
    "plan_full_text": plan_full_text,
}
"""The sections of a salesperson's plan."""
OF_TEAM_PLANS: Mapping[str, Callable[[Scope], object]] = {
    "team_plan_headline": team_plan_headline,
    "roll_up": roll_up,
    "plan_questions": plan_questions,
    "team_plan_notes": team_plan_notes,
}
"""The sections of a team's plans."""
