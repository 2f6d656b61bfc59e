"""The names of a subject, for the placeholders of a file name pattern."""

from collections.abc import Mapping

from plangen.records.people.team import Person


def name_parts(person: Person) -> Mapping[str, str]:
    """A person's names."""
    given = person.given if person.given != person.name else ""
    return {"family": person.family, "given": given, "name": person.name}


def only_name(name: str) -> Mapping[str, str]:
    """The one name of a team or a contest."""
    return {"family": name, "given": "", "name": name}
