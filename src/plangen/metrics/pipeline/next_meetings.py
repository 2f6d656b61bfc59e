"""Whether open deals have a date for the next meeting, and how many people are known in each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median_low

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.pipeline.coverage import open_deals
from plangen.records.deals.opportunities import Opportunity


def next_meeting_dated(deals: Sequence[Opportunity], as_of: date) -> Measure:
    """Open deals whose next meeting has a date.

    Formula: open deals with a next meeting on or after the as-of date ÷ open deals.
    Unit: percentage; part = deals with one, n = open deals.
    Source: Opportunities next meeting, stage.
    Missing: "no open deals".
    """
    opened = open_deals(deals)
    if not opened:
        return unknown(Unit.SHARE, Reason.NO_OPEN_DEALS)
    dated = sum(deal.next_meeting is not None and deal.next_meeting >= as_of for deal in opened)
    rows = tuple(deal.row for deal in opened)
    return Measure(Decimal(dated) / len(opened), Unit.SHARE, len(opened), rows, part=dated)


def contacts_per_deal(deals: Sequence[Opportunity]) -> Measure:
    """Median number of contacts in open deals.

    Formula: median of contacts over open deals, the lower of the middle two; a blank is 0 contacts.
    Unit: count; n = open deals.
    Source: Opportunities contacts, stage.
    Missing: "no open deals".
    """
    opened = open_deals(deals)
    if not opened:
        return unknown(Unit.COUNT, Reason.NO_OPEN_DEALS)
    middle = Decimal(median_low(deal.contacts or 0 for deal in opened))
    return Measure(middle, Unit.COUNT, len(opened), tuple(deal.row for deal in opened))
