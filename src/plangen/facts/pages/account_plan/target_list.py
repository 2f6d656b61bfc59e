"""One page in place of a plan: why there is none, what the person's best accounts share, and a list of targets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.account_deals import account_record
from plangen.facts.figures.top_accounts import chosen_accounts
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.planned import (
    LEAST_ACCOUNTS,
    MOST_ACCOUNTS,
    is_appropriate,
    is_wanted,
    repeat_accounts,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.accounts.revenue import deals_at
from plangen.records.accounts.target_accounts import TargetAccount
from plangen.records.addresses import row_address
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.tables.values.folding import fold

TARGET_TEXT = Limit("target_text")
BEST_ACCOUNTS, FIRST_PRODUCTS = 5, 4
ALIKE_IN = ("industry", "employees", "order", "sales_cycle")
PEN_HEIGHT, LINE_HEIGHT = 9.6, 7.4
NOTE_TOPIC = "account"

ALIKE = TableSpec(
    "best_accounts",
    (
        Column("label", "best_accounts", width=30, tone=Tone.QUIET, is_title=True, is_kept=True),
        Column("text", look=Look.WRITE_IN),
    ),
)
BOUGHT_FIRST = TableSpec(
    "bought_first",
    (Column("product", "bought_first", Look.WRITE_IN, is_title=True), Column("accounts", "accounts", Look.NUMBER, 20)),
)
TARGET_LIST = TableSpec(
    "target_list",
    (
        Column("company", "target_list", Look.WRITE_IN, 45, is_title=True),
        Column("looks_like", "looks_like", Look.WRITE_IN, 35),
        Column("who", "who", Look.WRITE_IN, 30),
        Column("first_step", "first_step", Look.WRITE_IN),
        Column("due", "due", Look.WRITE_IN, 20),
    ),
)


@dataclass(frozen=True, slots=True)
class TargetList:
    """The page: why there is no plan, what the best accounts share and bought first, and rows for targets."""

    headline: str
    alike: Annotated[Table, ALIKE]
    bought_first: Annotated[Table, BOUGHT_FIRST]
    targets: Annotated[Table, TARGET_LIST]


def target_list(scope: Scope) -> TargetList | None:
    """The page; None if the person has a plan."""
    if scope.once(is_appropriate):
        return None
    return TargetList(_headline(scope), _alike(scope), _bought_first(scope), _targets(scope))


def _headline(scope: Scope) -> str:
    """Why there is no plan."""
    number = scope.number_format
    if not is_wanted(scope):
        return f"No top {number.count(MOST_ACCOUNTS)} plan: “top accounts” in Team is no."
    count = repeat_accounts(scope)
    several = "accounts have" if count > 1 else "account has"
    accounts = f"{number.spelled_out(count).capitalize()} {several}"
    least = number.spelled_out(LEAST_ACCOUNTS)
    return f"{accounts} more than one deal; a top {number.count(MOST_ACCOUNTS)} plan starts at {least} accounts."


def _best(scope: Scope) -> Sequence[str]:
    """The accounts that the person won the most at."""
    found = chosen_accounts(scope, MOST_ACCOUNTS)
    won = sorted((each for each in found if each.account.won > 0), key=lambda each: (-each.account.won, each.place))
    return [each.account.name for each in won[:BEST_ACCOUNTS]]


def _alike(scope: Scope) -> Table:
    """What the best accounts share, as far as it is on file; the other lines are to write in."""
    known = dict(_shared(scope))
    rows, line = [], 0
    for label in map(scope.tables.word, ALIKE_IN):
        line += label not in known
        blank = Field(
            scope.row("Notes", NOTE_TOPIC, f"alike {line}").cell("text"), f"What my best accounts share, {line}"
        )
        rows.append(table_row(ALIKE, label=label, text=known.get(label, blank)))
    count = len(_best(scope))
    best = f"Best: the {scope.number_format.spelled_out(count)} with the most won in 24 months." if count > 1 else ""
    heading = scope.tables.word("best_accounts")
    return scope.tables.table(ALIKE, rows, heading=heading, row_height=LINE_HEIGHT, note=best if known else "")


def _shared(scope: Scope) -> Iterator[tuple[str, str]]:
    """The industry of most of them, their size, the size of an order, and how long the first one took."""
    best, number = _best(scope), scope.number_format
    records = [record for name in best if (record := account_record(scope, name)) is not None]
    industries = Counter(record.industry for record in records if record.industry)
    if industries:
        name, count = min(industries.items(), key=lambda pair: (-pair[1], pair[0]))
        yield scope.tables.word("industry"), f"{name}, {number.of(count, len(best))}"
    sizes = [int(record.employees) for record in records if record.employees.isascii() and record.employees.isdigit()]
    if sizes:
        yield scope.tables.word("employees"), f"{number.number(Decimal(median(sizes)), 0)}, median"
    won = [deal for name in best for deal in _wins(scope, name)]
    amounts = [deal.amount for deal in won if deal.amount]
    if amounts:
        order = scope.figure(Measure(median(amounts), Unit.MONEY, len(amounts)))
        yield scope.tables.word("order"), f"{order}, median of {number.deals(len(amounts))}"
    days = [(deal.closed - deal.created).days for deal in won if deal.closed and deal.created]
    if days:
        yield scope.tables.word("sales_cycle"), f"{scope.figure(Measure(median(map(_exact, days)), Unit.DAYS))}, median"


def _exact(days: int) -> Decimal:
    return Decimal(days)


def _wins(scope: Scope, name: str) -> list[Opportunity]:
    deals = [deal for deal in deals_at(scope.deals, name) if deal.outcome is Outcome.WON and deal.closed]
    return sorted(deals, key=lambda deal: (deal.closed or scope.book.as_of, deal.row))


def _bought_first(scope: Scope) -> Table:
    """The products of the first wins at the best accounts, most frequent first; the other lines are to write in."""
    firsts = [wins[0].products[0] for name in _best(scope) if (wins := _wins(scope, name)) and wins[0].products]
    counts = sorted(Counter(firsts).items(), key=lambda pair: (-pair[1], pair[0]))[:FIRST_PRODUCTS]
    rows = [
        table_row(BOUGHT_FIRST, product=product, accounts=scope.number_format.count(count)) for product, count in counts
    ]
    for line in range(1, FIRST_PRODUCTS - len(rows) + 1):
        address = scope.row("Notes", NOTE_TOPIC, f"bought first {line}")
        rows.append(table_row(BOUGHT_FIRST, product=Field(address.cell("text"), f"What they bought first, {line}")))
    return scope.tables.table(BOUGHT_FIRST, rows, heading=scope.tables.word("bought_first"), row_height=LINE_HEIGHT)


def _targets(scope: Scope) -> Table:
    """The target accounts on file, then rows to write in more."""
    name = fold(scope.person.name)
    known = [each for each in scope.book.target_accounts if fold(each.salesperson) == name][:MOST_ACCOUNTS]
    rows = [_target(scope, line, each) for line, each in enumerate(known, 1)]
    rows += [_blank(scope, line) for line in range(1, MOST_ACCOUNTS - len(rows) + 1)]
    return scope.tables.table(TARGET_LIST, rows, heading=scope.tables.word("target_list"), row_height=PEN_HEIGHT)


def _target(scope: Scope, line: int, each: TargetAccount) -> Row:
    parts = (each.account, each.why, each.decision_maker, each.how)
    whole = FullText(f"{scope.tables.word('target_list')}, {line}", " · ".join(part for part in parts if part))
    return table_row(
        TARGET_LIST,
        company=scope.truncated(TARGET_TEXT, each.account, whole),
        looks_like=scope.truncated(TARGET_TEXT, each.why, whole),
        who=scope.truncated(TARGET_TEXT, each.decision_maker, whole),
        first_step=scope.truncated(TARGET_TEXT, each.how, whole),
        due=each.quarter.name if each.quarter else "",
    )


def _blank(scope: Scope, line: int) -> Row:
    address = row_address("Target accounts", scope.person.code, f"{scope.period.code} account plan {line}")
    label = f"Target {line}"
    return table_row(
        TARGET_LIST,
        company=Field(address.cell("account"), label),
        looks_like=Field(address.cell("why"), f"{label}: looks like"),
        who=Field(address.cell("decision maker"), f"{label}: who"),
        first_step=Field(address.cell("how"), f"{label}: first step"),
        due=Field(address.cell("quarter"), f"{label}: due"),
    )
