"""Which accounts a plan is made for, and why these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.metrics.ranking import ranks
from plangen.periods import months_later
from plangen.records.accounts import Account
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.tables.folding import fold

MONTHS_BACK = 24
RENEWAL_AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account of a person with what speaks for it: won in 24 months, open now, strategic, end of its contract.

    `figures` are what weights of Settings may ask for besides (growth, white space), by name.
    """

    name: str
    won: Decimal = Decimal(0)
    open: Decimal = Decimal(0)
    strategic: bool = False
    contract_ends: date | None = None
    klass: str = ""
    rows: tuple[RowKey, ...] = ()
    figures: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def worth(self) -> Decimal:
        """What the account is worth in the choice: what was won there and what is open."""
        return self.won + self.open


@dataclass(frozen=True, slots=True)
class Chosen:
    """An account of the plan, its place, and why: the ingredients of “3rd by revenue; renewal in March”.

    `by_revenue` is its place by what was won (None where nothing was), `renewal` the end of its contract when that
    comes within a year, `listed` says that somebody put it on the list by hand.
    """

    place: int
    account: Candidate
    listed: bool
    by_revenue: int | None
    renewal: date | None


def candidates(deals: Sequence[Opportunity], accounts: Iterable[Account], as_of: date) -> list[Candidate]:
    """A person's accounts with what speaks for each, by name.

    Formula: won = amounts won in the 24 months up to the as-of date; open = amounts of open deals. Accounts without
        either are left out unless they are strategic or of class A.
    Unit: accounts.
    Source: the person's Opportunities; the person's Accounts (strategic, class, contract ends).
    Missing: a deal that names no account, or has no amount, adds nothing.
    """
    since = months_later(as_of, -MONTHS_BACK)
    known = {fold(each.name): each for each in accounts}
    names = {key: each.name for key, each in known.items()}
    by_account: dict[str, list[Opportunity]] = {key: [] for key in names}
    for deal in deals:
        if fold(deal.account) and (deal.is_open or _won_since(deal, since, as_of)):
            names.setdefault(fold(deal.account), deal.account)
            by_account.setdefault(fold(deal.account), []).append(deal)
    found = [_candidate(names[key], own, known.get(key)) for key, own in by_account.items()]
    return sorted((each for each in found if _speaks(each)), key=lambda each: (fold(each.name), each.name))


def top_accounts(
    found: Sequence[Candidate],
    most: int,
    as_of: date,
    listed: Sequence[str] = (),
    weights: Mapping[str, Decimal] | None = None,
) -> list[Chosen]:
    """The accounts that a plan is made for, in their order.

    Formula: those listed by hand first, in that order; then, with weights, by the sum of weight x figure / the largest
        figure of all; without, strategic ones first, then by won in 24 months + open. Equal ones by what was won, then
        by name. Fewer than asked for are all there are.
    Unit: accounts.
    Source: candidates; Settings top accounts, account weights.
    Missing: an empty list.
    """
    by_hand = {fold(name): place for place, name in reversed(list(enumerate(listed)))}
    scores = _scores(found, weights) if weights else {}

    def order(each: Candidate) -> tuple[int, bool, Decimal, Decimal, str]:
        key = fold(each.name)
        strategic = each.strategic and not weights
        return by_hand.get(key, len(by_hand)), not strategic, -scores.get(key, each.worth), -each.won, key

    places = ranks({fold(each.name): each.won if each.won > 0 else None for each in found})
    return [
        Chosen(place, each, fold(each.name) in by_hand, places[fold(each.name)], _renewal(each, as_of))
        for place, each in enumerate(sorted(found, key=order)[:most], start=1)
    ]


def came_and_went(now: Sequence[str], before: Sequence[str]) -> tuple[list[str], list[str]]:
    """The accounts that are in since the last plan, and those that dropped out, each in the order of its plan."""
    present, earlier = {fold(name) for name in now}, {fold(name) for name in before}
    return [name for name in now if fold(name) not in earlier], [name for name in before if fold(name) not in present]


def _candidate(name: str, deals: Sequence[Opportunity], account: Account | None) -> Candidate:
    won = sum((deal.amount or Decimal(0) for deal in deals if not deal.is_open), Decimal(0))
    still_open = sum((deal.amount or Decimal(0) for deal in deals if deal.is_open), Decimal(0))
    rows = (*(deal.row for deal in deals), *((account.row,) if account else ()))
    if account is None:
        return Candidate(name, won, still_open, rows=rows)
    return Candidate(name, won, still_open, account.strategic, account.contract_ends, account.klass, rows)


def _speaks(each: Candidate) -> bool:
    return bool(each.won or each.open or each.strategic or each.klass == "A")


def _won_since(deal: Opportunity, since: date, as_of: date) -> bool:
    return deal.outcome is Outcome.WON and deal.closed is not None and since <= deal.closed <= as_of


def _scores(found: Sequence[Candidate], weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Each account's weighted sum of figures, each as a share of the largest one."""
    figures = {fold(each.name): _figures(each) for each in found}
    most = {name: max((own.get(name, Decimal(0)) for own in figures.values()), default=Decimal(0)) for name in weights}
    return {
        key: sum(
            (weight * own.get(name, Decimal(0)) / most[name] for name, weight in weights.items() if most[name] > 0),
            Decimal(0),
        )
        for key, own in figures.items()
    }


def _figures(each: Candidate) -> dict[str, Decimal]:
    own = {"revenue": each.won, "open pipeline": each.open, "strategic": Decimal(int(each.strategic))}
    return own | dict(each.figures)


def _renewal(each: Candidate, as_of: date) -> date | None:
    ends = each.contract_ends
    return ends if ends is not None and as_of <= ends <= as_of + RENEWAL_AHEAD else None
