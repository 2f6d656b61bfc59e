"""The table of a team page: its people by name, or its teams, the sums from all of them, and the company's target."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from statistics import median

from plangen.elements.chart import AttainmentBar
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.standing import standing
from plangen.facts.team_brief import Group, TeamBrief
from plangen.facts.team_sums import assigned_to_people, compared_with_quota, goal_of, share_of, with_quota
from plangen.metrics.history import average
from plangen.metrics.results import bookings, won_deals
from plangen.metrics.team import company_target
from plangen.periods import working_days
from plangen.records.actions import Status
from plangen.records.events import days
from plangen.tables.folding import fold

PEOPLE_A_PAGE = 20
NEW = "new in role"
LONG_AWAY = Decimal("0.2")
"""The share of a period's working days from which on somebody was away: a week's holiday is nobody's news."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One line: `note` says away, adjusted or new in role, and of a team how many people it has.

    Figures are None in columns that the table does not have. `thanks` are the words of the latest extra that was done.
    """

    label: str
    note: str
    won: Figure | None = None
    deals: Figure | None = None
    quota: Figure | None = None
    difference: Figure | None = None
    bar: AttainmentBar | None = None
    average: Figure | None = None
    year: Figure | None = None
    new_accounts: Figure | None = None
    thanks: str = ""


@dataclass(frozen=True, slots=True)
class TeamTable:
    """The rows, so many a page; `totals` and `company` follow the last of them.

    The heads are empty where there is no such column: `year_head` names what the year to date is shown as. `note` says
    what the sums leave out.
    """

    has_plan: bool
    average_head: str
    year_head: str
    new_accounts_head: str
    thanks_head: str
    pages: tuple[tuple[TeamRow, ...], ...]
    totals: tuple[TeamRow, ...]
    company: tuple[TeamRow, ...]
    note: str = ""


def team_table(brief: TeamBrief) -> TeamTable:
    """The team's results against its own targets; nothing is ranked and nothing is marked."""
    rows = [_row(brief, group) for group in brief.rows] if brief.names_people or brief.subject.teams else []
    plan = has_plan(brief)
    average_head = (
        "" if plan or not any(row.average is not None and row.average.known for row in rows) else "Own average"
    )
    first = brief.voice.year_to_date.start == brief.period.start
    thanks = any(row.thanks for row in rows)
    most = brief.limits.get("people", PEOPLE_A_PAGE)
    return TeamTable(
        has_plan=plan,
        average_head=average_head,
        year_head="" if first else "Year to date",
        new_accounts_head="New accounts" if _has_new_accounts(brief) else "",
        thanks_head="Thank you for" if thanks else "",
        pages=tuple(tuple(rows[at : at + most]) for at in range(0, len(rows), most)) or ((),),
        totals=tuple(_totals(brief, rows)),
        company=tuple(_company(brief)),
        note=" ".join(_notes(brief)),
    )


def has_plan(brief: TeamBrief) -> bool:
    """Whether anybody in the company has a quota in the period: one person without is then news, and printed."""
    return brief.desk.has_quota_in(brief.period)


def new_accounts_of(brief: TeamBrief, group: Group) -> Measure:
    """The accounts that were won for the first time."""
    return brief.desk.new_accounts(group.deals, brief.period)


def _has_new_accounts(brief: TeamBrief) -> bool:
    return brief.desk.can_be_said(brief.desk.new_accounts, brief.period)


def _row(brief: TeamBrief, group: Group) -> TeamRow:
    alone = group.alone if not brief.subject.teams else None
    people = brief.numerals.count(len(group.members))
    note = note_of(alone) if alone else f"{people} {'person' if people == '1' else 'people'}"
    of_year = None if alone else brief.with_leavers(group, group.name)
    row = _figures(brief, group, note, _thanks(alone) if alone else "", of_year)
    # Somebody who has just come is held against nothing yet.
    return replace(row, difference=None, bar=None, year=None) if note == NEW else row


def _figures(brief: TeamBrief, group: Group, note: str, thanks: str = "", of_year: Group | None = None) -> TeamRow:
    """The figures of a person or of several together; `of_year` are those who count for the year so far."""
    plan, period, year = has_plan(brief), brief.period, brief.voice.year_to_date
    won, goal = brief.figure(bookings(group.deals, period)), brief.figure(goal_of(group, period))
    over_year = of_year or group
    so_far = share_of(over_year, year) if brief.desk.has_quota_in(year) else bookings(over_year.deals, year)
    compared = brief.figure(compared_with_quota(group, period))
    return TeamRow(
        group.name,
        note,
        won=won,
        deals=None if plan else brief.figure(won_deals(group.deals, period)),
        quota=goal if plan else None,
        difference=brief.numerals.difference(compared, goal) if plan else None,
        bar=_bar(group.name, brief.figure(share_of(group, period))) if plan else None,
        average=None if plan else _average(brief, group),
        year=None if year.start == period.start else brief.figure(so_far),
        new_accounts=brief.figure(new_accounts_of(brief, group)) if _has_new_accounts(brief) else None,
        thanks=thanks,
    )


def _bar(name: str, share: Figure) -> AttainmentBar:
    said = f"{name}: {share.short} of quota" if share.known else f"{name}: {share.short}, {share.reason}"
    return AttainmentBar(said, share.printed, share.short)


def _average(brief: TeamBrief, group: Group) -> Figure:
    """The own average of whole periods before."""
    alone = group.alone
    if alone is not None:
        return brief.figure(alone.usual(bookings))
    return brief.figure(average(lambda each: bookings(group.deals, each), brief.desk.history.before(brief.period)))


def note_of(brief: Brief) -> str:
    """That somebody is new in role, was away, or has a quota that is not a full one; never a reason."""
    if brief.is_new:
        return NEW
    if _days_away(brief) >= LONG_AWAY * working_days(brief.period.start, brief.period.end, brief.book.holidays):
        return "away"
    return "adjusted" if standing(brief, brief.period).quota_is else ""


def _days_away(brief: Brief) -> int:
    own = [each for each in brief.book.events if each.kind == "away" and each.salesperson == brief.person.name]
    gone = {day for event in own for day in days(event) if day in brief.period}
    return sum(working_days(day, day + timedelta(days=1), brief.book.holidays) for day in gone)


def _thanks(brief: Brief) -> str:
    """The latest extra that the person finished in the period, in the words of whoever wrote it down."""
    done = [
        (each.done_on, each.id, each.text)
        for each in brief.book.actions
        if each.salesperson == brief.person.name and each.kind == "and then some" and each.status is Status.KEPT
        if each.done_on is not None and each.done_on in brief.period
    ]
    return fitted(brief, "thanks_text", max(done)[2]) if done else ""


def _totals(brief: TeamBrief, rows: Sequence[TeamRow]) -> Iterable[TeamRow]:
    """The sums of all people, and the median of people of one role where they are enough for a comparison."""
    label = "All teams" if brief.subject.teams else "Team"
    everybody = Group(label, brief.whole.members)
    whole = _figures(brief, everybody, "", "", brief.with_leavers(everybody, brief.subject.name))
    yield whole
    if not brief.subject.teams and rows:
        yield from _median(brief)


def _median(brief: TeamBrief) -> Iterable[TeamRow]:
    """The middle of the people of the most common role who were there all the time with a full quota."""
    roles = Counter(fold(each.person.role) for each in brief.whole.members)
    role = max(roles, key=lambda name: (roles[name], name))
    peers = [
        group
        for group in brief.rows
        if group.alone and fold(group.alone.person.role) == role and group.deals and not note_of(group.alone)
    ]
    rows = [_figures(brief, group, "") for group in peers]
    if len(rows) < brief.book.settings.people_for_comparisons:
        return
    name = next(each.person.role for each in brief.whole.members if fold(each.person.role) == role)
    of = f"of {len(rows)} people" if len(roles) == 1 else f"of {len(rows)}, {name}"

    def middle(pick: Callable[[TeamRow], Figure | None]) -> Figure | None:
        return _middle(brief, [figure for row in rows if (figure := pick(row)) is not None])

    shares = [share_of(group, brief.period) for group in peers]
    share = _middle(brief, [brief.figure(each) for each in shares])
    yield TeamRow(
        f"Median {of}",
        "",
        won=middle(lambda row: row.won),
        deals=middle(lambda row: row.deals),
        quota=middle(lambda row: row.quota),
        bar=_bar("Median", share) if share is not None and has_plan(brief) else None,
        average=middle(lambda row: row.average),
        year=middle(lambda row: row.year),
        new_accounts=middle(lambda row: row.new_accounts),
    )


def _middle(brief: TeamBrief, figures: Sequence[Figure]) -> Figure | None:
    """The median of the figures as printed, where enough of them are known."""
    known = [figure.printed for figure in figures if figure.printed is not None]
    if len(known) < brief.book.settings.people_for_comparisons:
        return None
    return brief.figure(Measure(Decimal(median(known)), figures[0].unit, len(known)))


def _company(brief: TeamBrief) -> Iterable[TeamRow]:
    """The company's target, what of it is assigned to people, and the difference."""
    target = brief.figure(company_target(brief.period, brief.desk.plan))
    assigned = brief.figure(brief.desk.once(assigned_to_people, brief.period))
    if not has_plan(brief) or not target.known or not assigned.known:
        return
    yield TeamRow("Company target", "", quota=target)
    yield TeamRow("Assigned to people", "", quota=assigned)
    yield TeamRow("Difference", "", quota=brief.numerals.difference(target, assigned))


def _notes(brief: TeamBrief) -> Iterable[str]:
    """What the reader of the sums has to know."""
    lacking = len(brief.whole.members) - len(with_quota(brief.whole, brief.period))
    if has_plan(brief) and lacking and lacking < len(brief.whole.members):
        count, all_of = brief.numerals.count(len(brief.whole.members) - lacking), len(brief.whole.members)
        yield f"Difference and attainment of the team are those of the {count} of {all_of} people who have a quota."
    if not brief.names_people and not brief.subject.teams:
        yield "Names are left out on this page."
