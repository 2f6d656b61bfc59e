"""The extras of a year, and thanks: by name, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from plangen.elements.table import Column, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.past_commitments import after_thank_you_for
from plangen.facts.figures.code_names import with_code_names
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.kickoff.learned import LEARNED_ROWS, learned_table
from plangen.facts.pages.kickoff.teams import sellers, team_then, year_before
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import names_people, printed_name
from plangen.metrics.people.extras import extras_done
from plangen.periods import Period

THANKS = "thanks"
MOST_ON_A_PAGE, MOST_WINS_WITH_MORE = 6, 22
EXTRA_TEXT = Limit("extra_text")
ROW_HEIGHT, PEN_ROWS, LINES, LEARNED_LINES = 8.2, 4, 22, 6

EXTRAS = TableSpec(
    "extras",
    (
        Column("name", "and_then_some", width=50, tone=Tone.STRONG, is_title=True, is_kept=True),
        Column("text", "thanks", is_kept=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Extra:
    """What someone did beyond what was expected: whose member scope, when, and what."""

    member: Scope
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class ExtrasPage:
    """The page: its head, every extra, what was learned if the wins fill their page, and lines to write in thanks."""

    head: PageHead
    extras: Annotated[Table, EXTRAS] | None
    learned: Annotated[Table, LEARNED_ROWS] | None
    lines: int


def extras_of_year(scope: Scope) -> list[Extra]:
    """The finished extras of the year, and the thanks on file for it, A–Z, each person's in the order of time."""
    year = year_before(scope)
    return [extra for member in team_then(scope).members for extra in _extras(scope, member, year)]


def _extras(scope: Scope, member: Scope, year: Period) -> list[Extra]:
    name = member.person.name
    done = [
        Extra(member, each.done_on or year.start, each.now or each.text)
        for each in extras_done(scope.book.actions, name, year)
    ]
    noted = [
        Extra(member, each.period.start, each.text)
        for each in scope.book.notes
        if each.topic == THANKS and each.salesperson == name and each.period and each.period.start in year
    ]
    return sorted([*done, *noted], key=lambda each: (each.day, each.text))


def extras_in_short(scope: Scope) -> Table | None:
    """Up to six extras, every person once before anyone twice; None without any, or if they have a page."""
    found = scope.once(extras_of_year)
    if not found or has_page(scope) or not names_people(scope):
        return None
    return _table(scope, found)


def wins_fill_page(scope: Scope) -> bool:
    """Whether there are so many wins that nothing fits below them."""
    return len(sellers(scope)) > MOST_WINS_WITH_MORE


def has_page(scope: Scope) -> bool:
    """Whether there are more extras than fit below the wins, or more wins than leave room for them."""
    most = 0 if len(sellers(scope)) > MOST_ON_A_PAGE else MOST_ON_A_PAGE
    return wins_fill_page(scope) or (len(scope.once(extras_of_year)) > most and names_people(scope))


def kickoff_extras(scope: Scope) -> ExtrasPage | None:
    """The page of all extras, with what was learned if that has no room; None if they fit below the wins."""
    if not has_page(scope):
        return None
    found = scope.once(extras_of_year) if names_people(scope) else []
    learned = learned_table(scope, year_before(scope), team_then(scope)) if wins_fill_page(scope) else None
    used = len(found) + (LEARNED_LINES if learned is not None else 0)
    extras = _table(scope, found) if found else None
    return ExtrasPage(_head(scope, found), extras, learned, max(LINES - used, PEN_ROWS))


def _head(scope: Scope, extras: Sequence[Extra]) -> PageHead:
    name = year_before(scope).name
    if not extras:
        return page_head(f"What we learned in {name}.", f"{scope.tables.word('learned')} {name}", scope.team.name)
    people = len({each.member.person.name for each in extras})
    times = scope.number_format.count(len(extras))
    title = f"{times} {'time' if len(extras) == 1 else 'times'} someone did more than expected."
    count = f"{scope.number_format.count(people)} {'person' if people == 1 else 'people'}"
    return page_head(title, f"{scope.tables.word('and_then_some')} {name}", scope.team.name, count)


def _table(scope: Scope, extras: Sequence[Extra]) -> Table:
    rows = []
    for at, each in enumerate(extras):
        is_first = at == 0 or extras[at - 1].member.person != each.member.person
        name, text = printed_name(scope, each.member), with_code_names(scope, after_thank_you_for(each.text))
        shown = scope.truncated(EXTRA_TEXT, text, FullText(name, text))
        rows.append(table_row(EXTRAS, RowLook.PLAIN, name=name if is_first else "", text=shown))
    return scope.tables.table(EXTRAS, rows, heading=scope.tables.word("and_then_some"), row_height=ROW_HEIGHT)
