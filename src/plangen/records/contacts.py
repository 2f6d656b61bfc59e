"""The contacts: who decides, helps and hinders at an account, and how well they are known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.accounts import named_accounts
from plangen.records.keys import Keys
from plangen.records.ratings import ratings
from plangen.records.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Contacts",
    (
        "account", "name", "title", "role", "influence", "support", "relationship", "relationship wanted", "owner",
        "last contact", "e-mail", "phone", "first name", "last name", "account id",
    ),
    (("account", "account id"), ("name", "last name"), ("role", "influence", "support", "title", "phone")),
    names=("Contact", "People at accounts", "Relationship map", "Key contacts"),
)  # fmt: skip

ROLES = {
    "decision maker": ("decider", "economic buyer", "buyer", "decides", "approver"),
    "sponsor": ("champion", "advocate", "supporter"),
    "anti-sponsor": ("opponent", "blocker", "against"),
    "coach": ("guide", "informant"),
    "key player": ("influencer", "user", "key user", "technical buyer", "evaluator"),
}
_SUPPORT = {
    "+": ("+", "1", "positive", "yes", "for", "supporter", "supports"),
    "0": ("0", "neutral", "open", "unknown"),
    "−": ("−", "-", "–", "-1", "−1", "negative", "no", "against", "opponent"),
}
_SUPPORT_MEANT = {word: sign for sign, words in _SUPPORT.items() for word in words}


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at an account. `influence` goes from 1 to 5, `support` is +, 0, − or empty; `owner` keeps in touch.

    `relationship` and `wanted` are in the words of the row. A last contact after the as-of date is not known yet.
    """

    row: RowKey
    account: str
    name: str
    title: str = ""
    role: str = ""
    influence: Decimal | None = None
    support: str = ""
    relationship: str = ""
    wanted: str = ""
    owner: str = ""
    last_contact: date | None = None
    email: str = ""
    phone: str = ""


def read_contacts(
    tables: list[Columns], roster: Roster, as_of: date, accounts: Mapping[str, str] | None = None
) -> list[Contact]:
    """The contacts of all tables; two of one account and name are an error. `accounts` are names by folded ids."""
    keys = Keys("contact", "name")
    return [
        contact
        for columns in tables
        for contact in _contacts(columns, named_accounts(columns, accounts or {}), roster, as_of)
        if keys.is_new(columns, contact.row.row, (fold(contact.account), fold(contact.name)), contact.name)
    ]


def _contacts(columns: Columns, accounts: list[str], roster: Roster, as_of: date) -> Iterable[Contact]:
    words = ("title", "relationship", "relationship wanted", "owner", "e-mail", "phone")
    rows = zip(
        columns.table.rows,
        accounts,
        _names(columns),
        zip(*(columns.texts(name) for name in words), strict=True),
        columns.choices("role", ROLES),
        ratings(columns, "influence"),
        _support(columns),
        columns.dates("last contact"),
        strict=True,
    )
    for row, account, name, texts, role, influence, support, last in rows:
        title, relationship, wanted, owner, email, phone = texts
        if not account or not name:
            columns.set_aside(row, "no name" if account else "no account named")
            continue
        person = roster.find(owner) if owner else None
        keeps = person.name if person else roster.named(owner)
        yield Contact(
            RowKey(columns.table.number, row), account, name, title, role or "", influence, support, relationship,
            wanted, keeps, last if last and last <= as_of else None, email, phone,
        )  # fmt: skip


def _names(columns: Columns) -> list[str]:
    """The whole names; where a row has none, the first and the last name together."""
    rows = zip(*(columns.texts(name) for name in ("name", "first name", "last name")), strict=True)
    return [name or f"{first} {last}".strip() for name, first, last in rows]


def _support(columns: Columns) -> list[str]:
    """The signs of the column support, of which folding would leave nothing."""
    texts = columns.texts("support")
    for index, text in enumerate(texts):
        if text and text.casefold() not in _SUPPORT_MEANT:
            place = columns.table.place(columns.table.rows[index], "support")
            message, cure = "plangen does not know this support; it is left blank.", "Write +, 0 or −."
            columns.problems.append(error(place, "unknown support", message, value=text, cure=cure))
    return [_SUPPORT_MEANT.get(text.casefold(), "") for text in texts]
