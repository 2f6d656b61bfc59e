"""A page for each account of the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import ColumnChart
from plangen.elements.figure import Mark
from plangen.elements.measure import Measure
from plangen.elements.reasons import Variant
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.account_deals import company_deals
from plangen.facts.figures.top_accounts import year_to_date
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.account_contacts import CONTACT_ROWS, PEN_SHARE, ROOM, key_contacts
from plangen.facts.pages.account_plan.account_moves import MOVES, OPPORTUNITIES, next_moves, open_opportunities
from plangen.facts.pages.account_plan.account_texts import (
    MATTERS,
    STRATEGY_LINES,
    Prompt,
    prompts,
    strategy,
    what_matters,
    whole_name,
)
from plangen.facts.pages.account_plan.account_years import current_year_name, prior_years, year_revenue
from plangen.facts.pages.account_plan.overview import growth_mark
from plangen.facts.pages.account_plan.planned import PlannedAccount, activities_at, planned_accounts
from plangen.facts.pages.account_plan.red_flags import red_flags
from plangen.facts.pages.account_plan.revenue_chart import revenue_chart
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.accounts.revenue import contact_frequency, share_of_wallet, touches
from plangen.metrics.accounts.shared import other_sellers, share_of_account

PROFILE_TEXT = Limit("profile_text")
ACCOUNT_TEXT = Limit("account_text")
LONG_NAME = 34
"""The most characters of a name that is set large."""
DIGITS_ONLY_TO = 9
LEAST_SHARE = Decimal("0.01")
"""The least share of an account that is printed as it is; a smaller one is under it."""

STANDING = TableSpec(
    "where_we_are",
    (
        Column("label", "where_we_are", is_title=True),
        Column("value", look=Look.NUMBER, width=19, tone=Tone.STRONG, before="mark"),
    ),
)


@dataclass(frozen=True, slots=True)
class Ends:
    """The end of the contract, and how far it is."""

    day: str
    distance: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The page of one account, from top to bottom."""

    place: str
    name: str
    is_long: bool
    profile: str
    why: str
    ends: Ends | None
    chart: ColumnChart | None
    standing: Annotated[Table, STANDING]
    flags: tuple[str, ...]
    has_flags: bool
    matters: Annotated[Table, MATTERS]
    strategy: Annotated[Table, STRATEGY_LINES]
    contacts: Annotated[Table, CONTACT_ROWS]
    prompts: tuple[Prompt, ...]
    opportunities: Annotated[Table, OPPORTUNITIES]
    moves: Annotated[Table, MOVES]


CHART_WIDTH, TITLE_SIZE = 68, 12.7
"""The width of the chart in millimeters, and the size of its bold title as regular type; a long one takes two lines."""


def account_pages(scope: Scope) -> tuple[AccountPage, ...]:
    """The pages of the accounts by rank; none without a plan."""
    return tuple(_page(scope, each) for each in scope.once(planned_accounts))


def _page(scope: Scope, each: PlannedAccount) -> AccountPage:
    name = scope.truncated(ACCOUNT_TEXT, each.name, whole_name(scope, each))
    flags, chart = red_flags(scope, each), revenue_chart(scope, each)
    is_high = chart is not None and lines_of(chart.title, CHART_WIDTH, TITLE_SIZE) > 1
    return AccountPage(
        place=scope.number_format.count(each.place),
        name=name,
        is_long=len(name) > LONG_NAME,
        profile=_profile(scope, each),
        why=_why(scope, each),
        ends=_ends(scope, each),
        chart=chart,
        standing=_standing(scope, each),
        flags=flags or (scope.tables.word("no_flags"),),
        has_flags=bool(flags),
        matters=what_matters(scope, each),
        strategy=strategy(scope, each),
        contacts=key_contacts(scope, each, ROOM - PEN_SHARE if is_high else ROOM),
        prompts=prompts(scope, each),
        opportunities=open_opportunities(scope, each),
        moves=next_moves(scope, each),
    )


def _profile(scope: Scope, each: PlannedAccount) -> str:
    """The gray line: who else sells there, industry, size, sites, and parent; the first of them is never truncated."""
    record = each.record
    parts = [_colleagues(scope, each)]
    if record is not None:
        parts += [record.industry, _employees(scope, record.employees), record.site]
        parts.append(f"part of {record.parent}" if record.parent else "")
    text = " · ".join(part for part in parts if part)
    return scope.truncated(PROFILE_TEXT, text, FullText(f"{each.name}, profile", text))


def _employees(scope: Scope, text: str) -> str:
    """The number of employees as entered, a plain number in the workbook's format."""
    if not text:
        return ""
    is_number = text.isascii() and text.isdigit() and len(text) <= DIGITS_ONLY_TO
    return f"{scope.number_format.count(int(text)) if is_number else text} employees"


def _colleagues(scope: Scope, each: PlannedAccount) -> str:
    """How many colleagues sell there and the person's share, if that can be said without showing anyone's numbers."""
    deals, person = company_deals(scope, each.name), scope.person.name
    others = len(other_sellers(deals, each.name, person))
    if not others:
        return ""
    share = share_of_account(deals, each.name, person, year_to_date(scope), is_shared=each.is_whole)
    if share.value is None:
        return ""
    number = scope.number_format
    percent = number.whole_percent(share.value)
    is_little = share.value > 0 and percent == number.whole_percent(Decimal(0))
    shown = f"under {number.whole_percent(LEAST_SHARE)}" if is_little else percent
    people = f"{number.count(others)} {'colleague' if others == 1 else 'colleagues'}"
    return f"with {people}; my share {shown}"


def _why(scope: Scope, each: PlannedAccount) -> str:
    """Why the account was chosen."""
    selected = each.selected
    ends = selected.renewal
    parts = [
        f"tier {each.tier}" if each.tier else "",
        "ranked by hand" if selected.listed else "",
        "strategic" if selected.account.strategic else "",
        f"number {scope.number_format.count(selected.by_revenue)} by bookings in 24 months"
        if selected.by_revenue
        else "",
        "" if selected.by_revenue or not selected.account.open else "in the pipeline",
        f"contract ends in {scope.number_format.month(ends, long=True)}" if ends else "",
    ]
    return f"Chosen: {', '.join(part for part in parts if part)}" if any(parts) else ""


def _ends(scope: Scope, each: PlannedAccount) -> Ends | None:
    ends = each.selected.account.contract_ends
    if ends is None:
        return None
    days = (ends - scope.book.as_of).days
    count = scope.number_format.count(abs(days))
    unit = "day" if abs(days) == 1 else "days"
    distance = "today" if not days else f"in {count} {unit}" if days > 0 else f"{count} {unit} ago"
    return Ends(scope.number_format.day(ends), distance)


def _standing(scope: Scope, each: PlannedAccount) -> Table:
    rows = list(_standing_rows(scope, each))
    return scope.tables.table(STANDING, rows, heading=scope.tables.word("where_we_are"))


def _standing_rows(scope: Scope, each: PlannedAccount) -> Iterator[Row]:
    """The figures that are known: revenue, growth, pipeline, white space, share of wallet, and touches."""
    wallet = _wallet(scope, each)
    lines: Sequence[tuple[str, Measure, Mark]] = (
        (_whose(each, current_year_name(scope)), each.current, Mark.NONE),
        (_whose(each, scope.tables.word("growth")), each.growth, growth_mark(scope, each.growth)),
        (_whose(each, scope.tables.word("open_pipeline")), each.open, Mark.NONE),
        (scope.tables.word("white_space"), each.white_space, Mark.NONE),
        (_whose(each, _wallet_label(scope, each, wallet)), wallet, Mark.NONE),
    )
    for label, measure, mark in lines:
        figure = scope.figure(measure)
        if figure.known:
            yield table_row(STANDING, label=label, mark=mark, value=figure)
    if contacted := _touches(scope, each):
        yield table_row(STANDING, label=_whose(each, scope.tables.word("touches")), value=contacted)


def _whose(each: PlannedAccount, label: str) -> str:
    """The label of a number of the account, or of one that is only the person's."""
    return label if each.is_whole else f"My {label[:1].lower()}{label[1:]}"


def _wallet(scope: Scope, each: PlannedAccount) -> Measure:
    """The share of wallet of the last full year, or of the running one if no earlier year is known."""
    revenue, _ = _wallet_year(scope, each)
    spend = each.record.annual_spend if each.record is not None else None
    return share_of_wallet(revenue, spend, each.record.row if each.record is not None else None)


def _wallet_year(scope: Scope, each: PlannedAccount) -> tuple[Measure, str]:
    """The revenue that the share of wallet is of, and its year."""
    last = prior_years(scope)[-1]
    latest = year_revenue(scope, each.name, last)
    return (latest, last.name) if latest.known else (each.current, current_year_name(scope))


def _wallet_label(scope: Scope, each: PlannedAccount, wallet: Measure) -> str:
    """What the share of wallet is called, its year, and that the spend is too low if the share is above 100%."""
    label = f"{scope.tables.word('share_of_wallet')}, {_wallet_year(scope, each)[1]}"
    return f"{label}, {scope.tables.word('spend_too_low')}" if wallet.variant is Variant.ABOVE_SPEND else label


def _touches(scope: Scope, each: PlannedAccount) -> str:
    """The touches of twelve months against the target for A and B accounts; empty if none are logged by account."""
    found = touches(activities_at(scope, each.name), each.name, scope.book.as_of)
    if found.value is None:
        return ""
    wanted = scope.book.settings.contacts_a_year if each.tier in ("A", "B") else 0
    counted = contact_frequency(found, wanted)
    number = scope.number_format
    if not counted.known:
        return scope.figure(found).short
    how = "activities in twelve months, and contacts a year in Settings"
    text = f"{number.count(counted.part or 0)} (goal {number.count(wanted)})"
    return made_of(scope.workspace.trace, text, how, found)
