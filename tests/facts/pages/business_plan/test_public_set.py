"""Plans from one public CRM export without quotas, goals, and open amounts."""

from datetime import date

import pytest

from plangen.facts.blocks.plans.bridge import large_bridge
from plangen.records.book import Book
from tests.built_in import built_in
from tests.document_tools import needs_shared
from tests.facts.pages.business_plan.planned import PLAN, plan_scope, sections
from tests.pages import book, page_words, sheets
from tests.sizes import quick_or_full

AS_OF = date(2017, 12, 14)
PEOPLE = 30


@pytest.fixture(scope="module")
def public() -> Book:
    return book(needs_shared("data", "crm-maven"), AS_OF)


@pytest.mark.parametrize("code", ["2017", "2018"])
def test_everyone_has_a_plan_with_all_sections(public: Book, code: str) -> None:
    names = [each.name for each in public.roster.people if public.deals_of(each)]
    assert len(names) >= PEOPLE
    for name in names[:: quick_or_full(6, 1)]:
        scope = plan_scope(public, name, code)
        found = sections(scope)
        assert found.keys() == set(PLAN.sections)
        assert found["action_plan"].head.title == "No actions planned yet."
        assert "no quota yet" in large_bridge(scope).sentence.casefold()


def test_a_plan_of_one_export_prints_no_missing_value(public: Book) -> None:
    document_type = built_in().document_types["business-plan"]
    name = next(each.name for each in public.roster.people if public.deals_of(each))
    [sheet] = sheets(document_type, "rep", public, "2018", name=name)
    words = page_words(document_type, sheet, public)
    assert len(words) > 1_000
    assert "None" not in words.split()
