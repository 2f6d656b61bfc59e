"""The overview of the account plan: a row for each account, their sums, and how they were chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import PartBar
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Mark
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.top_accounts import own_accounts, year_to_date
from plangen.facts.formatting.reasons import ACCOUNT_LETTERS, account_rule_text
from plangen.facts.formatting.relationships import dots
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.amounts import NOT_KNOWN, Amounts, amounts_for, growth_text
from plangen.facts.pages.account_plan.planned import (
    MOST_ACCOUNTS,
    PlannedAccount,
    growth_of,
    is_appropriate,
    planned_accounts,
    prior_years,
    same_days_revenue,
)
from plangen.facts.pages.account_plan.prior_plan import changes_since
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.accounts.flags import AccountRule
from plangen.metrics.accounts.revenue import top_account_concentration
from plangen.metrics.results.bookings import bookings
from plangen.periods import Length, Period
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
        Column("contact", "last_contact", width=13),
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
    return Overview(_headline(scope, found), _table(scope, found), tuple(_notes(scope, found)))


def total(measures: Sequence[Measure]) -> Measure | None:
    """The sum of the values that are known; None if none is."""
    known = [each for each in measures if each.value is not None]
    rows = tuple(row for each in known for row in each.rows)
    return (
        Measure(sum((each.value or Decimal(0) for each in known), Decimal(0)), Unit.MONEY, 0, rows) if known else None
    )


def _headline(scope: Scope, found: Sequence[PlannedAccount]) -> str:
    """How much of the revenue these accounts bring, their white space, and how many have no next step."""
    number = scope.number_format
    count = f"{number.count(len(found))} planned {'account' if len(found) == 1 else 'accounts'}"
    parts = []
    if share := _share(scope, found):
        to_date = " to date" if _is_running(scope) else ""
        parts.append(f"{share} of my {year_to_date(scope).name} revenue{to_date}")
    space = total([each.white_space for each in found])
    if space is not None and space.value:
        parts.append(f"{scope.figure(space)} of white space")
    text = f"{count}: {', '.join(parts)}" if parts else count
    without = sum(not each.step.text for each in found)
    end = f"; {number.spelled_out(without)} {'has' if without == 1 else 'have'} no next step" if without else ""
    return f"{text}{end or ', and each has a next step'}."


def current_year_name(scope: Scope) -> str:
    """The running year as a header: “2026 to date”, or only the year on its last day."""
    name = year_to_date(scope).name
    return f"{name} to date" if _is_running(scope) else name


def _is_running(scope: Scope) -> bool:
    to_date = year_to_date(scope)
    return to_date.end < scope.book.calendar.containing(to_date.start, Length.YEAR).end


def _share(scope: Scope, found: Sequence[PlannedAccount]) -> str:
    """The accounts' share of the person's revenue of the year to date, as a whole percentage; empty without any."""
    share = top_account_concentration([each.current for each in found], bookings(scope.deals, year_to_date(scope)))
    return scope.number_format.whole_percent(share.value) if share.value else ""


def _table(scope: Scope, found: Sequence[PlannedAccount]) -> Table:
    years = prior_years(scope)
    amounts = _amounts(scope, found)
    scale = max((_sum_of_bar(each) for each in found), default=Decimal(0))
    rows = [_row(scope, each, amounts, scale) for each in found]
    headers = {
        "oldest": years[0].name,
        "before": years[1].name,
        "current": current_year_name(scope),
    }
    height = min(max(ROWS_HEIGHT / (len(found) + 1), ROW_HEIGHT), TALL_ROW_HEIGHT)
    return scope.tables.table(
        OVERVIEW,
        rows,
        heading=scope.tables.word("account"),
        headers=headers,
        totals=(_total(scope, found, amounts),) if rows else (),
        row_height=height,
    )


def _amounts(scope: Scope, found: Sequence[PlannedAccount]) -> Amounts:
    columns = zip(*((*each.years, each.current, each.open, each.white_space) for each in found), strict=True)
    return amounts_for(scope, [total(column) for column in columns])


def _sum_of_bar(each: PlannedAccount) -> Decimal:
    return max(each.current.value or Decimal(0), Decimal(0)) + max(each.white_space.value or Decimal(0), Decimal(0))


def _row(scope: Scope, each: PlannedAccount, amounts: Amounts, scale: Decimal) -> Row:
    address = row_address("Accounts", each.name)
    own, name = each.own, each.name
    industry = each.record.industry if each.record is not None and len(name) <= LONG_NAME else ""
    whole = FullText(name, name)
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
    """The sums of the columns; the growth of the accounts together, on the same days."""
    count = scope.number_format.count(len(found))
    share = _share(scope, found)
    name = f"{count} {'account' if len(found) == 1 else 'accounts'}"
    before = total([same_days_revenue(scope, each.name) for each in found])
    current = total([each.current for each in found])
    change = growth_of(current, before) if current is not None and before is not None else None
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
        account=f"{name}, {share} of my revenue" if share else name,
        growth=growth_text(scope, change) if change is not None else "",
    )
    return replace(row, cells={**row.cells, **cells})


def _notes(scope: Scope, found: Sequence[PlannedAccount]) -> Iterator[str]:
    yield " ".join(part for part in _meanings(scope, found) if part)
    missing = ", ".join(_missing(scope, found))
    not_shown = f"Not shown: {missing}." if missing else ""
    yield " ".join(part for part in (_chosen(scope), changes_since(scope), not_shown) if part)


def _meanings(scope: Scope, found: Sequence[PlannedAccount]) -> Iterator[str]:
    """What the amounts, the dots, and the flags mean."""
    words = _amounts(scope, found).words
    last = prior_years(scope)[-1]
    growth = f"growth on the same days of {last.name}" if any(each.growth.known for each in found) else ""
    yield f"{'; '.join(part for part in (words, growth) if part)}." if words or growth else ""
    if any(each.own is not None and each.own.relationship for each in found):
        yield "Strength of the relationship, of five: ● now, ○ wanted."
    rules = {flag.rule for each in found for flag in each.flags} & ACCOUNT_LETTERS.keys()
    flags = [f"{ACCOUNT_LETTERS[rule]} {account_rule_text(rule)}" for rule in AccountRule if rule in rules]
    yield f"Flags: {', '.join(flags)}." if flags else ""


def _chosen(scope: Scope) -> str:
    """How the accounts were chosen."""
    ranked = any(each.rank is not None for each in own_accounts(scope))
    weighted = bool(scope.book.settings.account_weights)
    rest = "by the weights in Settings" if weighted else "strategic first, then won in 24 months plus open"
    limit = scope.book.settings.top_accounts
    room = f" The plan has room for {scope.number_format.count(MOST_ACCOUNTS)}." if limit > MOST_ACCOUNTS else ""
    return f"Chosen: {'ranked by hand, then ' if ranked else ''}{rest}.{room}"


def _missing(scope: Scope, found: Sequence[PlannedAccount]) -> Iterator[str]:
    """The columns that no account has anything for, and what adds them."""
    if not any(each.white_space.known for each in found):
        yield "white space (add White space, or annual spend in Accounts)"
    if not any(each.own is not None and each.own.relationship for each in found):
        yield "relationship (in Accounts)"
    if not any(each.last_contact for each in found):
        yield "last contact (add Activities or Contacts)"
    if not any(each.years[-1].known for each in found):
        yield f"{_names(prior_years(scope))} (add earlier deals, or revenue by year in Accounts)"


def _names(years: Sequence[Period]) -> str:
    return f"{years[0].name} to {years[-1].name}"
