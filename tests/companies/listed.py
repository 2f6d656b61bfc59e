"""The four invented companies, whose documents tests/made.py creates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tests.companies import crowded, full, hostile, thin

Write = Callable[[Path, Mapping[str, str]], None]


@dataclass(frozen=True, slots=True)
class Company:
    """A company: the function that writes its files, with Settings if any are given, and whose documents are created.

    In `make test`, they are those of `people`, of `team`, and of its manager, everyone's if none are named.
    """

    write: Write
    people: tuple[str, ...] = ()
    team: str = ""


COMPANIES: Final[Mapping[str, Company]] = MappingProxyType(
    {
        "full": Company(full.write, (full.ANA, full.WITHOUT_QUOTA, full.NEW_HIRE), "West"),
        "crowded": Company(crowded.write, (crowded.SELLER,)),
        "thin": Company(thin.write, (thin.WITH_DEALS, thin.WITHOUT_DEALS)),
        "hostile": Company(hostile.write, (hostile.SELLER,)),
    }
)
