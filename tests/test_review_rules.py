"""Rules that keep reviews and scorecards fair and private, each with a test on finished pages."""

import re
from dataclasses import replace

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.elements.theme import Paper
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.workspace import Workspace
from plangen.facts.sections import fact_sheet
from plangen.records.book import Book
from tests.companies import crowded, full
from tests.document_tools import PROJECT
from tests.made import Made, MadeDocument
from tests.pages import EDITIONS, book, page_words
from tests.runs import QUARTER

DOCUMENT_TYPES = load_catalog().document_types
STATEMENT = (
    "Signing confirms that we discussed this on the date shown and that the salesperson received a copy. It does not "
    "mean agreement. Comments, if any, are above or attached."
)
RATED_AREAS = ("Pipeline and forecast", "Prospecting", "Selling skills", "Accounts", "Product", "Teamwork")
ACCUSING = re.compile(r"\b(must|failed|failure|underperform\w*|poor|weak|bad|worst|excellent|great)\b", re.IGNORECASE)
RANKED = re.compile(r"\b(rank\w*|place \d|\d(st|nd|rd|th) of \d|last place|bottom)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def sample() -> Book:
    return book(PROJECT / "inputs" / "sample")


def reviews(made: Made, edition: str, *companies: str) -> list[MadeDocument]:
    """The quarterly reviews of companies in an edition."""
    return made.documents(*companies, document_type="quarterly-review", edition=edition)


def documents_about_people(made: Made, company: str) -> list[MadeDocument]:
    """Every document about one person."""
    about_people = {document_type.name for document_type, _ in EDITIONS}
    found = [each for each in made.documents(company) if each.document_type in about_people]
    assert {each.document_type for each in found} == about_people
    return found


def test_talent_planning_is_only_on_the_managers_copy_and_only_if_set_in_settings(made: Made) -> None:
    labels = ("Invest", "Develop", "Sustain", "Support", "Reassess")
    for review in reviews(made, "manager", "full", "thin"):
        assert "Sustain" not in review.words
    for review in reviews(made, "manager", "crowded", "hostile"):
        assert all(label in review.words for label in labels), review.name
        assert "My next step for this person" in review.words
    for edition in ("rep", "preread"):
        assert not any("Sustain" in review.words for review in reviews(made, edition))


def test_the_managers_page_says_that_the_person_may_have_a_right_to_see_it(made: Made) -> None:
    for review in reviews(made, "manager"):
        assert "The person may have a right to see this. Write only what you’d say." in review.words


def test_six_behaviors_are_rated_without_an_overall_number(made: Made) -> None:
    rated = [review.words for review in reviews(made, "rep") if "Development · " in review.words]
    assert len(rated) >= 3
    for words in rated:
        assert all(area in words for area in RATED_AREAS)
        assert not re.search(r"\b(overall|total score|average rating)\b", words, re.IGNORECASE)


def test_the_signing_statement_is_between_comments_and_signatures(made: Made) -> None:
    for edition in ("rep", "manager"):
        for review in reviews(made, edition):
            words = review.words
            comments, statement = words.index("My comments"), words.index(STATEMENT)
            assert comments < statement < words.index("Declined to sign (date)"), review.name
            assert words.index("Initials") < comments
    assert not any(STATEMENT in review.words for review in reviews(made, "preread"))


def trainers(document: MadeDocument, inputs: Book) -> set[str]:
    """Who teaches, as typed; empty unless the document is a training plan."""
    if document.document_type != "training-plan":
        return set()
    return {each.trainer for each in inputs.training} | {each.responsible for each in inputs.onboarding}


def test_a_persons_page_names_no_one_else_but_the_manager(made: Made) -> None:
    """Colleagues may appear only in text that people typed, and in a training plan as trainers."""
    for document in (each for company in ("full", "crowded") for each in documents_about_people(made, company)):
        inputs = made.book(document.run)
        texts = [f"{each.text} {each.now} {each.so_that}" for each in inputs.actions]
        typed = " ".join([*texts, *(note.text for note in inputs.notes), *trainers(document, inputs)])
        people = inputs.roster.people
        others = {person.name for person in people} - {person.manager for person in people} - {document.subject}
        assert others
        assert not [name for name in others if name in document.words and name not in typed], document.name


def test_the_reason_for_an_absence_is_on_no_page(made: Made) -> None:
    documents = documents_about_people(made, "crowded")
    events = made.book(documents[0].run).events
    assert [each for each in events if each.kind == "away" and each.salesperson == crowded.SELLER]
    for document in documents:
        assert document.subject == crowded.SELLER
        assert not re.search(r"parental|operation|\bleave\b|\bsick", document.words, re.IGNORECASE), document.name


@pytest.mark.parametrize("company", ["full", "crowded", "thin"])
def test_no_word_accuses_or_flatters_or_ranks(made: Made, company: str) -> None:
    for document in documents_about_people(made, company):
        inputs = made.book(document.run)
        texts = [*(each.text for each in inputs.actions), *(note.text for note in inputs.notes)]
        typed = " ".join([*texts, *(each.name for each in inputs.contests)])
        found = [match.group() for match in (*ACCUSING.finditer(document.words), *RANKED.finditer(document.words))]
        assert not [word for word in found if word not in typed], document.name


def test_new_hires_and_leavers_are_labeled_and_get_no_marks(made: Made) -> None:
    reviews_of = {
        name: made.document("full", document_type="quarterly-review", edition="rep", subject=name, paper=Paper.LETTER)
        for name in (full.NEW_HIRE, full.ANA)
    }
    assert "started Sep 8" in reviews_of[full.NEW_HIRE].words
    assert not re.search("[↗↘]", reviews_of[full.NEW_HIRE].words)
    assert re.search("[↗↘]", reviews_of[full.ANA].words)


def test_team_details_are_only_in_the_managers_edition(made: Made) -> None:
    for edition, has_details in (("manager", True), ("rep", False)):
        for document in made.documents("full", document_type="team-scorecard", edition=edition, period=QUARTER):
            for header in ("Win rate", "Decisions", "Forecast vs. actual", "Kept", "Carried"):
                assert (header in document.words) is has_details, document.name


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
