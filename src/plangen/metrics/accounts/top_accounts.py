"""Which accounts to plan for, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.metrics.people.ranking import ranks
from plangen.periods import months_earlier
from plangen.records.accounts.rows import Account
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

MONTHS_BACK = 24
RENEWAL_AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class CandidateAccount:
    """An account with its selection data: won in 24 months, open now, strategic, contract end.

    `metrics` are further values, by name, that weights in Settings can use (growth, white space).
    """

    name: str
    won: Decimal = Decimal(0)
    open: Decimal = Decimal(0)
    strategic: bool = False
    contract_ends: date | None = None
    tier: str = ""
    rows: tuple[RowKey, ...] = ()
    metrics: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        """Amount won plus open amount."""
        return self.won + self.open


@dataclass(frozen=True, slots=True)
class SelectedAccount:
    """A selected account with its place and the reasons, as in “3rd by revenue; renewal in March”.

    `by_revenue` is its rank by amount won (None if nothing was), `renewal` its contract end if within a year, and
    `listed` whether it was entered by hand.
    """

    place: int
    account: CandidateAccount
    listed: bool
    by_revenue: int | None
    renewal: date | None


def candidates(deals: Sequence[Opportunity], accounts: Iterable[Account], as_of: date) -> list[CandidateAccount]:
    """A person's accounts with their selection data, by name; those handed over to someone else are excluded.

    Formula: won = sum of amount over deals won in the 24 months up to the as-of date; open = sum of amount over open
        deals. Accounts with neither are excluded unless they are strategic or tier A.
    Unit: accounts.
    Source: Opportunities, everyone's at the person's own and shared accounts, else the person's; the person's Accounts
        (strategic, tier, contract ends).
    Missing: deals with no account or no amount add nothing.
    """
    since = months_earlier(as_of, MONTHS_BACK)
    listed = {fold(each.name): each for each in accounts}
    names = {key: each.name for key, each in listed.items()}
    by_account: dict[str, list[Opportunity]] = {key: [] for key in names}
    for deal in deals:
        if fold(deal.account) and (deal.is_open or _won_since(deal, since, as_of)):
            names.setdefault(fold(deal.account), deal.account)
            by_account.setdefault(fold(deal.account), []).append(deal)
    found = [_candidate(names[key], at_account, listed.get(key)) for key, at_account in by_account.items()]
    return sorted((each for each in found if _is_relevant(each)), key=lambda each: (fold(each.name), each.name))


def top_accounts(
    found: Sequence[CandidateAccount],
    most: int,
    as_of: date,
    listed: Sequence[str] = (),
    weights: Mapping[str, Decimal] | None = None,
) -> list[SelectedAccount]:
    """The accounts to plan for, in order.

    Formula: accounts listed by hand first, in that order; then, with weights, by sum of weight × value ÷ largest value;
        without, strategic accounts first, then by won in 24 months + open. Ties by amount won, then by name.
    Unit: accounts.
    Source: candidates; Settings top accounts, account weights.
    Missing: empty if there are no candidates.
    """
    by_hand = {fold(name): place for place, name in reversed(list(enumerate(listed)))}
    scores = _scores(found, weights) if weights else {}

    def order(each: CandidateAccount) -> tuple[int, bool, Decimal, Decimal, str]:
        key = fold(each.name)
        strategic = each.strategic and not weights
        return by_hand.get(key, len(by_hand)), not strategic, -scores.get(key, each.total), -each.won, key

    places = ranks({fold(each.name): each.won if each.won > 0 else None for each in found})
    return [
        SelectedAccount(place, each, fold(each.name) in by_hand, places[fold(each.name)], _renewal(each, as_of))
        for place, each in enumerate(sorted(found, key=order)[:most], start=1)
    ]


def added_and_dropped(now: Sequence[str], before: Sequence[str]) -> tuple[list[str], list[str]]:
    """The accounts added since the last plan, and those dropped, each in the order of its plan."""
    present, earlier = {fold(name) for name in now}, {fold(name) for name in before}
    return [name for name in now if fold(name) not in earlier], [name for name in before if fold(name) not in present]


def _candidate(name: str, deals: Sequence[Opportunity], account: Account | None) -> CandidateAccount:
    won = sum((deal.amount or Decimal(0) for deal in deals if not deal.is_open), Decimal(0))
    opened = sum((deal.amount or Decimal(0) for deal in deals if deal.is_open), Decimal(0))
    rows = (*(deal.row for deal in deals), *((account.row,) if account else ()))
    if account is None:
        return CandidateAccount(name, won, opened, rows=rows)
    return CandidateAccount(name, won, opened, account.strategic, account.contract_ends, account.tier, rows)


def _is_relevant(each: CandidateAccount) -> bool:
    return bool(each.won or each.open or each.strategic or each.tier == "A")


def _won_since(deal: Opportunity, since: date, as_of: date) -> bool:
    """Whether a deal was won after a date, up to the as-of date."""
    return deal.outcome is Outcome.WON and deal.closed is not None and since < deal.closed <= as_of


def _scores(found: Sequence[CandidateAccount], weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Each account's weighted sum of values, each as a share of the largest one."""
    values = {fold(each.name): _values(each) for each in found}
    largest = {
        name: max((account.get(name, Decimal(0)) for account in values.values()), default=Decimal(0))
        for name in weights
    }
    return {
        key: sum(
            (
                weight * account.get(name, Decimal(0)) / largest[name]
                for name, weight in weights.items()
                if largest[name] > 0
            ),
            Decimal(0),
        )
        for key, account in values.items()
    }


def _values(each: CandidateAccount) -> dict[str, Decimal]:
    values = {"revenue": each.won, "open pipeline": each.open, "strategic": Decimal(int(each.strategic))}
    return values | dict(each.metrics)


def _renewal(each: CandidateAccount, as_of: date) -> date | None:
    ends = each.contract_ends
    return ends if ends is not None and as_of <= ends <= as_of + RENEWAL_AHEAD else None
