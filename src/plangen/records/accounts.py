"""The accounts: who the customers are, and whose."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.ids import fold_id
from plangen.records.roster import Roster
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Family, Shape

SHAPE = Shape(
    "Accounts",
    (
        "account", "salesperson", "class", "strategic", "confidential", "shared", "industry", "employees", "parent",
        "site", "annual spend", "contract ends", "relationship", "relationship wanted", "account id",
    ),
    (("account",),),
    names=("Customers", "Account", "Clients", "Companies"),
    families=(Family("revenue", r"revenue (?P<year>\d{4})"), Family("margin", r"margin (?P<year>\d{4})")),
)  # fmt: skip

_CLASS = re.compile(
    r"(?:(?:class|customer|account|key|kunde|tier|klasse) )*(?P<class>[abc])(?: (?:class|customer|account|kunde).*)?"
)


@dataclass(frozen=True, slots=True)
class Account:
    """A customer; `klass` is A, B, C or empty. `salesperson` is a name of the team, else the owner as written."""

    row: RowKey
    name: str
    salesperson: str = ""
    klass: str = ""
    strategic: bool = False
    industry: str = ""
    parent: str = ""
    contract_ends: date | None = None
    annual_spend: Decimal | None = None


def read_accounts(tables: list[Columns], roster: Roster) -> list[Account]:
    """The accounts of all tables, the first row of each name."""
    accounts: dict[str, Account] = {}
    for columns in tables:
        for account in _accounts(columns, roster):
            if fold(account.name) in accounts:
                place = columns.table.place(account.row.row, "account")
                message = f"The account “{account.name}” stands here a second time; the first row counts."
                columns.problems.append(error(place, "account twice", message, cure="Delete one of the two rows."))
                columns.set_aside(account.row.row, "duplicate")
            else:
                accounts[fold(account.name)] = account
    return list(accounts.values())


def names_by_id(tables: list[Columns]) -> Mapping[str, str]:
    """The names of accounts by the ids that a program has for them."""
    names: dict[str, str] = {}
    for columns in tables:
        rows = zip(columns.texts("account id"), columns.texts("account"), strict=True)
        names |= {fold_id(key): name for key, name in rows if key and name}
    return names


def named_accounts(columns: Columns, names: Mapping[str, str]) -> list[str]:
    """The accounts that rows name, of several in one cell the first one; by their ids where no column names them."""
    if "account" not in columns.table.columns:
        return [names.get(fold_id(key), "") if key else "" for key in columns.texts("account id")]
    texts, sign = columns.texts("account"), columns.table.profile.several
    several = sum(sign in text for text in texts) if sign else 0
    if not several:
        return texts
    rows = f"{several} rows name" if several > 1 else "one row names"
    columns.notes.append(f"{rows} several companies; the first one counts")
    return [text.split(sign)[0].strip() for text in texts]


def _accounts(columns: Columns, roster: Roster) -> Iterable[Account]:
    rows = zip(
        columns.table.rows,
        *(columns.texts(name) for name in ("account", "salesperson", "industry", "parent")),
        _classes(columns),
        columns.yes("strategic"),
        columns.dates("contract ends"),
        columns.amounts("annual spend"),
        strict=True,
    )
    for row, name, owner, industry, parent, klass, strategic, ends, spend in rows:
        if not name:
            columns.set_aside(row, "no account named")
            continue
        key, person = RowKey(columns.table.number, row), roster.find(owner) if owner else None
        whose = person.name if person else roster.named(owner)
        yield Account(key, name, whose, klass, bool(strategic), industry, parent, ends, spend)


def _classes(columns: Columns) -> list[str]:
    """The classes A, B and C; what programs call a rating (Hot, Active) is none and is left out."""
    texts = columns.texts("class")
    found = [_CLASS.fullmatch(fold(text)) for text in texts]
    strange = [at for at, (text, match) in enumerate(zip(texts, found, strict=True)) if text and not match]
    if strange and not any(found):
        head = columns.table.head(columns.table.columns["class"])
        columns.notes.append(f"“{head}” holds no classes A, B or C; it is not used")
    elif strange:
        place = columns.table.place(columns.table.rows[strange[0]], "class")
        count = f"; {len(strange)} cells of the column are left blank" if len(strange) > 1 else "; it is left blank"
        message = f"This is no class{count}."
        value = texts[strange[0]]
        columns.problems.append(error(place, "unknown class", message, value=value, cure="Write A, B or C."))
    return [match["class"].upper() if match else "" for match in found]
