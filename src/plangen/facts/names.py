"""Names as they fit: short ones at the edge of a line, initials in a box."""

LONG_NAME = 18
MOST_INITIALS = 3


def short_name(given: str) -> str:
    """The given names, or the first of them, at last without what follows a hyphen, where they are too long."""
    if len(given) <= LONG_NAME:
        return given
    first = given.split(maxsplit=1)[0]
    return first if len(first) <= LONG_NAME else first.split("-", 1)[0][:LONG_NAME]


def initials(name: str) -> str:
    """The first letters of a name's words, three at most: those of the first two and of the last."""
    letters = [part[0] for part in name.replace("-", " ").split() if part[0].isalpha()]
    kept = letters if len(letters) <= MOST_INITIALS else [*letters[:2], letters[-1]]
    return "".join(kept).upper()
