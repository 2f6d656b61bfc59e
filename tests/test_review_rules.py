"""Rules that keep reviews and scorecards fair and private, each with a test on finished pages."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DocumentType
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from tests.document_tools import PROJECT
from tests.pages import EDITIONS, book, page_words, sheets

DOCUMENT_TYPES = load_catalog().document_types
QUARTERLY = DOCUMENT_TYPES["quarterly-review"]
STATEMENT = (
    "Signing confirms that we discussed this on the date shown and that the salesperson received a copy. It does not "
    "mean agreement. Comments, if any, are above or attached."
)
RATED_AREAS = ("Pipeline and forecast", "Prospecting", "Selling skills", "Accounts", "Product", "Teamwork")
ACCUSING = re.compile(r"\b(must|failed|failure|underperform\w*|poor|weak|bad|worst|excellent|great)\b", re.IGNORECASE)
RANKED = re.compile(r"\b(rank\w*|place \d|\d(st|nd|rd|th) of \d|last place|bottom)\b", re.IGNORECASE)
each_document = pytest.mark.parametrize(
    ("document_type", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each)
)


@pytest.fixture(scope="module")
def sample() -> Book:
    return book(PROJECT / "inputs" / "sample")


@pytest.fixture(scope="module")
def with_an_absence(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder: Path = tmp_path_factory.mktemp("inputs")
    shutil.copy(PROJECT / "inputs" / "sample" / "opportunities.csv", folder)
    workbook = load_workbook(PROJECT / "inputs" / "sample" / "team.xlsx")
    first, last = datetime(2026, 7, 1), datetime(2026, 8, 31)  # noqa: DTZ001 - spreadsheet dates have no time zone
    workbook["Events"].append([first, last, "away", "Parental leave after an operation", "Ana Ruiz"])
    workbook.save(folder / "team.xlsx")
    return book(folder)


def code(document_type: DocumentType) -> str:
    return "2026-Q3" if "quarter" in document_type.periods else "2026-09"


def pages(document_type: DocumentType, edition: str, inputs: Book) -> Iterator[tuple[str, str]]:
    """Each person's name and the words of their document."""
    for sheet in sheets(document_type, edition, inputs, code(document_type)):
        yield sheet.subject, " ".join(page_words(document_type, sheet, inputs).split())


def test_talent_planning_is_only_on_the_managers_copy_and_only_if_set_in_settings(sample: Book) -> None:
    with_talent_page = replace(sample, settings=replace(sample.settings, talent_page=True))
    labels = ("Invest", "Develop", "Sustain", "Support", "Reassess")
    for _, words in pages(QUARTERLY, "manager", sample):
        assert "Sustain" not in words
    for name, words in pages(QUARTERLY, "manager", with_talent_page):
        assert all(label in words for label in labels), name
        assert "My next step for this person" in words
    for edition in ("rep", "preread"):
        assert not any("Sustain" in words for _, words in pages(QUARTERLY, edition, with_talent_page))


def test_the_managers_page_says_that_the_person_may_have_a_right_to_see_it(sample: Book) -> None:
    for _, words in pages(QUARTERLY, "manager", sample):
        assert "The person may have a right to see this. Write only what you'd say." in words


def test_six_behaviors_are_rated_without_an_overall_number(sample: Book) -> None:
    rated = [words for _, words in pages(QUARTERLY, "rep", sample) if "Growth" in words]
    assert rated
    for words in rated:
        assert all(area in words for area in RATED_AREAS)
        assert not re.search(r"\b(overall|total score|average rating)\b", words, re.IGNORECASE)


def test_the_signing_statement_is_between_comments_and_signatures(sample: Book) -> None:
    for edition in ("rep", "manager"):
        for name, words in pages(QUARTERLY, edition, sample):
            comments, statement = words.index("My comments"), words.index(STATEMENT)
            assert comments < statement < words.index("Declined to sign (date)"), name
            assert words.index("Initials") < comments
    assert not any(STATEMENT in words for _, words in pages(QUARTERLY, "preread", sample))


@each_document
def test_a_persons_page_names_no_one_else_but_the_manager(
    document_type: DocumentType, edition: str, sample: Book
) -> None:
    """Colleagues may appear only in text that people typed."""
    typed = " ".join(
        [*(f"{each.text} {each.now} {each.so_that}" for each in sample.actions), *(note.text for note in sample.notes)]
    )
    managers = {person.manager for person in sample.roster.people}
    others = {person.name for person in sample.roster.people} - managers
    for name, words in pages(document_type, edition, sample):
        assert not [other for other in others - {name} if other in words and other not in typed], name


@each_document
def test_the_reason_for_an_absence_is_on_no_page(
    document_type: DocumentType, edition: str, with_an_absence: Book
) -> None:
    assert [each for each in with_an_absence.events if each.kind == "away" and each.salesperson == "Ana Ruiz"]
    words = dict(pages(document_type, edition, with_an_absence))["Ana Ruiz"]
    assert not re.search(r"parental|operation|\bleave\b|\bsick", words, re.IGNORECASE)


@each_document
def test_no_word_accuses_or_flatters_or_ranks(document_type: DocumentType, edition: str, sample: Book) -> None:
    typed = " ".join([*(each.text for each in sample.actions), *(note.text for note in sample.notes)])
    for name, words in pages(document_type, edition, sample):
        found = [match.group() for match in (*ACCUSING.finditer(words), *RANKED.finditer(words))]
        assert not [word for word in found if word not in typed], name


def test_new_hires_and_leavers_are_labeled_and_get_no_marks(sample: Book) -> None:
    by_person = {sheet.subject: sheet for sheet in sheets(QUARTERLY, "rep", sample, "2026-Q3")}
    words = {name: " ".join(page_words(QUARTERLY, sheet, sample).split()) for name, sheet in by_person.items()}
    assert "started Sep 8" in words["Ewa Wójcik"]
    assert not re.search("[↗↘]", words["Ewa Wójcik"])
    assert re.search("[↗↘]", words["Ana Ruiz"])


def test_team_details_are_only_in_the_managers_edition(sample: Book) -> None:
    document_type, workspace = DOCUMENT_TYPES["team-scorecard"], Workspace(sample)
    period = sample.calendar.parse("2026-Q3")
    assert period is not None
    for team in teams(workspace, period):
        texts = {}
        for edition in document_type.editions:
            scope = Scope(
                workspace, document_type.name, document_type.title, team, period, edition, document_type.limits
            )
            texts[edition] = " ".join(
                page_words(document_type, fact_sheet(scope, document_type.sections), sample).split()
            )
        for header in ("Win rate", "Decisions", "Forecast vs. actual", "Kept", "Carried"):
            assert header in texts["manager"]
            assert header not in texts["rep"]


@pytest.mark.parametrize(("setting", "first"), [("names", "Ana Ruiz"), ("initials", "AR"), ("none", "")])
def test_names_on_team_pages_follow_settings(sample: Book, setting: str, first: str) -> None:
    inputs = replace(sample, settings=replace(sample.settings, names_on_team_pages=setting))
    document_type, workspace = DOCUMENT_TYPES["team-scorecard"], Workspace(inputs)
    period = inputs.calendar.parse("2026-Q3")
    assert period is not None
    [west] = [team for team in teams(workspace, period) if team.name == "West"]
    scope = Scope(workspace, document_type.name, document_type.title, west, period, "rep", document_type.limits)
    words = page_words(document_type, fact_sheet(scope, document_type.sections), inputs)
    assert first in words
    assert ("Ruiz" in words) is (setting == "names")
