"""The types of activities, and the words that people use for them."""

from plangen.tables.values.folding import fold

TYPES = {
    "call": (
        "phone call",
        "phone",
        "telephone",
        "telephone call",
        "outbound call",
        "cold call",
        "logged call",
        "outbound",
        "inbound",
    ),
    "meeting": ("appointment", "visit", "customer visit", "site visit", "sales meeting", "sales visit", "event"),
    "demo": ("demonstration", "product demo", "presentation"),
    "proposal": ("quote", "quotation", "offer", "proposal sent", "quote sent"),
    "email": ("e-mail", "mail", "logged email", "sent email"),
}
OTHER = "other"
SHORTEST_PLURAL = 4
_TYPE_OF = {fold(word): key for key, words in TYPES.items() for word in (key, *words)}


def activity_type(text: str) -> str:
    """The activity type for comparison: the same singular word for all spellings."""
    word = fold(text)
    return _TYPE_OF.get(word) or _TYPE_OF.get(_singular(word)) or _singular(word)


def _singular(word: str) -> str:
    """The singular of a word that may be plural: lunches, deliveries, calls."""
    if len(word) < SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    return word.removesuffix("es") if word.endswith(("ches", "shes", "xes", "sses")) else word.removesuffix("s")
