"""The deals as a Salesforce report export, including its footer rows."""

import csv
import io
from datetime import date

from .catalog import PROBABILITIES
from .days import AS_OF
from .deals import LOST, WON, Deal

HEADER = (
    "Opportunity Owner",
    "Account Name",
    "Opportunity Name",
    "Stage",
    "Fiscal Period",
    "Amount",
    "Expected Revenue",
    "Probability (%)",
    "Age",
    "Close Date",
    "Created Date",
    "Next Step",
    "Lead Source",
    "Type",
    "Last Activity",
    "Opportunity ID",
    "Margin",
    "Loss Reason",
    "Primary Product",
)


def export(deals: list[Deal]) -> str:
    """The report's text, sorted by close date."""
    numbered = sorted(deals, key=lambda deal: (deal.created, deal.owner, deal.account, deal.name))
    ids = {id(deal): f"0065g00000Q{number:04d}" for number, deal in enumerate(numbered, 1000)}
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(HEADER)
    for deal in sorted(deals, key=lambda deal: (deal.close, ids[id(deal)])):
        writer.writerow(_row(deal, ids[id(deal)]))
    writer.writerow([f"Grand Totals ({len(deals)} records)"])
    writer.writerow(["Confidential Information - Do Not Distribute"])
    writer.writerow(["Copyright © 2000-2026 salesforce.com, inc. All rights reserved."])
    return output.getvalue()


def _row(deal: Deal, deal_id: str) -> tuple[str, ...]:
    probability = PROBABILITIES[deal.stage]
    expected = None if deal.amount is None else deal.amount * probability
    end = deal.close if deal.stage in {WON, LOST} else AS_OF
    return (
        deal.owner,
        deal.account,
        deal.name,
        deal.stage,
        f"Q{(deal.close.month + 2) // 3}-{deal.close.year}",
        _money(None if deal.amount is None else deal.amount * 100),
        _money(expected),
        f"{probability}%",
        str((end - deal.created).days),
        _date(deal.close),
        _date(deal.created),
        deal.next_step,
        deal.lead_source,
        deal.deal_type,
        _date(deal.last_activity),
        deal_id,
        _money(None if deal.margin is None else deal.margin * 100),
        deal.loss_reason,
        deal.product,
    )


def _money(cents: int | None) -> str:
    return "" if cents is None else f"${cents // 100:,}.{cents % 100:02d}"


def _date(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"
