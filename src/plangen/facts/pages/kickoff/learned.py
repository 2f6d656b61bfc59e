"""What the team learned in a year, and what it does now: notes, what the numbers say, and rows to write on."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.figures.code_names import with_code_names
from plangen.facts.figures.sums import bookings_under_quota, counted, team_goal
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.kickoff.teams import team_notes
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import bookings, gap
from plangen.metrics.results.losses import NOT_RECORDED, loss_reasons
from plangen.metrics.results.summed_targets import summed_target
from plangen.periods import Period
from plangen.records.addresses import row_address
from plangen.records.people.mentions import names_someone

LEARNED = "learned"
MOST, MOST_WITHOUT_WINS = 3, 5
LEARNED_TEXT = Limit("learned_text")
ROW_HEIGHT = 11
NEW_ACCOUNTS = "new accounts"
OF_LOST = "deals with the most frequent reason, of all lost deals"

LEARNED_ROWS = TableSpec(
    "learned",
    (
        Column("text", "learned", Look.WRITE_IN, 68, is_title=True, is_kept=True),
        Column("to", look=Look.MARK, width=12),
        Column("now", "what_we_do_now", Look.WRITE_IN, tone=Tone.STRONG, is_kept=True),
    ),
)


def learned_table(scope: Scope, year: Period, team: TeamScope, blanks: int = MOST) -> Table:
    """Three rows: the team's notes that name no one, then misses that the numbers show; if there are none, `blanks`."""
    found = [*_notes(scope, year), *((text, "") for text in _misses(scope, year, team))][:MOST]
    found += [("", "")] * ((MOST if found else blanks) - len(found))
    rows = [_row(scope, year, at, each) for at, each in enumerate(found, 1)]
    return scope.tables.table(LEARNED_ROWS, rows, heading=scope.tables.word("learned"), row_height=ROW_HEIGHT)


def _row(scope: Scope, year: Period, at: int, texts: tuple[str, str]) -> Row:
    text, now = texts
    address = row_address("Notes", scope.team.name, year.code, LEARNED, str(at))
    value: str | Field = text or Field(address.cell("text"), f"Learned {at}")
    return table_row(
        LEARNED_ROWS, text=value, to="→", now=Field(address.cell("response"), f"What we do now {at}", value=now)
    )


def _notes(scope: Scope, year: Period) -> Sequence[tuple[str, str]]:
    """What was noted, with what is done now; a note that names someone isn't the team's."""
    return [
        (_shown(scope, note.text), _shown(scope, note.response))
        for note in team_notes(scope, LEARNED, year)
        if not names_someone(f"{note.text} {note.response}", scope.book.roster)
    ]


def _shown(scope: Scope, text: str) -> str:
    plain = with_code_names(scope, text)
    return scope.truncated(LEARNED_TEXT, plain, FullText(scope.tables.word("learned"), plain))


def _misses(scope: Scope, year: Period, team: TeamScope) -> Iterator[str]:
    """What the numbers of a year fell short of, as the team's; one that isn't over can still reach its targets."""
    if year.over_on(scope.book.as_of):
        yield from (text for text in (_below_quota(scope, year, team), _few_new_accounts(scope, year, team)) if text)
    if lost := _lost_most(scope, year, team):
        yield lost


def _below_quota(scope: Scope, year: Period, team: TeamScope) -> str:
    """Bookings next to a quota that wasn't met."""
    members = counted(team, year)
    won, goal = bookings_under_quota(members, year), team_goal(members, year)
    if (gap(won, goal).value or 0) <= 0:
        return ""
    return f"{scope.figure(won)} won. We wanted {scope.figure(goal)}."


def _few_new_accounts(scope: Scope, year: Period, team: TeamScope) -> str:
    """New accounts next to targets that weren't met, over the people with one."""
    plan = scope.workspace.plan
    goals = [summed_target(NEW_ACCOUNTS, each.person, year, plan).value for each in team.members]
    aimed = TeamScope(team.name, tuple(each for each, goal in zip(team.members, goals, strict=True) if goal))
    if not aimed.members:
        return ""
    goal = Measure(sum((value for value in goals if value), Decimal(0)), Unit.COUNT)
    found = scope.workspace.new_accounts(aimed.deals, year)
    if found.value is None or goal.value is None or found.value >= goal.value:
        return ""
    return f"{scope.figure(found)} new accounts. We wanted {scope.figure(goal)}."


def _lost_most(scope: Scope, year: Period, team: TeamScope) -> str:
    """The most frequent reason for losing a deal, if it is on enough of them to be a pattern."""
    losses = loss_reasons(team.deals, year)
    lost = sum(each.deals.n for each in losses)
    first = next((each for each in losses if each.reason != NOT_RECORDED), None)
    if first is None or first.deals.n < scope.book.settings.small_samples[0] or not bookings(team.deals, year).n:
        return ""
    share = scope.number_format.of(first.deals.n, lost)
    return (
        f"{first.reason} was the reason for {made_of(scope.workspace.trace, share, OF_LOST, first.deals)} lost deals."
    )
