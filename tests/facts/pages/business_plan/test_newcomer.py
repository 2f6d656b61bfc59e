"""The plan of a person hired in its year."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.pages.business_plan.last_year import last_year
from plangen.facts.pages.business_plan.quota_build import quota_build
from plangen.records.book import Book
from plangen.records.meetings.notes import Note
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


def test_months_before_the_hire_date_have_no_days_and_no_ramp(sample: Book) -> None:
    [sheet] = sheets(PLAN, "rep", sample, "2026", name=EWA)
    rows = sheet.sections["quota_build"].months.rows
    found = {row.plain("month"): (row.plain("days"), row.plain("ramp"), row.plain("quota")) for row in rows}
    assert found["August"] == ("", "", "$0")
    assert found["September"] == ("81.0%", "25.0%", "$12,952")
    assert found["December"][:2] == ("100.0%", "100.0%")
    assert quota_build(plan_scope(sample, EWA, "2026")).chain is not None
