"""The five-minute talk: five questions, what the numbers say to each, and room to write."""

from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.table import Column, Look, Row, Table, TableSpec
from plangen.facts.blocks.plans.bridge import gap_bridge
from plangen.facts.blocks.plans.written_notes import notes_on
from plangen.facts.figures.plan import plan_bridge, plan_records, quota_of, span_of, year_before
from plangen.facts.figures.plan_goals import EXTRA
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.plans.target_accounts import plan_targets
from plangen.metrics.results.bookings import attainment, bookings, deals_won
from plangen.records.meetings.actions import Status

ROW_HEIGHT = 28
ACCOUNTS, MOST_LISTED = 3, 2
TALK_TEXT = Limit("talk_text")
QUESTIONS = ("talk_last_year", "talk_quota", "talk_accounts", "talk_need", "talk_extra")

TALK_ROWS = TableSpec(
    "five_minutes",
    (
        Column("minute", "minute", Look.NUMERAL, 17, is_kept=True),
        Column("question", "question", Look.TOPIC, 60, is_kept=True),
        Column("printed", "by_the_numbers", width=68, is_kept=True),
        Column("mine", "what_i_say", Look.WRITE_IN, is_kept=True),
    ),
)


def five_minutes(scope: Scope) -> Annotated[Table, TALK_ROWS]:
    """The five rows, one a minute."""
    printed = (_last_year(scope), _quota(scope), _accounts(scope), _need(scope), _extra(scope))
    rows = [_row(scope, at, name, text) for at, (name, text) in enumerate(zip(QUESTIONS, printed, strict=True), 1)]
    return scope.tables.table(
        TALK_ROWS, rows, heading=scope.title, note=scope.tables.word("talk_hint"), row_height=ROW_HEIGHT
    )


def _row(scope: Scope, at: int, question: str, printed: str) -> Row:
    blank = Field(scope.row("Notes", "talk", str(at)).cell("text"), f"Minute {at}", value=scope.noted("talk", str(at)))
    return table_row(
        TALK_ROWS,
        minute=scope.number_format.count(at),
        question=scope.tables.word(question),
        printed=scope.truncated(TALK_TEXT, printed),
        mine=blank,
    )


def _last_year(scope: Scope) -> str:
    """The bookings of the year before, to the as-of date if it isn't over."""
    year, as_of = year_before(scope), scope.book.as_of
    until = "" if year.over_on(as_of) else f" to {scope.number_format.short_day(as_of)}"
    won, count = scope.figure(bookings(scope.deals, year)), deals_won(scope.deals, year)
    made_of(scope.workspace.trace, scope.number_format.deals(count.n), "", count)
    deals = f"{scope.number_format.deals(count.n)} won in {year.name}{until}"
    if not won.known or not count.n:
        return f"{deals}." if count.n else ""
    share = scope.figure(attainment(scope.person, scope.deals, year, scope.workspace.plan))
    of_quota = f", {share} of quota" if share.known and year.over_on(as_of) else ""
    return f"{won.full}{of_quota}; {deals}."


def _quota(scope: Scope) -> str:
    """The quota, and what is in sight for it."""
    goal, found = scope.figure(quota_of(scope, scope.period)), scope.once(gap_bridge)
    in_sight = scope.once(plan_bridge).in_sight.value
    seen = f"{found.title}." if found.chart and in_sight else ""
    return f"{goal.full} in {scope.period.name}. {seen}".strip() if goal.known else seen


def _accounts(scope: Scope) -> str:
    """The first target accounts of the plan with what is to be sold there."""
    found = plan_targets(scope.once(plan_records), scope.once(span_of))[:ACCOUNTS]
    return "; ".join(f"{each.account}: {each.what}" if each.what else each.account for each in found)


def _need(scope: Scope) -> str:
    """The support noted in the plan."""
    return "; ".join(each.text for each in notes_on(scope, "help needed")[:MOST_LISTED])


def _extra(scope: Scope) -> str:
    """The extras that are planned, else the last one that was done."""
    own = [each for each in scope.book.actions if each.salesperson == scope.person.name and each.kind == EXTRA]
    planned = [each.now or each.text for each in own if each.is_open]
    done = sorted(
        (each for each in own if each.status is Status.KEPT and each.done_on), key=lambda each: str(each.done_on)
    )
    text = "; ".join(planned[:MOST_LISTED]) or (done[-1].text if done else "")
    return text[:1].upper() + text[1:]
