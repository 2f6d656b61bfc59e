"""Names shortened to fit: short names in a margin, initials in a box."""

LONG_NAME = 18
MOST_INITIALS = 3


def short_name(given: str) -> str:
    """The given names; if too long, the first of them; if that is too long, its part before a hyphen."""
    if len(given) <= LONG_NAME:
        return given
    first = given.split(maxsplit=1)[0]
    return first if len(first) <= LONG_NAME else first.split("-", 1)[0][:LONG_NAME]


def initials(name: str) -> str:
    """A name's initials, at most three: those of its first two words and its last."""
    letters = [part[0] for part in name.replace("-", " ").split() if part[0].isalpha()]
    kept = letters if len(letters) <= MOST_INITIALS else [*letters[:2], letters[-1]]
    return "".join(kept).upper()
