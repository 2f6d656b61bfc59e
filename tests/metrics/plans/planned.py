"""What a plan for 2027 is computed from, as of December 14, 2026."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from plangen.elements.measure import Measure, RowKey, Unit
from plangen.metrics.plans.records import PlanRecords, Weights
from plangen.metrics.plans.span import PlanSpan, plan_span
from plangen.records.accounts.rows import Account
from plangen.records.accounts.target_accounts import TargetAccount
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import StageMap
from tests.metrics.invented import CALENDAR, opened, period, won

AS_OF = date(2026, 12, 14)
LAST, BEFORE, AHEAD = date(2026, 5, 4), date(2025, 5, 4), date(2027, 5, 4)
FEW = 10
WIN_RATE = Measure(Decimal("0.4"), Unit.SHARE, FEW, part=4)
_rows = count()


def next_year(code: str = "2027", as_of: date = AS_OF) -> PlanSpan:
    return plan_span(period(code), as_of, CALENDAR)


def records(
    deals: Sequence[Opportunity],
    accounts: Sequence[Account] = (),
    targets: Sequence[TargetAccount] = (),
    *,
    win_rate: Measure = WIN_RATE,
    first_close: date | None = date(2024, 1, 5),
) -> PlanRecords:
    return PlanRecords(deals, accounts, targets, Weights(StageMap({}, {}), win_rate, FEW), first_close)


def money(amount: int, n: int = 20) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, n)


def bought(account: str, before: int | None, last: int | None, **known: Any) -> list[Opportunity]:
    """What an account bought in 2025 and in 2026."""
    years = ((before, BEFORE), (last, LAST))
    return [won(amount, day, account=account, **known) for amount, day in years if amount is not None]


def likely(account: str, amount: int | None, odds: str | None, close: date | None = AHEAD, **known: Any) -> Opportunity:
    """An open deal with a probability."""
    return opened(amount, close, account=account, probability=None if odds is None else Decimal(odds), **known)


def contract(name: str, ends: date = date(2027, 6, 30)) -> Account:
    return Account(RowKey(5, next(_rows)), name, "Ana Ruiz", contract_ends=ends)


def aim(account: str, amount: int | None, quarter: str = "", what: str = "") -> TargetAccount:
    value = None if amount is None else Decimal(amount)
    span = period(quarter) if quarter else None
    return TargetAccount(RowKey(6, next(_rows)), "Ana Ruiz", account, what=what, value=value, quarter=span)
