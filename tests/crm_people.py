"""The customers, people and activities that every hand-made export holds, whatever program it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tests.crm_exports import ANA, BO, CY


@dataclass(frozen=True)
class Customer:
    """An account as it has to be read."""

    name: str
    owner: str
    industry: str
    parent: str = ""


@dataclass(frozen=True)
class Someone:
    """A contact as it has to be read."""

    account: str
    first: str
    last: str
    title: str
    owner: str
    email: str = ""
    phone: str = ""
    seen: date | None = None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class Deed:
    """An activity as it has to be read, where it was done; `about` is what was talked about."""

    day: date
    owner: str
    kind: str
    account: str
    about: str
    is_done: bool = True


Row = TypeVar("Row", Customer, Someone, Deed)
CUSTOMERS = (
    Customer("Acme", ANA, "Retail"),
    Customer("Müller & Söhne", ANA, "Machinery", "Acme"),
    Customer("Total Energies", BO, "Energy"),
    Customer("Zeta", BO, "Retail"),
    Customer("Čapek a syn", CY, "Wood; paper", "Acme"),
    Customer("Beta", CY, "Retail"),
)
PEOPLE = (
    Someone("Acme", "Flo", "Hill", "CEO", ANA, "flo@acme.example", "+1 555 0100", date(2026, 9, 21)),
    Someone("Acme", "Jo", "Total", "Buyer", ANA, "jo@acme.example", "+1 555 0101"),
    Someone("Müller & Söhne", "Jürgen", "Groß", "Einkauf, Lager", ANA, "", "0711 / 1234"),
    Someone("Total Energies", "Zoë", "Łuk", "", BO, "zoe@total.example", "", date(2026, 10, 30)),
    Someone("Čapek a syn", "Jan", "Čapek", "Head of sums", CY, "jan@capek.example", "", date(2026, 1, 2)),
)
DEEDS = (
    Deed(date(2026, 9, 1), ANA, "call", "Acme", "price list"),
    Deed(date(2026, 9, 17), ANA, "meeting", "Müller & Söhne", "shelves; racks"),
    Deed(date(2026, 10, 5), ANA, "call", "Acme", "carts", is_done=False),
    Deed(date(2026, 10, 6), BO, "e-mail", "Total Energies", "offer, signed"),
    Deed(date(2026, 10, 7), BO, "demo", "Zeta", "lifts"),
    Deed(date(2026, 11, 9), BO, "meeting", "Zeta", "year's end", is_done=False),
    Deed(date(2026, 10, 30), CY, "meeting", "Čapek a syn", "summer order"),
)


def groups(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each owner."""
    return [[row for row in rows if row.owner == owner] for owner in (ANA, BO, CY)]
