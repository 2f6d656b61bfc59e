"""The overview of the account plan: a row for each account, their sums, and how they were chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import PartBar
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Mark
from plangen.elements.measure import Measure
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.top_accounts import year_to_date
from plangen.facts.formatting.reasons import ACCOUNT_LETTERS
from plangen.facts.formatting.relationships import dots
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.account_texts import whole_name
from plangen.facts.pages.account_plan.account_years import (
    current_year_name,
    growth_of,
    is_running,
    prior_years,
    same_days_revenue,
    was_customer,
)
from plangen.facts.pages.account_plan.amounts import NOT_KNOWN, Amounts, growth_text, total
from plangen.facts.pages.account_plan.overview_notes import overview_amounts, overview_notes
from plangen.facts.pages.account_plan.planned import PlannedAccount, is_appropriate, planned_accounts
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.accounts.revenue import account_revenue, top_account_concentration
from plangen.metrics.results.bookings import bookings
from plangen.records.addresses import row_address

NAME_TEXT = Limit("name_text")
STEP_TEXT = Limit("step_text")
INDUSTRY_TEXT = Limit("industry_text")
LONG_NAME = 24
"""The most characters of a name that leaves room for the industry below it."""
ROWS_HEIGHT, ROW_HEIGHT, TALL_ROW_HEIGHT = 119.0, 7.6, 15.0

OVERVIEW = TableSpec(
    "account_overview",
    (
        Column("place", "account", width=6),
        Column("account", tone=Tone.STRONG, below="industry"),
        Column("tier", "tier", width=8),
        Column("oldest", "year", Look.NUMBER, 11),
        Column("before", "year", Look.NUMBER, 11),
        Column("current", "year", Look.NUMBER, 12, Tone.STRONG),
        Column("growth", "growth", Look.NUMBER, 12.5),
        Column("mark", look=Look.MARK, width=5),
        Column("open", "open", Look.NUMBER, 11),
        Column("white_space", "white_space", Look.NUMBER, 11),
        Column("space", width=3, is_kept=True),
        Column("bar", "bookings_and_space", Look.BAR, 25),
        Column("relationship", "strength", width=15),
        Column("contact", "last_activity", width=13),
        Column("flags", "flags", width=10),
        Column("next_step", "next_step", Look.WRITE_IN, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 13, is_tinted=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Overview:
    """The headline, the table, and the notes below it."""

    headline: str
    table: Annotated[Table, OVERVIEW]
    notes: tuple[str, ...]


def account_overview(scope: Scope) -> Overview | None:
    """The overview; None if the person has no plan."""
    if not scope.once(is_appropriate):
        return None
    found = scope.once(planned_accounts)
    return Overview(_headline(scope, found), _table(scope, found), tuple(overview_notes(scope, found)))


def _headline(scope: Scope, found: Sequence[PlannedAccount]) -> str:
    """How much of the revenue these accounts bring, their white space, and how many have no next step."""
    number = scope.number_format
    count = f"{number.count(len(found))} planned {'account' if len(found) == 1 else 'accounts'}"
    parts = []
    if share := _share(scope, found):
        to_date = " to date" if is_running(scope) else ""
        parts.append(f"{share} of my {year_to_date(scope).name} revenue{to_date}")
    space = total([each.white_space for each in found])
    if space is not None and space.value:
        parts.append(f"{scope.figure(space)} of white space")
    text = f"{count}: {', '.join(parts)}" if parts else count
    without = sum(not each.step.text for each in found)
    if without == len(found) > 1:
        return f"{text}; none has a next step."
    end = f"; {number.spelled_out(without)} {'has' if without == 1 else 'have'} no next step" if without else ""
    return f"{text}{end or ', and each has a next step'}."


def _share(scope: Scope, found: Sequence[PlannedAccount]) -> str:
    """The accounts' share of the person's revenue of the year to date, as a whole percentage; empty without any."""
    share = top_account_concentration(_mine(scope, found), bookings(scope.deals, year_to_date(scope)))
    return scope.number_format.whole_percent(share.value) if share.value else ""


def _mine(scope: Scope, found: Sequence[PlannedAccount]) -> list[Measure]:
    """The person's own revenue at each account in the year to date."""
    return [account_revenue(scope.deals, each.name, year_to_date(scope)) for each in found]


def _table(scope: Scope, found: Sequence[PlannedAccount]) -> Table:
    years = prior_years(scope)
    amounts = overview_amounts(scope, found)
    scale = max((_sum_of_bar(each) for each in found), default=Decimal(0))
    rows = [_row(scope, each, amounts, scale) for each in found]
    headers = {
        "oldest": years[0].name,
        "before": years[1].name,
        "current": current_year_name(scope),
    }
    if not any(each.white_space.value for each in found):
        headers["bar"] = scope.tables.word("bookings")
    height = min(max(ROWS_HEIGHT / (len(found) + 1), ROW_HEIGHT), TALL_ROW_HEIGHT)
    return scope.tables.table(
        OVERVIEW,
        rows,
        heading=scope.tables.word("account"),
        headers=headers,
        totals=(_total(scope, found, amounts),) if rows else (),
        row_height=height,
    )


def _sum_of_bar(each: PlannedAccount) -> Decimal:
    return max(each.current.value or Decimal(0), Decimal(0)) + max(each.white_space.value or Decimal(0), Decimal(0))


def _row(scope: Scope, each: PlannedAccount, amounts: Amounts, scale: Decimal) -> Row:
    address = row_address("Accounts", each.name)
    own, name = each.own, each.name
    industry = each.record.industry if each.record is not None and len(name) <= LONG_NAME else ""
    whole = whole_name(scope, each)
    step = scope.truncated(STEP_TEXT, each.step.text, FullText(f"{name}, next step", each.step.text))
    row = table_row(
        OVERVIEW,
        place=scope.number_format.count(each.place),
        account=scope.truncated(NAME_TEXT, name, whole),
        industry=scope.truncated(INDUSTRY_TEXT, industry),
        tier=each.tier,
        growth=growth_text(scope, each.growth),
        mark=growth_mark(scope, each.growth),
        bar=_bar(scope, each, scale),
        relationship=dots(own.relationship, own.relationship_wanted) if own is not None else "",
        contact=_contact(scope, each),
        flags=" ".join(ACCOUNT_LETTERS[flag.rule] for flag in each.flags if flag.rule in ACCOUNT_LETTERS),
        next_step=Field(address.cell("next step"), f"{name}: next step", value=step),
        due=Field(address.cell("next step due"), f"{name}: due", FieldKind.DATE, value=_due(scope, each)),
    )
    return replace(row, cells={**row.cells, **_amount_cells(scope, each, amounts)})


def _amount_cells(scope: Scope, each: PlannedAccount, amounts: Amounts) -> dict[str, str]:
    return {
        **{
            name: amounts.text(measure, NOT_KNOWN if _is_typed(scope, at) else "")
            for at, (name, measure) in enumerate(zip(("oldest", "before"), each.years, strict=True))
        },
        "current": amounts.text(each.current),
        "open": amounts.text(each.open, NOT_KNOWN if scope.workspace.has_open_amounts else ""),
        "white_space": amounts.text(each.white_space),
    }


def _is_typed(scope: Scope, at: int) -> bool:
    """Whether some account has revenue in a year before: then the others print that theirs isn't known."""
    return any(each.years[at].known for each in scope.once(planned_accounts))


def growth_mark(scope: Scope, change: Measure) -> Mark:
    """The mark of a change, from the thresholds in Settings."""
    if change.value is None:
        return Mark.NONE
    settings, reached = scope.book.settings, 1 + change.value
    return Mark.AHEAD if reached >= settings.ahead_from else Mark.NEAR if reached >= settings.near_from else Mark.BEHIND


def _bar(scope: Scope, each: PlannedAccount, scale: Decimal) -> PartBar | None:
    """The bookings of the year with the white space after them; None if no account has either."""
    if not scale:
        return None
    won, space = scope.figure(each.current), scope.figure(each.white_space)
    parts = [f"{won.short} booked" if won.known else "", f"{space.short} of white space" if space.known else ""]
    alt = f"{each.name}: {', '.join(part for part in parts if part) or 'nothing booked'}"
    return PartBar(alt, each.current.value or Decimal(0), each.white_space.value or Decimal(0), scale)


def _contact(scope: Scope, each: PlannedAccount) -> str:
    day = each.last_contact
    if day is None:
        return ""
    is_old = (scope.book.as_of - day).days > 300  # noqa: PLR2004 - then a day without its year can be misread
    return scope.number_format.day(day) if is_old else scope.number_format.short_day(day)


def _due(scope: Scope, each: PlannedAccount) -> str:
    return scope.number_format.short_day(each.step.due) if each.step.due else ""


def _total(scope: Scope, found: Sequence[PlannedAccount], amounts: Amounts) -> Row:
    """The sums of the columns; the growth of the accounts together, on the same days.

    The label is on one line; how many accounts there are is in the headline. It has their share of the person's revenue
    if the sum of the year is the person's: amounts of an account that others sell to as well are everyone's.
    """
    before = total([same_days_revenue(scope, each.name) for each in found])
    current = total([each.current for each in found])
    is_old = any(was_customer(scope, each.name) for each in found)
    change = growth_of(current, before, is_customer=is_old) if current is not None and before is not None else None
    sums: dict[str, Callable[[PlannedAccount], Measure]] = {
        "oldest": lambda each: each.years[0],
        "before": lambda each: each.years[1],
        "current": lambda each: each.current,
        "open": lambda each: each.open,
        "white_space": lambda each: each.white_space,
    }
    cells = {key: amounts.text(total([of(each) for each in found])) for key, of in sums.items()}
    row = table_row(
        OVERVIEW,
        RowLook.TOTAL,
        account=_label_of_total(scope, found, current),
        growth=growth_text(scope, change) if change is not None else "",
    )
    return replace(row, cells={**row.cells, **cells})


def _label_of_total(scope: Scope, found: Sequence[PlannedAccount], current: Measure | None) -> str:
    share, mine = _share(scope, found), total(_mine(scope, found))
    if not share or current is None or mine is None:
        return "Total"
    return f"{share} of my revenue" if mine.value == current.value else "Total, all sellers"
