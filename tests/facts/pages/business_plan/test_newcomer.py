"""The plan of a person hired in its year."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.formatting.measured_text import width_of
from plangen.facts.pages.business_plan.action_plan import action_plan
from plangen.facts.pages.business_plan.development import development
from plangen.facts.pages.business_plan.last_year import last_year
from plangen.facts.pages.business_plan.quota_build import quota_build
from plangen.facts.pages.business_plan.what_it_takes import what_it_takes
from plangen.facts.scope.subjects import Subject
from plangen.records.book import Book
from plangen.records.meetings.notes import Note
from tests.companies import thin
from tests.facts.pages.business_plan.planned import PLAN, plan_scope
from tests.pages import book, page_words, sheets
from tests.runs import AS_OF

SAMPLE = Path(__file__).parents[4] / "inputs" / "sample"
EWA, ZOE = "Ewa Wójcik", "Zoë Lindqvist"
HIRED = date(2026, 9, 8)


@pytest.fixture(scope="module")
def sample() -> Book:
    found = book(SAMPLE, AS_OF)
    person = found.roster.find(EWA)
    assert person is not None
    assert person.hired == HIRED
    return found


def test_the_page_of_the_year_before_is_left_out_for_a_person_hired_after_it(sample: Book) -> None:
    for name, is_printed in ((EWA, False), (ZOE, True)):
        [sheet] = sheets(PLAN, "rep", sample, "2026", name=name)
        words = page_words(PLAN, sheet, sample)
        assert "Quota build" in words
        assert ("Last year" in words) is is_printed, name


def test_a_newcomer_with_a_note_on_the_year_before_has_its_page(sample: Book) -> None:
    assert not last_year(plan_scope(sample, EWA, "2026")).has_content
    note = Note(RowKey(9, 1), EWA, "worked", "Two seasons on the counter")
    noted = replace(sample, notes=[*sample.notes, note])
    assert last_year(plan_scope(noted, EWA, "2026")).has_content


def test_months_before_the_hire_date_have_no_days_no_ramp_and_no_quota(sample: Book) -> None:
    [sheet] = sheets(PLAN, "rep", sample, "2026", name=EWA)
    rows = sheet.sections["quota_build"].months.rows
    found = {row.plain("month"): (row.plain("days"), row.plain("ramp"), row.plain("quota")) for row in rows}
    assert found["August"] == ("", "", "")
    assert {"Q1", "Q2"}.isdisjoint(found)
    assert found["September"] == ("81.0%", "25.0%", "$12,952")
    assert found["December"][:2] == ("100.0%", "100.0%")
    assert quota_build(plan_scope(sample, EWA, "2026")).chain is not None


def test_a_page_without_charts_has_more_lines_to_write_on(sample: Book) -> None:
    newcomer, seller = (last_year(plan_scope(sample, name, "2027")) for name in (EWA, "Ana Ruiz"))
    assert (newcomer.difference, newcomer.reasons, newcomer.tiers) == (None, None, None)
    assert (newcomer.sentences.lines, seller.sentences.lines) == (9, 3)
    assert newcomer.head.title == "0 of 1 month at quota; $0, 0.0% of quota to Oct 5."


def test_with_few_stages_there_are_more_rows_for_what_to_do_differently(tmp_path: Path, sample: Book) -> None:
    thin.write(tmp_path, {})
    few, many = plan_scope(book(tmp_path, AS_OF), thin.WITH_DEALS, "2026"), plan_scope(sample, EWA, "2027")
    pages = [what_it_takes(each) for each in (few, many)]
    assert [len(page.pipeline.rows) for page in pages if page.pipeline] == [1, 8]
    assert [len(page.differently.rows) for page in pages] == [12, 6]
    assert pages[0].pipeline is not None
    assert dict.fromkeys(column.header for column, _ in pages[0].pipeline.headers).keys() >= {"Open", "Open now"}


def test_the_months_alone_leave_room_for_what_was_assumed(tmp_path: Path, sample: Book) -> None:
    thin.write(tmp_path, {})
    alone, seller = plan_scope(book(tmp_path, AS_OF), thin.WITHOUT_DEALS, "2026"), plan_scope(sample, EWA, "2027")
    assert [quota_build(each).lines for each in (alone, seller)] == [11, 7]


def test_without_accounts_there_are_more_rows_for_support(tmp_path: Path) -> None:
    thin.write(tmp_path, {})
    scopes = [plan_scope(book(tmp_path, AS_OF), name, "2026") for name in (thin.WITHOUT_DEALS, thin.WITH_DEALS)]
    pages = [development(each) for each in scopes]
    assert [page.accounts is None for page in pages] == [True, False]
    assert [len(page.support.rows) for page in pages] == [5, 2]


def test_the_numbers_of_actions_stay_on_one_line(sample: Book) -> None:
    scope = plan_scope(sample, EWA, "2027")
    long = replace(scope, subject=Subject(replace(scope.person, code="MFWX"), None))
    widths = [action_plan(each).quarters[0].actions.columns[0].width for each in (scope, long)]
    assert widths[0] == 18.5
    assert widths[1] > width_of("MFWX-27Q1-P1", 8.5) + 2
