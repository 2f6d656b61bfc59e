"""What must not embarrass anybody: one test for each rule that reviews and scorecards keep, on finished pages."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plangen.facts.desk import Desk
from plangen.facts.subjects import teams
from plangen.facts.team_brief import TeamBrief
from plangen.facts.team_sheet import team_sheet
from plangen.kinds.kind import Kind
from plangen.kinds.shelf import open_shelf
from plangen.records.book import Book
from tests.document_tools import PROJECT
from tests.pages import EDITIONS, book, page_words, sheets

KINDS = open_shelf().kinds
QUARTERLY = KINDS["quarterly-review"]
STATEMENT = (
    "Signing confirms that we talked about this on the date given and that I received a copy. It does not mean that I "
    "agree. My comments are above or attached."
)
SIX = ("Pipeline and forecast", "Prospecting", "Selling skills", "Accounts", "Product", "Teamwork")
ACCUSING = re.compile(r"\b(must|failed|failure|underperform\w*|poor|weak|bad|worst|excellent|great)\b", re.IGNORECASE)
RANKED = re.compile(r"\b(rank\w*|place \d|\d(st|nd|rd|th) of \d|last place|bottom)\b", re.IGNORECASE)
by_name = pytest.mark.parametrize(("kind", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))


@pytest.fixture(scope="module")
def sample() -> Book:
    return book(PROJECT / "inputs" / "sample")


@pytest.fixture(scope="module")
def with_an_absence(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder: Path = tmp_path_factory.mktemp("inputs")
    shutil.copy(PROJECT / "inputs" / "sample" / "opportunities.csv", folder)
    workbook = load_workbook(PROJECT / "inputs" / "sample" / "team.xlsx")
    first, last = datetime(2026, 7, 1), datetime(2026, 8, 31)  # noqa: DTZ001 - dates as a spreadsheet keeps them
    workbook["Events"].append([first, last, "away", "Parental leave after an operation", "Ana Ruiz"])
    workbook.save(folder / "team.xlsx")
    return book(folder)


def code(kind: Kind) -> str:
    return "2026-Q3" if "quarter" in kind.periods else "2026-09"


def pages(kind: Kind, edition: str, inputs: Book) -> Iterator[tuple[str, str]]:
    """The name and the words of everybody's document."""
    for sheet in sheets(kind, edition, inputs, code(kind)):
        yield sheet.subject, " ".join(page_words(kind, sheet, inputs).split())


def test_where_somebody_stands_is_asked_on_the_managers_copy_and_only_where_settings_want_it(sample: Book) -> None:
    wanted = replace(sample, settings=replace(sample.settings, talent_page=True))
    labels = ("Invest", "Develop", "Sustain", "Support", "Decide")
    for _, words in pages(QUARTERLY, "manager", sample):
        assert "Sustain" not in words
    for name, words in pages(QUARTERLY, "manager", wanted):
        assert all(label in words for label in labels), name
        assert "What is the next step I owe?" in words
    for edition in ("rep", "preread"):
        assert not any("Sustain" in words for _, words in pages(QUARTERLY, edition, wanted))


def test_every_page_of_the_manager_says_that_the_person_may_see_it(sample: Book) -> None:
    for _, words in pages(QUARTERLY, "manager", sample):
        assert "The person may have a right to see this. Write what you would say." in words


def test_six_behaviours_are_rated_and_there_is_no_number_over_all(sample: Book) -> None:
    rated = [words for _, words in pages(QUARTERLY, "rep", sample) if "Growth" in words]
    assert rated
    for words in rated:
        assert all(area in words for area in SIX)
        assert not re.search(r"\b(overall|total score|average rating)\b", words, re.IGNORECASE)


def test_the_statement_stands_between_the_comments_and_the_signatures(sample: Book) -> None:
    for edition in ("rep", "manager"):
        for name, words in pages(QUARTERLY, edition, sample):
            comments, statement = words.index("Employee's comments"), words.index(STATEMENT)
            assert comments < statement < words.index("Declined to sign, date"), name
            assert words.index("Initials") < comments
    assert not any(STATEMENT in words for _, words in pages(QUARTERLY, "preread", sample))


@by_name
def test_nobody_elses_name_stands_on_a_persons_page_but_the_managers(kind: Kind, edition: str, sample: Book) -> None:
    """A colleague stands only in a text that somebody wrote."""
    wrote = " ".join(
        [*(f"{each.text} {each.now} {each.so_that}" for each in sample.actions), *(note.text for note in sample.notes)]
    )
    leading = {person.manager for person in sample.roster.people}
    others = {person.name for person in sample.roster.people} - leading
    for name, words in pages(kind, edition, sample):
        assert not [other for other in others - {name} if other in words and other not in wrote], name


@by_name
def test_a_reason_of_an_absence_is_on_no_page(kind: Kind, edition: str, with_an_absence: Book) -> None:
    assert [each for each in with_an_absence.events if each.kind == "away" and each.salesperson == "Ana Ruiz"]
    words = dict(pages(kind, edition, with_an_absence))["Ana Ruiz"]
    assert not re.search(r"parental|operation|\bleave\b|\bsick", words, re.IGNORECASE)


@by_name
def test_no_word_accuses_or_flatters_or_ranks(kind: Kind, edition: str, sample: Book) -> None:
    wrote = " ".join([*(each.text for each in sample.actions), *(note.text for note in sample.notes)])
    for name, words in pages(kind, edition, sample):
        said = [found.group() for found in (*ACCUSING.finditer(words), *RANKED.finditer(words))]
        assert not [word for word in said if word not in wrote], name


def test_who_is_new_or_left_is_said_to_be_so_and_gets_no_mark(sample: Book) -> None:
    shown = {sheet.subject: sheet for sheet in sheets(QUARTERLY, "rep", sample, "2026-Q3")}
    words = {name: " ".join(page_words(QUARTERLY, sheet, sample).split()) for name, sheet in shown.items()}
    assert "new in role since" in words["Ewa Wójcik"]
    assert not re.search("[↗↘]", words["Ewa Wójcik"])
    assert re.search("[↗↘]", words["Ana Ruiz"])


def test_how_figures_came_about_is_the_managers_edition_of_a_team_alone(sample: Book) -> None:
    kind, desk = KINDS["team-scorecard"], Desk(sample)
    period = sample.calendar.parse("2026-Q3")
    assert period is not None
    for team in teams(desk, period):
        said = {}
        for edition in kind.editions:
            brief = TeamBrief(desk, kind.name, kind.title, team, period, edition, kind.limits)
            said[edition] = " ".join(page_words(kind, team_sheet(brief, kind.sections), sample).split())
        for head in ("Win rate", "To decide", "Said, won", "Kept", "Carried"):
            assert head in said["manager"]
            assert head not in said["rep"]


@pytest.mark.parametrize(("wish", "first"), [("names", "Ana Ruiz"), ("initials", "AR"), ("none", "")])
def test_names_on_team_pages_are_as_settings_want_them(sample: Book, wish: str, first: str) -> None:
    inputs = replace(sample, settings=replace(sample.settings, names_on_team_pages=wish))
    kind, desk = KINDS["team-scorecard"], Desk(inputs)
    period = inputs.calendar.parse("2026-Q3")
    assert period is not None
    [west] = [team for team in teams(desk, period) if team.name == "West"]
    brief = TeamBrief(desk, kind.name, kind.title, west, period, "rep", kind.limits)
    words = page_words(kind, team_sheet(brief, kind.sections), inputs)
    assert first in words
    assert ("Ruiz" in words) is (wish == "names")
