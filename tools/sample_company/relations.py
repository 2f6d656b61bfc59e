"""Contacts at the strategic accounts, and what these accounts don't buy yet."""

from datetime import date, timedelta
from random import Random

from . import account_plans
from .catalog import PRODUCTS
from .customers import STRATEGIC
from .days import AS_OF
from .deals import LOST, Deal
from .people import KEN
from .words import Row

TITLES = ("Plant Manager", "Maintenance Manager", "Purchasing Manager", "Shift Supervisor", "Finance Director")
ROLES = ("decision maker", "sponsor", "key player", "coach", "decision maker")
CONTACTS = {
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
OLDEST_CONTACT_DAYS = 90
"""How long ago the last contact was, at most."""


def contacts(owners: dict[str, str], rng: Random) -> list[Row]:
    """The rows of the Contacts sheet."""
    rows: list[Row] = []
    for account, names in CONTACTS.items():
        for name, title, role in zip(names, TITLES, ROLES, strict=False):
            level = rng.randrange(1, 4)
            current, wanted = LEVELS[level], LEVELS[min(level + 1, 3)]
            influence = INFLUENCE[role] - rng.randrange(2)
            last_contact = _working_day(AS_OF - timedelta(days=rng.randrange(4, OLDEST_CONTACT_DAYS)))
            email = f"{name.lower().replace(' ', '.')}@{account.split()[0].lower()}.example"
            ratings = (influence, rng.choice(SUPPORT[role]), current, wanted)
            rows.append((account, name, title, role, *ratings, owners[account], last_contact, email))
    return [*rows, *_more_contacts(owners)]


def _more_contacts(owners: dict[str, str]) -> list[Row]:
    """The contacts at other accounts of the account plans; one at a parent company is the manager's."""
    rows: list[Row] = []
    for account, name, title, role, influence, support, current, wanted, days in account_plans.CONTACTS:
        last_contact = _working_day(AS_OF - timedelta(days=days)) if days else None
        email = f"{name.lower().replace(' ', '.')}@{account.split()[0].lower()}.example"
        owner = owners[account] if days else KEN
        rows.append((account, name, title, role, influence, support, current, wanted, owner, last_contact, email))
    return rows


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def white_space(deals: list[Deal], rng: Random) -> list[Row]:
    """The rows of the White space sheet: products with no deal at the account, and their annual potential."""
    with_deals = {(deal.account, deal.product) for deal in deals if deal.stage != LOST}
    rows: list[Row] = []
    for account in sorted(STRATEGIC):
        for product in PRODUCTS:
            if (account, product.name) not in with_deals:
                fits = bool(rng.randrange(5))
                potential = rng.randrange(8, 45) * 1_000 if fits else None
                rows.append((account, product.name, "gap" if fits else "not eligible", potential))
    return [*rows, *(row for row in account_plans.WHITE_SPACE if row[:2] not in with_deals)]
