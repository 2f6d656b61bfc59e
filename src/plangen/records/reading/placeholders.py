"""Placeholders entered instead of a person's name: a vacant seat, a queue, n/a."""

import re
from functools import lru_cache

from plangen.problems import Place, Problem, error, warning
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold

PLACEHOLDER = "placeholder"
_VACANT = (
    "vacan(?:t|cy|te)|open (?:position|headcount|head count|hc|req(?:uisition)?|role|seat|territory)|new hire|tb[hdan]"
    "|to be (?:hired|determined|decided|named|announced|confirmed|filled)|unfilled|vakan[tz]|unbesetzt|offene stelle"
    "|noch offen|wird besetzt|a pourvoir|a recruter|a definir|por (?:contratar|definir|cubrir|asignar)|sin cubrir"
)
"""Words that anything may follow: a number, a territory."""
_SEATS = (
    "position|seat|role|rep|sales rep|ae|sdr|bdr|account executive|account manager|salesperson|stelle|position|poste"
    "|puesto|vendedor|vendeur|verkaufer"
)
_NO_ONE = (
    "n a|n n|k a|none|null|nil|nan|undefined|blank|0|no ?(?:body|one)|open|un ?assigned|not assigned"
    "|(?:no|without|unknown) owner|unknown|tbc|(?:the )?house accounts?|(?:.* )?queue|default owner"
    "|nicht (?:zugewiesen|zugeordnet|vergeben)|ohne (?:inhaber"
    "|zuordnung)|kein(?:e|er)?|niemand|unbekannt|offen|haus(?:konto|kunden?|account)|non (?:attribuee?|assignee?"
    "|affectee?)|aucune?|personne|inconnue?|sans proprietaire|compte (?:de la )?maison|sin (?:asignar|propietario)"
    "|no asignad[oa]|ningun[oa]|nadie|desconocid[oa]|cuenta (?:de la )?casa"
)
_PLACEHOLDERS = re.compile(rf"(?:(?:{_SEATS}) )?(?:{_VACANT})(?: .*)?|(?:{_NO_ONE})(?: \d+)?")
_CAPITALS = frozenset({"NA", "NN", "HOUSE"})
"""Placeholders in capitals that may be names in lower case."""


@lru_cache(maxsize=16_384)
def is_placeholder(name: str) -> bool:
    """Whether a name is a placeholder."""
    return name.strip() in _CAPITALS or _PLACEHOLDERS.fullmatch(fold(name)) is not None


def report_vacant_seat(columns: Columns, row: int, name: str, *, has_quota: bool) -> None:
    """Skips and reports a vacant seat in Team: an error if a quota is lost with it, else a warning."""
    columns.skip(row, PLACEHOLDER)
    place = columns.table.place(row, "salesperson")
    message, fix = "Placeholder, not a person.", "Enter a name once the seat is filled."
    if has_quota:
        message += " Row skipped, including its quota."
        fix += " You can put a team-wide quota in Targets, under “all”."
    report = error if has_quota else warning
    columns.problems.append(report(place, PLACEHOLDER, message, value=name, fix=fix))


def note_placeholders(columns: Columns, column: str) -> None:
    """Adds a note on the placeholders in a column of names, which are read as blank."""
    words = {word for word in columns.texts(column) if word and is_placeholder(word)}
    if words:
        listed = ", ".join(f"“{word}”" for word in sorted(words))
        are = "are placeholders" if len(words) > 1 else "is a placeholder"
        columns.notes.append(f"{listed} under “{column}” {are}, read as blank")


def placeholder_error(place: Place, name: str, count: str) -> Problem:
    """The error for skipped rows that belong to a placeholder; `count` says which (“2 deals”, “Row”)."""
    message = f"Placeholder, not a person. {count} skipped."
    fix = f"Assign an owner, or add “{name}” to someone's aliases in Team."
    return error(place, PLACEHOLDER, message, value=name, fix=fix)
