"""The names of months, in the languages of the programs that write them into dates."""

import unicodedata
from functools import cache

_SHORTEST = 3
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
"""English, German, French, Spanish, Italian, Dutch and Portuguese names without accents; they may be cut short."""
_AS_THEY_STAND = (
    "led leden ledna", "uno unor unora", "bre brezen brezna mrz mrt", "dub duben dubna", "kve kveten kvetna",
    "cvn cerven cervna", "cvc cervenec cervence", "srpen srpna", "zar zari", "rij rijen rijna", "listopadu",
    "pro prosinec prosince",
)  # fmt: skip
"""Short names that leave letters out, and Czech names, of which one begins another.

Neither lis, listopad nor srp are among them: they are other months for the Czechs' neighbours.
"""


def month(word: str) -> int:
    """The month that a word means, from 1 to 12; 0 where it means none, or several."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _whole().get(plain) or _beginnings().get(plain, 0)


@cache
def _whole() -> dict[str, int]:
    """The names that are read only as they stand."""
    return {name: number for number, names in enumerate(_AS_THEY_STAND, 1) for name in names.split()}


@cache
def _beginnings() -> dict[str, int]:
    """What names begin with, each with its month; 0 where it could be several."""
    found: dict[str, int] = {}
    for number, names in enumerate(_NAMES, 1):
        for name in names.split():
            for end in range(_SHORTEST, len(name) + 1):
                one = found.setdefault(name[:end], number)
                found[name[:end]] = number if one == number else 0
    return found
