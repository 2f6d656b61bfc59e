"""A prize drawing: who is drawn from the tickets, the same on every machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from plangen.tables.values.folding import fold


@dataclass(frozen=True, slots=True)
class Drawn:
    """A person who was drawn: their ticket, and of how many."""

    name: str
    ticket: int
    tickets: int


def seed_of(contest: str, audit: date) -> str:
    """What a drawing is seeded by: the contest's name and its audit date."""
    return f"{contest}, {audit}"


def draw(tickets: Mapping[str, int], seed: str, count: int) -> list[Drawn]:
    """The people drawn, in order; each only once.

    The tickets are numbered from 1, A–Z by name. The number of each draw is the SHA-256 of “seed, draw n”, as a whole
    number, divided by the tickets that are left; the remainder plus 1 is the ticket.
    """
    left = {name: number for name, number in sorted(tickets.items(), key=lambda item: fold(item[0])) if number > 0}
    drawn: list[Drawn] = []
    while left and len(drawn) < count:
        total = sum(left.values())
        digest = sha256(f"{seed}, draw {len(drawn) + 1}".encode()).hexdigest()
        ticket = int(digest, 16) % total + 1
        name = _owner(left, ticket)
        drawn.append(Drawn(name, ticket, total))
        del left[name]
    return drawn


def _owner(tickets: Mapping[str, int], ticket: int) -> str:
    """Whose ticket a number is."""
    passed = 0
    for name, number in tickets.items():
        passed += number
        if ticket <= passed:
            return name
    raise ValueError(f"no ticket {ticket}")
