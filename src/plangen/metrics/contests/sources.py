"""The records that a contest counts, found in deals, activities, extras, and moments."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.results.bookings import without_credits
from plangen.periods import months_later
from plangen.records.contests.counted import Counted, Source
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.meetings.actions import Status
from plangen.tables.values.folding import fold

EXTRA = "and then some"
MEETINGS = frozenset({"meeting", "demo"})
"""The types of activities at which an account is met."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that counts for a person: how often, or with how much money, and when it was entered if that's known."""

    salesperson: str
    day: date
    amount: Decimal
    row: RowKey
    account: str = ""
    entered: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that count, and the last one on which a cancellation comes off."""

    span: Span
    audit: date


Finder = Callable[[Counted, Days, ContestRecords], Iterable[Found]]


def found_records(counts: Counted, days: Days, records: ContestRecords) -> list[Found]:
    """The records that count, by date."""
    found = _FINDERS[counts.source](counts, days, records)
    return sorted(found, key=lambda each: (each.day, each.row))


def _bookings(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    """Won deals with their amount or margin, credits of these days, and later ones of the same customers."""
    won = [deal for deal in _won(records.deals, Span(days.span.first, days.audit)) if _money(counts, deal) is not None]
    counted = [deal for deal in won if deal.closed in days.span]
    customers = {(deal.salesperson, fold(deal.account)) for deal in counted if deal.account}
    later = [deal for deal in won if deal.closed not in days.span and deal.is_credit]
    for deal in (*counted, *(deal for deal in later if (deal.salesperson, fold(deal.account)) in customers)):
        amount = _money(counts, deal)
        if amount is not None and deal.closed is not None:
            entered = None if deal.is_credit else deal.created
            yield Found(deal.salesperson, min(deal.closed, days.span.last), amount, deal.row, deal.account, entered)


def _money(counts: Counted, deal: Opportunity) -> Decimal | None:
    return deal.margin if counts.source is Source.MARGIN else deal.amount


def _deals(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    """Won deals that weren't canceled by the audit date; a person's part of a split deal counts as that part."""
    del counts
    parts = _parts(records.deals)
    for deal in _kept(days, records):
        if deal.closed is not None:
            part = parts.get(deal.row, Decimal(1))
            yield Found(deal.salesperson, deal.closed, part, deal.row, deal.account, deal.created)


def _new_accounts(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    """The first win at each account without one in the look-back, or of type new where files don't go back so far."""
    customers = _customers(days.span, records)
    first: dict[str, date] = {}
    for found, deal in zip(_deals(counts, days, records), _kept(days, records), strict=True):
        name = fold(deal.account)
        is_new = name not in customers if customers is not None else deal.kind == "new"
        if name and is_new and first.setdefault(name, found.day) == found.day:
            yield found


def _customers(span: Span, records: ContestRecords) -> frozenset[str] | None:
    """The folded names of accounts with a win, no credit, in the look-back; None if files don't go back that far."""
    back = records.look_back
    start = months_later(span.first, -back.months)
    if back.since is None or back.since > start:
        return None
    sales = without_credits(_won(records.deals, Span(start, span.first)))
    return frozenset(fold(deal.account) for deal in sales if deal.closed != span.first and deal.account)


def _pipeline(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    for deal in records.deals:
        is_own = not deal.created_by_other and not deal.is_credit
        if deal.created in days.span and deal.created is not None and is_own:
            amount = deal.amount if counts.source is Source.PIPELINE else Decimal(1)
            if amount is not None:
                yield Found(deal.salesperson, deal.created, amount, deal.row, deal.account)


def _activities(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    """The activities of a type; of a first meeting, the first on which someone met the account, a demo included."""
    types = {counts.type, *(MEETINGS if counts.is_first and counts.type in MEETINGS else ())}
    done = [each for each in records.activities if each.type in types and each.day <= days.span.last]
    done.sort(key=lambda each: (each.day, each.row))
    known = (_customers(days.span, records) or frozenset()) if counts.is_first else frozenset()
    seen: set[str] = set()
    since = months_later(days.span.first, -records.look_back.months)
    for each in done:
        name = fold(each.account)
        is_first = name not in seen and name not in known and bool(name)
        if each.day >= since:
            seen.add(name)
        if each.type == counts.type and each.day in days.span and (is_first or not counts.is_first):
            amount = Decimal(1) if counts.is_first else each.count
            yield Found(each.salesperson, each.day, amount, each.row, each.account, each.entered)


def _extras(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    del counts
    for each in records.actions:
        is_extra = each.kind == EXTRA and each.status is Status.KEPT and each.owner == each.salesperson
        if is_extra and each.done_on is not None and each.done_on in days.span:
            yield Found(each.salesperson, each.done_on, Decimal(1), each.row, each.account, note=each.text)


def _moments(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    del counts
    for each in records.moments:
        if each.day in days.span and each.rows:
            yield Found(each.salesperson, each.day, Decimal(1), each.rows[0], each.account)


def _none(counts: Counted, days: Days, records: ContestRecords) -> Iterator[Found]:
    del counts, days, records
    return iter(())


_FINDERS: Mapping[Source, Finder] = {
    Source.BOOKINGS: _bookings,
    Source.MARGIN: _bookings,
    Source.DEALS: _deals,
    Source.NEW_ACCOUNTS: _new_accounts,
    Source.PIPELINE: _pipeline,
    Source.CREATED: _pipeline,
    Source.EXTRAS: _extras,
    Source.MOMENTS: _moments,
    Source.ACTIVITIES: _activities,
    Source.ENTRIES: _none,
}


def _won(deals: Iterable[Opportunity], span: Span) -> list[Opportunity]:
    """The deals won in a span, credits too, by close date."""
    found = [deal for deal in deals if deal.outcome is Outcome.WON and deal.closed in span]
    return sorted(found, key=lambda deal: (deal.closed or date.max, deal.row))


def _kept(days: Days, records: ContestRecords) -> list[Opportunity]:
    """The deals won in the days, without credits, and without those that a credit by the audit date takes back."""
    won = _won(records.deals, Span(days.span.first, days.audit))
    kept = [deal for deal in won if deal.closed in days.span and not deal.is_credit]
    for credit in (deal for deal in won if deal.is_credit and deal.amount):
        taken = next((deal for deal in reversed(kept) if _takes_back(credit, deal)), None)
        if taken is not None:
            kept.remove(taken)
    return kept


def _takes_back(credit: Opportunity, deal: Opportunity) -> bool:
    """Whether a credit is for all of a deal: of the same person and customer or id, and as large."""
    is_same = credit.id == deal.id if credit.id and deal.id == credit.id else fold(credit.account) == fold(deal.account)
    is_later = credit.closed is not None and deal.closed is not None and credit.closed >= deal.closed
    full = credit.amount is not None and deal.amount is not None and -credit.amount >= deal.amount
    return is_same and is_later and full and credit.salesperson == deal.salesperson


def _parts(deals: Sequence[Opportunity]) -> Mapping[RowKey, Decimal]:
    """Each person's part of every split deal: by amount, or else equal parts."""
    shares: dict[tuple[object, ...], list[Opportunity]] = {}
    for deal in deals:
        if deal.is_share:
            key = (deal.id,) if deal.id else (deal.name, deal.account, deal.created, deal.close)
            shares.setdefault(key, []).append(deal)
    found: dict[RowKey, Decimal] = {}
    for same in shares.values():
        amounts = [deal.amount for deal in same if deal.amount is not None]
        total = sum(amounts, Decimal(0))
        is_priced = len(amounts) == len(same) and total > 0
        for deal in same:
            part = deal.amount / total if is_priced and deal.amount is not None else Decimal(1) / len(same)
            found[deal.row] = part
    return found
