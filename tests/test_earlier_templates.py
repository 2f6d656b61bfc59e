"""Templates copied from an earlier version, which print tables row by row, against today's facts."""

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from plangen import fact_sheet
from plangen.doctypes.catalog import load_catalog, shipped
from plangen.document_text.document import words
from plangen.document_text.word import word_text
from plangen.elements.figure import Figure
from plangen.elements.theme import Theme
from plangen.formats.environment import environment
from plangen.formats.page import Page, Properties
from plangen.formats.pdf.renderer import html_renderer, rendered_html
from plangen.formats.word.template import Word
from plangen.records.book import Book
from plangen.workflow.check_templates import check_templates
from tests.pages import book

EARLIER = Path(__file__).parent / "data" / "templates_before_tables"
DOCUMENTS = (
    ("quarterly-review", "Ana Ruiz", "2026-Q3", "rep"),
    ("quarterly-review", "Leïla Haddad", "2026-Q3", "manager"),
    ("quarterly-review", "Ewa Wójcik", "2026-Q3", "preread"),
    ("monthly-review", "Ana Ruiz", "2026-09", "rep"),
    ("scorecard", "Ana Ruiz", "2026-Q3", "rep"),
    ("team-scorecard", "West", "2026-Q3", "manager"),
    ("manager-brief", "Ken Ortiz", "2026-Q3", "manager"),
)
HAVE_NEW_PARTS = frozenset({"scorecard", "team-scorecard"})
"""Types with parts that earlier templates don't print; what those print, today's print, too."""
REDESIGNED = frozenset({"quarterly-review", "monthly-review", "manager-brief"})
"""Types whose pages have other titles and other tables today; copies of earlier templates print nearly all numbers."""
MOST_GONE = 3
OTHER_HEADS = {"team-scorecard": Counter({"Name": 1, "Attainment": 1})}
"""The words of column heads that say more today: the head of the names is the table's title."""
FACTS: dict[tuple[object, bool], Mapping[str, Any]] = {}
_TITLE_OF_A_CHART = re.compile(r"<title>.*?</title>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def sample() -> Book:
    return book(shipped("sample"))


def page(inputs: Book, document: tuple[str, str, str, str], template: str, *, earlier: bool) -> Page:
    catalog, name = load_catalog(EARLIER if earlier else None), document[0]
    facts = _facts(inputs, document, earlier=earlier)
    return Page(catalog.folders, f"{name}/{template}", facts, Properties("T", "", "", name, "en-US"), Theme())


def _facts(inputs: Book, document: tuple[str, str, str, str], *, earlier: bool) -> Mapping[str, Any]:
    """The facts of a document, computed once for its HTML and its Word template."""
    if (document, earlier) not in FACTS:
        name, *about = document
        document_type = load_catalog(EARLIER if earlier else None).document_types[name]
        sheet = fact_sheet(inputs, document_type, *about)
        FACTS[document, earlier] = {**sheet.sections, "words": document_type.words}
    return FACTS[document, earlier]


def replaced_numbers(inputs: Book, document: tuple[str, str, str, str]) -> set[str]:
    """The results of a new hire without wins, whose page one has goals and training today."""
    today, before = (_facts(inputs, document, earlier=each) for each in (False, True))
    if not today.get("first_weeks"):
        return set()
    figures = [value for row in before["results"].rows for value in row.cells.values() if isinstance(value, Figure)]
    return {word for each in figures for word in words(f"{each.full} {each.short}")}


def html_words(printed: Page) -> tuple[str, ...]:
    sandbox = environment(printed.folders, html_renderer(printed.theme))
    body = rendered_html(printed, sandbox).partition("<body")[2].partition(">")[2]
    return words(unescape(_TAG.sub(" ", _TITLE_OF_A_CHART.sub("", body))))


def straight(printed: tuple[str, ...]) -> tuple[str, ...]:
    """The words with straight apostrophes: the text of a copied template keeps those it was copied with."""
    return tuple(word.replace("’", "'") for word in printed)


def assert_prints(before: tuple[str, ...], now: tuple[str, ...], document_type: str, replaced: set[str]) -> None:
    """Fails unless an earlier template prints what today's does, but for `replaced`, if its type wasn't redesigned."""
    before, now = straight(before), straight(now)
    if document_type in REDESIGNED:
        numbers = {word for word in before if any(map(str.isdigit, word))}
        assert len(numbers) > 20
        assert len(numbers - set(now) - replaced) <= MOST_GONE
    else:
        whole = [word for word in before if not word.endswith("…")]  # the limits of the copy cut earlier
        gone = Counter(whole) - Counter(now) - OTHER_HEADS.get(document_type, Counter())
        assert before == now or (document_type in HAVE_NEW_PARTS and not gone)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_copied_html_template_prints_the_same_words(sample: Book, document: tuple[str, str, str, str]) -> None:
    now, before = (html_words(page(sample, document, "document.html", earlier=each)) for each in (False, True))
    assert len(now) > 100
    assert_prints(before, now, document[0], replaced_numbers(sample, document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_copied_word_template_prints_the_same_words(sample: Book, document: tuple[str, str, str, str]) -> None:
    now, before = (
        word_text(Word().render(page(sample, document, "document.docx", earlier=each))).words for each in (False, True)
    )
    assert len(now) > 100
    assert_prints(before, now, document[0], replaced_numbers(sample, document))


def test_copied_templates_pass_the_check() -> None:
    checked = check_templates(EARLIER)
    assert {"quarterly-review", "team-scorecard"} <= set(checked.document_types)
    assert not [
        problem for problem in checked.problems if problem.sort not in {"renamed", "unused word", "unused limit"}
    ]
