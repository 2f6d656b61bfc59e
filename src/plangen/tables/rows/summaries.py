"""Recognize words for a row that totals, counts, averages, or picks from other rows."""

import re
from typing import NamedTuple

from plangen.tables.values.folding import fold

TOTAL = "total"
SUMMARY = "summary"
"""Why a row isn't data: it is a total of other rows, or another value computed from them."""

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
_GROUP_SUMS = "sub ?totals?|totals?|results?|gesamt(?:summe)?|summe|ergebnis|insgesamt|totaal|totales|celkem"
_GROUP_OTHERS = "count|average|avg|anzahl|mittelwert|moyenne|promedio"
_BEGINNINGS = frozenset({
    "gra", "sub", "tot", "sum", "ges", "tei", "zwi", "ins", "som", "sou", "cel", "mez", "cou", "ave", "avg", "med",
    "méd", "std", "sta", "anz", "dur", "mit", "moy", "pro", "poč", "poc", "prů", "pru", "max", "máx", "min", "mín",
    "mea", "num", "núm", "nom", "no ", "no.", "nr ",
    "nr.", "#of", "# o", "# d", "# r",
})  # fmt: skip
_ENDINGS = frozenset({
    "otal", "tals", "sult", "ults", "samt", "umme", "bnis", "taal", "ales", "lkem", "ount", "rage", " avg", "zahl",
    "wert", "enne",
    "edio", " sum", " max", " min", "eals", "ords", "rows", "opps", "tize", "ents", "tros", "namy",
})  # fmt: skip
"""The last letters of words that follow a group's name: “Ana Ruiz Total”."""
_SUM_SIGNS = {"σ": "sum", "∑": "sum"}
_AROUND_NAMES = re.compile(rf"^(?:{_SUMS})(?: (?:for|of|fur|von|pour|de|para|pro))?(?: |$)|(?:^| )(?:{_GROUP_SUMS})$")


class SummaryWords(NamedTuple):
    """What a text says about its row: the reason to skip it, and whether the text has no other words.

    A text that `may_be_name` is a summary only if the numbers prove it; one that `is_never_person` isn't a name in a
    list of people.
    """

    reason: str
    is_only: bool = False
    may_be_name: bool = False
    is_never_person: bool = False


_KNOWN = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (rf"(?:grand |sub ?)?totals?{_OF_WHAT}", SummaryWords(TOTAL, is_only=True, is_never_person=True)),
        (rf"(?:{_SUMS}){_OF_WHAT}", SummaryWords(TOTAL, is_only=True)),
        (rf"(?:{_OTHERS}){_OF_WHAT}|{_NUMBER_OF}(?: \d+)?|(?:{_RECORDS}) count", SummaryWords(SUMMARY, is_only=True)),
        (rf"(?:{_PICKS}){_OF_WHAT}|{_RECORDS}", SummaryWords(SUMMARY, is_only=True, may_be_name=True)),
        (r"(?:grand |sub ?)?totals?\b.*", SummaryWords(TOTAL, is_never_person=True)),
        (rf"(?:{_SUMS})\b.*", SummaryWords(TOTAL)),
        (rf"(?:{_OTHERS}|{_NUMBER_OF})\b.*", SummaryWords(SUMMARY)),
        (rf".* (?:{_GROUP_SUMS})", SummaryWords(TOTAL, is_never_person=True)),
        (rf".* (?:{_GROUP_OTHERS})", SummaryWords(SUMMARY)),
        (r".* (?:sum|max|min)", SummaryWords(SUMMARY, may_be_name=True)),
    )
)


def may_be_summary(first: str) -> bool:
    """Whether a text may mark a summary row; checked for every row, so a few letters decide."""
    start = first.lstrip()[:3].casefold()
    return start in _BEGINNINGS or first.rstrip(" :")[-4:].casefold() in _ENDINGS or start[:1] in _SUM_SIGNS


def summary_words(first: str) -> SummaryWords | None:
    """What a text says about its row; None if it is a name or anything else."""
    signs = _SUM_SIGNS.get(first.lstrip()[:1].casefold(), "")
    text = fold(f"{signs} {first.lstrip()[1:]}" if signs else first.replace("#", "number ", 1))
    return next((words for pattern, words in _KNOWN if pattern.fullmatch(text)), None)


def is_summary_text(text: str) -> bool:
    """Whether a text has only summary words, as may follow a total's name."""
    words = summary_words(text)
    return words is not None and words.is_only


def group_name(first: str) -> str:
    """The folded name in a group's total, as in “Total for Ben Ode” or “Ben Ode Total”; empty without one."""
    return _AROUND_NAMES.sub("", fold(first))
