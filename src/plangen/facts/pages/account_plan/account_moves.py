"""The open deals at an account, and the next three moves with their numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.past_commitments import whole_commitment
from plangen.facts.figures.account_deals import account_deals, account_record
from plangen.facts.figures.top_accounts import account_actions, due_date
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.planned import PlannedAccount, planned_accounts
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.team import shares_joined
from plangen.records.addresses import row_address
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action
from plangen.tables.values.folding import fold

OPPORTUNITIES_LIMIT = Limit("opportunities", 4)
DEAL_TEXT = Limit("deal_text")
STAGE_TEXT = Limit("stage_text")
DEAL_STEP_TEXT = Limit("deal_step_text")
MOVE_TEXT = Limit("move_text")
MOVES_PER_ACCOUNT, CHOICES = 3, 3
ROW_HEIGHT = 10.0

OPPORTUNITIES = TableSpec(
    "open_opportunities",
    (
        Column("deal", "open_opportunities", width=54, is_title=True),
        Column("stage", "stage", width=33),
        Column("amount", "value", Look.NUMBER, 16),
        Column("close", "close", width=23),
        Column("next_step", "next_step"),
    ),
)
MOVES = TableSpec(
    "next_moves",
    (
        Column("place", "next_moves", Look.NUMERAL, 14, is_title=True, is_tinted=True),
        Column("action", look=Look.LARGE, is_tinted=True),
        Column("owner", "owner", Look.WRITE_IN, 22, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 20, is_tinted=True),
        Column("number", "number", Look.WRITE_IN, 23, Tone.QUIET, is_tinted=True),
    ),
)


def open_opportunities(scope: Scope, each: PlannedAccount) -> Table:
    """The largest open deals at an account: everyone's at the person's own, else the person's."""
    opened = [deal for deal in account_deals(scope, each.name) if deal.is_open]
    found = printed_deals(scope, each)
    deals = sorted(found, key=lambda deal: (-(deal.amount or Decimal(0)), deal.row))
    is_part = not each.is_whole or len(found) < len(shares_joined(opened))
    heading = scope.tables.word("my_open_opportunities" if is_part else "open_opportunities")
    most = scope.most(OPPORTUNITIES_LIMIT)
    rows = [_deal(scope, each, deal) for deal in deals[:most]]
    rest = len(deals) - most
    return scope.tables.table(
        OPPORTUNITIES,
        rows,
        heading=heading,
        headers={"deal": heading},
        more=f"{scope.number_format.count(rest)} more open" if rest > 0 else "",
        empty=scope.tables.word("no_open_deals"),
    )


def printed_deals(scope: Scope, each: PlannedAccount) -> Sequence[Opportunity]:
    """The open deals that the page may print: everyone's at the person's own account, else the person's."""
    opened = [deal for deal in account_deals(scope, each.name) if deal.is_open]
    mine = [deal for deal in opened if deal.salesperson == scope.person.name]
    theirs = [deal for deal in opened if deal.salesperson != scope.person.name]
    return shares_joined([*mine, *theirs]) if each.is_mine else mine


def _deal(scope: Scope, each: PlannedAccount, deal: Opportunity) -> Row:
    """A deal; of a colleague's, whose it is instead of what they wrote."""
    step = deal.next_step if deal.salesperson == scope.person.name else f"with {_first_name(scope, deal)}"
    parts = (deal.label, deal.stage, step)
    whole = FullText(f"{each.name}, open", " · ".join(part for part in parts if part))
    return table_row(
        OPPORTUNITIES,
        deal=scope.truncated(DEAL_TEXT, deal.label, whole),
        stage=scope.truncated(STAGE_TEXT, deal.stage, whole),
        amount=scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
        close=_close(scope, deal.close) if deal.close else "",
        next_step=scope.truncated(DEAL_STEP_TEXT, step, whole),
    )


def _close(scope: Scope, day: date) -> str:
    """When a deal is to close: "was Sep 2" if that has passed; of another year than the as-of date's with its year."""
    number, as_of = scope.number_format, scope.book.as_of
    text = number.short_day(day) if day.year == as_of.year else number.day(day)
    return f"was {text}" if day < as_of else text


def _first_name(scope: Scope, deal: Opportunity) -> str:
    person = scope.book.roster.find(deal.salesperson)
    return short_name(person.first_name if person else deal.salesperson)


def next_moves(scope: Scope, each: PlannedAccount) -> Table:
    """The next step and the open commitments at an account, then lines to write in, three in all."""
    numbers = iter(_numbers(scope)[each.place])
    rows = list(_moves(scope, each, numbers))[:MOVES_PER_ACCOUNT]
    rows += [_move(scope, next(numbers), len(rows) + at, "") for at in range(1, MOVES_PER_ACCOUNT - len(rows) + 1)]
    return scope.tables.table(MOVES, rows, heading=scope.tables.word("next_moves"), row_height=ROW_HEIGHT)


def _numbers(scope: Scope) -> dict[int, Sequence[str]]:
    """The reserved numbers of each account by its place, after those of the page with the white space."""
    count = len(scope.once(planned_accounts))
    numbers = reserved_ids(scope, at_least=CHOICES + MOVES_PER_ACCOUNT * count)[CHOICES:]
    return {
        place: numbers[MOVES_PER_ACCOUNT * (place - 1) : MOVES_PER_ACCOUNT * place] for place in range(1, count + 1)
    }


def _moves(scope: Scope, each: PlannedAccount, numbers: Iterator[str]) -> Iterator[Row]:
    """The account's own next step unless it is a commitment, then the commitments by due date."""
    actions = account_actions(scope, each.name)
    record, place = account_record(scope, each.name), 0
    own = each.step.text if record is not None and each.step.text == record.next_step else ""
    if own and fold(own) not in {fold(action.now or action.text) for action in actions}:
        place = 1
        shown = scope.truncated(MOVE_TEXT, own, FullText(f"{each.name}, next step", own))
        due = scope.number_format.short_day(each.step.due) if each.step.due else ""
        yield _move(scope, next(numbers), place, shown, (short_name(scope.person.first_name), due))
    for at, action in enumerate(actions, place + 1):
        yield _of_action(scope, action, at)


def _of_action(scope: Scope, action: Action, place: int) -> Row:
    text = scope.truncated(MOVE_TEXT, action.now or action.text, whole_commitment(action))
    owner = scope.book.roster.find(action.owner)
    due = due_date(action)
    shown = scope.number_format.short_day(due) if due else ""
    return _move(scope, action.id, place, text, (short_name(owner.first_name if owner else action.owner), shown))


def _move(scope: Scope, number: str, place: int, text: str, who_and_when: tuple[str, str] = ("", "")) -> Row:
    """A line with its number, filled in or to write in."""
    address, label = row_address("Actions", number), f"Move {number}"
    owner, due = who_and_when
    return table_row(
        MOVES,
        place=scope.number_format.count(place),
        action=Field(address.cell("action"), label, value=text),
        owner=Field(address.cell("owner"), f"{label}: owner", value=owner),
        due=Field(address.cell("due"), f"{label}: due", FieldKind.DATE, value=due),
        number=number,
    )
