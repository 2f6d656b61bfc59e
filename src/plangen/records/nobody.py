"""What people and programs write where nobody is meant: a vacant seat, a queue, n/a; it is never a salesperson."""

import re
from functools import lru_cache

from plangen.problems import Place, Problem, warning
from plangen.tables.columns import Columns
from plangen.tables.folding import fold

NOT_A_PERSON = "not a person"
_VACANT = (
    "vacan(?:t|cy|te)|open (?:position|headcount|head count|hc|req(?:uisition)?|role|seat|territory)|new hire|tb[hdan]"
    "|to be (?:hired|determined|decided|named|announced|confirmed|filled)|unfilled|vakan[tz]|unbesetzt|offene stelle"
    "|noch offen|wird besetzt|a pourvoir|a recruter|a definir|por (?:contratar|definir|cubrir|asignar)|sin cubrir"
)
"""Words after which anything may stand: a number, a territory."""
_SEATS = (
    "position|seat|role|rep|sales rep|ae|sdr|bdr|account executive|account manager|salesperson|stelle|position|poste"
    "|puesto|vendedor|vendeur|verkaufer"
)
_NOBODY = (
    "n a|n n|k a|none|nobody|no ?one|open|un ?assigned|not assigned|(?:no|without|unknown) owner|unknown|tbc"
    "|(?:the )?house accounts?|(?:.* )?queue|default owner|nicht (?:zugewiesen|zugeordnet|vergeben)|ohne (?:inhaber"
    "|zuordnung)|kein(?:e|er)?|niemand|unbekannt|offen|haus(?:konto|kunden?|account)|non (?:attribuee?|assignee?"
    "|affectee?)|aucune?|personne|inconnue?|sans proprietaire|compte (?:de la )?maison|sin (?:asignar|propietario)"
    "|no asignad[oa]|ningun[oa]|nadie|desconocid[oa]|cuenta (?:de la )?casa"
)
_MEANT = re.compile(rf"(?:(?:{_SEATS}) )?(?:{_VACANT})(?: .*)?|(?:{_NOBODY})(?: \d+)?")
_CAPITALS = frozenset({"NA", "NN", "HOUSE"})
"""What is nobody in capitals, and may be a name in small letters."""


@lru_cache(maxsize=16_384)
def is_nobody(name: str) -> bool:
    """Whether a name says that there is nobody."""
    return name.strip() in _CAPITALS or _MEANT.fullmatch(fold(name)) is not None


def tell_seat(columns: Columns, row: int, name: str, *, has_quota: bool) -> None:
    """Sets a row of Team aside that stands for nobody, and tells it."""
    columns.set_aside(row, NOT_A_PERSON)
    quota = ", and its quota with it" if has_quota else ""
    cure = "Write a name here once there is one." + (
        " A quota for the whole team can stand in a sheet Targets, under “all”." if has_quota else ""
    )
    place = columns.table.place(row, "salesperson")
    message = f"This is not a person; the row is left out{quota}."
    columns.problems.append(warning(place, NOT_A_PERSON, message, value=name, cure=cure))


def note_vacant(columns: Columns, column: str) -> None:
    """Notes for the report which words of a column of names stand for nobody, and are read as blank."""
    words = {word for word in columns.texts(column) if word and is_nobody(word)}
    if words:
        listed = ", ".join(f"“{word}”" for word in sorted(words))
        columns.notes.append(f"{listed} under “{column}” is not a person, and was read as blank")


def told_nobody(place: Place, name: str, left_out: str) -> Problem:
    """The warning that rows belong to nobody; `left_out` counts them."""
    message = f"This is not a person; {left_out}."
    cure = f"Give them an owner, or add “{name}” to the aliases of somebody in Team who is to have them."
    return warning(place, NOT_A_PERSON, message, value=name, cure=cure)
