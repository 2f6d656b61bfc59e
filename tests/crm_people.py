"""The customers, contacts, and activities that every invented CRM export contains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tests.crm_exports import ANA, BO, CY


@dataclass(frozen=True)
class Customer:
    """An account as plangen should read it."""

    name: str
    owner: str
    industry: str
    parent: str = ""


@dataclass(frozen=True)
class Contact:
    """A contact as plangen should read it."""

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
        """The first and last name."""
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class Activity:
    """An activity as plangen should read it if it was done."""

    day: date
    owner: str
    kind: str
    account: str
    subject: str
    is_done: bool = True


Row = TypeVar("Row", Customer, Contact, Activity)
CUSTOMERS = (
    Customer("Acme", ANA, "Retail"),
    Customer("Müller & Söhne", ANA, "Machinery", "Acme"),
    Customer("Total Energies", BO, "Energy"),
    Customer("Zeta", BO, "Retail"),
    Customer("Čapek a syn", CY, "Wood; paper", "Acme"),
    Customer("Beta", CY, "Retail"),
)
PEOPLE = (
    Contact("Acme", "Flo", "Hill", "CEO", ANA, "flo@acme.example", "+1 555 0100", date(2026, 9, 21)),
    Contact("Acme", "Jo", "Total", "Buyer", ANA, "jo@acme.example", "+1 555 0101"),
    Contact("Müller & Söhne", "Jürgen", "Groß", "Einkauf, Lager", ANA, "", "0711 / 1234"),
    Contact("Total Energies", "Zoë", "Łuk", "", BO, "zoe@total.example", "", date(2026, 10, 30)),
    Contact("Čapek a syn", "Jan", "Čapek", "Head of sums", CY, "jan@capek.example", "", date(2026, 1, 2)),
)
LOGGED_ACTIVITIES = (
    Activity(date(2026, 9, 1), ANA, "call", "Acme", "price list"),
    Activity(date(2026, 9, 17), ANA, "meeting", "Müller & Söhne", "shelves; racks"),
    Activity(date(2026, 10, 5), ANA, "call", "Acme", "carts", is_done=False),
    Activity(date(2026, 10, 6), BO, "email", "Total Energies", "offer, signed"),
    Activity(date(2026, 10, 7), BO, "demo", "Zeta", "lifts"),
    Activity(date(2026, 11, 9), BO, "meeting", "Zeta", "year's end", is_done=False),
    Activity(date(2026, 10, 30), CY, "meeting", "Čapek a syn", "summer order"),
)


def by_owner(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows, grouped by owner."""
    return [[row for row in rows if row.owner == owner] for owner in (ANA, BO, CY)]
