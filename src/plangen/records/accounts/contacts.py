"""Contacts: who decides, helps, or blocks at an account, and how well you know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.accounts.rows import named_accounts
from plangen.records.people.roster import Roster
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.ratings import ratings
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Contacts",
    (
        "account", "name", "title", "role", "influence", "support", "relationship", "relationship wanted", "owner",
        "last contact", "email", "phone", "first name", "last name", "account id",
    ),
    (("account", "account id"), ("name", "last name"), ("role", "influence", "support", "title", "phone")),
    names=("Contact", "People at accounts", "Relationship map", "Key contacts"),
    keys=(("account", "name"),),
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
_SUPPORT_OF = {word: sign for sign, words in _SUPPORT.items() for word in words}


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at an account. `influence` is from 1 to 5; `support` is +, 0, −, or empty; `owner` keeps in touch.

    `relationship` and `relationship_wanted` are as entered. A last contact after the as-of date is ignored.
    """

    row: RowKey
    account: str
    name: str
    title: str = ""
    role: str = ""
    influence: Decimal | None = None
    support: str = ""
    relationship: str = ""
    relationship_wanted: str = ""
    owner: str = ""
    last_contact: date | None = None
    email: str = ""
    phone: str = ""


def read_contacts(
    tables: list[Columns], roster: Roster, as_of: date, accounts: Mapping[str, str] | None = None
) -> list[Contact]:
    """The contacts in all tables; a duplicate account and name is an error. `accounts` are names by folded ids."""
    keys = DuplicateKeys("contact", "name")
    return [
        contact
        for columns in tables
        for contact in _contacts(columns, named_accounts(columns, accounts or {}), roster, as_of)
        if keys.is_new(columns, contact.row.row, (fold(contact.account), fold(contact.name)), contact.name)
    ]


def _contacts(columns: Columns, accounts: list[str], roster: Roster, as_of: date) -> Iterable[Contact]:
    names = ("title", "relationship", "relationship wanted", "owner", "email", "phone")
    rows = zip(
        columns.table.rows,
        accounts,
        _names(columns),
        zip(*(columns.texts(name) for name in names), strict=True),
        columns.choices("role", ROLES),
        ratings(columns, "influence"),
        _support(columns),
        columns.dates("last contact"),
        strict=True,
    )
    for row, account, name, texts, role, influence, support, last in rows:
        title, relationship, wanted, owner, email, phone = texts
        if not account or not name:
            columns.skip(row, "no name" if account else "no account")
            continue
        person = roster.find(owner) if owner else None
        owner_name = person.name if person else roster.named(owner)
        yield Contact(
            RowKey(columns.table.number, row), account, name, title, role or "", influence, support, relationship,
            wanted, owner_name, last if last and last <= as_of else None, email, phone,
        )  # fmt: skip


def _names(columns: Columns) -> list[str]:
    """The name of each row, or else its first and last names joined."""
    rows = zip(*(columns.texts(name) for name in ("name", "first name", "last name")), strict=True)
    return [name or f"{first} {last}".strip() for name, first, last in rows]


def _support(columns: Columns) -> list[str]:
    """The support signs; not read as choices because folding drops signs."""
    texts = columns.texts("support")
    for index, text in enumerate(texts):
        if text and text.casefold() not in _SUPPORT_OF:
            place = columns.table.place(columns.table.rows[index], "support")
            message, fix = "Unknown support value. Left blank.", "Enter +, 0, or −."
            columns.problems.append(error(place, "unknown support", message, value=text, fix=fix))
    return [_SUPPORT_OF.get(text.casefold(), "") for text in texts]
