"""The titles of the plan's pages state what is on file, and what isn't is there to write in."""

from pathlib import Path

import pytest

from plangen.elements.field import Field
from plangen.facts.pages.business_plan.development import development
from plangen.facts.pages.business_plan.last_year import last_year
from plangen.facts.pages.business_plan.manager_page import plan_manager_page
from plangen.facts.pages.business_plan.market import market
from plangen.facts.pages.business_plan.quota_split import quota_split
from plangen.facts.pages.business_plan.way_there import way_there
from plangen.facts.scope.document import Scope
from tests.companies import crowded, full, hostile, thin
from tests.facts.pages.business_plan.planned import plan_scope
from tests.pages import book
from tests.runs import AS_OF


@pytest.fixture
def thin_scope(tmp_path: Path) -> Scope:
    thin.write(tmp_path, {})
    return plan_scope(book(tmp_path, AS_OF), thin.WITHOUT_DEALS, "2026")


def test_accounts_that_bought_are_counted_where_no_industry_is_known(tmp_path: Path) -> None:
    thin.write(tmp_path, {})
    scope = plan_scope(book(tmp_path, AS_OF), thin.WITH_DEALS, "2026")
    assert market(scope).head.title == "6 accounts bought in 2025; no industries on file."


def test_without_deals_the_titles_say_what_is_missing(thin_scope: Scope) -> None:
    titles = [page.head.title for page in (last_year(thin_scope), market(thin_scope), development(thin_scope))]
    assert titles == [
        "No bookings on file for 2025.",
        "No account names on file.",
        "No account names on file; no skills rated yet.",
    ]


def test_a_year_before_the_first_deal_on_file_has_no_bookings_and_no_accounts(tmp_path: Path) -> None:
    hostile.write(tmp_path, {})
    scope = plan_scope(book(tmp_path, AS_OF), hostile.SELLER, "2026")
    assert last_year(scope).head.title == "No bookings on file for 2025."
    assert market(scope).head.title == "No accounts bought in 2025."
    assert development(scope).head.title.startswith("No accounts bought in 2025; focus skill: ")


def test_months_without_bookings_on_file_are_there_to_write_in(thin_scope: Scope) -> None:
    rows = last_year(thin_scope).months.rows
    assert len(rows) == 12
    assert all(isinstance(row.cells["bookings"], Field) for row in rows)


def test_long_amounts_are_short_and_no_reason_is_the_most_frequent_where_several_are(tmp_path: Path) -> None:
    crowded.write(tmp_path, {})
    page = last_year(plan_scope(book(tmp_path, AS_OF), crowded.SELLER, "2026"))
    assert page.difference is not None
    assert page.difference.title == "$2.0M ahead of quota by the end of December"
    assert page.reasons is not None
    assert page.reasons.title == "36 of 60 closed deals won"


def test_goals_that_all_have_no_action_are_counted_in_the_title(tmp_path: Path) -> None:
    crowded.write(tmp_path, {})
    page = plan_manager_page(plan_scope(book(tmp_path, AS_OF), crowded.SELLER, "2026", "manager"))
    assert page is not None
    assert page.findings == ("None of the 8 goals has an action due by Dec 31.",)
    assert page.head.title == "1 conflict in this plan."


def test_a_target_for_renewals_that_differs_from_renewals_in_sight_says_so(tmp_path: Path) -> None:
    full.write(tmp_path, {})
    split = quota_split(plan_scope(book(tmp_path, AS_OF), "Ana Ruiz", "2027"))
    assert split is not None
    assert split.note == "Renewals in sight on How I get there: $351,340; the target is $100,000."


def test_rows_for_target_accounts_are_for_more_of_them_only_where_some_are_listed(tmp_path: Path) -> None:
    crowded.write(tmp_path, {})
    page = way_there(plan_scope(book(tmp_path, AS_OF), crowded.SELLER, "2026"))
    assert not page.targets.rows
    assert page.gap.heading == "Target accounts"
