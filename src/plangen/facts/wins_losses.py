"""The largest wins and losses of a period, each with room for what was learned, and the pattern in them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.results_in_full import results_in_full
from plangen.metrics.flow import age
from plangen.metrics.losses import NOT_RECORDED, loss_reasons, lost_in
from plangen.metrics.results import RENEWAL, won_in
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome

MOST = 3
A_PATTERN = 2
THIRD = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """A closed deal: who it was with, what it was, and why; `learned` is for the pen."""

    account: str
    line: str
    reason: str
    learned: Field


@dataclass(frozen=True, slots=True)
class Side:
    """The largest deals of one side; `more` says how many there were, `empty` that there were none."""

    deals: tuple[Telling, ...]
    more: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class WinsLosses:
    """Wins beside losses; `pattern` comes from the figures and may be empty, `blank` is for the pen."""

    wins: Side
    losses: Side
    pattern: str
    blank: Field


def wins_losses(brief: Brief) -> WinsLosses | None:
    """The largest wins and losses; None where the page of results is left out."""
    if brief.once(results_in_full) is None:
        return None
    won, lost = won_in(brief.deals, brief.period), lost_in(brief.deals, brief.period)
    return WinsLosses(
        _side(brief, won, "won"),
        _side(brief, lost, "lost"),
        " ".join(part for part in (_of_wins(brief, won), _of_losses(brief, lost)) if part),
        Field(f"Notes/{brief.person.code}:{brief.period.code}:pattern/text", "Pattern"),
    )


def _side(brief: Brief, deals: Sequence[Opportunity], word: str) -> Side:
    most = brief.limits.get("tellings", MOST)
    shown = sorted(deals, key=lambda deal: (-(deal.amount or Decimal(0)), deal.closed or brief.period.start, deal.row))
    rest = len(deals) - len(shown[:most])
    return Side(
        tuple(_telling(brief, deal, f"{word} {place}") for place, deal in enumerate(shown[:most], 1)),
        f"and {brief.numerals.count(rest)} more {word}" if rest > 0 else "",
        "" if deals else f"No deal was {word} in {brief.period_name}.",
    )


def _telling(brief: Brief, deal: Opportunity, place: str) -> Telling:
    days = brief.figure(age(deal, deal.closed or brief.book.as_of))
    what = deal.product or (deal.label if deal.account else "")
    value = str(brief.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,)))) if deal.amount else ""
    parts = [fitted(brief, "deal_text", what), value, days.short if days.known else ""]
    return Telling(
        account=fitted(brief, "deal_text", deal.account or deal.label),
        line=" · ".join(part for part in parts if part),
        reason=_reason(brief, deal),
        learned=Field(f"Notes/{brief.person.code}:{brief.period.code}:{place}/text", f"Learned, {place}"),
    )


def _reason(brief: Brief, deal: Opportunity) -> str:
    """When it was closed, and what the files say of why."""
    day = brief.numerals.short_day(deal.closed) if deal.closed else ""
    if deal.outcome is Outcome.WON:
        why = deal.loss_reason or {"new": "new customer", "existing": "known customer", RENEWAL: "renewal"}.get(
            deal.kind, ""
        )
    else:
        why = deal.loss_reason or "no reason recorded"
    return " · ".join(part for part in (day, fitted(brief, "reason_text", why)) if part)


def _of_losses(brief: Brief, lost: Sequence[Opportunity]) -> str:
    """The reason for which most deals were lost, where it is one of several deals."""
    found = [each for each in loss_reasons(brief.deals, brief.period) if each.reason != NOT_RECORDED]
    if not found or found[0].deals.n < A_PATTERN:
        return ""
    return f"{_begun(found[0].reason)}: {brief.numerals.of(found[0].deals.n, len(lost))} lost deals."


def _of_wins(brief: Brief, won: Sequence[Opportunity]) -> str:
    """The product of most won deals, where it is one of several and a third of them."""
    named = Counter(deal.product for deal in won if deal.product)
    if not named:
        return ""
    product, count = min(named.items(), key=lambda each: (-each[1], each[0]))
    if count < A_PATTERN or count * THIRD < len(won):
        return ""
    return f"{_begun(product)}: {brief.numerals.of(count, len(won))} won deals."


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
