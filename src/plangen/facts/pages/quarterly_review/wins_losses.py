"""The largest wins and losses of a period, each with a line for what we learned, and their pattern."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.facts.blocks.printed_names import name_in_lines
from plangen.facts.blocks.results_in_full import results_in_full
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.results.bookings import RENEWAL, sales_in
from plangen.metrics.results.flow import deal_age
from plangen.metrics.results.losses import NOT_RECORDED, loss_reasons, lost_in
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome

PRODUCT_TEXT = Limit("product_text", 32)
MOVE_TEXT = Limit("move_text")
REASON_TEXT = Limit("reason_text")

TELLINGS_LIMIT = Limit("tellings", 3)
FEWEST_FOR_A_PATTERN = 2
ONE_IN_THREE = 3
NAME_WIDTH = 84.0


@dataclass(frozen=True, slots=True)
class DealStory:
    """A closed deal with its account, product and value, and reason; `learned` is a blank."""

    account: str
    line: str
    reason: str
    learned: Field


@dataclass(frozen=True, slots=True)
class Side:
    """The largest wins or losses; `more` counts the others, `empty` says that there are none."""

    deals: tuple[DealStory, ...]
    more: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class WinsLosses:
    """Wins next to losses; `pattern` comes from the numbers and may be empty, `blank` is to fill in."""

    wins: Side
    losses: Side
    pattern: str
    blank: Field


def wins_losses(scope: Scope) -> WinsLosses | None:
    """The largest wins and losses; None without the results page."""
    if scope.once(results_in_full) is None:
        return None
    won, lost = sales_in(scope.deals, scope.period), lost_in(scope.deals, scope.period)
    return WinsLosses(
        _side(scope, won, "won"),
        _side(scope, lost, "lost"),
        _sentence(part for part in (_win_pattern(scope, won), _loss_pattern(scope, lost)) if part),
        _line(scope, "pattern", "1", "Pattern"),
    )


def _side(scope: Scope, deals: Sequence[Opportunity], word: str) -> Side:
    most = scope.most(TELLINGS_LIMIT)
    by_size = sorted(
        deals, key=lambda deal: (-(deal.amount or Decimal(0)), deal.closed or scope.period.start, deal.row)
    )
    rest = len(deals) - len(by_size[:most])
    return Side(
        tuple(_story(scope, deal, f"{word} {place}") for place, deal in enumerate(by_size[:most], 1)),
        f"{scope.number_format.count(rest)} more {word}" if rest > 0 else "",
        "" if deals else f"No deals {word} in {scope.period_name}.",
    )


def _story(scope: Scope, deal: Opportunity, place: str) -> DealStory:
    days = scope.figure(deal_age(deal, deal.closed or scope.book.as_of))
    product = deal.product or (deal.label if deal.account else "")
    value = str(scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,)))) if deal.amount else ""
    parts = [scope.truncated(PRODUCT_TEXT, product), value, days.short if days.known else ""]
    return DealStory(
        account=name_in_lines(scope, deal.account or deal.label, 2, NAME_WIDTH),
        line=" · ".join(part for part in parts if part),
        reason=_reason(scope, deal),
        learned=_line(scope, "learned", deal.id or place, f"Learned, {place}"),
    )


def _line(scope: Scope, topic: str, line: str, label: str) -> Field:
    text = scope.truncated(MOVE_TEXT, scope.noted(topic, line))
    return Field(scope.row("Notes", topic, line).cell("text"), label, value=text)


def _reason(scope: Scope, deal: Opportunity) -> str:
    """The close date and the reason."""
    day = scope.number_format.short_day(deal.closed) if deal.closed else ""
    if deal.outcome is Outcome.WON:
        why = deal.loss_reason or {"new": "new customer", "existing": "existing customer", RENEWAL: "renewal"}.get(
            deal.kind, ""
        )
    else:
        why = deal.loss_reason or "no reason recorded"
    return " · ".join(part for part in (day, scope.truncated(REASON_TEXT, why)) if part)


def _loss_pattern(scope: Scope, lost: Sequence[Opportunity]) -> str:
    """The most frequent loss reason, if several deals share it."""
    reasons = [each for each in loss_reasons(scope.deals, scope.period) if each.reason != NOT_RECORDED]
    if not reasons or reasons[0].deals.n < FEWEST_FOR_A_PATTERN:
        return ""
    return f"{reasons[0].reason} in {scope.number_format.of(reasons[0].deals.n, len(lost))} losses"


def _win_pattern(scope: Scope, won: Sequence[Opportunity]) -> str:
    """The most frequent product of won deals, if several deals and at least a third of all share it."""
    products = Counter(deal.product for deal in won if deal.product)
    if not products:
        return ""
    product, count = min(products.items(), key=lambda each: (-each[1], each[0]))
    if count < FEWEST_FOR_A_PATTERN or count * ONE_IN_THREE < len(won):
        return ""
    return f"{product} in {scope.number_format.of(count, len(won))} wins"


def _sentence(parts: Iterable[str]) -> str:
    text = "; ".join(parts)
    return f"{text}." if text else ""
