"""Numbers, money and dates on whole pages, as the workbook's locale writes them; the words stay English."""

import re
from dataclasses import replace

import pytest

from plangen.elements.theme import Paper
from plangen.kinds.kind import Kind
from plangen.records.book import Book
from tests.document_tools import PROJECT
from tests.pages import EDITIONS, book, page_words, sheets

QUARTER = {
    "en-US": ("106.7%", "$261.4K", "+$16.4K", "2.1×", "Thursday, October 8, 2026"),
    "de-DE": ("106,7 %", "261.400 €", "+16.400 €", "2,1×", "Thursday, 8 October 2026"),
    "fr-FR": ("106,7 %", "261,4 k €", "+16,4 k €", "2,1×", "Thursday, 8 October 2026"),
}
"""What the pages of the third quarter print of Ana Ruiz, in dollars or in as many euros."""
MONTH = {
    "en-US": ("124.4%", "$121.9K", "Nov 30"),
    "de-DE": ("124,4 %", "121.900 €", "30 Nov"),
    "fr-FR": ("124,4 %", "121,9 k €", "30 Nov"),
}
AMERICAN = re.compile(r"\$|\d\.\d%|\d,\d{3}\b")
"""What no European page holds: dollars, a decimal point, thousands with a comma."""


def words_of(kind: Kind, edition: str, inputs: Book, code: str) -> str:
    [sheet] = [sheet for sheet in sheets(kind, edition, inputs, code) if sheet.subject == "Ana Ruiz"]
    return " ".join(re.sub(r"[\u00a0\u202f]", " ", page_words(kind, sheet, inputs)).split())


def abroad(locale: str) -> Book:
    sample = book(PROJECT / "inputs" / "sample")
    currency = "USD" if locale == "en-US" else "EUR"
    return replace(sample, settings=replace(sample.settings, locale=locale, currency=currency, paper=Paper.A4))


@pytest.mark.parametrize("locale", list(QUARTER))
@pytest.mark.parametrize(("kind", "edition"), EDITIONS, ids=lambda each: getattr(each, "name", each))
def test_a_page_writes_numbers_money_and_dates_as_its_locale_does(kind: Kind, edition: str, locale: str) -> None:
    quarterly = "quarter" in kind.periods
    words = words_of(kind, edition, abroad(locale), "2026-Q3" if quarterly else "2026-09")
    assert not [text for text in (QUARTER if quarterly else MONTH)[locale] if text not in words]
    for goal in abroad(locale).goals:
        # What somebody wrote stays as it was written.
        words = words.replace(goal.text, "")
    assert locale == "en-US" or not AMERICAN.search(words)
