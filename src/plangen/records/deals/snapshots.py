"""Snapshots: the open deals at the end of earlier days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

Key = tuple[str, ...]

READ_AS = "Snapshot"
"""What a report calls a table of a snapshot, to keep it apart from today's deals."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The open deals at the end of a day."""

    day: date
    deals: Sequence[Opportunity]


def deal_key(deal: Opportunity) -> Key:
    """What identifies a deal across snapshots: its id and account, or its name, account, owner, and created date."""
    # Where each salesperson's file counts from 1, an id alone doesn't identify a deal.
    return (deal.id, fold(deal.account)) if deal.id else (deal.name, deal.account, deal.salesperson, str(deal.created))


def under_owners_of_today(snapshots: Sequence[Snapshot], deals: Sequence[Opportunity]) -> list[Snapshot]:
    """The snapshots with each deal under the person who owns it today, as all their other numbers are.

    A deal that is no longer on file, or that several people have today or had then, stays with its owner of then.
    """
    today = _owners(deals)
    return [replace(each, deals=_under_owners(each.deals, today)) for each in snapshots]


def _under_owners(saved: Sequence[Opportunity], today: Mapping[Key, set[str]]) -> Sequence[Opportunity]:
    then = _owners(saved)

    def moved(deal: Opportunity) -> Opportunity:
        key = _key_without_owner(deal)
        now = today.get(key, set())
        is_certain = len(now) == len(then.get(key, ())) == 1
        return deal if not is_certain or deal.salesperson in now else replace(deal, salesperson=next(iter(now)))

    return tuple(map(moved, saved))


def _owners(deals: Iterable[Opportunity]) -> Mapping[Key, set[str]]:
    found: dict[Key, set[str]] = defaultdict(set)
    for deal in deals:
        if key := _key_without_owner(deal):
            found[key].add(deal.salesperson)
    return found


def _key_without_owner(deal: Opportunity) -> Key:
    """What identifies a deal whoever owns it; empty if only its owner tells it from others."""
    if deal.id:
        return deal_key(deal)
    return (deal.name, deal.account, str(deal.created)) if deal.name and deal.account else ()


def as_saved(deals: Sequence[Opportunity], snapshots: Sequence[Snapshot]) -> list[Opportunity]:
    """The deals with the stage, amount, and close date that open ones have in the last snapshot, and its row.

    A deal that isn't in it or is in it twice, one of several rows, and a person's share of one stay as they are.
    """
    last = max(snapshots, key=lambda each: each.day, default=None)
    if last is None:
        return [*deals]
    keys = Counter(deal_key(deal) for deal in last.deals)
    saved = {key: deal for deal in last.deals if keys[key := deal_key(deal)] == 1}
    return [_as_saved(deal, saved.get(deal_key(deal)), last.day) for deal in deals]


def _as_saved(deal: Opportunity, saved: Opportunity | None, day: date) -> Opportunity:
    if saved is None or not deal.is_open or deal.lines or deal.is_share:
        return deal
    return replace(
        deal,
        row=saved.row,
        stage=saved.stage,
        amount=saved.amount,
        close=saved.close,
        probability=saved.probability,
        forecast_category=saved.forecast_category,
        stage_entered=saved.stage_entered,
        saved_on=day,
    )
