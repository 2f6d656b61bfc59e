"""The deals that people tell of, and that the notes and promises name."""

from dataclasses import dataclass
from datetime import date, timedelta

from .days import AS_OF
from .deals import EXISTING, NEW, RENEWAL, WON, Deal


@dataclass(frozen=True, slots=True)
class Told:
    """A deal with a name of its own: who won what, where and when."""

    owner: str
    account: str
    name: str
    product: str
    close: date
    kind: str = EXISTING


WINS = (
    Told("Ana Ruiz", "Moldwright Plastics", "Frame contract, drives", "Bearings and drives", date(2026, 9, 22)),
    Told(
        "Zoë Lindqvist",
        "Lumen Street Controls",
        "Vending point, night shift",
        "Vending point service",
        date(2026, 9, 18),
    ),
    Told(
        "Priya Raman",
        "Upper Tamsin Water District",
        "Service contract 2027",
        "Vending point service",
        date(2026, 9, 11),
        RENEWAL,
    ),
    Told("José Marín", "Ironbeck Castings", "Frame contract, lubrication", "Lubrication points", date(2026, 9, 15)),
    Told("José Marín", "Ironbeck Castings", "Frame contract, wear parts", "Cutting tools", date(2026, 9, 16)),
    Told(
        "Renée Caldwell",
        "Cormorant Slip Shipyard",
        "Frame contract, dry dock",
        "Hydraulic service kits",
        date(2026, 9, 22),
    ),
)
AWAITED = Told(
    "Leïla Haddad",
    "Corvane Machine Works",
    "Press line lubrication and guarding",
    "Lubrication points",
    date(2026, 11, 20),
)
AWAITED_SINCE = timedelta(days=154)


def tell(deals: list[Deal]) -> None:
    """Gives the deals of the stories their names: each the largest deal of that month that has none yet."""
    named: set[int] = set()
    for told in WINS:
        month = told.close.replace(day=1)
        fitting = [
            deal
            for deal in deals
            if (deal.owner, deal.stage, deal.close.replace(day=1)) == (told.owner, WON, month)
            and deal.kind != NEW
            and id(deal) not in named
        ]
        deal = max(fitting, key=lambda deal: deal.amount or 0)
        named.add(id(deal))
        days = told.close - deal.close
        deal.created, deal.last_activity = deal.created + days, deal.last_activity + days
        _name(deal, told)
    awaited = max((deal for deal in deals if deal.owner == AWAITED.owner), key=lambda deal: deal.amount or 0)
    awaited.created, awaited.stage = AS_OF - AWAITED_SINCE, "Proposal/Price Quote"
    awaited.next_step = "Decision of the plant meeting"
    _name(awaited, AWAITED)


def _name(deal: Deal, told: Told) -> None:
    deal.account, deal.name, deal.product = told.account, told.name, told.product
    deal.close, deal.kind = told.close, told.kind
