"""Which words say that a row adds up others, or counts, averages or picks from them."""

import re
from typing import NamedTuple

from plangen.tables.folding import fold

TOTAL = "total"
SUMMARY = "summary"
"""Why a row holds no data: it is the sum of others, or something else that is worked out from them."""

_SUMS = (
    "grand totals?|sub ?totals?|totals?|sums?|gesamt(?:summen?|ergebnis)?|teilergebnis(?:se)?|zwischen ?summen?|summen?"
    "|insgesamt|somme|sous tota(?:l|ux)|tota(?:l|ux) genera(?:l|ux)|totaux|totaal|suma|total(?:es)? general(?:es)?"
    "|totales|celkem|soucet|mezisoucet"
)
_OTHERS = (
    "(?:grand )?(?:counts?|averages?)|avg|median[ae]?|st(?:andard |d )dev(?:iation)?|anzahl|durchschnitt|mittelwert"
    "|moyenne|promedio|pocet|prumer"
)
_PICKS = "max(?:imum|imo)?|min(?:imum|imo)?|mean|media"
_RECORDS = "records?|rows?|deals?|opportunities|opps|datensatze?|enregistrements?|registros?|zaznam[uy]?"
_NUMBER_OF = rf"(?:number|no|nr|nombre|numero|anzahl|pocet) (?:of |der |de |d )?(?:{_RECORDS})"
_OF_WHAT = rf"(?: \d+)?(?: (?:{_RECORDS}|count|sum|average|(?:of )?(?:amount|deal(?: size)?|value|revenue)))?"
_GROUP_SUMS = "sub ?totals?|totals?|gesamt(?:summe)?|summe|ergebnis|insgesamt|totaal|totales|celkem"
_GROUP_OTHERS = "count|average|avg|anzahl|mittelwert|moyenne|promedio"
_BEGINNINGS = frozenset({
    "gra", "sub", "tot", "sum", "ges", "tei", "zwi", "ins", "som", "sou", "cel", "mez", "cou", "ave", "avg", "med",
    "méd", "std", "sta", "anz", "dur", "mit", "moy", "pro", "poč", "poc", "prů", "pru", "max", "máx", "min", "mín",
    "mea", "num", "núm", "nom", "no ", "no.", "nr ",
    "nr.", "#of", "# o", "# d", "# r",
})  # fmt: skip
_ENDINGS = frozenset({
    "otal", "tals", "samt", "umme", "bnis", "taal", "ales", "lkem", "ount", "rage", " avg", "zahl", "wert", "enne",
    "edio", " sum", " max", " min", "eals", "ords", "rows", "opps", "tize", "ents", "tros", "namy",
})  # fmt: skip
"""The last letters of what programs and people put behind the name of a group: “Ana Ruiz Total”."""
_AROUND_NAMES = re.compile(rf"^(?:{_SUMS})(?: (?:for|of|fur|von|pour|de|para|pro))?(?: |$)|(?:^| )(?:{_GROUP_SUMS})$")


class Said(NamedTuple):
    """What a text says of its row: of which kind it is, and whether the text is nothing but such words.

    A `name` may be somebody's too, so that numbers have to prove it; one that is `nobodys` is none in a list of people.
    """

    kind: str
    wholly: bool = False
    name: bool = False
    nobodys: bool = False


_KNOWN = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (rf"(?:grand |sub ?)?totals?{_OF_WHAT}", Said(TOTAL, wholly=True, nobodys=True)),
        (rf"(?:{_SUMS}){_OF_WHAT}", Said(TOTAL, wholly=True)),
        (rf"(?:{_OTHERS}){_OF_WHAT}|{_NUMBER_OF}(?: \d+)?|(?:{_RECORDS}) count", Said(SUMMARY, wholly=True)),
        (rf"(?:{_PICKS}){_OF_WHAT}|{_RECORDS}", Said(SUMMARY, wholly=True, name=True)),
        (r"(?:grand |sub ?)?totals?\b.*", Said(TOTAL, nobodys=True)),
        (rf"(?:{_SUMS})\b.*", Said(TOTAL)),
        (rf"(?:{_OTHERS}|{_NUMBER_OF})\b.*", Said(SUMMARY)),
        (rf".* (?:{_GROUP_SUMS})", Said(TOTAL, nobodys=True)),
        (rf".* (?:{_GROUP_OTHERS})", Said(SUMMARY)),
        (r".* (?:sum|max|min)", Said(SUMMARY, name=True)),
    )
)


def may_say(first: str) -> bool:
    """Whether a text may say that its row sums up others; asked of every row, so a few letters decide."""
    return first.lstrip()[:3].casefold() in _BEGINNINGS or first.rstrip(" :")[-4:].casefold() in _ENDINGS


def said_of(first: str) -> Said | None:
    """What a text says of its row; None where it is a name or anything else."""
    text = fold(first.replace("#", "number ", 1))
    return next((said for pattern, said in _KNOWN if pattern.fullmatch(text)), None)


def is_summing(text: str) -> bool:
    """Whether a text is nothing but words of sums and counts, as may stand beside the name of a total."""
    said = said_of(text)
    return said is not None and said.wholly


def name_in(first: str) -> str:
    """The folded name in a total of one group: that in “Total for Ben Ode” and “Ben Ode Total”; empty without one."""
    return _AROUND_NAMES.sub("", fold(first))
