"""Month names in the languages of the programs that write them into dates."""

import unicodedata
from functools import cache

_MIN_LENGTH = 3
_NAMES = (
    "january januar jaenner janner janvier enero gennaio januari janeiro",
    "february februar fevrier febrero febbraio februari fevereiro",
    "march marz maerz mars marzo maart marco",
    "april avril abril aprile",
    "may mai mayo maggio mei maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre setiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
)
"""English, German, French, Spanish, Italian, Dutch, and Portuguese names without accents; may be abbreviated."""
_EXACT_NAMES = (
    "led leden ledna", "uno unor unora", "bre brezen brezna mrz mrt", "dub duben dubna", "kve kveten kvetna",
    "cvn cerven cervna", "cvc cervenec cervence", "srpen srpna", "zar zari", "rij rijen rijna", "listopadu",
    "pro prosinec prosince",
)  # fmt: skip
"""Abbreviations that skip letters, and Czech names, some of which start another one.

lis, listopad, and srp are missing on purpose: they are other months in neighboring languages.
"""


def month(word: str) -> int:
    """The month that a word means, from 1 to 12; 0 if it means none, or several."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _exact().get(plain) or _prefixes().get(plain, 0)


@cache
def _exact() -> dict[str, int]:
    """The names that must match exactly, each with its month."""
    return {name: number for number, names in enumerate(_EXACT_NAMES, 1) for name in names.split()}


@cache
def _prefixes() -> dict[str, int]:
    """Every prefix of the names, each with its month; 0 if it could be several."""
    found: dict[str, int] = {}
    for number, names in enumerate(_NAMES, 1):
        for name in names.split():
            for end in range(_MIN_LENGTH, len(name) + 1):
                known = found.setdefault(name[:end], number)
                found[name[:end]] = number if known == number else 0
    return found
