"""Rules about accounts that rows name: whether anybody else knows them, and whom else they may mean."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from plangen.elements.measure import RowKey
from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.nearest import Nearest
from plangen.tables.folding import fold

ALIKE = 88


class Named(Protocol):
    """A row that names an account."""

    @property
    def row(self) -> RowKey:
        """Where it stands."""

    @property
    def account(self) -> str:
        """The account, or nothing."""


def unknown_accounts(book: Book) -> Iterable[Problem]:
    """Contacts and coverage of accounts that nobody knows; of other rows only names that resemble a known one."""
    strict: list[tuple[Sequence[Named], tuple[str, str]]] = [
        (book.contacts, ("contact", "contacts")),
        (book.coverage, ("product", "products")),
    ]
    loose: list[tuple[Sequence[Named], tuple[str, str]]] = [
        (book.activities, ("activity", "activities")),
        (book.coaching, ("day of coaching", "days of coaching")),
    ]
    if not any(named for named, _ in strict + loose):
        return
    known = {fold(account.name): account.name for account in book.accounts}
    known |= {fold(deal.account): deal.account for deal in book.opportunities if deal.account} | known
    if not known:
        return
    for named, words in strict:
        yield from _strange(book, named, words, known)
    for named, words in loose:
        yield from _misspelt(book, named, words, known)


def _strange(book: Book, named: Sequence[Named], words: tuple[str, str], known: dict[str, str]) -> Iterable[Problem]:
    near = Nearest(known, ALIKE)
    for key, rows in _unknown(named, known).items():
        meant = near.to(key)
        name, of = rows[0].account, _counted(rows, words)
        cure = f"If “{meant}” is meant, spell it alike in both." if meant else "Add it to Accounts."
        message = f"{of} of an account that stands neither in Accounts nor in a deal."
        yield warning(book.place(rows[0].row, "account"), "unknown account", message, value=name, cure=cure)


def _misspelt(book: Book, named: Sequence[Named], words: tuple[str, str], known: dict[str, str]) -> Iterable[Problem]:
    """Prospects have no deal yet; only a name close to one that is known is worth a look."""
    near = Nearest(known, ALIKE)
    for key, rows in _unknown(named, known).items():
        if meant := near.to(key):
            message = f"{_counted(rows, words)} of an account that is nearly “{meant}”."
            cure = "If that one is meant, spell it alike in both."
            place = book.place(rows[0].row, "account")
            yield warning(place, "unknown account", message, value=rows[0].account, cure=cure)


def _unknown(named: Sequence[Named], known: dict[str, str]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for each in named:
        if each.account and fold(each.account) not in known:
            found.setdefault(fold(each.account), []).append(each)
    return found


def _counted(rows: Sequence[Named], words: tuple[str, str]) -> str:
    one, many = words
    article = "an" if one[0] in "aeiou" else "a"
    return f"These are {len(rows)} {many}" if len(rows) > 1 else f"This is {article} {one}"
