"""Team: salespeople with manager, quotas, and dates of employment."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import Place, error
from plangen.records.people.ramps import read_ramps
from plangen.records.reading.placeholders import is_placeholder, note_placeholders, report_vacant_seat
from plangen.tables.columns import Columns
from plangen.tables.headers.found import FamilyColumn
from plangen.tables.shape import Family, Shape
from plangen.tables.values.folding import fold

_YEAR = r"(?:(?P<year>\d{4})|(?P<kind>fy|cy) ?(?P<number>\d{4}|\d{2}))"
_PART = (
    r"(?P<part>new(?: (?:business|logos?|customers?))?|(?:cross|up) ?sell|expansion|existing(?: business)?|renewals?)"
)
"""A share of the business that has its own quota."""
SHAPE = Shape(
    "Team",
    (
        "salesperson", "preferred name", "number", "aliases", "email", "title", "manager", "team", "territory", "role",
        "quota", "hired", "left", "ramp", "first review", "top accounts", "theme", "career goal",
    ),
    (("salesperson",),),
    names=("Salespeople", "Roster", "Sales team", "Sales teams", "People", "Reps"),
    families=(
        Family("quota", rf"(?:annual )?(?:quota|target) (?:for )?{_YEAR}"),
        Family("quota", rf"{_YEAR} (?:annual )?(?:quota|target)"),
        Family("quota", rf"(?:annual )?{_PART} (?:annual )?(?:quota|target)(?: (?:for )?{_YEAR})?"),
        Family("quota", rf"(?:annual )?(?:quota|target) (?:for )?{_PART}(?: {_YEAR})?"),
        Family("quota", rf"{_YEAR} {_PART} (?:quota|target)"),
    ),
)  # fmt: skip


_ID_SUFFIX = re.compile(r" \([^()]*\)$")
_MOST_NAMESAKES = 100
"""People of one name that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Quota:
    """An annual quota. `year` is 2026, FY2026, or CY2026, or empty for the year of the as-of date.

    `part` is the business it's for, such as renewals; empty for all.
    """

    year: str
    amount: Decimal
    place: Place
    part: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A row of Team. `ramp` has the shares of a full quota by month of tenure; after that, the quota is full.

    `row` is None for a person known only as a deal owner or a manager. `code` is the person's initials, made unique by
    a digit. `quota_cell` is where to enter a quota for the year of the as-of date, `quota_cells` has the cell of each
    year in a header. `theme` is the theme of the year.
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
    quota_cells: tuple[tuple[str, Place], ...] = ()
    hired: date | None = None
    left: date | None = None
    ramp: tuple[Decimal, ...] = ()
    top_accounts: bool | None = None
    code: str = ""
    theme: str = ""

    @property
    def full_name(self) -> str:
        """The name without the number or email added to distinguish people with the same name."""
        return _ID_SUFFIX.sub("", self.name)

    @property
    def first_name(self) -> str:
        """The preferred name, or else the first name."""
        return self.preferred or self.given

    @property
    def given(self) -> str:
        """All names except the last."""
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
        """Whether the role is a manager's."""
        return "manager" in fold(self.role) and "account" not in fold(self.role)


def read_team(tables: list[Columns]) -> list[Person]:
    """The people in all Team tables; a duplicate person is an error, and the first row is used."""
    people: dict[str, list[Person]] = {}
    for columns in tables:
        note_placeholders(columns, "manager")
        for person in _people(columns):
            namesakes = people.setdefault(fold(person.name), [])
            same = next((each for each in namesakes[:_MOST_NAMESAKES] if not _are_different(person, each)), None)
            if same:
                _report_duplicate(columns, person, same)
            else:
                namesakes.append(person)
    return with_codes(person for namesakes in people.values() for person in _distinct(namesakes))


def _are_different(one: Person, other: Person) -> bool:
    """Whether two rows with the same name are two people, by their emails or numbers."""
    if one.email and other.email:
        return fold(one.email) != fold(other.email)
    return bool(one.number and other.number and one.number != other.number)


def _distinct(namesakes: Sequence[Person]) -> Iterable[Person]:
    """People of one name with their number or email added to it; records refer to people by name."""
    if len(namesakes) == 1:
        return namesakes
    by_number = len({person.number for person in namesakes}) == len(namesakes)
    return [
        replace(person, name=f"{person.name} ({person.number if by_number else person.email or person.number})")
        for person in namesakes
    ]


def with_codes(people: Iterable[Person]) -> list[Person]:
    """The people with their initials as codes, made unique by a digit in the order of their names."""
    taken: set[str] = set()
    last_digit: dict[str, int] = {}
    codes: dict[str, str] = {}
    everyone = list(people)
    for person in sorted(everyone, key=lambda each: (fold(each.name), each.name)):
        words = re.findall(r"[a-z]", " ".join(part[0] for part in fold(person.full_name).split()))
        initials = "".join(words)[:3].upper() or "X"
        code, digit = initials, last_digit.get(initials, 1)
        while code in taken:
            digit += 1
            code = f"{initials}{digit}"
        last_digit[initials] = digit
        taken.add(code)
        codes[person.name] = code
    return [replace(person, code=codes[person.name]) for person in everyone]


def _people(columns: Columns) -> Iterable[Person]:
    quotas = _quotas(columns)
    ramps = read_ramps(columns)
    rows = zip(
        columns.table.rows,
        columns.texts("salesperson"),
        columns.lists("aliases"),
        *(columns.texts(name) for name in ("preferred name", "number", "email", "title", "manager")),
        *(columns.texts(name) for name in ("team", "territory", "role", "theme")),
        columns.dates("hired"),
        columns.dates("left"),
        columns.booleans("top accounts"),
        strict=True,
    )
    for at, (row, name, aliases, *texts, hired, left, top) in enumerate(rows):
        if not fold(name) or is_placeholder(name):
            _skip(columns, row, name, quotas[at])
            continue
        preferred, number, email, title, manager, team, territory, role, theme = texts
        yield Person(
            name=first_name_first(name),
            row=RowKey(columns.table.number, row),
            preferred=preferred,
            number=number,
            aliases=_aliases(aliases),
            email=email,
            title=title,
            manager="" if is_placeholder(manager) else first_name_first(manager),
            team=team,
            territory=territory,
            role=role,
            quotas=tuple(quotas[at]),
            quota_cells=_quota_cells(columns, row),
            hired=hired,
            left=left,
            ramp=ramps[at],
            top_accounts=top,
            theme=theme,
        )


def _aliases(parts: Sequence[str]) -> tuple[str, ...]:
    """The aliases, also split at commas unless the comma may be that of “Last, First”."""
    found: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        are_full_names = all(" " in piece or "@" in piece for piece in pieces)
        found += pieces if are_full_names else [part]
    return tuple(found)


def first_name_first(name: str) -> str:
    """The name with the first name first: “Last, First” becomes “First Last”."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _quotas(columns: Columns) -> list[list[Quota]]:
    """The annual quotas of each row; a negative one is reported and left blank."""
    found: list[list[Quota]] = [[] for _ in columns.table.rows]
    without_year = columns.table.columns.get("quota")
    quotas = [
        (_quota_year(header), header.column, header.values.get("part", ""), columns.amounts_at(header))
        for header in quota_headers(columns)
    ]
    quotas += [] if without_year is None else [("", without_year, "", columns.amounts("quota"))]
    for year, column, part, amounts in quotas:
        for at, amount in enumerate(amounts):
            place = columns.table.grid.place(columns.table.rows[at], column)
            if amount is not None and amount < 0:
                message, fix = "Quota can't be negative. Left blank.", "Enter 0 or more, or leave the cell empty."
                columns.problems.append(error(place, "negative quota", message, value=f"{amount:f}", fix=fix))
            elif amount is not None:
                found[at].append(Quota(year, amount, place, part))
    return found


def quota_headers(columns: Columns) -> Sequence[FamilyColumn]:
    """The headers of quotas for a year or a part of the business."""
    return columns.table.families.get("quota", ())


def _quota_year(header: FamilyColumn) -> str:
    """The year in a header, as FY2026 or CY2026 if it says which; empty without one."""
    values = header.values
    return f"{values['kind'].upper()}20{values['number'][-2:]}" if "kind" in values else values.get("year", "")


def _quota_cells(columns: Columns, row: int) -> tuple[tuple[str, Place], ...]:
    """The cells of the quota columns in a row, each with its year as in the header."""
    found = [(_quota_year(header), header.column) for header in quota_headers(columns)]
    without_year = columns.table.columns.get("quota")
    found += [] if without_year is None else [("", without_year)]
    return tuple((year, columns.table.grid.place(row, column)) for year, column in found)


def _skip(columns: Columns, row: int, name: str, quotas: Sequence[Quota]) -> None:
    """Skips a row without a person's name."""
    if is_placeholder(name):
        report_vacant_seat(columns, row, name, has_quota=bool(quotas))
        return
    columns.skip(row, "not a name" if name else "no name")
    if name:
        place, fix = columns.table.place(row, "salesperson"), "Enter the name, or delete the row."
        message = "Not a name. Row skipped."
        columns.problems.append(error(place, "not a name", message, value=name, fix=fix))


def _has_moved(person: Person, first: Person) -> bool:
    """Whether two rows of a person name two teams, managers, or territories."""
    pairs = ((person.team, first.team), (person.manager, first.manager), (person.territory, first.territory))
    return any(one and other and fold(one) != fold(other) for one, other in pairs)


def _report_duplicate(columns: Columns, person: Person, first: Person) -> None:
    row = person.row.row if person.row else 0
    message = f"{first.name} is listed twice. The first row is used."
    fix = "Delete one row. If they're two people, give each an email or number."
    if _has_moved(person, first):
        fix = (
            "If they changed teams, keep the row with the current team: it has all their results, earlier ones too. "
            "Quotas by month or quarter go in Targets. If they're two people, give each an email or number."
        )
    columns.problems.append(
        error(columns.table.place(row, "salesperson"), "duplicate person", message, value=person.name, fix=fix)
    )
    columns.skip(row, "duplicate")
