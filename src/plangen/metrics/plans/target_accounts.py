"""What the target accounts of a plan are worth."""

from collections.abc import Sequence
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.plans.records import PlanRecords, by_account
from plangen.metrics.plans.span import PlanSpan
from plangen.periods import Period
from plangen.records.accounts.target_accounts import TargetAccount
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold


def target_account_value(records: PlanRecords, span: PlanSpan) -> Measure:
    """What the target accounts of the plan are worth.

    Formula: sum of value over the person's target accounts whose quarter is ahead in the plan, or that have none; one
        with an open deal for the same product (or for none) that closes in the plan counts there, and is left out.
    Unit: money; n = target accounts.
    Source: Target accounts account, value, quarter; Opportunities account, stage, close date.
    Missing: "no target accounts".
    """
    counted = counted_targets(records, span)
    if not counted:
        return unknown(Unit.MONEY, Reason.NO_TARGET_ACCOUNTS)
    value = sum((each.value or Decimal(0) for each in counted), Decimal(0))
    return Measure(value, Unit.MONEY, len(counted), tuple(each.row for each in counted))


def plan_targets(records: PlanRecords, span: PlanSpan) -> list[TargetAccount]:
    """The person's target accounts in the rest of the plan, by quarter, then by value."""
    found = [each for each in records.targets if each.quarter is None or _is_ahead(each.quarter, span)]
    return sorted(
        found, key=lambda each: (each.quarter.start if each.quarter else span.period.end, -(each.value or 0), each.row)
    )


def counted_targets(records: PlanRecords, span: PlanSpan) -> list[TargetAccount]:
    """The target accounts with a value that aren't in the pipeline already."""
    opened = by_account(open_deals(records.deals, span.ahead))
    found = plan_targets(records, span)
    return [each for each in found if each.value and not _is_open(each, opened.get(fold(each.account), ()))]


def _is_open(target: TargetAccount, deals: Sequence[Opportunity]) -> bool:
    """Whether one of the open deals at a target account is for the same product, or may be."""
    wanted = fold(target.what)
    return any(not wanted or not deal.products or wanted in map(fold, deal.products) for deal in deals)


def _is_ahead(quarter: Period, span: PlanSpan) -> bool:
    """Whether any day of a quarter is ahead in the plan."""
    return quarter.start < span.ahead.end and span.ahead.start < quarter.end
