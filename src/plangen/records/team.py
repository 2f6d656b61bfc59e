"""The people: who sells, for whom, with which quota, and since when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import Place, error
from plangen.records.nobody import is_nobody, note_vacant, tell_seat
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.numbers import as_shares, read_numbers
from plangen.tables.shape import Family, Shape
from plangen.tables.table import FamilyColumn

_YEAR = r"(?:(?P<year>\d{4})|(?P<fiscal>fy) ?(?P<fiscal_year>\d{4}|\d{2}))"
SHAPE = Shape(
    "Team",
    (
        "salesperson", "preferred name", "number", "aliases", "e-mail", "title", "manager", "team", "territory", "role",
        "quota", "hired", "left", "ramp", "first review", "top accounts", "theme", "career goal",
    ),
    (("salesperson",),),
    names=("Salespeople", "Roster", "Sales team", "Sales teams", "People", "Reps"),
    families=(
        Family("quota", rf"(?:annual )?(?:quota|target) (?:for )?{_YEAR}"),
        Family("quota", rf"{_YEAR} (?:annual )?(?:quota|target)"),
    ),
)  # fmt: skip


_ADDED = re.compile(r" \([^()]*\)$")
_MOST_NAMESAKES = 100
"""People of one name that are held against each other."""


@dataclass(frozen=True, slots=True)
class Quota:
    """A yearly quota in money. `year` is 2026 (a calendar year), FY2026, or empty for the year of the as-of date."""

    year: str
    amount: Decimal
    place: Place


@dataclass(frozen=True, slots=True)
class Person:
    """A row of Team. `ramp` holds the shares of a full quota by month of tenure; after them it is full.

    `row` is None for a person who is known only as an owner of deals or as somebody's manager. `code` is the person's
    initials, made unique by a digit. `quota_cell` is where a quota would stand.
    """

    name: str
    row: RowKey | None = None
    preferred: str = ""
    number: str = ""
    aliases: tuple[str, ...] = ()
    email: str = ""
    title: str = ""
    manager: str = ""
    team: str = ""
    territory: str = ""
    role: str = ""
    quotas: tuple[Quota, ...] = ()
    quota_cell: Place | None = None
    hired: date | None = None
    left: date | None = None
    ramp: tuple[Decimal, ...] = ()
    top_accounts: bool | None = None
    code: str = ""

    @property
    def full_name(self) -> str:
        """The name without the number or e-mail that tells two people of one name apart."""
        return _ADDED.sub("", self.name)

    @property
    def called(self) -> str:
        """The first name, or the preferred one."""
        return self.preferred or self.given

    @property
    def given(self) -> str:
        """All names but the last."""
        return self.full_name.rsplit(" ", 1)[0]

    @property
    def family(self) -> str:
        """The last name."""
        return self.full_name.rsplit(" ", 1)[-1]

    def employed(self, start: date, end: date) -> bool:
        """Whether the person is employed on at least one day of [start, end)."""
        return (self.hired is None or self.hired < end) and (self.left is None or self.left >= start)

    @property
    def manages(self) -> bool:
        """Whether the role is to manage."""
        return "manager" in fold(self.role) and "account" not in fold(self.role)


def read_team(tables: list[Columns]) -> list[Person]:
    """The people of all Team tables; two rows of one person are an error, and the first one counts."""
    people: dict[str, list[Person]] = {}
    for columns in tables:
        note_vacant(columns, "manager")
        for person in _people(columns):
            namesakes = people.setdefault(fold(person.name), [])
            same = next((each for each in namesakes[:_MOST_NAMESAKES] if not _are_two(person, each)), None)
            if same:
                _tell_twice(columns, person, same)
            else:
                namesakes.append(person)
    return with_codes(person for namesakes in people.values() for person in _told_apart(namesakes))


def _are_two(one: Person, other: Person) -> bool:
    """Whether two rows of one name are two people: their e-mails or numbers say so."""
    if one.email and other.email:
        return fold(one.email) != fold(other.email)
    return bool(one.number and other.number and one.number != other.number)


def _told_apart(namesakes: Sequence[Person]) -> Iterable[Person]:
    """People of one name under names that differ: each record belongs to a name."""
    if len(namesakes) == 1:
        return namesakes
    numbered = len({person.number for person in namesakes}) == len(namesakes)
    return [
        replace(person, name=f"{person.name} ({person.number if numbered else person.email or person.number})")
        for person in namesakes
    ]


def with_codes(people: Iterable[Person]) -> list[Person]:
    """The people with their initials, made unique by a digit in the order of their names."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    codes: dict[str, str] = {}
    everyone = list(people)
    for person in sorted(everyone, key=lambda each: (fold(each.name), each.name)):
        words = re.findall(r"[a-z]", " ".join(part[0] for part in fold(person.full_name).split()))
        initials = "".join(words)[:3].upper() or "X"
        code, digit = initials, last.get(initials, 1)
        while code in taken:
            digit += 1
            code = f"{initials}{digit}"
        last[initials] = digit
        taken.add(code)
        codes[person.name] = code
    return [replace(person, code=codes[person.name]) for person in everyone]


def _people(columns: Columns) -> Iterable[Person]:
    quotas = _quotas(columns)
    ramps = _ramps(columns)
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        columns.lists("aliases"),
        *(columns.texts(name) for name in ("preferred name", "number", "e-mail", "title", "manager")),
        *(columns.texts(name) for name in ("team", "territory", "role")),
        columns.dates("hired"),
        columns.dates("left"),
        columns.yes("top accounts"),
        strict=True,
    )
    for at, (row, name, aliases, *texts, hired, left, top) in enumerate(rows):
        if not fold(name) or is_nobody(name):
            _leave_out(columns, row, name, quotas[at])
            continue
        preferred, number, email, title, manager, team, territory, role = texts
        yield Person(
            name=straight(name),
            row=RowKey(columns.table.number, row),
            preferred=preferred,
            number=number,
            aliases=_aliases(aliases),
            email=email,
            title=title,
            manager="" if is_nobody(manager) else straight(manager),
            team=team,
            territory=territory,
            role=role,
            quotas=tuple(quotas[at]),
            quota_cell=_quota_cell(columns, row),
            hired=hired,
            left=left,
            ramp=ramps[at],
            top_accounts=top,
        )


def _aliases(parts: Sequence[str]) -> tuple[str, ...]:
    """Other spellings; a comma stands between them too where it cannot be that of “Last, First”."""
    found: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        whole = all(" " in piece or "@" in piece for piece in pieces)
        found += pieces if whole else [part]
    return tuple(found)


def straight(name: str) -> str:
    """The name with the given name first, where a comma says that it stands last."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _quotas(columns: Columns) -> list[list[Quota]]:
    """The yearly quotas of each row; one below zero is told and left out."""
    found: list[list[Quota]] = [[] for _ in columns.table.rows]
    bare = columns.table.columns.get("quota")
    written = [(_quota_year(family), family.column, columns.amounts_at(family)) for family in _quota_heads(columns)]
    written += [] if bare is None else [("", bare, columns.amounts("quota"))]
    for year, column, amounts in written:
        for at, amount in enumerate(amounts):
            place = columns.table.grid.place(columns.table.rows[at], column)
            if amount is not None and amount < 0:
                message, cure = (
                    "A quota cannot be below zero; it is left blank.",
                    "Correct it, or leave the cell empty.",
                )
                columns.problems.append(error(place, "quota below zero", message, value=f"{amount:f}", cure=cure))
            elif amount is not None:
                found[at].append(Quota(year, amount, place))
    return found


def _quota_heads(columns: Columns) -> Sequence[FamilyColumn]:
    return columns.table.families.get("quota", ())


def _quota_year(head: FamilyColumn) -> str:
    if "fiscal" in head.says:
        return f"FY20{head.says['fiscal_year'][-2:]}"
    return head.says["year"]


def _quota_cell(columns: Columns, row: int) -> Place | None:
    heads = _quota_heads(columns)
    at = max(heads, key=lambda head: _quota_year(head)[-4:]).column if heads else columns.table.columns.get("quota")
    return None if at is None else columns.table.grid.place(row, at)


def _ramps(columns: Columns) -> list[tuple[Decimal, ...]]:
    """Percent by month of tenure, written as "25 %, 50 %, 75 %"."""
    ramps: list[tuple[Decimal, ...]] = []
    for row, text in zip(columns.table.rows, columns.texts("ramp"), strict=True):
        parts = [part for part in re.split(r"[;/|]\s*|,\s+|,(?=\d)|(?<=[%\d])\s+(?=\d)", text) if part.strip()]
        read = read_numbers(parts)
        shares = as_shares(read) if not read.faults else []
        known = [share for share in shares if share is not None and 0 <= share <= 1]
        if text and len(known) != len(parts):
            message = "The ramp cannot be read; the quota counts in full."
            cure = "Write the percent of each month since the hire: 25 %, 50 %, 75 %."
            place = columns.table.place(row, "ramp")
            columns.problems.append(error(place, "unreadable ramp", message, value=text, cure=cure))
            known = []
        ramps.append(tuple(known))
    return ramps


def _leave_out(columns: Columns, row: int, name: str, quotas: Sequence[Quota]) -> None:
    """Sets a row aside that names nobody."""
    if is_nobody(name):
        tell_seat(columns, row, name, has_quota=bool(quotas))
        return
    columns.set_aside(row, "not a name" if name else "no name")
    if name:
        place, cure = columns.table.place(row, "salesperson"), "Write the name, or delete the row."
        message = "This is not a name; the row is left out."
        columns.problems.append(error(place, "not a name", message, value=name, cure=cure))


def _tell_twice(columns: Columns, person: Person, first: Person) -> None:
    row = person.row.row if person.row else 0
    message = f"{first.name} stands here a second time; the first row counts."
    cure = "Delete one row, or give both an e-mail or a number if they are two people."
    columns.problems.append(
        error(columns.table.place(row, "salesperson"), "person twice", message, value=person.name, cure=cure)
    )
    columns.set_aside(row, "duplicate")
