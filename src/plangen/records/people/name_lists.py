"""Whether a list of names is a Team: capitals and products are lists of names, too."""

from collections.abc import Callable, Container

from plangen.records.people.owners import COLUMN
from plangen.records.people.spellings import plain_name
from plangen.records.people.team import SHAPE, first_name_first
from plangen.tables.columns import Columns
from plangen.tables.headers.row import is_named, sheet_name
from plangen.tables.values.folding import fold

NOT_A_TEAM = "a list of names, but without manager, quota, or hired column, and few of them own deals"
_OWN = frozenset({
    "preferred name", "aliases", "manager", "team", "role", "quota", "hired", "left", "ramp", "first review",
    "top accounts", "career goal",
})  # fmt: skip
"""Columns that only a Team has."""
_MAY_BE_OTHERS = frozenset({"start date", "start", "end date", "target", "annual target", "status", "alias", "group"})
"""Headers of such columns that other lists have, too, folded."""
_MAY_BE_ANYONE = frozenset({"name", "full name", "employee", "first name", "last name"})
"""Headers of names that may be anyone's, folded."""
_PEOPLE = "people"


def is_team(columns: Columns, owners: Callable[[], Container[str]]) -> bool:
    """Whether a list of names is a Team: by its name, by a column that only Team has, or by names that own deals.

    `owners` has the folded names of deal owners; they are read only if nothing else decides.
    """
    table = columns.table
    if COLUMN not in table.columns or not table.rows:
        return True
    is_for_people = is_named(table.grid, SHAPE) and fold(sheet_name(table.grid)) != _PEOPLE
    header = fold(table.header_text(table.columns[COLUMN]))
    if is_for_people or header not in _MAY_BE_ANYONE:
        return True
    own = {fold(table.header_text(at)) for name, at in table.columns.items() if name in _OWN}
    if "quota" in table.families or own - _MAY_BE_OTHERS:
        return True
    return _own_deals(columns, owners())


def _own_deals(columns: Columns, owners: Container[str]) -> bool:
    """Whether at least half of the names own deals."""
    rows = list(zip(*(columns.texts(name) for name in (COLUMN, "number", "email")), strict=True))
    named = [row for row in rows if fold(row[0])]
    found = sum(any(fold(first_name_first(plain_name(text))) in owners for text in row if text) for row in named)
    return bool(named) and found * 2 >= len(named)
