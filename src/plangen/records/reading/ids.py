"""CRM ids folded for comparison."""

import re
from string import ascii_uppercase

from plangen.tables.values.folding import fold

_SHORT = re.compile(r"00[0-9A-Za-z]{13}")
_SUFFIX_CHARACTERS = f"{ascii_uppercase}012345"
_CHUNK = 5


def fold_id(text: str) -> str:
    """An id for comparison; a 15-character Salesforce id is extended to 18.

    Salesforce reports show 15 characters; elsewhere 3 more say which of them are capitals. Without those 3, folding
    would merge ids that differ only in case.
    """
    if not _SHORT.fullmatch(text):
        return fold(text)
    chunks = (text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK))
    capitals = (sum(char.isupper() << at for at, char in enumerate(chunk)) for chunk in chunks)
    return fold(text + "".join(_SUFFIX_CHARACTERS[bits] for bits in capitals))
