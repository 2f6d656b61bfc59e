"""CRM users: names by user id, for exports with ids instead of names."""

import re
from collections.abc import Mapping

from plangen.records.reading.ids import fold_id
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Users",
    ("user id", "user name", "email"),
    (("user id",), ("user name",)),
    names=("User", "User list", "CRM users", "Owners"),
)
_ID = re.compile(
    r"005[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?|zcrm_\d+|\d{6,}"
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
)
"""User ids of Salesforce, Zoho, HubSpot, and Dynamics."""


def is_user_id(text: str) -> bool:
    """Whether a text is a user id, not a name."""
    return _ID.fullmatch(text) is not None


def read_users(tables: list[Columns]) -> Mapping[str, str]:
    """User names by folded id."""
    names: dict[str, str] = {}
    for columns in tables:
        for row, key, name in zip(
            columns.table.rows, columns.texts("user id"), columns.texts("user name"), strict=True
        ):
            if not fold_id(key) or not fold(name):
                columns.skip(row, "no id or name")
            elif fold_id(key) in names:
                columns.skip(row, "duplicate")
            else:
                names[fold_id(key)] = name
    return names
