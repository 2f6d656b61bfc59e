"""Deals under different ids with the same account, name, amount, and close date: reported, never merged."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from plangen.problems import warning
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.repeat_problems import where
from plangen.records.deals.same_deal import DealRow
from plangen.tables.values.folding import fold

_MOST_COMPARED = 50
"""The deals with one account, name, amount, and close date that each is compared with."""
_Key = tuple[Decimal, date | None]
"""A deal's amount and close date."""


def report_probable_duplicates(rows: Iterable[DealRow], deals: Sequence[Opportunity]) -> None:
    """Warns once about deals with another id, but the account, name, amount, and close date of an earlier one."""
    firsts: dict[_Key, Opportunity] = {}
    others: dict[_Key, dict[tuple[str, str], list[Opportunity]]] = {}
    repeats: list[tuple[Opportunity, Opportunity]] = []
    for deal in deals:
        if not deal.amount or not deal.account or not deal.name:
            continue
        key = deal.amount, deal.close
        first = firsts.setdefault(key, deal)
        # Few deals have another one's amount and date; folding names only then saves a tenth of the time.
        if first is deal:
            continue
        named = others.setdefault(key, {_names(first): [first]})
        earlier = named.setdefault(_names(deal), [])
        same = next((each for each in earlier[:_MOST_COMPARED] if not (deal.id and deal.id == each.id)), None)
        if same:
            repeats.append((deal, same))
        else:
            earlier.append(deal)
    if not repeats:
        return
    places = {row.row_key: row for row in rows}
    repeats = [pair for pair in repeats if not places[pair[0].row].is_split]
    if not repeats:
        return
    deal, first = repeats[0]
    row, other = places[deal.row], places[first.row]
    alike = f"Same account, name, amount, and close date as {where(other, row)}, but not the same id."
    count = f" {len(repeats):,} deals are such probable duplicates." if len(repeats) > 1 else ""
    message = f"{alike}{count} All are counted; if they are duplicates, {_consequence(repeats)}."
    fix = "If it's one deal, delete the duplicate in your CRM and export again. If not, ignore this."
    row.columns.problems.append(warning(row.place, "probable duplicates", message, value=row.label, fix=fix))


def _consequence(repeats: Sequence[tuple[Opportunity, Opportunity]]) -> str:
    """What is wrong if these deals are duplicates: an amount counts twice, or a deal has two outcomes."""
    twice = sum((deal.amount or Decimal(0) for deal, first in repeats if deal.outcome is first.outcome), Decimal(0))
    outcomes = list(dict.fromkeys((first.outcome, deal.outcome) for deal, first in repeats))
    differing = [pair for pair in outcomes if pair[0] is not pair[1]]
    parts = [f"{twice:,f} is counted twice"] if twice else []
    if differing:
        one, other = differing[0]
        many = sum(deal.outcome is not first.outcome for deal, first in repeats)
        parts.append(f"{f'{many:,} deals count' if many > 1 else 'one deal counts'} as {one} and as {other}")
    return ", and ".join(parts)


def _names(deal: Opportunity) -> tuple[str, str]:
    """A deal's account and name, folded."""
    return fold(deal.account), fold(deal.name)
