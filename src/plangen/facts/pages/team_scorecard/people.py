"""The table of a team page: people or teams by name, totals, and the company target."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median
from typing import Annotated

from plangen.elements.chart import AttainmentBar
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.leavers import leaver_names
from plangen.facts.figures.sums import (
    compared_with_quota,
    counted,
    team_goal,
    team_share,
    team_share_to_date,
    with_quota,
    without_quota,
)
from plangen.facts.pages.team_scorecard.column_notes import size_of
from plangen.facts.pages.team_scorecard.company_rows import company_rows
from plangen.facts.pages.team_scorecard.row_notes import note_of, printed_note
from plangen.facts.pages.team_scorecard.row_sizes import SPACIOUS_ROWS, row_height, wraps
from plangen.facts.pages.team_scorecard.table_notes import covered, leavers_without_a_row, table_notes
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope, any_member, everyone, names_people, of_people, team_rows, with_leavers
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.metrics.results.history import average
from plangen.records.meetings.actions import Status
from plangen.tables.values.folding import fold

THANKS_TEXT, THANKS_IN_FULL = Limit("thanks_text"), Limit("thanks_in_full", 160)
"""The characters of a thank-you on a page of many rows, and on one whose rows have space for several lines."""

PEOPLE_LIMIT = Limit("people", 20)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One row: `note` is a person's note or a team's number of people, `thanks` the latest extra that was done.

    None in a column that the table doesn't have.
    """

    label: str
    note: str
    won: Figure | None = None
    deals: Figure | None = None
    quota: Figure | str | None = None
    difference: Figure | None = None
    bar: AttainmentBar | None = None
    average: Figure | None = None
    year: Figure | None = None
    new_accounts: Figure | None = None
    thanks: str = ""


TEAM = TableSpec(
    "team",
    (
        Column("label", "name", width=44, tone=Tone.STRONG, after="note", is_title=True),
        Column("quota", "quota", Look.NUMBER, 19),
        Column("bookings", "won", Look.NUMBER, 19),
        Column("difference", "difference", Look.NUMBER, 19),
        Column("attainment", "attainment", Look.NUMBER, 44),
        Column("deals", "deals", Look.NUMBER, 19),
        Column("average", "average", Look.NUMBER, 19),
        Column("year_to_date", "year_to_date", Look.NUMBER, 19),
        Column("new_accounts", "new_accounts", Look.NUMBER, 20),
        Column("thanks", "thanks", tone=Tone.QUIET),
    ),
)
HEADERS = {
    "average": "Prior average",
    "year_to_date": "Year to date",
    "new_accounts": "New accounts",
    "thanks": "Thank you for",
}


def team_table(scope: Scope) -> Annotated[Table, TEAM]:
    """The team's results against targets, without ranks or marks."""
    groups = team_rows(scope) if names_people(scope) or scope.team.teams else []
    apart = [each for each in groups if has_no_quota(scope, each)]
    people = [_row(scope, group) for group in groups if group not in apart]
    people += [_left(scope, gone)] if people and (gone := leavers_without_a_row(scope)) else []
    totals = list(_totals(scope, [_row(scope, each) for each in apart]))
    others = list(_median(scope)) if people and not scope.team.teams else []
    if has_quotas(scope) or not any(each.average is not None and each.average.known for each in people or others):
        people, others = ([replace(each, average=None) for each in rows] for rows in (people, others))
        totals = [(replace(each, average=None), look) for each, look in totals]
    company = [TeamRow(label, "", quota=figure) for label, figure in company_rows(scope)] if has_quotas(scope) else []
    quiet = [replace(_printed(each), look=RowLook.QUIET) for each in company]
    most = scope.most(PEOPLE_LIMIT)
    heading = f"{scope.tables.word('won')}, {any_member(scope).period_name}"
    return scope.tables.table(
        TEAM,
        [_printed(each) for each in people],
        heading=scope.team.name,
        headers={**HEADERS, "label": heading},
        totals=(*(replace(_printed(each), look=look) for each, look in totals), *map(_printed, others), *quiet),
        note=" ".join(table_notes(scope)),
        row_height=row_height(min(len(groups), most)),
        page_size=0 if any(map(wraps, groups)) else most,
    )


def _printed(team_row: TeamRow) -> Row:
    return table_row(
        TEAM,
        label=team_row.label,
        note=team_row.note,
        bookings=team_row.won,
        quota=team_row.quota,
        difference=team_row.difference,
        attainment=team_row.bar,
        deals=team_row.deals,
        average=team_row.average,
        year_to_date=team_row.year,
        new_accounts=team_row.new_accounts,
        thanks=team_row.thanks,
    )


def has_quotas(scope: Scope) -> bool:
    """Whether anyone in the company has a quota in the period; a person without one then gets an n/a."""
    return scope.workspace.has_quota_in(scope.period)


def new_accounts_of(scope: Scope, group: TeamScope) -> Measure:
    """The group's new accounts."""
    return scope.workspace.new_accounts(group.deals, scope.period)


def _new_accounts(scope: Scope, group: TeamScope) -> Figure | None:
    """The group's new accounts; None if no one's are known, so that the column isn't printed."""
    is_known = scope.workspace.is_known_company_wide(scope.workspace.new_accounts, scope.period)
    return scope.figure(new_accounts_of(scope, group)) if is_known else None


def _row(scope: Scope, group: TeamScope) -> TeamRow:
    person = group.only_member if not scope.team.teams else None
    if person is None:
        size = size_of(scope, group)
        return _figures(scope, group, size, of_year=with_leavers(scope, group, group.name))
    limit = THANKS_IN_FULL if len(team_rows(scope)) <= SPACIOUS_ROWS else THANKS_TEXT
    row = _figures(scope, group, printed_note(scope, person), _thanks(person, limit))
    if has_no_quota(scope, group):
        # Everything but bookings and new accounts would be n/a, so the place of the quota says why.
        why = row.quota.reason if isinstance(row.quota, Figure) else ""
        return replace(row, quota=why, difference=None, bar=None, year=None)
    # A new hire has no bar yet; the difference prints, so the column adds up.
    return replace(row, bar=None, year=None) if person.is_new else row


def _figures(scope: Scope, group: TeamScope, note: str, thanks: str = "", of_year: TeamScope | None = None) -> TeamRow:
    """The row of a person or a group; `of_year` also has those who left earlier in the year."""
    plan, period, year = has_quotas(scope), scope.period, any_member(scope).year_to_date
    year_group = of_year or group
    group = counted(group, period)
    goal, won = scope.figure(team_goal(group, period)), scope.figure(compared_with_quota(group, period))
    has_year = scope.workspace.has_quota_in(year)
    so_far = team_share_to_date(year_group, year) if has_year else bookings(year_group.deals, year)
    difference = scope.difference(won, goal) if plan else None
    won, goal = scope.comparable(won, goal) if plan else (won, goal)
    return TeamRow(
        group.name,
        note,
        won=won,
        deals=None if plan else scope.figure(deals_won(group.deals, period)),
        quota=goal if plan else None,
        difference=difference,
        bar=_bar(group.name, scope.figure(team_share(group, period))) if plan else None,
        average=None if plan else _average(scope, group),
        year=scope.figure(so_far) if year.start < period.start and any_member(scope).has_year else None,
        new_accounts=_new_accounts(scope, group),
        thanks=thanks,
    )


def _left(scope: Scope, left: TeamScope) -> TeamRow:
    """The year to date of those who left before the period, so that the rows add up to the team's."""
    year = any_member(scope).year_to_date
    so_far = team_share_to_date(left, year) if scope.workspace.has_quota_in(year) else bookings(left.deals, year)
    return TeamRow("Left the team", leaver_names(scope, left), year=scope.figure(so_far))


def _bar(name: str, share: Figure) -> AttainmentBar | None:
    """The bar of an attainment; None if it isn't known."""
    return AttainmentBar(f"{name}: {share.short} of quota", share.printed, share.short) if share.known else None


def _average(scope: Scope, group: TeamScope) -> Figure:
    """The average bookings of prior full periods."""
    if group.only_member is not None:
        return scope.figure(group.only_member.prior_average(bookings))
    part, full = any_member(scope).comparable_part, scope.workspace.history.before(scope.period)
    return scope.figure(average(lambda each: bookings(group.deals, part(each)), full))


def _thanks(scope: Scope, limit: Limit) -> str:
    """The latest extra that the person finished in the period, as written in Actions."""
    done = [
        (each.done_on, each.id, each.text)
        for each in scope.book.actions
        if each.salesperson == scope.person.name and each.kind == "and then some" and each.status is Status.KEPT
        if each.done_on is not None and each.done_on in scope.period
    ]
    return scope.truncated(limit, max(done)[2]) if done else ""


def _totals(scope: Scope, apart: Sequence[TeamRow]) -> Iterable[tuple[TeamRow, RowLook]]:
    """The sum of those with a quota, then those without one, and the sum of all; one sum if all or none have one."""
    everyone_, period = everyone(scope), scope.period
    name = "All teams" if scope.team.teams else "Team"
    found = covered(scope)
    with_leavers_of = with_leavers(scope, everyone_, scope.team.name)
    if not found:
        total = _figures(scope, TeamScope(name, everyone_.members), "", of_year=with_leavers_of)
        yield replace(total, label=of_people(scope, name, len(everyone_.members))), RowLook.TOTAL
        return
    with_one = TeamScope(of_people(scope, "With a quota", found[0]), everyone_.members)
    yield _figures(scope, with_one, "", of_year=with_leavers_of), RowLook.TOTAL
    yield from ((each, RowLook.PLAIN) for each in apart)
    left_out = scope.figure(without_quota(everyone_, period))
    if left_out.known and not apart:
        others = without_one(scope)
        yield TeamRow(others.name, "", won=left_out, new_accounts=_new_accounts(scope, others)), RowLook.PLAIN
    all_ = TeamRow(
        of_people(scope, name, found[1]),
        "",
        won=scope.figure(bookings(everyone_.deals, period)),
        new_accounts=_new_accounts(scope, everyone_),
    )
    yield all_, RowLook.TOTAL


def without_one(scope: Scope) -> TeamScope:
    """The people without a quota in a period in which others have one, by what their row is called."""
    members, found = everyone(scope).members, with_quota(everyone(scope), scope.period)
    others = tuple(each for each in members if each not in found)
    return TeamScope(of_people(scope, "Without a quota", len(others)), others)


def has_no_quota(scope: Scope, group: TeamScope) -> bool:
    """Whether a row is of a person without a quota in a period in which others have one."""
    has_one = group.only_member is None or bool(with_quota(group, scope.period))
    return not scope.team.teams and covered(scope) is not None and not has_one


def _median(scope: Scope) -> Iterable[TeamRow]:
    """The median of the most common role, over people present the full period with a full quota."""
    roles = Counter(fold(each.person.role) for each in everyone(scope).members)
    role = max(roles, key=lambda name: (roles[name], name))
    peers = [
        group
        for group in team_rows(scope)
        if group.only_member
        and fold(group.only_member.person.role) == role
        and group.deals
        and not note_of(group.only_member)
    ]
    rows = [_figures(scope, group, "") for group in peers]
    if len(rows) < scope.book.settings.people_for_comparisons:
        return
    name = next(each.person.role for each in everyone(scope).members if fold(each.person.role) == role)
    of = f"of {len(rows)} people" if len(roles) == 1 else f"of {len(rows)}, {name}"

    def median_of(pick: Callable[[TeamRow], Figure | None]) -> Figure | None:
        return _median_figure(scope, [figure for row in rows if (figure := pick(row)) is not None])

    share = _median_figure(scope, [scope.figure(team_share(group, scope.period)) for group in peers])
    yield TeamRow(
        f"Median {of}",
        "",
        won=median_of(lambda row: row.won),
        deals=median_of(lambda row: row.deals),
        quota=median_of(lambda row: row.quota if isinstance(row.quota, Figure) else None),
        bar=_bar("Median", share) if share is not None and has_quotas(scope) else None,
        average=median_of(lambda row: row.average),
        year=median_of(lambda row: row.year),
        new_accounts=median_of(lambda row: row.new_accounts),
    )


def _median_figure(scope: Scope, figures: Sequence[Figure]) -> Figure | None:
    """The median of the printed values; None if too few are known."""
    known = [figure.printed for figure in figures if figure.printed is not None]
    if len(known) < scope.book.settings.people_for_comparisons:
        return None
    return scope.figure(Measure(Decimal(median(known)), figures[0].unit, len(known)))
