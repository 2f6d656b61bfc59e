"""Accounts: customers and who owns them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.records.reading.ids import fold_id
from plangen.tables.columns import Columns
from plangen.tables.shape import Family, Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Accounts",
    (
        "account", "salesperson", "tier", "strategic", "confidential", "shared", "industry", "employees", "parent",
        "site", "annual spend", "contract ends", "relationship", "relationship wanted", "next step", "next step due",
        "account id",
    ),
    (("account",),),
    names=("Customers", "Account", "Clients", "Companies"),
    families=(Family("revenue", r"revenue (?P<year>\d{4})"), Family("margin", r"margin (?P<year>\d{4})")),
    keys=(("account",),),
)  # fmt: skip

_TIER = re.compile(
    r"(?:(?:class|customer|account|key|kunde|tier|klasse) )*(?P<tier>[abc])(?: (?:class|customer|account|kunde).*)?"
)


@dataclass(frozen=True, slots=True)
class Account:
    """A customer; `tier` is A, B, C, or empty. `salesperson` is a name in Team, or else the owner as entered."""

    row: RowKey
    name: str
    salesperson: str = ""
    tier: str = ""
    strategic: bool = False
    industry: str = ""
    parent: str = ""
    contract_ends: date | None = None
    annual_spend: Decimal | None = None
    next_step: str = ""
    next_step_due: date | None = None


def read_accounts(tables: list[Columns], roster: Roster) -> list[Account]:
    """The accounts in all tables; the first row of each name is used."""
    accounts: dict[str, Account] = {}
    for columns in tables:
        for account in _accounts(columns, roster):
            if fold(account.name) in accounts:
                place = columns.table.place(account.row.row, "account")
                message = f"“{account.name}” is listed twice. The first row is used."
                columns.problems.append(error(place, "duplicate account", message, fix="Delete one of the rows."))
                columns.skip(account.row.row, "duplicate")
            else:
                accounts[fold(account.name)] = account
    return list(accounts.values())


def names_by_id(tables: list[Columns]) -> Mapping[str, str]:
    """Account names by their folded CRM ids."""
    names: dict[str, str] = {}
    for columns in tables:
        rows = zip(columns.texts("account id"), columns.texts("account"), strict=True)
        names |= {fold_id(key): name for key, name in rows if key and name}
    return names


def named_accounts(columns: Columns, names: Mapping[str, str]) -> list[str]:
    """The account of each row: the first one if a cell lists several, found by id if the sheet has only ids."""
    if "account" not in columns.table.columns:
        return [names.get(fold_id(key), "") if key else "" for key in columns.texts("account id")]
    texts, separator = columns.texts("account"), columns.table.profile.several
    several = sum(separator in text for text in texts) if separator else 0
    if not several:
        return texts
    rows = f"{several} rows list" if several > 1 else "1 row lists"
    columns.notes.append(f"{rows} several companies; the first is used")
    return [text.split(separator)[0].strip() for text in texts]


def _accounts(columns: Columns, roster: Roster) -> Iterable[Account]:
    rows = zip(
        columns.table.rows,
        *(columns.texts(name) for name in ("account", "salesperson", "industry", "parent", "next step")),
        _tiers(columns),
        columns.booleans("strategic"),
        zip(*(columns.dates(name) for name in ("contract ends", "next step due")), strict=True),
        columns.amounts("annual spend"),
        strict=True,
    )
    for row, name, owner, industry, parent, step, tier, strategic, (ends, due), spend in rows:
        if not name:
            columns.skip(row, "no account")
            continue
        key, person = RowKey(columns.table.number, row), roster.find(owner) if owner else None
        salesperson = person.name if person else roster.named(owner)
        yield Account(key, name, salesperson, tier, bool(strategic), industry, parent, ends, spend, step, due)


def _tiers(columns: Columns) -> list[str]:
    """The tiers A, B, and C; a column with only CRM ratings (Hot, Active) is ignored."""
    texts = columns.texts("tier")
    matches = [_TIER.fullmatch(fold(text)) for text in texts]
    invalid = [at for at, (text, match) in enumerate(zip(texts, matches, strict=True)) if text and not match]
    if invalid and not any(matches):
        header = columns.table.header_text(columns.table.columns["tier"])
        columns.notes.append(f"“{header}” has no A, B, or C tiers; not used")
    elif invalid:
        place = columns.table.place(columns.table.rows[invalid[0]], "tier")
        blank = f"{len(invalid)} cells in this column left blank" if len(invalid) > 1 else "Left blank"
        message, value = f"Not a valid tier. {blank}.", texts[invalid[0]]
        columns.problems.append(error(place, "unknown tier", message, value=value, fix="Enter A, B, or C."))
    return [match["tier"].upper() if match else "" for match in matches]
