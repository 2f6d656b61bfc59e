"""The manager's check sheet before a contest: what is ready, what prizes are worth, and what law and payroll ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.contests.fair_play import Labeled
from plangen.facts.blocks.headline import Headline
from plangen.facts.figures.contests import contest_of, counted, full_day, standings_of
from plangen.facts.pages.contest.after_checks import after_checks
from plangen.facts.pages.contest.checks import Check, checks
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.contests.prizes import is_for_all, is_weekly, prize_value, rank_of, sponsor_of
from plangen.metrics.contests.standings import Standings
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

PRIZES, PRIZE_TEXT = Limit("prizes", 8), Limit("prize_text", 110)
DAYS_A_WEEK, PEN_ROW = 7, 8.2
FEWEST_LINES, MOST_LINES, LINES_A_PRIZE = 2, 9, 2
"""The lines for notes on a page about a contest that is over: without prizes, and less for each."""
READY, GIVEN = "checks that are ready, of those in the table", "one for each place, week, or person that it is for"
VALUED = "prizes with a value in Contests"
CONTEST_CHECKS = TableSpec(
    "contest_checks",
    (
        Column("check", "contest_checks", width=36, is_title=True, is_kept=True),
        Column("on_file", "on_file", is_kept=True),
        Column("state", "state", width=16, tone=Tone.STRONG, is_kept=True),
        Column("who", "who", width=40, is_kept=True),
    ),
)
CONTEST_PRIZES = TableSpec(
    "contest_prizes",
    (
        Column("place", "contest_prizes", width=36, is_title=True, is_kept=True),
        Column("prize", "what_is_won", is_kept=True),
        Column("times", "times", Look.NUMBER, 18, is_kept=True),
        Column("value", "value", Look.NUMBER, 26, is_kept=True),
        Column("total", "total", Look.NUMBER, 26, is_kept=True),
    ),
)


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """The check sheet; `after` is what is left to do once the contest is over, `law` notes on tax, payroll, and law."""

    headline: Headline
    checks: Annotated[Table, CONTEST_CHECKS]
    after: Annotated[Table, CONTEST_CHECKS] | None
    prizes: Annotated[Table, CONTEST_PRIZES]
    law: tuple[Labeled, ...]
    lines: int = 0
    """The lines for notes, once there is nothing to check before the contest."""


def check_sheet(scope: Scope) -> CheckSheet:
    """The check sheet of the contest that a document is about; once it is over, of what is left to do."""
    contest = contest_of(scope)
    is_over = standings_of(scope, contest).is_over
    found = [] if is_over else checks(scope)
    ready = sum(each.is_ready for each in found)
    has_started = contest.start <= scope.book.as_of
    when = f"it {'started' if has_started else 'starts'} on {full_day(scope, contest.start)}"
    text = f"It ended on {full_day(scope, contest.end)}{_valued(scope, contest)}"
    if not is_over:
        text = f"{counted(scope, scope.number_format.of(ready, len(found)), READY)} ready; {when}"
    return CheckSheet(
        Headline(f"{text}."),
        _checks(scope, found, scope.tables.word("contest_checks"), "ready"),
        _checks(scope, after_checks(scope), scope.tables.word("after_contest"), "done") if is_over else None,
        _prizes(scope, contest),
        tuple(_law(scope, contest)),
        max(FEWEST_LINES, MOST_LINES - LINES_A_PRIZE * len(contest.prizes)) if is_over else 0,
    )


def _checks(scope: Scope, found: Sequence[Check], heading: str, done: str) -> Annotated[Table, CONTEST_CHECKS]:
    """A row for each thing to check or to do, with room for who does it by when."""
    rows = [
        table_row(
            CONTEST_CHECKS,
            RowLook.PLAIN,
            check=each.name,
            on_file=each.text,
            state=done if each.is_ready else "to do",
        )
        for each in found
    ]
    return scope.tables.table(CONTEST_CHECKS, rows, heading=heading, headers={"check": heading}, row_height=PEN_ROW)


def _valued(scope: Scope, contest: Contest) -> str:
    """How many prizes have the value that payroll asks for; empty without prizes."""
    if not contest.prizes:
        return ""
    known = sum(prize_value(contest, label) is not None for label, _ in contest.prizes)
    return f"; {counted(scope, scope.number_format.of(known, len(contest.prizes)), VALUED)} prizes have a value"


def _prizes(scope: Scope, contest: Contest) -> Annotated[Table, CONTEST_PRIZES]:
    """Each prize with how often it is given, what one is worth, and all; the sum if every prize has a value."""
    found, rows, totals = standings_of(scope, contest), [], list[Decimal | None]()
    for label, text in contest.prizes[: scope.most(PRIZES)]:
        times, value = _times(contest, label, found), prize_value(contest, label)
        total = None if times is None or value is None else value * times
        totals.append(total)
        rows.append(
            table_row(
                CONTEST_PRIZES,
                place=label or "Winner",
                prize=_prize(scope, contest, label, text),
                times="" if times is None else counted(scope, scope.number_format.count(times), GIVEN),
                value=None if value is None else _money(scope, contest, value),
                total=None if total is None else _money(scope, contest, total),
            )
        )
    known = [each for each in totals if each is not None]
    if known and len(known) == len(totals):
        together = _money(scope, contest, sum(known, Decimal(0)))
        rows.append(table_row(CONTEST_PRIZES, RowLook.TOTAL, place="Total", total=together))
    return scope.tables.table(
        CONTEST_PRIZES, rows, heading=scope.tables.word("contest_prizes"), empty="No prize.", row_height=PEN_ROW
    )


def _prize(scope: Scope, contest: Contest, label: str, text: str) -> str:
    """A prize with who sponsors it."""
    sponsor = sponsor_of(contest, label)
    return scope.truncated(PRIZE_TEXT, f"{text} (sponsor: {sponsor})" if sponsor else text)


def _times(contest: Contest, label: str, found: Standings) -> int | None:
    """How often a prize is given; None where that depends on how many reach it."""
    if is_for_all(label) or (not label and contest.is_for_team):
        is_known = contest.is_for_team
        return len(found.people) if is_known else None
    if is_weekly(label):
        return -(-((contest.end - contest.start).days + 1) // DAYS_A_WEEK)
    return 1 if rank_of(label) is not None else None


def _money(scope: Scope, contest: Contest, value: Decimal) -> str:
    return scope.figure(Measure(value, Unit.MONEY, 1, (contest.row,))).full


def _law(scope: Scope, contest: Contest) -> list[Labeled]:
    """The notes on tax, payroll, and law; the one on drawings only for a drawing."""
    names = ["taxable", "payroll", "hourly"]
    names += ["drawings"] if contest.type is ContestType.DRAWING else []
    return [Labeled(scope.tables.word(f"{name}_label"), scope.tables.word(name)) for name in (*names, "elsewhere")]
