"""Every number that a document of the sample prints has an answer in plangen explain."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plangen.doctypes.document_type import DocumentType
from plangen.facts.figures.listed import measures_of
from plangen.facts.printed_numbers import numbers_in, occurs
from plangen.facts.scope.every_subject import SUBJECTS
from plangen.facts.scope.workspace import Workspace
from plangen.facts.section_rules import RULES
from plangen.facts.sections import SECTIONS
from plangen.periods import Length, parse_week, parse_weeks
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.workflow.explain import Question, answer, answer_printed, explain_printed
from plangen.workflow.explain_number import (
    NumberOnPage,
    TracedDocument,
    asks_for_number,
    documents_about,
    explain_number,
    traced_document,
    traced_workspace,
    with_origin,
)
from plangen.workflow.fact_sheet import fact_sheet
from plangen.workflow.number_origins import InputCells
from plangen.workflow.planning.as_of import Days
from tests.built_in import built_in
from tests.document_tools import PROJECT
from tests.pages import PERIODS, book, page_words, reading
from tests.sizes import quick_or_full
from tests.small_team import small_team, write_rows

SAMPLE = PROJECT / "inputs" / "sample"
AS_OF = date(2026, 10, 5)
DAYS = Days(AS_OF, AS_OF)
CODES = {**PERIODS, "13 weeks": "2026-10-12", "week": "2026-W41"}
TYPES = built_in().document_types.values()
COMPUTED = {
    "quarterly-review": 0.7, "monthly-review": 0.55, "scorecard": 0.72, "team-scorecard": 0.75, "manager-brief": 0.65,
    "business-plan": 0.55, "business-plan-team": 0.7, "account-plan": 0.5,
}  # fmt: skip
"""The least share of a type's numbers that are a metric or a difference; the others are dates, ids, and lists."""


def sample() -> Book:
    return book(SAMPLE, AS_OF)


@cache
def workspace() -> Workspace:
    return traced_workspace(sample())


@cache
def documents(document_type_name: str) -> Sequence[tuple[TracedDocument, str]]:
    """The first documents of a type in each edition, each with the words of its Word file; in the soak run, all."""
    return tuple(_documents(built_in().document_types[document_type_name]))


def _documents(document_type: DocumentType) -> Iterator[tuple[TracedDocument, str]]:
    inputs = sample()
    for length in (each for each in document_type.periods if str(each) in CODES):
        code = CODES[str(length)]
        parsed = parse_week if length is Length.WEEK else parse_weeks
        period = inputs.calendar.parse(code) or parsed(code)
        assert period is not None
        for subject in SUBJECTS[document_type.subject](workspace(), period)[: quick_or_full(1, 100)]:
            for edition in document_type.editions:
                words = page_words(document_type, fact_sheet(inputs, document_type, subject, period, edition), inputs)
                yield traced_document(workspace(), document_type, subject, period, edition), words


def sort_of(number: str, places: list[NumberOnPage]) -> str:
    """What the best answer about a number is: a metric, a difference, a list, or none."""
    exact = [each for each in places if occurs(number, each.text)] or places
    if any(each.measure is not None for each in exact):
        return "metric"
    return "difference" if any(each.difference_of for each in exact) else "list" if exact else "none"


def is_explained(number: str, traced: TracedDocument, cells: InputCells) -> bool:
    """Whether a number has rows, arithmetic, or an origin in the files, the period, or the template."""
    exact = [each for each in traced.places_of(number) if occurs(number, each.text)] or [*traced.places_of(number)]
    return any(with_origin(each, number, traced, cells).is_explained for each in exact)


@pytest.mark.parametrize("document_type", TYPES, ids=lambda each: each.name)
def test_every_number_has_rows_cells_or_arithmetic(document_type: DocumentType) -> None:
    cells, counted, unexplained = InputCells(sample()), 0, []
    for traced, words in documents(document_type.name):
        for number, times in Counter(numbers_in(words)).items():
            counted += times
            unexplained += [] if is_explained(number, traced, cells) else [number] * times
    assert counted >= 10
    assert not unexplained


@pytest.mark.parametrize("document_type", TYPES, ids=lambda each: each.name)
def test_every_number_of_the_samples_documents_has_an_answer(document_type: DocumentType) -> None:
    counted: Counter[str] = Counter()
    unanswered = []
    for traced, words in documents(document_type.name):
        for number, times in Counter(numbers_in(words)).items():
            sort = sort_of(number, list(traced.places_of(number)))
            counted[sort] += times
            unanswered += [f"{traced.title} ({traced.edition}): {number}"] if sort == "none" else []
    assert sum(counted.values()) >= 10
    assert not unanswered
    computed = (counted["metric"] + counted["difference"]) / sum(counted.values())
    assert computed >= COMPUTED.get(document_type.name, 0), counted


def test_every_section_has_a_rule_whose_metrics_can_be_asked_for() -> None:
    listed = {name for sections in SECTIONS.values() for name in sections}
    assert len(listed) > 90
    assert set(RULES) == listed
    known = {spelling for each in measures_of(Workspace(sample())) for spelling in each.spellings}
    asked = {name for rule in RULES.values() for name in rule.metrics}
    assert len(asked) > 20
    assert not asked - known


def test_a_number_is_explained_by_the_rows_of_each_measure_that_prints_as_it() -> None:
    found = explain_number(sample(), "Ana Ruiz", "$261.4K", "2026-Q3", "")
    assert {place.section for place in found.places} >= {"tiles", "results", "score_table"}
    assert all("261.4" in place.text for place in found.places)
    [first, *_] = [tallies for measure, tallies in found.tallies.items() if measure.n == 18]
    assert sum(row.values[0] or 0 for row in first[0].rows) == 261_400
    assert all(row.place.cell for row in first[0].rows)


def test_a_difference_names_the_two_numbers_that_were_subtracted() -> None:
    found = explain_number(sample(), "Ana Ruiz", "+$16.4K", "2026-Q3", "")
    assert {place.made_of for place in found.places if place.difference_of} >= {"$261.4K − $245.0K"}


def test_an_amount_ahead_or_behind_in_a_sentence_is_a_difference_without_its_sign() -> None:
    found = explain_number(sample(), "Ana Ruiz", "$16.4K", "2026-Q3", "")
    assert {place.made_of for place in found.places if place.section == "headline"} == {"$261.4K − $245.0K"}


def test_the_amount_over_quota_is_explained_by_bookings_and_quota() -> None:
    found = explain_number(sample(), "Ana Ruiz", "$16.6K", "2026-Q3", "")
    over = [place for place in found.places if place.section == "score_tiles"]
    assert over
    assert all(len(place.difference_of) == 2 for place in over if place.text == "$16.6K")


def test_both_ends_of_typical_coverage_are_measures() -> None:
    [tile] = [
        text
        for traced, _ in documents("quarterly-review")
        for section in traced.sections
        if section.name == "tiles" and section.trace
        for text in section.texts
        if text.text.startswith("typical by now")
    ][:1]
    [(document, _), *_] = documents("quarterly-review")
    low, high = (number for number in numbers_in(tile.text) if "." in number)
    for number in (low, high):
        assert any(each.measure is not None for each in document.places_of(number) if each.text == tile.text)


def test_the_sample_of_a_rate_is_explained_by_its_deals() -> None:
    found = explain_number(sample(), "Ana Ruiz", "52", "2026-Q3", "")
    rates = [place for place in found.places if place.text.endswith("18 of 52") and place.measure is not None]
    assert rates
    assert all(len(found.tallies[place.measure]) for place in rates if place.measure is not None)


def test_a_number_in_a_list_names_what_the_list_has() -> None:
    found = explain_number(sample(), "Ana Ruiz", "3", "2026-Q3", "")
    rating = next(place for place in found.places if place.section == "growth")
    assert (rating.measure, rating.rule.text) == (None, "ratings, as entered in your files, and their means")


@pytest.mark.parametrize(
    ("contest", "number", "pages"),
    [
        ("Race to Your Number", "698.0K", {"Standings", "Contest close-out"}),
        ("Race to Your Number", "152%", {"Standings", "Certificate"}),
        ("100 Doors", "57", {"Standings"}),
        ("100 Doors", "19", {"Standings"}),
    ],
)
def test_a_number_of_a_contest_is_found_by_the_contests_name(contest: str, number: str, pages: set[str]) -> None:
    found = explain_number(sample(), contest, number, "", "")
    assert {each.document for each in found.places} == pages
    assert any(each.measure is not None for each in found.places)
    assert any(row.place.cell for tallies in found.tallies.values() for tally in tallies for row in tally.rows)


@pytest.mark.parametrize(("asked", "name"), [("race", "Race to Your Number"), ("100 DOORS", "100 Doors")])
def test_a_contest_is_named_like_a_person_by_part_of_its_name(asked: str, name: str) -> None:
    number = {"race": "698.0K", "100 DOORS": "57"}[asked]
    found = answer_printed(Question(DAYS, asked, number, "", (SAMPLE,)), reading(SAMPLE, DAYS))
    assert found.subject == name


def test_someones_number_in_a_contest_is_found_by_their_name_and_nobody_elses() -> None:
    def documents_with(name: str, number: str) -> set[str]:
        about = documents_about(sample(), name, "2026-Q3", ("contest-standings", "contest-certificate"))
        return {place.document for each in about for place in each.places_of(number)}

    assert documents_with("José Marín", "152%") == {"Standings", "Certificate"}
    assert documents_with("Renée Caldwell", "106%") == {"Standings", "Certificate"}
    assert not documents_with("Renée Caldwell", "152%")


def test_a_contest_has_no_metric_of_a_person() -> None:
    with pytest.raises(UsageError, match=r"Bookings isn't known for a contest\. Name a person, or a number"):
        answer(Question(DAYS, "race", "bookings", "", (SAMPLE,)), reading(SAMPLE, DAYS))


def test_part_of_an_id_a_name_or_a_longer_number_is_not_the_number() -> None:
    assert occurs("3", "2 of 3, small sample")
    assert occurs("198.2", "$198.2K")
    assert not any(occurs("3", text) for text in ("Q3 2026", "AR-26Q2-3", "13", "3.5", "3,000", "1.3"))


def test_a_number_of_the_coming_year_names_the_period_to_ask_for(tmp_path: Path) -> None:
    inputs = small_team(tmp_path / "inputs")
    write_rows(inputs / "targets.csv", ("salesperson", "period", "target"), ("Ana Ruiz", "2027", "9876543"))
    with pytest.raises(UsageError, match=r"prints 9,876,543\. Documents for 2027 do: add --period 2027\."):
        explain_number(book(inputs, AS_OF), "Ana Ruiz", "9,876,543", "", "")


def test_a_number_that_is_not_printed_is_refused(tmp_path: Path) -> None:
    question = Question(Days(AS_OF, AS_OF), "ana", "$987,654", "2026-Q3", (small_team(tmp_path / "inputs"),))
    with pytest.raises(UsageError, match=r"No document about Ana Ruiz prints \$987,654 for 2026-Q3\."):
        explain_printed(question)


def test_a_number_is_told_from_the_name_of_a_metric() -> None:
    assert all(map(asks_for_number, ("198.2K", "$1,050,000", "−3.4 pt", "2.1×", "3")))
    assert not any(map(asks_for_number, ("win rate", "calls", "new-customer share", "")))
