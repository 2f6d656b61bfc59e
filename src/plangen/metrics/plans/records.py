"""What a person's plan is computed from, and the weights of its open deals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from plangen.elements.measure import Measure, RowKey
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.outlook import probability_of
from plangen.metrics.plans.span import PlanSpan
from plangen.metrics.results.bookings import without_renewals
from plangen.records.accounts.rows import Account
from plangen.records.accounts.target_accounts import TargetAccount
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import StageMap
from plangen.tables.values.folding import fold


class AtAccount(Protocol):
    """A record with an account."""

    @property
    def account(self) -> str:
        """The name of the account; empty without one."""


Record = TypeVar("Record", bound=AtAccount)


@dataclass(frozen=True, slots=True)
class Weights:
    """How open deals are weighted: by their probability or that of their stage, else by the person's win rate."""

    stages: StageMap
    win_rate: Measure
    few: int
    """The least closed deals for a win rate to count."""


@dataclass(frozen=True, slots=True)
class PlanRecords:
    """What a person's plan is computed from.

    `wins` are the deals won at the accounts whose business is theirs: by anyone at their own accounts, by the person at
    accounts without an owner; without it, the person's deals. `first_close` is the first close date on file, anyone's.
    """

    deals: Sequence[Opportunity]
    accounts: Sequence[Account]
    targets: Sequence[TargetAccount]
    weights: Weights
    first_close: date | None = None
    wins: Sequence[Opportunity] | None = None

    @property
    def history(self) -> Sequence[Opportunity]:
        """The deals that show what may be bought again."""
        return self.deals if self.wins is None else self.wins


def pipeline_deals(deals: Iterable[Opportunity], span: PlanSpan) -> list[Opportunity]:
    """The open deals that close in the rest of the plan, without renewals."""
    return without_renewals(open_deals(list(deals), span.ahead))


def weighted_amounts(deals: Sequence[Opportunity], weights: Weights) -> Mapping[RowKey, Decimal]:
    """The weighted amount of each open deal that has an amount and a probability, by row."""
    sized = [(deal, deal.amount) for deal in open_deals(deals) if deal.amount is not None]
    if has_probabilities(deals, weights.stages):
        odds = ((deal, amount, probability_of(deal, weights.stages)) for deal, amount in sized)
        return {deal.row: amount * share for deal, amount, share in odds if share is not None}
    rate = weights.win_rate
    if rate.value is None or rate.n < weights.few:
        return {}
    return {deal.row: amount * rate.value for deal, amount in sized}


def has_probabilities(deals: Sequence[Opportunity], stages: StageMap) -> bool:
    """Whether any open deal has a probability, or its stage has one."""
    return any(probability_of(deal, stages) is not None for deal in open_deals(deals))


def by_account(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    """The deals or activities at each account, by its folded name; those without one are left out."""
    found: dict[str, list[Record]] = defaultdict(list)
    for each in records:
        if each.account:
            found[fold(each.account)].append(each)
    return found
