"""The people named in a column of owners, if no Team says who is who."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from plangen.problems import Place, Problem, warning
from plangen.records.people.roster import Roster
from plangen.records.people.spellings import is_id_or_number, plain_name, several_names
from plangen.records.people.team import Person, first_name_first, with_codes
from plangen.records.reading.ids import fold_id
from plangen.records.reading.placeholders import is_placeholder
from plangen.sources.grid import Cell, Grid
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

COLUMN = "salesperson"


def owner_texts(columns: Columns) -> Sequence[str]:
    """The owners in each row; several names on lines of one cell are separated by slashes."""
    texts = columns.texts(COLUMN)
    cells = columns.table.cells(COLUMN)
    if not any(isinstance(cell, str) and "\n" in cell for cell in set(cells)):
        return texts
    return [_on_one_line(cell, text) for cell, text in zip(cells, texts, strict=True)]


def _on_one_line(cell: Cell, text: str) -> str:
    lines = [line.strip() for line in cell.splitlines() if line.strip()] if isinstance(cell, str) else []
    # A line break may also be within a name.
    return " / ".join(lines) if len(lines) > 1 and all(" " in line for line in lines) else text


def owners_in(tables: Sequence[Columns], users: Mapping[str, str]) -> dict[str, str]:
    """The names in the owner columns by their folded form; `users` maps folded user ids to names.

    Ids, numbers, placeholders, and cells with several names name no one.
    """
    texts = dict.fromkeys(text for columns in tables for text in dict.fromkeys(owner_texts(columns)) if text)
    names = {text: _first_last(users.get(fold_id(text), text)) for text in texts}
    known = {fold(name) for name in names.values()}

    def is_known(name: str) -> bool:
        return fold(_first_last(name)) in known

    found: dict[str, str] = {}
    for text, name in names.items():
        is_one = not is_id_or_number(name) and not is_placeholder(name) and not several_names(text, is_known)
        if fold(name) and is_one:
            found.setdefault(fold(name), name)
    return found


def owner_spellings(tables: Sequence[Columns], users: Mapping[str, str]) -> frozenset[str]:
    """Everything in the owner columns, folded, as it is and as names: what a Team may list people by."""
    texts = dict.fromkeys(text for columns in tables for text in dict.fromkeys(owner_texts(columns)) if text)
    named = [users.get(fold_id(text), text) for text in texts]
    return frozenset(fold(each) for text in (*texts, *named) for each in (text, _first_last(text))) - {""}


def _first_last(text: str) -> str:
    return first_name_first(plain_name(text))


def people_of(names: Iterable[str], manager: str, users: Mapping[str, str]) -> Roster:
    """The roster of these names, sorted, with the default manager."""
    people = sorted((managed(Person(name), manager) for name in names), key=lambda person: fold(person.name))
    return Roster(tuple(with_codes(people)), users)


def managed(person: Person, manager: str) -> Person:
    """The person with the default manager."""
    return person if fold(person.name) == fold(manager) else replace(person, manager=manager)


def with_one_spelling(people: Sequence[Person]) -> list[Person]:
    """The people with each manager under one name: the one in Team, or the first spelling."""
    names = {fold(person.name): person.name for person in reversed(people)}
    for person in people:
        names.setdefault(fold(person.manager), person.manager)
    return [replace(person, manager=names[fold(person.manager)] if person.manager else "") for person in people]


def with_names(roster: Roster, names: Container[str]) -> Roster:
    """The roster of the people with these names; totals and other skipped rows make no one a salesperson."""
    kept = [person for person in roster.people if person.name in names]
    return roster if len(kept) == len(roster.people) else Roster(tuple(with_codes(kept)), roster.users)


def no_team(grid: Grid, count: int, *, is_empty: bool, are_owners: bool) -> Problem:
    """The warning that deal owners, or the people in Activities, are used as the team; Team may be there, but empty."""
    one, many = ("deal owner", "deal owners") if are_owners else ("person in Activities", "people in Activities")
    people = f"The {count:,} {many} are" if count > 1 else f"The 1 {one} is"
    fix = "Add a Team sheet with salesperson, manager, and quota columns."
    if is_empty:
        fix = "Add a row for each salesperson, with manager and quota."
    reason = "The Team sheet is empty" if is_empty else "No Team sheet"
    message = f"{reason}. {people} the team, with no {'quotas' if count > 1 else 'quota'}."
    return warning(Place(grid.file, grid.sheet if is_empty else ""), "no team", message, fix=fix)
