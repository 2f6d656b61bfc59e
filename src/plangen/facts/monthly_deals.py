"""Deals of a monthly review: three to talk about, and those that need a decision."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.monthly_activity import month_activity, month_training
from plangen.facts.monthly_promises import kept_list
from plangen.facts.pipeline import Decision, deal_key, pipeline
from plangen.facts.pipeline_picture import stage_of
from plangen.metrics.decisions import Trip, trips
from plangen.metrics.flow import age
from plangen.metrics.pipeline import open_deals
from plangen.records.opportunities import Opportunity

TALKED_ABOUT, INSTEAD_OF_PROMISES = 3, 5
"""So many deals; and where the page holds no promises yet."""
DECISIONS = 10
_USUAL = re.compile(r"usually \d+ days?")
_PASSED = re.compile(r"close date passed (\d+ days?) ago")


@dataclass(frozen=True, slots=True)
class TalkDeal:
    """A deal to talk about: `why` it is here, the `next_step` that the files know, and the `blank` for the pen."""

    deal: str
    account: str
    value: Figure | None
    stage: str
    close: str
    why: str
    next_step: str
    blank: Field


@dataclass(frozen=True, slots=True)
class TalkDeals:
    """Three deals, or five where nothing was promised; `heading` says how many.

    A column that none of them fills falls out.
    """

    heading: str
    rows: tuple[TalkDeal, ...]
    has_value: bool = True
    has_stage: bool = True
    has_close: bool = True


@dataclass(frozen=True, slots=True)
class MonthDecision:
    """An open deal that needs a decision, on one line; `choice` is advance, revive or close."""

    deal: str
    account: str
    value: Figure | None
    age: Figure | None
    trips: str
    choice: Field


@dataclass(frozen=True, slots=True)
class MonthDecisions:
    """The open deals that need a decision, one line each; `more`, `heavy` and `empty` as in the quarterly review."""

    rows: tuple[MonthDecision, ...]
    more: str
    heavy: str
    empty: str
    has_value: bool = True
    has_age: bool = True


Reason = Callable[[Brief, Sequence[Opportunity]], Iterator[tuple[Opportunity, str]]]


def talk_deals(brief: Brief) -> TalkDeals:
    """The largest that is due, the largest that needs a decision, the largest that is new; then by value."""
    opened = open_deals(brief.deals)
    found: dict[Opportunity, str] = {}
    for reason in (_due, _tripping, _new):
        found |= dict([each for each in reason(brief, opened) if each[0] not in found][:1])
    most = TALKED_ABOUT if brief.once(kept_list).rows else INSTEAD_OF_PROMISES
    for deal, why in _others(brief, opened):
        if len(found) < most:
            found.setdefault(deal, why)
    rows = tuple(_row(brief, deal, why) for deal, why in found.items())
    count = brief.numerals.spelled(len(rows)).capitalize()
    return TalkDeals(
        f"{count} {'deal' if len(rows) == 1 else 'deals'} to talk about" if rows else "",
        rows,
        has_value=any(row.value is not None for row in rows),
        has_stage=any(row.stage for row in rows),
        has_close=any(row.close for row in rows),
    )


def month_decisions(brief: Brief) -> MonthDecisions:
    """The list of decisions: ten; more of them where activity and training leave the room."""
    page = brief.once(pipeline)
    thin = brief.once(month_activity) is None and brief.once(month_training) is None
    shown = page.decisions if thin else page.decisions[:DECISIONS]
    more = len(trips(brief.deals, brief.desk.standards)) - len(shown)
    return MonthDecisions(
        tuple(_on_a_line(brief, each) for each in shown),
        f"and {brief.numerals.count(more)} more" if more > 0 else "",
        page.heavy,
        page.empty,
        any(row.value is not None for row in shown),
        any(row.age is not None for row in shown),
    )


def _on_a_line(brief: Brief, each: Decision) -> MonthDecision:
    """A decision cut to one line; of its reasons the gravest."""
    why = _PASSED.sub(r"\1 past its date", each.trips.split(" · ", 1)[0])
    texts = (("line_deal", each.deal), ("line_account", each.account))
    deal, account = (fitted(brief, limit, text) for limit, text in texts)
    return MonthDecision(deal, account, each.value, each.age, why, each.choice)


def _by_value(deals: Iterable[Opportunity]) -> list[Opportunity]:
    return sorted(deals, key=lambda deal: (deal.amount is None, -(deal.amount or Decimal(0)), deal.row))


def _due(brief: Brief, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals that are to close in the month ahead, the largest first."""
    there = _by_value(deal for deal in opened if deal.close is not None and deal.close in brief.ahead)
    text = f"{_largest(there)} due in {brief.ahead_name}"
    yield from ((deal, text) for deal in there)


def _tripping(brief: Brief, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals that need a decision, the largest first, with the gravest reason."""
    del opened
    yield from ((trip.deal, _spoken(brief, trip)) for trip in trips(brief.deals, brief.desk.standards))


def _spoken(brief: Brief, trip: Trip) -> str:
    """The gravest reason; what is usual, with how long this deal is open, as no column of the table says it."""
    why, created = trip.rules[0], trip.deal.created
    if not _USUAL.fullmatch(why) or created is None:
        return why
    return f"open {brief.figure(age(trip.deal, brief.book.as_of))}, {why.rpartition(' ')[0]}"


def _new(brief: Brief, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals that came in within the month, the largest first."""
    there = _by_value(deal for deal in opened if deal.created is not None and deal.created in brief.period)
    yield from ((deal, f"{_largest(there)} new in {brief.period_name}") for deal in there)


def _others(brief: Brief, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """All that is open: the largest first; those without an amount by age."""
    oldest = sorted(opened, key=lambda deal: (deal.created or date.max, deal.row))
    if not any(deal.amount is not None for deal in opened):
        yield from ((deal, f"open for {brief.figure(age(deal, brief.book.as_of))}") for deal in oldest if deal.created)
    else:
        yield from ((deal, "among the largest open") for deal in _by_value(opened))


def _largest(deals: Sequence[Opportunity]) -> str:
    """What the first of some deals is among them."""
    return "the only one" if len(deals) == 1 else "largest" if deals and deals[0].amount is not None else "first"


def _row(brief: Brief, deal: Opportunity, why: str) -> TalkDeal:
    blank = Field(f"Opportunities/{deal_key(deal)}/next step", f"{deal.label}: next step")
    return TalkDeal(
        fitted(brief, "deal_text", deal.label),
        fitted(brief, "deal_text", deal.account or (deal.id if deal.label != deal.id else "")),
        brief.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        stage_of(deal) if deal.stage or deal.closed_later else "",
        brief.numerals.short_day(deal.close) if deal.close else "",
        why,
        fitted(brief, "next_step_text", deal.next_step),
        blank,
    )
