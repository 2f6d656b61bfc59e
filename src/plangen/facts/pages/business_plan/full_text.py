"""The whole of every text that the pages of the business plan truncate."""

from plangen.facts.blocks.plans.plan_commitments import plan_commitments
from plangen.facts.blocks.plans.three_goals import three_goals
from plangen.facts.figures.plan_goals import plan_goals
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.business_plan.action_plan import action_plan
from plangen.facts.pages.business_plan.development import development
from plangen.facts.pages.business_plan.last_year import last_year
from plangen.facts.pages.business_plan.market import market
from plangen.facts.pages.business_plan.quota_build import quota_build
from plangen.facts.pages.business_plan.support import risks, support
from plangen.facts.pages.business_plan.way_there import way_there
from plangen.facts.pages.business_plan.what_it_takes import what_it_takes
from plangen.facts.scope.document import Scope


def plan_full_text(scope: Scope) -> tuple[FullText, ...]:
    """The texts, once each, in the order of the pages; the manager's page isn't included.

    A goal that the quarterly action plan lists in full isn't printed again.
    """
    page_one = (three_goals, risks, support, plan_commitments)
    pages = (last_year, quota_build, way_there, what_it_takes, market, development, action_plan)
    goals = {FullText(goal.id or str(at), goal.text) for at, goal in enumerate(scope.once(plan_goals), 1)}
    listed = goals.difference(scope.truncated_in(action_plan))
    return tuple(each for each in scope.truncated_in(*page_one, *pages) if each not in listed)
