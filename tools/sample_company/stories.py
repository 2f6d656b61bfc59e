"""The deals that the notes and commitments mention by name."""

from dataclasses import dataclass
from datetime import date, timedelta

from .days import AS_OF
from .deals import EXISTING, NEW, RENEWAL, WON, Deal


@dataclass(frozen=True, slots=True)
class StoryDeal:
    """A deal with a set owner, account, name, product, and close date."""

    owner: str
    account: str
    name: str
    product: str
    close: date
    deal_type: str = EXISTING


WINS = (
    StoryDeal("Ana Ruiz", "Moldwright Plastics", "Blanket order, drives", "Bearings and drives", date(2026, 9, 22)),
    StoryDeal(
        "Zoë Lindqvist",
        "Lumen Street Controls",
        "Vending point, night shift",
        "Vending point service",
        date(2026, 9, 18),
    ),
    StoryDeal(
        "Priya Raman",
        "Upper Tamsin Water District",
        "Service contract 2027",
        "Vending point service",
        date(2026, 9, 11),
        RENEWAL,
    ),
    StoryDeal("José Marín", "Ironbeck Castings", "Blanket order, lubrication", "Lubrication points", date(2026, 9, 15)),
    StoryDeal("José Marín", "Ironbeck Castings", "Blanket order, wear parts", "Cutting tools", date(2026, 9, 16)),
    StoryDeal(
        "Renée Caldwell",
        "Cormorant Slip Shipyard",
        "Blanket order, dry dock",
        "Hydraulic service kits",
        date(2026, 9, 22),
    ),
)
OPEN_DEAL = StoryDeal(
    "Leïla Haddad",
    "Corvane Machine Works",
    "Press line lubrication and guarding",
    "Lubrication points",
    date(2026, 11, 20),
)
OPEN_DEAL_AGE = timedelta(days=154)


def name_story_deals(deals: list[Deal]) -> None:
    """Names the story deals: each is the owner's largest unnamed deal of its month."""
    named: set[int] = set()
    for story in WINS:
        month = story.close.replace(day=1)
        candidates = [
            deal
            for deal in deals
            if (deal.owner, deal.stage, deal.close.replace(day=1)) == (story.owner, WON, month)
            and deal.deal_type != NEW
            and id(deal) not in named
        ]
        deal = max(candidates, key=lambda deal: deal.amount or 0)
        named.add(id(deal))
        shift = story.close - deal.close
        deal.created, deal.last_activity = deal.created + shift, deal.last_activity + shift
        _apply(deal, story)
    largest = max((deal for deal in deals if deal.owner == OPEN_DEAL.owner), key=lambda deal: deal.amount or 0)
    largest.created, largest.stage = AS_OF - OPEN_DEAL_AGE, "Proposal/Price Quote"
    largest.next_step = "Plant committee decision"
    _apply(largest, OPEN_DEAL)


def _apply(deal: Deal, story: StoryDeal) -> None:
    deal.account, deal.name, deal.product = story.account, story.name, story.product
    deal.close, deal.deal_type = story.close, story.deal_type
