"""What stands around a team's table: who and when, how it stands, what is not shown, and notes on the data."""

from collections.abc import Callable, Iterable

from plangen.facts.data_notes import rows_used
from plangen.facts.masthead import Masthead, only_for, sources
from plangen.facts.not_shown import NotShown
from plangen.facts.team_brief import Group, TeamBrief
from plangen.facts.team_sums import compared_with_quota, goal_of
from plangen.facts.team_table import has_plan, new_accounts_of, note_of
from plangen.facts.verdict import Verdict
from plangen.metrics.flow import median_cycle
from plangen.metrics.quota import quota
from plangen.metrics.results import bookings, won_deals
from plangen.periods import Period


def team_masthead(brief: TeamBrief) -> Masthead:
    """The masthead of a team's document."""
    settings, team = brief.book.settings, brief.subject
    period, what = brief.numerals.period(brief.period), brief.title
    people = brief.numerals.count(len(team.people))
    size = f"{people} {'person' if people == '1' else 'people'}"
    if team.teams:
        size = f"{size} in {brief.numerals.count(len(team.teams))} teams"
    led = f"led by {team.led_by}" if team.led_by else ""
    as_of = brief.numerals.day(brief.book.as_of)
    foot = [team.name, f"{what} {period}", f"as of {as_of}", sources(brief.book)]
    return Masthead(
        title=f"{what} {period}, {team.name}",
        company=settings.company,
        name=team.name,
        line=tuple(part for part in (f"{what}, {period}", led, size) if part),
        foot=" · ".join(part for part in foot if part),
        author=settings.manager,
        only=only_for(brief.edition),
    )


def team_verdict(brief: TeamBrief) -> Verdict:
    """How far the team is ahead or behind; without a plan, what it won."""
    whole, period = brief.whole, brief.period
    won = brief.figure(bookings(whole.deals, period))
    count = won_deals(whole.deals, period)
    deals = f"{brief.numerals.deals(count.n)} won" if count.known else "No deals in the files"
    so_far = "" if brief.voice.over else " so far"
    if not has_plan(brief) or not won.known:
        value = f", {won}" if won.known else ""
        return Verdict(f"{deals}{value}{so_far}.")
    if not brief.voice.over:
        return Verdict(f"{won} won of {brief.figure(goal_of(whole, period))}{so_far}.")
    said, year = _against(brief, whole, period), brief.voice.year_to_date
    if year.start == period.start:
        return Verdict(_sentence(f"{said} for the {period.length}"))
    over_year = _against(brief, brief.with_leavers(whole, whole.name), year)
    return Verdict(_sentence(f"{said} for the {period.length}, {over_year} for the year"))


def _against(brief: TeamBrief, group: Group, period: Period) -> str:
    """The difference to the quotas in words, from the figures as printed."""
    won, goal = brief.figure(compared_with_quota(group, period)), brief.figure(goal_of(group, period))
    difference = brief.numerals.difference(won, goal)
    if difference.printed is None:
        return "without a quota"
    side = "ahead" if difference.printed > 0 else "behind"
    return f"{difference.short[1:]} {side}" if difference.printed else "on plan"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


Lacking = Callable[[TeamBrief], bool]


def team_not_shown(brief: TeamBrief) -> tuple[NotShown, ...]:
    """Everything on a team's page that no file can give for anybody, each with the column that would show it."""
    asked = [*_ASKED, *(_ASKED_BY_MANAGERS if brief.for_manager else ())]
    missing = [NotShown(what, cure) for what, cure, lacking in asked if lacking(brief)]
    return tuple(missing[: brief.limits.get("not_shown", len(missing))])


def _without(table: str, *columns: str) -> Lacking:
    return lambda brief: not any(brief.book.has(table, column) for column in columns)


_ASKED: tuple[tuple[str, str, Lacking], ...] = (
    (
        "Attainment and gap to quota",
        "a column quota in the sheet Team (salesperson, quota)",
        lambda brief: not brief.desk.has_quotas,
    ),
    (
        "Attainment and gap to quota",
        "quotas for this period, in Team or Targets",
        lambda brief: brief.desk.has_quotas and not has_plan(brief),
    ),
    ("Won in money", "a column amount in the deals", _without("Opportunities", "amount", "actual amount")),
    ("New accounts", "a column account in the deals", _without("Opportunities", "account")),
    (
        "New accounts",
        "deals of the two years before, or a column type (new, existing, renewal)",
        lambda brief: (
            brief.book.has("Opportunities", "account")
            and brief.desk.has_won_in(brief.period)
            and not brief.desk.can_be_said(brief.desk.new_accounts, brief.period)
        ),
    ),
    ("Thanks for extras", "a sheet Actions, with rows of the kind and then some", _without("Actions", "action")),
)
_ASKED_BY_MANAGERS: tuple[tuple[str, str, Lacking], ...] = (
    (
        "Sales cycle",
        "dates in the column created of the deals",
        lambda brief: brief.desk.has_won_in(brief.period) and not brief.desk.can_be_said(median_cycle, brief.period),
    ),
    ("Said and won", "a sheet Forecasts (salesperson, period, as of, commit)", _without("Forecasts", "commit")),
    (
        "Commitments kept and carried",
        "a sheet Actions (id, salesperson, action, due, status)",
        _without("Actions", "action"),
    ),
)


def team_data_notes(brief: TeamBrief) -> tuple[str, ...]:
    """The notes, most important first, cut at the kind's limit."""
    notes = [note for note in (*_missing(brief), rows_used(brief.book, brief.numerals), *_meant(brief)) if note]
    return tuple(notes[: brief.limits.get("data_notes", len(notes))])


def _missing(brief: TeamBrief) -> Iterable[str]:
    """Who has no quota, with the address of its cure, and who has no deals."""
    if not brief.names_people and not brief.subject.teams:
        return
    people = brief.whole.members
    if has_plan(brief):
        for each in people:
            goal = quota(each.person, brief.period, brief.desk.plan)
            if not goal.known:
                yield f"n/a, {goal.reason}: {brief.called(each)}; {goal.cure}."
    idle = [brief.called(each) for each in people if not each.deals]
    if idle:
        yield f"n/a, no deals in the files: {', '.join(idle)}."


def _meant(brief: TeamBrief) -> Iterable[str]:
    yield "Sums of several people come from their deals and quotas, never from averages of percentages."
    notes = {note_of(each) for each in brief.whole.members} if not brief.subject.teams else set()
    if has_plan(brief) and notes & {"new in role", "adjusted"}:
        yield "Adjusted, new in role: the quota is for the days employed and the ramp."
    first = new_accounts_of(brief, brief.whole)
    if first.known and brief.whole.deals:
        yield f"New accounts: {first.variant}."
    if brief.for_manager:
        few = brief.book.settings.few[0]
        yield f"Win rate is won of won and lost deals, by count and day of closing; few: fewer than {few} closed deals."
        yield "Kept: the person’s own commitments first due in the period; carried: those still open after a quarter."
