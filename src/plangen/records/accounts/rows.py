"""Accounts: customers and who owns them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.accounts import plan_texts
from plangen.records.accounts.plan_texts import NO_TEXTS, PlanTexts
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
        "account id", "rank", *plan_texts.COLUMNS,
    ),
    (("account",),),
    names=("Customers", "Account", "Clients", "Companies"),
    families=(
        Family("revenue", r"revenue (?:fy ?)?(?P<year>\d{4})"), Family("margin", r"margin (?:fy ?)?(?P<year>\d{4})"),
    ),
    keys=(("account",),),
)  # fmt: skip

_TIER = re.compile(
    r"(?:(?:class|customer|account|key|kunde|tier|klasse) )*(?P<tier>[abc])(?: (?:class|customer|account|kunde).*)?"
)


@dataclass(frozen=True, slots=True)
class Account:
    """A customer; `tier` is A, B, C, or empty. `salesperson` is a name in Team, or else the owner as entered.

    `rank` is its place among the top accounts, if they are ranked by hand. `employees`, `relationship`, and
    `relationship_wanted` are as entered; `revenue` is by the year in the header of its column. `is_shared` says that
    everyone who sells there may see its totals, `is_confidential` that team pages give it a code name. `texts` come
    from its page in the account plan.
    """

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
    rank: Decimal | None = None
    employees: str = ""
    site: str = ""
    relationship: str = ""
    relationship_wanted: str = ""
    is_shared: bool = False
    is_confidential: bool = False
    revenue: Mapping[int, Decimal] = field(default_factory=dict)
    texts: PlanTexts = NO_TEXTS


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


_TEXTS = (
    "account", "salesperson", "industry", "parent", "next step", "employees", "site", "relationship",
    "relationship wanted",
)  # fmt: skip


def _accounts(columns: Columns, roster: Roster) -> Iterable[Account]:
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in _TEXTS), strict=True),
        _tiers(columns),
        zip(*(columns.booleans(name) for name in ("strategic", "shared", "confidential")), strict=True),
        zip(*(columns.dates(name) for name in ("contract ends", "next step due")), strict=True),
        zip(columns.amounts("annual spend"), columns.amounts("rank"), _revenues(columns), strict=True),
        plan_texts.read_plan_texts(columns),
        strict=True,
    )
    for row, words, tier, (strategic, shared, confidential), (ends, due), (spend, rank, revenue), texts in rows:
        name, owner, industry, parent, step, employees, site, relationship, wanted = words
        if not name:
            columns.skip(row, "no account")
            continue
        key, person = RowKey(columns.table.number, row), roster.find(owner) if owner else None
        salesperson = person.name if person else roster.named(owner)
        yield Account(
            key, name, salesperson, tier, bool(strategic), industry, parent, ends, spend, step, due, rank, employees,
            site, relationship, wanted, bool(shared), bool(confidential), revenue, texts,
        )  # fmt: skip


def _revenues(columns: Columns) -> list[dict[int, Decimal]]:
    """Each row's revenue by year; years without a value aren't in it."""
    found: list[dict[int, Decimal]] = [{} for _ in columns.table.rows]
    for family in columns.table.families.get("revenue", ()):
        for at, amount in enumerate(columns.amounts_at(family)):
            if amount is not None:
                found[at].setdefault(int(family.values["year"]), amount)
    return found


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
