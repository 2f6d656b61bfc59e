"""The key contacts of an account, with rows to write in more."""

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.relationships import NOW, dots
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.planned import PlannedAccount, has_contact_days
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.records.accounts.contacts import Contact
from plangen.records.addresses import row_address

CONTACTS_LIMIT = Limit("contacts", 5)
CONTACT_TEXT = Limit("contact_text")
TITLE_TEXT = Limit("title_text")
ROW_SHARE, PEN_SHARE, ROOM = 5.7, 8.6, 37
"""The heights of a row and a row to write in, and of all of them, in millimeters."""

CONTACT_ROWS = TableSpec(
    "key_contacts",
    (
        Column("name", "key_contacts", width=34, tone=Tone.STRONG, is_title=True),
        Column("title", "contact_title", width=35),
        Column("role", "role", width=25),
        Column("influence", "influence", width=16),
        Column("support", "support", Look.MARK, 13),
        Column("relationship", "relationship", width=22),
        Column("owner", "owner", width=14),
        Column("last_contact", "last_contact", Look.NUMBER, 17),
    ),
)


def key_contacts(scope: Scope, each: PlannedAccount, room: float = ROOM) -> Table:
    """The most influential contacts, then rows to write in, at least one, in that many millimeters."""
    most = scope.most(CONTACTS_LIMIT)
    rows = [_row(scope, each, contact) for contact in each.contacts[:most]]
    pens = max(1, int((room - ROW_SHARE * len(rows)) // PEN_SHARE))
    rows += [_blank(scope, each, line) for line in range(1, pens + 1)]
    rest = len(each.contacts) - most
    more = f"{scope.number_format.count(rest)} more in Contacts" if rest > 0 else ""
    return scope.tables.table(CONTACT_ROWS, rows, heading=scope.tables.word("key_contacts"), more=more)


def _row(scope: Scope, each: PlannedAccount, contact: Contact) -> Row:
    whole = FullText(f"{each.name}, contact", ", ".join(part for part in (contact.name, contact.title) if part))
    person = scope.book.roster.find(contact.owner) if contact.owner else None
    return table_row(
        CONTACT_ROWS,
        name=scope.truncated(CONTACT_TEXT, contact.name, whole),
        title=scope.truncated(TITLE_TEXT, contact.title, whole),
        role=contact.role[:1].upper() + contact.role[1:],
        influence=NOW * int(contact.influence or 0),
        support=contact.support,
        relationship=scope.truncated(CONTACT_TEXT, dots(contact.relationship, contact.relationship_wanted)),
        owner=short_name(person.first_name if person else contact.owner) if contact.owner else "",
        last_contact=_last(scope, contact),
    )


def _last(scope: Scope, contact: Contact) -> str:
    if contact.last_contact is None:
        return scope.tables.word("never") if scope.once(has_contact_days) else ""
    return scope.number_format.short_day(contact.last_contact)


def _blank(scope: Scope, each: PlannedAccount, line: int) -> Row:
    address, label = row_address("Contacts", each.name, f"{scope.period.code} {line}"), f"{each.name}: contact {line}"
    return table_row(
        CONTACT_ROWS,
        RowLook.BLANK,
        name=Field(address.cell("name"), label),
        title=Field(address.cell("title"), f"{label}, title"),
        role=Field(address.cell("role"), f"{label}, role"),
        influence=Field(address.cell("influence"), f"{label}, influence"),
        support=Field(address.cell("support"), f"{label}, support"),
        relationship=Field(address.cell("relationship"), f"{label}, relationship"),
        owner=Field(address.cell("owner"), f"{label}, owner"),
        last_contact=Field(address.cell("last contact"), f"{label}, last contact", FieldKind.DATE),
    )
