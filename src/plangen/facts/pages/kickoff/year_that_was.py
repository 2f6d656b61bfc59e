"""The year that was: what the team won, its wins by name, what it learned, and its extras."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.formatting.measured_text import characters_in, width_of
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.kickoff.extras import EXTRAS, extras_in_short, extras_of_year, wins_fill_page
from plangen.facts.pages.kickoff.learned import LEARNED_ROWS, MOST, MOST_WITHOUT_WINS, learned_table
from plangen.facts.pages.kickoff.teams import team_then, year_before
from plangen.facts.pages.kickoff.wins import (
    LABELS,
    Win,
    YearOfWins,
    account_named,
    kickoff_wins,
    moments_of_year,
    people_named,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.metrics.results.same_days import bookings_of_same_days
from plangen.periods import Period, months

IN_A_ROW, MOST_CARDS = 3, 9
WIN_TEXT, LISTED_TEXT, LINE_TEXT = Limit("win_text"), Limit("listed_win_text"), Limit("win_line")
"""The texts of wins on cards, in a table with room for two lines each, and in a longer one."""
STORY_WIDTH, STORY_SIZE = 61.0, 9.0
"""The width in millimeters that a story has in a table, and its size in points."""
CARD_WIDTH, NAME_SIZE = 52.0, 16.0
"""The width of a card in millimeters, less what bold type takes, and the size of a name on it in points."""
WINS_LIMIT = Limit("wins", 60)
ROW_HEIGHT, SHARED_HEIGHT = 7, 106
"""The height of a row in a table of wins with more below it, and of all of them."""
THANKS_LINES, LINES_BELOW_TABLE, LINES_BELOW_THREE, LINES_WITHOUT_WINS, TWO_ROWS = 8, 5, 3, 15, 6
"""The lines to write in thanks: below two rows of cards, a table, three rows, and on a page without wins."""
LOW_ROW, LOWEST_ROW, TABLE_HEIGHT, MOST_OF_TWO_LINES = 5.6, 4.6, 202, 22
"""The heights of rows in a table that fills the page, and of all of them; and for how many two lines fit."""

WIN_ROWS = TableSpec(
    "wins",
    (
        Column("name", "wins", width=46, tone=Tone.STRONG, is_title=True),
        Column("account", "account", width=46),
        Column("amount", "value", Look.NUMBER, 18),
        Column("label"),
    ),
)


@dataclass(frozen=True, slots=True)
class WinCard:
    """A win by name: who, at which customer, how, its amount, and what made it a moment."""

    name: str = ""
    account: str = ""
    text: str = ""
    amount: str = ""
    label: str = ""
    is_long: bool = False
    """Whether a part of the name is wider than a card in the usual size."""


@dataclass(frozen=True, slots=True)
class YearThatWas:
    """The page. Wins are in rows of three cards, or in a table if there are too many; `extras` may have their own."""

    head: PageHead
    sentence: str
    cards: tuple[tuple[WinCard, WinCard, WinCard], ...]
    wins: Annotated[Table, WIN_ROWS] | None
    learned: Annotated[Table, LEARNED_ROWS] | None
    extras: Annotated[Table, EXTRAS] | None
    lines: int
    """The number of lines to write in thanks, if no extra is on file."""


def kickoff_year(scope: Scope) -> YearThatWas:
    """The page."""
    year, team = year_before(scope), team_then(scope)
    moments = [each for each in moments_of_year(scope, year, team) if each.recognition in LABELS]
    found = kickoff_wins(YearOfWins(scope, year, team, moments))
    is_listed = len(found) > MOST_CARDS
    first, last = year.start, min(year.last_day, scope.book.as_of)
    days = f"{scope.number_format.short_day(first)} to {scope.number_format.day(last)}"
    return YearThatWas(
        page_head(_title(scope, year, team), f"{year.name}, the year that was", team.name, days),
        " ".join(_sentences(scope, year, team)),
        () if is_listed else _cards(scope, found),
        _table(scope, found) if is_listed else None,
        None if wins_fill_page(scope) else learned_table(scope, year, team, MOST if found else MOST_WITHOUT_WINS),
        extras_in_short(scope),
        0 if scope.once(extras_of_year) or wins_fill_page(scope) else _thanks_lines(len(found)),
    )


def _thanks_lines(wins: int) -> int:
    if wins > MOST_CARDS or not wins:
        return LINES_BELOW_TABLE if wins else LINES_WITHOUT_WINS
    return THANKS_LINES if wins <= TWO_ROWS else LINES_BELOW_THREE


def _title(scope: Scope, year: Period, team: TeamScope) -> str:
    """What the team won, next to the year before; of a year that isn't over, next to the same days."""
    won = bookings(team.deals, year)
    if won.value is None or not won.n:
        count = deals_won(team.deals, year)
        return f"We won {scope.number_format.deals(count.n)}." if count.n else f"{year.name}, the year that was."
    before = bookings_of_same_days(team.deals, year, scope.book.as_of, scope.book.first_close)
    is_over = year.over_on(scope.book.as_of)
    until = "" if is_over else f" by {scope.number_format.short_day(scope.book.as_of)}"
    than = "the year before" if is_over else "a year earlier"
    lead = f"We won {scope.figure(won)}{until}"
    if not before.value or before.value < 0:
        return f"{lead}."
    change = won.value / before.value - 1
    share = scope.number_format.whole_percent(abs(change))
    if share == scope.number_format.whole_percent(Decimal(0)):
        return f"{lead}, about the same as {than}."
    return f"{lead}, {share} {'more' if change > 0 else 'less'} than {than}."


def _sentences(scope: Scope, year: Period, team: TeamScope) -> list[str]:
    """How many accounts were new, and which month brought the most."""
    found = []
    new = scope.workspace.new_accounts(team.deals, year)
    if new.value:
        count = int(new.value)
        made_of(scope.workspace.trace, scope.number_format.count(count), "", new)
        accounts = "1 company" if count == 1 else f"{scope.number_format.count(count)} companies"
        found.append(f"{accounts} bought from us for the first time.")
    by_month = [(month, bookings(team.deals, month).value or Decimal(0)) for month in months(year)]
    best = max(by_month, key=lambda each: each[1])
    if best[1] > 0:
        name, amount = scope.number_format.month(best[0].start, long=True), bookings(team.deals, best[0])
        found.append(f"{name} was our best month: {scope.figure(amount)}.")
    return found


def _cards(scope: Scope, wins: tuple[Win, ...]) -> tuple[tuple[WinCard, WinCard, WinCard], ...]:
    cards = [_card(scope, each, scope.truncated(WIN_TEXT, each.text, _whole(scope, each))) for each in wins]
    cards += [WinCard()] * (-len(cards) % IN_A_ROW)
    return tuple((cards[at], cards[at + 1], cards[at + 2]) for at in range(0, len(cards), IN_A_ROW))


def _card(scope: Scope, win: Win, text: str) -> WinCard:
    value = (
        None if win.deal.amount is None or not win.is_told else Measure(win.deal.amount, Unit.MONEY, 1, (win.deal.row,))
    )
    amount = "" if value is None else scope.figure(value).short
    name = people_named(scope, win)
    # A name breaks at a blank or after a hyphen, never inside a part.
    parts = name.replace("-", "- ").split()
    is_long = any(width_of(part, NAME_SIZE) > CARD_WIDTH for part in parts)
    return WinCard(name, account_named(scope, win), text, amount, win.label, is_long)


def _whole(scope: Scope, win: Win) -> FullText:
    """All of a win's text, under who won it and where."""
    parts = (people_named(scope, win), account_named(scope, win))
    return FullText(" · ".join(part for part in parts if part), win.text)


def _listed(scope: Scope, win: Win, *, is_long: bool) -> str:
    """What made a win a moment and its story, else its text, in two lines, or in one of a long table."""
    whole = _whole(scope, win)
    text = " · ".join(part for part in (win.label, win.text if win.has_story or not win.label else "") if part)
    limit, lines = (LINE_TEXT, 1) if is_long else (LISTED_TEXT, 2)
    fitting = replace(limit, default=characters_in(text, (lines, STORY_WIDTH, STORY_SIZE)))
    return scope.truncated(fitting, text, whole)


def _table(scope: Scope, wins: tuple[Win, ...]) -> Table:
    most = scope.most(WINS_LIMIT)
    rows = []
    for each in wins[:most]:
        card = _card(scope, each, _listed(scope, each, is_long=len(wins) > MOST_OF_TWO_LINES))
        rows.append(table_row(WIN_ROWS, name=card.name, account=card.account, amount=card.amount, label=card.text))
    rest = len(wins) - most
    more = f"{scope.number_format.count(rest)} more" if rest > 0 else ""
    return scope.tables.table(
        WIN_ROWS,
        rows,
        heading=scope.tables.word("wins"),
        more=more,
        row_height=_row_height(len(rows))
        if wins_fill_page(scope)
        else max(min(ROW_HEIGHT, round(SHARED_HEIGHT / max(len(rows), 1), 1)), LOWEST_ROW),
    )


def _row_height(count: int) -> float:
    """The height of a row in a table that fills the page: lower if all rows then fit on one."""
    height = round(TABLE_HEIGHT / max(count, 1), 1)
    return min(height, LOW_ROW) if height >= LOWEST_ROW else LOW_ROW
