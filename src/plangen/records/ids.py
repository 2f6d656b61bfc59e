"""The ids of programs, made alike where one program writes the same id in two ways."""

import re
from string import ascii_uppercase

from plangen.tables.folding import fold

_SHORT = re.compile(r"00[0-9A-Za-z]{13}")
_SIGNS = f"{ascii_uppercase}012345"
_CHUNK = 5


def fold_id(text: str) -> str:
    """An id as it is compared.

    Salesforce writes 15 signs in its reports, and 3 more elsewhere that say which of the 15 are capital letters. Those
    3 are worked out, since folding would make one of ids that differ by them only.
    """
    if not _SHORT.fullmatch(text):
        return fold(text)
    chunks = (text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK))
    return fold(text + "".join(_SIGNS[sum(sign.isupper() << at for at, sign in enumerate(chunk))] for chunk in chunks))
