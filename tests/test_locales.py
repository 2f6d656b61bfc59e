"""Numbers, amounts, and dates on full pages follow the workbook's locale; the words stay English."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from plangen.doctypes.document_type import DocumentType
from plangen.elements.theme import Paper
from plangen.records.book import Book
from tests.document_tools import PROJECT
from tests.pages import EDITIONS, book, page_words, period_of, sheets
from tests.sizes import SOAK

QUARTER = {
    "en-US": ("106.7%", "$261.4K", "+$16.4K", "2.1×", "Thursday, October 8, 2026"),
    "de-DE": ("106,7 %", "261.400 €", "+16.400 €", "2,1×", "Thursday, 8 October 2026"),
    "fr-FR": ("106,7 %", "261,4 k €", "+16,4 k €", "2,1×", "Thursday, 8 October 2026"),
}
"""Values on Ana Ruiz's pages for Q3, in dollars or in the same number of euros."""
MONTH = {
    "en-US": ("124.4%", "$121.9K", "Nov 30"),
    "de-DE": ("124,4 %", "121.900 €", "30 Nov"),
    "fr-FR": ("124,4 %", "121,9 k €", "30 Nov"),
}
YEAR = {
    "en-US": ("$980,000", "$895.5K", "99.5%"),
    "de-DE": ("980.000 €", "895.500 €", "99,5 %"),
    "fr-FR": ("980 000 €", "895,5 k €", "99,5 %"),
}
ACCOUNTS = {
    "en-US": ("$431.0K", "+29%", "Oct 29, 2027"),
    "de-DE": ("431.000 €", "+29 %", "29 Oct 2027"),
    "fr-FR": ("431,0 k €", "+29 %", "29 Oct 2027"),
}
KICKOFF = {
    "en-US": ("$980,000", "99.5%"),
    "de-DE": ("980.000 €", "99,5 %"),
    "fr-FR": ("980 000 €", "99,5 %"),
}
MONDAYS = {
    "en-US": ("Feb 9", "Mar 2"),
    "de-DE": ("9 Feb", "2 Mar"),
    "fr-FR": ("9 Feb", "2 Mar"),
}
WEEKS = {
    "en-US": ("October 5, 2026", "September 7", "Nov 3"),
    "de-DE": ("5 October 2026", "7 September", "3 Nov"),
    "fr-FR": ("5 October 2026", "7 September", "3 Nov"),
}
VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "2026-10-05": WEEKS,
    "2026-Q3": QUARTER,
    "2026-09": MONTH,
    "2026": YEAR,
    "account-plan": ACCOUNTS,
    "kickoff-insert": KICKOFF,
    "kickoff-talk": KICKOFF,
    "kickoff-mondays": MONDAYS,
}
"""The values by document type, or else by the period of one."""
AMERICAN = re.compile(r"\$|\d\.\d%|\d,\d{3}\b")
"""Never on a European page: dollars, a decimal point, a comma in thousands."""
OTHER_STYLE = re.compile(r"\b(?:USD|EUR|US\$)\s?\d|\d\s?(?:USD|EUR)\b|[$€]\d{4}|\d{4}\s?€")
"""Never on any page next to $1.2M and $1,234,567: a currency's code, or an amount without separators."""


CASES = [
    (document_type, edition, locale)
    for document_type, edition in EDITIONS
    for locale in QUARTER
    if SOAK or edition == document_type.editions[0] or locale == "de-DE"
]
"""Every edition in the locale that differs most, and the first one of each type in all; in the soak run, all in all."""


def words_of(document_type: DocumentType, edition: str, inputs: Book, code: str) -> str:
    [sheet] = sheets(document_type, edition, inputs, code, name="Ana Ruiz")
    return " ".join(re.sub(r"[\u00a0\u202f]", " ", page_words(document_type, sheet, inputs)).split())


def typed_texts(inputs: Book) -> Iterator[str]:
    yield from (goal.text for goal in inputs.goals)
    yield from (each.texts.stop_doing for each in inputs.accounts)


@cache
def localized(locale: str) -> Book:
    sample = book(PROJECT / "inputs" / "sample")
    currency = "USD" if locale == "en-US" else "EUR"
    return replace(sample, settings=replace(sample.settings, locale=locale, currency=currency, paper=Paper.A4))


@pytest.mark.soak
@pytest.mark.parametrize(("document_type", "edition", "locale"), CASES, ids=lambda each: getattr(each, "name", each))
def test_pages_format_numbers_money_and_dates_by_locale(document_type: DocumentType, edition: str, locale: str) -> None:
    code = period_of(document_type)
    words = words_of(document_type, edition, localized(locale), code)
    values = VALUES.get(document_type.name, VALUES[code])[locale]
    assert not [text for text in values if text not in words]
    for text in typed_texts(localized(locale)):
        # Text that people typed isn't reformatted; its first letter may become small.
        words = words.replace(text[1:], "")
    assert not OTHER_STYLE.findall(words)
    assert locale == "en-US" or not AMERICAN.search(words)
