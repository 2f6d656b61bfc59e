"""Whom we know at the strategic accounts, and what these accounts do not buy from us yet."""

from datetime import date, timedelta
from random import Random

from .catalog import PRODUCTS
from .customers import STRATEGIC
from .days import AS_OF
from .deals import LOST, Deal
from .words import Row

TITLES = ("Plant Manager", "Head of Maintenance", "Purchasing Manager", "Shift Supervisor", "Finance Director")
ROLES = ("decision maker", "sponsor", "key player", "coach", "decision maker")
PEOPLE_THERE = {
    "Pacific Lantern Packing": ("Grace Okafor", "Dale Whitcomb", "Mina Castellan", "Rory Tate"),
    "Torrance Vale Conveyor": ("Helen Brandt", "Marcus Oyelaran", "Tilda Rowe", "Sam Pickering", "Ingrid Vale"),
    "Upper Tamsin Water District": ("Walter Nakai", "Bea Lindgren", "Carlos Ibarra"),
    "Cormorant Slip Shipyard": ("Ned Halloran", "Yusuf Demir", "Alma Fitch"),
    "Ironbeck Castings": ("Otto Kessler", "Rosa Delgado", "Finn Mulligan", "Lucy Arden"),
    "Corvane Machine Works": ("Teresa Blom", "Victor Ames", "Judy Park", "Hal Sorensen"),
}
SUPPORT = {"decision maker": ("+", "0"), "sponsor": ("+",), "key player": ("+", "0", "−"), "coach": ("+", "0")}
INFLUENCE = {"decision maker": 5, "sponsor": 4, "key player": 3, "coach": 3}
LEVELS = ("unknown", "known", "respected", "trusted")
REACH = 90
"""Days back to which the last contacts reach."""


def contacts(owners: dict[str, str], draw: Random) -> list[Row]:
    """The rows of the sheet Contacts."""
    rows: list[Row] = []
    for account, names in PEOPLE_THERE.items():
        for name, title, role in zip(names, TITLES, ROLES, strict=False):
            level = draw.randrange(1, 4)
            now, wanted = LEVELS[level], LEVELS[min(level + 1, 3)]
            influence = INFLUENCE[role] - draw.randrange(2)
            seen = _working(AS_OF - timedelta(days=draw.randrange(4, REACH)))
            mail = f"{name.lower().replace(' ', '.')}@{account.split()[0].lower()}.example"
            known = (influence, draw.choice(SUPPORT[role]), now, wanted)
            rows.append((account, name, title, role, *known, owners[account], seen, mail))
    return rows


def _working(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def coverage(deals: list[Deal], draw: Random) -> list[Row]:
    """The rows of the sheet Coverage: what nobody has bought or asked for, with what it could come to in a year."""
    asked = {(deal.account, deal.product) for deal in deals if deal.stage != LOST}
    rows: list[Row] = []
    for account in sorted(STRATEGIC):
        for product in PRODUCTS:
            if (account, product.name) not in asked:
                fits = bool(draw.randrange(5))
                potential = draw.randrange(8, 45) * 1_000 if fits else None
                rows.append((account, product.name, "gap" if fits else "not eligible", potential))
    return rows
