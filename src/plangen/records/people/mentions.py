"""Whether a text names someone in Team."""

import re

from plangen.records.people.roster import Roster

MIN_LENGTH = 3
"""Characters of a given or family name that can't be taken for a word; a shorter one counts only as part of a name."""
_WORD = re.compile(r"[^\s.,;:!?()“”\"’']+")


def names_someone(text: str, roster: Roster) -> bool:
    """Whether a text has the name of someone in Team, as it is spelled: in full, the given, or the family name."""
    words = set(_WORD.findall(text))
    for person in roster.people:
        parts = {part for part in (person.given, person.first_name, person.family) if len(part) >= MIN_LENGTH}
        if person.name in text or words & parts:
            return True
    return False
