import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from plangen.elements.field import Field
from plangen.facts.desk import Desk
from plangen.facts.factsheet import FactSheet
from plangen.facts.subjects import salespeople
from plangen.records.book import Book
from plangen.records.load import load
from tests.metrics.invented import period

Sheets = Mapping[str, FactSheet]
QUARTER = period("2026-Q3")


def facts(sheets: Sheets, name: str) -> Mapping[str, Any]:
    return sheets[name].sections


def tiles(sheets: Sheets, name: str) -> list[tuple[str, str, str, str]]:
    return [(tile.label, tile.figure.short, tile.mark.value, tile.sub) for tile in facts(sheets, name)["tiles"]]


def test_anas_tiles_are_those_of_the_picture(sample: Sheets) -> None:
    assert tiles(sample, "Ana Ruiz") == [
        ("Attainment, Q3", "106.7%", "↗", "$261.4K of $245.0K"),
        ("Attainment, year to date", "102.4%", "↗", "$712.4K of $695.8K"),
        ("Coverage, Q4", "2.1×", "", "usual at this point 1.8–2.3×"),
        ("Commitments kept", "2 of 3", "", "one moved, 2nd time"),
    ]


def test_anas_verdict_and_chart_are_those_of_the_picture(sample: Sheets) -> None:
    ana = facts(sample, "Ana Ruiz")
    assert ana["verdict"].lead == "$16.4K ahead for the quarter, $16.6K for the year."
    assert ana["verdict"].rest == "$284.2K to go in Q4; $587.4K is due then."
    assert ana["picture"].title == "September carried the quarter: 122 of 261"
    columns = [column.text for column in ana["picture"].columns]
    assert columns == ["52", "81", "77", "60", "88", "93", "58", "81", "122", "", "", ""]


def test_anas_results_are_those_of_the_picture(sample: Sheets) -> None:
    rows = [
        (row.label, row.plan.short, row.actual.short, row.difference.short, row.mark.value)
        for row in facts(sample, "Ana Ruiz")["results"].rows
    ]
    assert rows == [
        ("Won", "$245.0K", "$261.4K", "+$16.4K", "↗"),
        ("New accounts", "6", "2", "−4", "↘"),
        ("Margin", "31.0%", "29.4%", "−1.6 pt", "→"),
        ("Win rate, 18 of 52", "30.0%", "34.6%", "+4.6 pt", "↗"),
        ("Median cycle, 18 won", "60 days", "71 days", "+11 days", "↘"),
    ]


def test_what_ana_agreed_and_carries_on_is_that_of_the_picture(sample: Sheets) -> None:
    ana = facts(sample, "Ana Ruiz")
    assert ana["agreed"].heading == "Agreed in July"
    assert [row.status.value for row in ana["agreed"].rows] == ["moved", "kept", "kept"]
    assert ana["thanks"].text.startswith("driving to Salinas on a Sunday")
    assert ana["reflections"].to_work_on.sentence == "New accounts 2 of 6; December 0.8× covered."
    [carried] = ana["commitments"].carried
    assert (carried.action, carried.by) == ("Open two of the four manufacturing accounts", "Nov 30")
    assert ana["closing"].initials == ("AR", "KO")


def test_priya_without_a_quota_is_told_why_and_where(sample: Sheets) -> None:
    reason = "no quota: add a quota in team.xlsx › Team › H7"
    assert tiles(sample, "Priya Raman")[:2] == [
        ("Attainment, Q3", "n/a", "", reason),
        ("Attainment, year to date", "n/a", "", reason),
    ]
    [coverage] = facts(sample, "Priya Raman")["pipeline"].coverage
    assert (coverage.figure.short, coverage.note) == ("n/a", reason)
    won = facts(sample, "Priya Raman")["results"].rows[0]
    assert (won.plan.short, won.difference) == ("n/a", None)
    assert any("team.xlsx › Team › H7" in note for note in facts(sample, "Priya Raman")["data_notes"])


def test_the_subjects_are_the_ten_who_sold_in_the_quarter(sample: Sheets) -> None:
    assert list(sample) == [
        "Renée Caldwell", "Leïla Haddad", "Omar Haddad", "Zoë Lindqvist", "José Marín", "Julia Mensah",
        "François Métayer", "Priya Raman", "Ana Ruiz", "Ewa Wójcik",
    ]  # fmt: skip


def test_a_sheet_as_json_is_readable_and_the_same_twice(
    sample_book: Book, sample: Sheets, reviews: Callable[[Book, str], Sheets]
) -> None:
    again = reviews(sample_book, "2026-Q3")
    assert list(sample) == list(again)
    for name, sheet in sample.items():
        text = sheet.as_json()
        assert text == again[name].as_json()
        said = json.loads(text)
        assert (said["subject"], said["period"], said["edition"]) == (name, "2026-Q3", "rep")
        assert len(text) > 5000


def fields_of(value: Any) -> Iterator[Field]:
    if isinstance(value, Field):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from fields_of(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from fields_of(getattr(value, name))


def test_no_two_blanks_of_a_document_have_one_name(sample: Sheets) -> None:
    for sheet in sample.values():
        names = [field.name for field in fields_of(list(sheet.sections.values()))]
        assert len(names) > 20
        assert len(names) == len(set(names)), sheet.subject


def words_of(book: Book, name: str) -> set[str]:
    """What only one person's rows say: names, ids and amounts of deals, numbers and texts of promises, notes."""
    deals = [deal for deal in book.opportunities if deal.salesperson == name]
    said = {word for deal in deals for word in (deal.id, f"{deal.name} | {deal.account}") if word}
    actions = [action for action in book.actions if action.salesperson == name]
    said |= {word for action in actions for word in (action.id, action.text, action.now, action.so_that) if word}
    return said | {note.text for note in book.notes if note.salesperson == name}


def test_no_sheet_says_anything_of_another_persons_rows(sample_book: Book, sample: Sheets) -> None:
    own = {person.name: words_of(sample_book, person.name) for person in sample_book.roster.people}
    assert sum(map(len, own.values())) > 1000
    for name, sheet in sample.items():
        text = sheet.as_json()
        decided = [f"{row.deal} | {row.account}" for row in sheet.sections["pipeline"].decisions]
        for other in set(own) - {name}:
            foreign = own[other] - own[name]
            assert not [word for word in foreign if f'"{word}"' in text or f"/{word}/" in text], (name, other)
            assert not foreign & set(decided), (name, other)


def test_no_sheet_names_a_colleague(sample_book: Book, sample: Sheets) -> None:
    """A colleague's name stands only in texts that somebody wrote about the person."""
    for name, sheet in sample.items():
        facts_of = json.loads(sheet.as_json())
        person = sample_book.roster.find(name)
        assert person is not None
        written = {"agreed", "thanks", "commitments", "comments", "in_full"}
        computed = {key: value for key, value in facts_of["sections"].items() if key not in written}
        text = json.dumps(computed, ensure_ascii=False)
        others = {each.name for each in sample_book.roster.people} - {name, person.manager}
        assert not [other for other in others if other in text], name


def test_the_leak_test_sees_a_leak(sample_book: Book, sample: Sheets) -> None:
    assert words_of(sample_book, "Ana Ruiz") & {row.number for row in facts(sample, "Ana Ruiz")["agreed"].rows}


@pytest.mark.parametrize(
    ("as_of", "code"), [("2026-08-20", "2026-Q3"), ("2026-10-05", "2025-Q3"), ("2026-12-31", "2026-Q4")]
)
def test_other_days_and_quarters_can_be_reviewed_too(
    sample_book: Book, reviews: Callable[[Book, str], Sheets], as_of: str, code: str
) -> None:
    other = reviews(reread(sample_book, date.fromisoformat(as_of)), code)
    assert len(other) > 5
    for name, sheet in other.items():
        assert '"reason": "no quota"' not in sheet.as_json() or name in {"Priya Raman", "Ewa Wójcik"}


def reread(book: Book, as_of: date) -> Book:
    return load(book.grids, today=as_of, as_of=as_of)


def test_a_leaver_has_a_review_of_the_quarter_in_which_he_left(sample_book: Book) -> None:
    desk = Desk(sample_book)
    assert "François Métayer" in [subject.name for subject in salespeople(desk, QUARTER)]
    assert "François Métayer" not in [subject.name for subject in salespeople(desk, period("2026-Q4"))]
