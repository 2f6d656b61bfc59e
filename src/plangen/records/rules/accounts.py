"""Warnings about accounts named in rows but not found in Accounts or in any deal."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from plangen.elements.measure import RowKey
from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.reading.suggestions import NameSuggester
from plangen.tables.values.folding import fold

MIN_SIMILARITY = 88


class NamesAccount(Protocol):
    """A row that names an account."""

    @property
    def row(self) -> RowKey:
        """The row's key."""

    @property
    def account(self) -> str:
        """The account name, or an empty string."""


def unknown_accounts(book: Book) -> Iterable[Problem]:
    """Warnings for contacts and white space of unknown accounts; for other rows, only for likely misspellings."""
    strict: list[tuple[Sequence[NamesAccount], tuple[str, str]]] = [
        (book.contacts, ("contact is at", "contacts are at")),
        (book.white_space, ("product is for", "products are for")),
    ]
    loose: list[tuple[Sequence[NamesAccount], tuple[str, str]]] = [
        (book.activities, ("activity", "activities")),
        (book.coaching, ("coaching session", "coaching sessions")),
        (book.target_accounts, ("target", "targets")),
    ]
    if not any(rows for rows, _ in strict + loose):
        return
    known = {fold(account.name): account.name for account in book.accounts}
    known |= {fold(deal.account): deal.account for deal in book.opportunities if deal.account} | known
    if not known:
        return
    for rows, nouns in strict:
        yield from _unknown_warnings(book, rows, nouns, known)
    for rows, nouns in loose:
        yield from _misspelling_warnings(book, rows, nouns, known)


def _unknown_warnings(
    book: Book, rows: Sequence[NamesAccount], nouns: tuple[str, str], known: dict[str, str]
) -> Iterable[Problem]:
    suggester = NameSuggester(known, MIN_SIMILARITY)
    for key, same in _unknown(rows, known).items():
        near = suggester.suggest(key)
        fix = f"If you mean “{near}”, spell it the same in both." if near else "Add it to Accounts."
        message = f"{_counted(same, nouns)} an account not in Accounts or any deal."
        place = book.place(same[0].row, "account")
        yield warning(place, "unknown account", message, value=same[0].account, fix=fix)


def _misspelling_warnings(
    book: Book, rows: Sequence[NamesAccount], nouns: tuple[str, str], known: dict[str, str]
) -> Iterable[Problem]:
    """Warnings for accounts spelled almost like a known one; prospects have no deal yet, so others are fine."""
    suggester = NameSuggester(known, MIN_SIMILARITY)
    for key, same in _unknown(rows, known).items():
        if near := suggester.suggest(key):
            message = f"{_counted(same, nouns)} for an account spelled almost like “{near}”."
            fix = "If it's the same one, spell it the same in both."
            place = book.place(same[0].row, "account")
            yield warning(place, "unknown account", message, value=same[0].account, fix=fix)


def _unknown(rows: Sequence[NamesAccount], known: dict[str, str]) -> dict[str, list[NamesAccount]]:
    """The rows with an unknown account, grouped by its folded name."""
    unknown: dict[str, list[NamesAccount]] = {}
    for row in rows:
        if row.account and fold(row.account) not in known:
            unknown.setdefault(fold(row.account), []).append(row)
    return unknown


def _counted(rows: Sequence[NamesAccount], nouns: tuple[str, str]) -> str:
    one, many = nouns
    return f"{len(rows):,} {many}" if len(rows) > 1 else f"1 {one}"
