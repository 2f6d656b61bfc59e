import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from plangen.elements.field import Field
from plangen.facts.factsheet import FactSheet
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.records.load import load
from tests.metrics.invented import period
from tests.seen import seen
from tests.sizes import SOAK, quick_or_full

Sheets = Mapping[str, FactSheet]
QUARTER = period("2026-Q3")
PEOPLE = () if SOAK else ("Ana Ruiz", "Priya Raman", "Ewa Wójcik", "François Métayer")
"""One with everything, one without a quota, one who has just started, and one who left; everyone in the soak run."""
OTHERS = [("2026-08-20", "2026-Q3"), *([("2026-10-05", "2025-Q3"), ("2026-12-31", "2026-Q4")] if SOAK else [])]
"""Another date, before the export; in the soak run also another quarter, and a date after the export."""


def facts(sheets: Sheets, name: str) -> Mapping[str, Any]:
    return sheets[name].sections


def tiles(sheets: Sheets, name: str) -> list[tuple[str, str, str, str]]:
    return [(tile.label, tile.figure.short, tile.mark.value, tile.sub) for tile in facts(sheets, name)["tiles"]]


def test_anas_tiles_match_the_picture(sample: Sheets) -> None:
    assert tiles(sample, "Ana Ruiz") == [
        ("Attainment, Q3", "106.7%", "↗", "$261.4K of $245.0K"),
        ("Attainment, year to date", "102.4%", "↗", "$712.4K of $695.8K"),
        ("Pipeline coverage, Q4", "2.1×", "", "$587.4K for $284.2K to go"),
        ("Commitments kept", "2 of 3", "", "one moved, 2nd time"),
    ]


def test_each_of_anas_tiles_says_what_it_is_compared_with(sample: Sheets) -> None:
    notes = [each.note for each in facts(sample, "Ana Ruiz")["tiles"]]
    assert notes == ["Q2: 102.3%", "same months of 2025: $627.2K", "typical by now: 1.8–2.3×", "Q2: 2 of 2"]


def test_anas_headline_and_chart_match_the_picture(sample: Sheets) -> None:
    ana = facts(sample, "Ana Ruiz")
    assert ana["headline"].lead == "$16.4K ahead for the quarter, $16.6K for the year."
    assert ana["headline"].rest == "$284.2K to go in Q4; $587.4K set to close."
    assert ana["bookings_by_month"].title == "September carried the quarter: $122K of $261K"
    columns = [column.text for column in ana["bookings_by_month"].columns]
    assert columns == ["52", "81", "77", "60", "88", "93", "58", "81", "122", "", "", ""]


def test_anas_results_match_the_picture(sample: Sheets) -> None:
    rows = [
        (row.label, row.plan.short, row.actual.short, row.difference.short, row.mark.value)
        for row in seen(facts(sample, "Ana Ruiz")["results"]).rows
    ]
    assert rows == [
        ("Bookings", "$245.0K", "$261.4K", "+$16.4K", "↗"),
        ("New accounts", "6", "2", "−4", "↘"),
        ("Margin", "31.0%", "29.4%", "−1.6 pt", "→"),
        ("Win rate, 18 of 52", "30.0%", "34.6%", "+4.6 pt", "↗"),
        ("Median sales cycle, 18 won", "60 days", "71 days", "+11 days", "↘"),
    ]


def test_anas_past_and_carried_commitments_match_the_picture(sample: Sheets) -> None:
    ana = facts(sample, "Ana Ruiz")
    assert ana["past_commitments"].heading == "Agreed in July"
    assert [row.status.value for row in ana["past_commitments"].rows] == ["moved", "kept", "kept"]
    assert ana["thanks"].text.startswith("driving to Salinas on a Sunday")
    assert ana["reflections"].to_work_on.sentence == "New accounts 2 of 6; December coverage 0.8×."
    [carried] = seen(ana["commitments"]).carried
    assert (carried.action, carried.by) == ("Open two of the four manufacturing accounts", "Nov 30")
    assert ana["closing"].initials == ("AR", "KO")


def test_priya_without_a_quota_gets_the_reason_and_the_fix(sample: Sheets) -> None:
    reason = "no quota: add a quota in team.xlsx › Team › H7"
    assert facts(sample, "Priya Raman")["headline"].rest.endswith(" No quota yet.")
    assert "n/a" not in [figure for _, figure, *_ in tiles(sample, "Priya Raman")]
    set_to_close, coverage, weighted = seen(facts(sample, "Priya Raman")["pipeline"]).coverage
    assert set_to_close.label == "Set to close"
    assert (coverage.figure.short, coverage.note) == ("n/a", reason)
    assert weighted.label == "Weighted"
    booked = seen(facts(sample, "Priya Raman")["results"]).rows[0]
    assert (booked.plan.short, booked.difference) == ("n/a", None)
    assert any("team.xlsx › Team › H7" in note for note in facts(sample, "Priya Raman")["data_notes"])


def test_the_subjects_are_the_ten_salespeople_of_the_quarter(sample: Sheets) -> None:
    assert list(sample) == [
        "Renée Caldwell", "Leïla Haddad", "Omar Haddad", "Zoë Lindqvist", "José Marín", "Julia Mensah",
        "François Métayer", "Priya Raman", "Ana Ruiz", "Ewa Wójcik",
    ]  # fmt: skip


def test_a_fact_sheet_as_json_is_the_same_twice(
    sample_book: Book, sample: Sheets, reviews: Callable[..., Sheets]
) -> None:
    again = reviews(sample_book, "2026-Q3", PEOPLE)
    assert set(again) == {*(PEOPLE or sample)}
    for name in again:
        text = sample[name].as_json()
        assert text == again[name].as_json()
        parsed = json.loads(text)
        assert (parsed["subject"], parsed["period"], parsed["edition"]) == (name, "2026-Q3", "rep")
        assert len(text) > 5000


def fields_of(value: Any) -> Iterator[Field]:
    if isinstance(value, Field):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from fields_of(each)
    elif isinstance(value, Mapping):
        yield from fields_of(list(value.values()))
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from fields_of(getattr(value, name))


def test_every_blank_of_a_document_has_its_own_name(sample: Sheets) -> None:
    for sheet in sample.values():
        # The choices of one field can have columns of their own, each a box under its word.
        fields = {(field.name, field.choices) for field in fields_of(list(sheet.sections.values()))}
        names = [name for name, choices in fields if len(choices) != 1]
        assert len(names) > 20
        assert len(names) == len(set(names)), sheet.subject


def words_of(book: Book, name: str) -> set[str]:
    """The words in one person's rows: ids and names of deals, ids and texts of actions, and notes."""
    deals = [deal for deal in book.opportunities if deal.salesperson == name]
    words = {word for deal in deals for word in (deal.id, f"{deal.name} | {deal.account}") if word}
    actions = [action for action in book.actions if action.salesperson == name]
    words |= {word for action in actions for word in (action.id, action.text, action.now, action.so_that) if word}
    return words | {note.text for note in book.notes if note.salesperson == name}


def test_no_fact_sheet_has_words_from_another_persons_rows(sample_book: Book, sample: Sheets) -> None:
    own = {person.name: words_of(sample_book, person.name) for person in sample_book.roster.people}
    assert sum(map(len, own.values())) > 1000
    for name, sheet in sample.items():
        text = sheet.as_json()
        decided = [f"{row.deal} | {row.account}" for row in seen(sheet.sections["pipeline"]).decisions]
        for other in set(own) - {name}:
            foreign = own[other] - own[name]
            assert not [word for word in foreign if f'"{word}"' in text or f"/{word}/" in text], (name, other)
            assert not foreign & set(decided), (name, other)


def test_no_fact_sheet_names_a_colleague(sample_book: Book, sample: Sheets) -> None:
    """Only texts that someone wrote about the person may name a colleague."""
    for name, sheet in sample.items():
        facts_of = json.loads(sheet.as_json())
        person = sample_book.roster.find(name)
        assert person is not None
        written = {"past_commitments", "thanks", "commitments", "comments", "full_text"}
        computed = {key: value for key, value in facts_of["sections"].items() if key not in written}
        text = json.dumps(computed, ensure_ascii=False)
        others = {each.name for each in sample_book.roster.people} - {name, person.manager}
        assert not [other for other in others if other in text], name


def test_the_leak_test_would_find_a_leak(sample_book: Book, sample: Sheets) -> None:
    assert words_of(sample_book, "Ana Ruiz") & {
        row.number for row in facts(sample, "Ana Ruiz")["past_commitments"].rows
    }


@pytest.mark.parametrize(("as_of", "code"), OTHERS)
def test_other_dates_and_quarters_can_be_reviewed(
    sample_book: Book, reviews: Callable[..., Sheets], as_of: str, code: str
) -> None:
    other = reviews(reread(sample_book, date.fromisoformat(as_of)), code, PEOPLE)
    assert len(other) >= quick_or_full(2, 6)
    for name, sheet in other.items():
        assert '"reason": "no quota"' not in sheet.as_json() or name in {"Priya Raman", "Ewa Wójcik"}


def reread(book: Book, as_of: date) -> Book:
    return book if as_of == book.as_of else load(book.grids, today=as_of, as_of=as_of)


def test_someone_who_left_has_a_review_of_their_last_quarter(sample_book: Book) -> None:
    workspace = Workspace(sample_book)
    assert "François Métayer" in [subject.name for subject in salespeople(workspace, QUARTER)]
    assert "François Métayer" not in [subject.name for subject in salespeople(workspace, period("2026-Q4"))]
