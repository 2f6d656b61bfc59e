"""The deals of a monthly review: three to discuss, and those that need a decision."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.decisions import DecisionTable, decision_list, decision_table, fitting, task_of
from plangen.facts.blocks.open_by_month import stage_of
from plangen.facts.blocks.printed_names import SIZE, lines_in_bold, name_in_lines
from plangen.facts.formatting.measured_text import lines_of, shortened
from plangen.facts.formatting.reasons import WITH_AGE, flag_text
from plangen.facts.pages.monthly_review.commitments import commitments_due, height_of_due
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_deals, still_to_close
from plangen.metrics.pipeline.decisions import FlaggedDeal, Rule, flagged_deals
from plangen.metrics.results.flow import deal_age
from plangen.records.addresses import deal_address
from plangen.records.deals.opportunities import Opportunity

NEXT_STEP_TEXT = Limit("next_step_text")

TO_DISCUSS, WITHOUT_COMMITMENTS = 3, 5
"""How many deals to discuss, and how many if the page lists no commitments."""
DECISIONS = 10
LOW_BLOCK, HIGH_BLOCK, LOW_TALK_HEIGHT = 30.0, 44.0, 9.6
"""The heights of the commitments above from which deals are lower, and one less; in millimeters."""
TALK_HEIGHT, ROW_HEIGHT, LOW_ROW_HEIGHT, FEW = 12.4, 8.4, 8.2, 8
NAME_WIDTH, NAME_LINES, NAME_LINE = 59.0, 3, 3.86
"""The width of a deal's name and account in millimeters, the most lines of each, and the height of a line."""
SPARE = 6.0
"""The room that long names may take besides that of the rows, in millimeters."""
DECISIONS_ROOM, MANY_DECISIONS_ROOM = 72.0, 90.0
"""The room for the deals that need a decision; for more than eight, as the page then has one obstacle."""


TALK_DEALS = TableSpec(
    "talk_deals",
    (
        Column("deal", width=62, tone=Tone.STRONG, below="account", is_title=True, is_tinted=True),
        Column("value", "value", Look.NUMBER, 15, is_tinted=True),
        Column("close", "close", Look.NUMBER, 14, is_tinted=True),
        Column("why", "trips", width=48, below="now", is_tinted=True),
        Column("blank", "next_step", Look.WRITE_IN, tone=Tone.QUIET, is_tinted=True),
    ),
    values=("stage", "next_step"),
)
"""`why` a deal is here, the `next_step` on file, also with a word before it, and the `blank` for a new one."""
MONTH_DECISIONS = TableSpec(
    "month_decisions",
    (
        Column("deal", "needs_a_decision", width=56, tone=Tone.STRONG, below="account", is_title=True),
        Column("value", "value", Look.NUMBER, 14),
        Column("age", "age", Look.NUMBER, 16),
        Column("close", "close", Look.NUMBER, 14),
        Column("why", "trips"),
        Column("advance", "choice_advance", Look.BOX, 14, is_tinted=True),
        Column("revive", "choice_revive", Look.BOX, 12, is_tinted=True),
        Column("drop", "choice_drop", Look.BOX, 11, is_tinted=True),
    ),
    values=("decision",),
)


Reason = Callable[[Scope, Sequence[Opportunity]], Iterator[tuple[Opportunity, str]]]


def talk_deals(scope: Scope) -> Annotated[Table, TALK_DEALS]:
    """The largest deal closing in the month ahead, the largest flagged, the largest new one, then others by value."""
    opened = open_deals(scope.deals)
    found: dict[Opportunity, str] = {}
    for reason in (_closing, _flagged, _new):
        found |= dict([each for each in reason(scope, opened) if each[0] not in found][:1])
    above = scope.once(commitments_due).rows
    height = height_of_due(scope)
    most = WITHOUT_COMMITMENTS if not above else TO_DISCUSS - (height > HIGH_BLOCK)
    for deal, why in _others(scope, opened):
        if len(found) < most:
            found.setdefault(deal, why)
    row_height = TALK_HEIGHT if height <= LOW_BLOCK else LOW_TALK_HEIGHT
    is_low = row_height == LOW_TALK_HEIGHT
    listed = [_row(scope, deal, why, is_low=is_low) for deal, why in list(found.items())[:most]]
    rows = _that_fit(listed, row_height, most)
    count = scope.number_format.spelled_out(len(rows)).capitalize()
    heading = f"{count} {'deal' if len(rows) == 1 else 'deals'} to discuss" if rows else ""
    return scope.tables.table(TALK_DEALS, rows, heading=heading, headers={"deal": heading}, row_height=row_height)


def _that_fit(rows: Sequence[Row], least: float, most: int) -> tuple[Row, ...]:
    """The first rows whose names have room on page one: at least one."""
    left, fitting_rows = least * most + SPARE, list[Row]()
    for row in rows:
        lines = lines_in_bold(row.plain("deal"), NAME_WIDTH) + lines_of(row.plain("account"), NAME_WIDTH, SIZE)
        left -= max(least, lines * NAME_LINE)
        if left < 0 and fitting_rows:
            break
        fitting_rows.append(row)
    return tuple(fitting_rows)


def month_decisions(scope: Scope) -> DecisionTable:
    """The deals that need a decision: ten at most, each with its most serious reason."""
    listed = scope.once(decision_list)
    # The title of the page says how many need one.
    task = task_of(scope, listed.total) if listed.heavy else ""
    shown = listed.decisions[:DECISIONS]
    listed = replace(listed, decisions=tuple(replace(each, trips=each.first_trip) for each in shown))
    height = ROW_HEIGHT if len(shown) <= FEW else LOW_ROW_HEIGHT
    room = DECISIONS_ROOM if len(shown) <= FEW else MANY_DECISIONS_ROOM
    listed = fitting(scope, MONTH_DECISIONS, listed, (height, room))
    return DecisionTable(replace(decision_table(scope, MONTH_DECISIONS, listed), row_height=height), task)


def _by_value(deals: Iterable[Opportunity]) -> list[Opportunity]:
    return sorted(deals, key=lambda deal: (deal.amount is None, -(deal.amount or Decimal(0)), deal.row))


def _closing(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals set to close in the month ahead, the largest first; one past its close date isn't."""
    coming = still_to_close(opened, scope.book.as_of)
    found = _by_value(deal for deal in coming if deal.close is not None and deal.close in scope.ahead)
    yield from ((deal, f"{_largest(found)} closing in {scope.ahead_name}") for deal in found)


def _flagged(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals that need a decision, the largest first, with the most serious reason."""
    del opened
    yield from ((each.deal, _reason(scope, each)) for each in flagged_deals(scope.deals, scope.workspace.standards))


def _reason(scope: Scope, flagged: FlaggedDeal) -> str:
    """The most serious reason; a typical age comes with the deal's age, as the table has no age column."""
    flag = flagged.flags[0]
    if flag.rule is not Rule.OLD or flagged.deal.created is None:
        return flag_text(flag)
    return f"open {scope.figure(deal_age(flagged.deal, scope.book.as_of))}, {flag_text(flag, WITH_AGE)}"


def _new(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """The deals created in the month, the largest first."""
    found = _by_value(deal for deal in opened if deal.created is not None and deal.created in scope.period)
    yield from ((deal, f"{_largest(found)} added in {scope.period_name}") for deal in found)


def _others(scope: Scope, opened: Sequence[Opportunity]) -> Iterator[tuple[Opportunity, str]]:
    """All open deals, the largest first; the oldest first if none has an amount."""
    oldest = sorted(opened, key=lambda deal: (deal.created or date.max, deal.row))
    if not any(deal.amount is not None for deal in opened):
        yield from (
            (deal, f"open for {scope.figure(deal_age(deal, scope.book.as_of))}") for deal in oldest if deal.created
        )
    else:
        yield from ((deal, "one of the largest open") for deal in _by_value(opened))


def _largest(deals: Sequence[Opportunity]) -> str:
    """What the first of the deals is: the largest, the first, or the only open deal."""
    return "only open deal" if len(deals) == 1 else "largest" if deals and deals[0].amount is not None else "first"


def _row(scope: Scope, deal: Opportunity, why: str, *, is_low: bool) -> Row:
    """A deal; where rows are low, its account and stage are one line, so that as many deals fit."""
    blank = Field(deal_address(deal).cell("next step"), f"{deal.label}: next step")
    next_step = scope.truncated(NEXT_STEP_TEXT, deal.next_step)
    stage = stage_of(deal) if deal.stage or deal.closed_later else ""
    account = " · ".join(part for part in (_account(scope, deal), stage) if part)
    return table_row(
        TALK_DEALS,
        deal=name_in_lines(scope, deal.label, NAME_LINES, NAME_WIDTH),
        account=shortened(account, NAME_WIDTH, SIZE, 1) if is_low else account,
        value=scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        stage=stage,
        close=scope.number_format.short_day(deal.close) if deal.close else "",
        why=why,
        next_step=next_step,
        now=f"{scope.tables.word('now')} {next_step}" if next_step else "",
        blank=blank,
    )


def _account(scope: Scope, deal: Opportunity) -> str:
    """The account of a deal; its number without one."""
    account = deal.account or (deal.id if deal.label != deal.id else "")
    return name_in_lines(scope, account, NAME_LINES, NAME_WIDTH, kind="account")
