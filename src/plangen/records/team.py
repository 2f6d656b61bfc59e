"""The people: who sells, for whom, with which quota, and since when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import Place, error
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.numbers import read_numbers
from plangen.tables.shape import Family, Shape

SHAPE = Shape(
    "Team",
    (
        "salesperson", "preferred name", "number", "aliases", "e-mail", "title", "manager", "team", "territory", "role",
        "quota", "hired", "left", "ramp", "first review", "top accounts", "theme", "career goal",
    ),
    (("salesperson",),),
    names=("Salespeople", "Roster", "Sales team", "Sales teams", "People", "Reps"),
    families=(Family("quota", r"(?:annual )?(?:quota|target) (?:(?P<fiscal>fy) ?)?(?P<year>\d{4})"),),
)  # fmt: skip


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
    def called(self) -> str:
        """The first name, or the preferred one."""
        return self.preferred or self.given

    @property
    def given(self) -> str:
        """All names but the last."""
        return self.name.rsplit(" ", 1)[0] if " " in self.name else self.name

    @property
    def family(self) -> str:
        """The last name."""
        return self.name.rsplit(" ", 1)[-1]

    def employed(self, start: date, end: date) -> bool:
        """Whether the person is employed on at least one day of [start, end)."""
        return (self.hired is None or self.hired < end) and (self.left is None or self.left >= start)

    @property
    def manages(self) -> bool:
        """Whether the role is to manage."""
        return "manager" in fold(self.role) and "account" not in fold(self.role)


def read_team(tables: list[Columns]) -> list[Person]:
    """The people of all Team tables; two rows of one person are an error, and the first one counts."""
    people: dict[str, Person] = {}
    for columns in tables:
        for person in _people(columns):
            key = _key(person, people)
            if key in people:
                _tell_twice(columns, person, people[key])
            else:
                people[key] = person
    return with_codes(people.values())


def with_codes(people: Iterable[Person]) -> list[Person]:
    """The people with their initials, made unique by a digit in the order of their names."""
    taken: set[str] = set()
    coded: dict[str, str] = {}
    everyone = list(people)
    for person in sorted(everyone, key=lambda each: (fold(each.name), each.email, each.number)):
        initials = "".join(part[0] for part in re.split(r"[\s-]+", fold(person.name)) if part)[:3].upper() or "X"
        code, digit = initials, 2
        while code in taken:
            code, digit = f"{initials}{digit}", digit + 1
        taken.add(code)
        coded[_identity(person)] = code
    return [replace(person, code=coded[_identity(person)]) for person in everyone]


def _identity(person: Person) -> str:
    return "\x00".join((fold(person.name), person.email, person.number))


def _key(person: Person, people: dict[str, Person]) -> str:
    """The name, or name and e-mail or number where two people share one."""
    key = fold(person.name)
    twin = people.get(key)
    if twin and person.email and twin.email and fold(person.email) != fold(twin.email):
        return f"{key} {fold(person.email)}"
    if twin and person.number and twin.number and person.number != twin.number:
        return f"{key} {person.number}"
    return key


def _people(columns: Columns) -> Iterable[Person]:
    quotas = _quotas(columns)
    ramps = _ramps(columns)
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        *(columns.texts(name) for name in ("preferred name", "number", "aliases", "e-mail", "title", "manager")),
        *(columns.texts(name) for name in ("team", "territory", "role")),
        columns.dates("hired"),
        columns.dates("left"),
        columns.yes("top accounts"),
        strict=True,
    )
    for at, (row, name, *texts, hired, left, top) in enumerate(rows):
        if not name:
            columns.set_aside(row, "no name")
            continue
        preferred, number, aliases, email, title, manager, team, territory, role = texts
        yield Person(
            name=_straight(name),
            row=RowKey(columns.table.number, row),
            preferred=preferred,
            number=number,
            aliases=tuple(alias.strip() for alias in re.split(r"[;|]", aliases) if alias.strip()),
            email=email,
            title=title,
            manager=_straight(manager),
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


def _straight(name: str) -> str:
    """The name with the given name first, where a comma says that it stands last."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _quotas(columns: Columns) -> list[list[Quota]]:
    """The yearly quotas of each row."""
    found: list[list[Quota]] = [[] for _ in columns.table.rows]
    for family in columns.table.families.get("quota", ()):
        year = ("FY" if "fiscal" in family.says else "") + family.says["year"]
        for at, amount in enumerate(columns.amounts_at(family)):
            if amount is not None:
                place = columns.table.grid.place(columns.table.rows[at], family.column)
                found[at].append(Quota(year, amount, place))
    for at, amount in enumerate(columns.amounts("quota")):
        if amount is not None:
            found[at].append(Quota("", amount, columns.table.place(columns.table.rows[at], "quota")))
    return found


def _quota_cell(columns: Columns, row: int) -> Place | None:
    families = columns.table.families.get("quota", ())
    at = (
        columns.table.columns.get("quota") if not families else max(families, key=lambda each: each.says["year"]).column
    )
    return None if at is None else columns.table.grid.place(row, at)


def _ramps(columns: Columns) -> list[tuple[Decimal, ...]]:
    """Percent by month of tenure, written as "25 %, 50 %, 75 %"."""
    ramps: list[tuple[Decimal, ...]] = []
    for row, text in zip(columns.table.rows, columns.texts("ramp"), strict=True):
        read = read_numbers([part for part in re.split(r"[,;/]\s*|\s+(?=\d)", text) if part.strip()])
        shares = [value / 100 if value > 1 else value for value in read.values if value is not None]
        if read.faults or any(not 0 <= share <= 1 for share in shares):
            message = "The ramp cannot be read; the quota counts in full."
            cure = "Write the percent of each month since the hire: 25 %, 50 %, 75 %."
            columns.problems.append(
                error(columns.table.place(row, "ramp"), "unreadable ramp", message, value=text, cure=cure)
            )
            shares = []
        ramps.append(tuple(shares))
    return ramps


def _tell_twice(columns: Columns, person: Person, first: Person) -> None:
    row = person.row.row if person.row else 0
    message = f"{person.name} stands here a second time; the first row counts ({first.name})."
    cure = "Delete one row, or give both an e-mail or a number if they are two people."
    columns.problems.append(
        error(columns.table.place(row, "salesperson"), "person twice", message, value=person.name, cure=cure)
    )
    columns.set_aside(row, "duplicate")
