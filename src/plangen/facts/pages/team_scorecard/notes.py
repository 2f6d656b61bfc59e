"""The parts of a team page around its table: masthead, headline, data notes, and the list of what isn't shown."""

from collections.abc import Callable, Iterable

from plangen.elements.measure import Measure
from plangen.elements.reasons import Reason
from plangen.facts.blocks.data_notes import missing_characters, no_year, rows_used, won_since
from plangen.facts.blocks.headline import Headline
from plangen.facts.blocks.masthead import Masthead, foot_line, only_for
from plangen.facts.blocks.not_shown import NotShown
from plangen.facts.figures.sums import compared_with_quota, counted, team_goal, team_share
from plangen.facts.formatting.reasons import REASONS, fix_text, reason_text, variant_text
from plangen.facts.pages.team_scorecard.people import has_quotas, new_accounts_of
from plangen.facts.pages.team_scorecard.row_notes import Note, printed_note
from plangen.facts.pages.team_scorecard.table_notes import covered as covered_by_quotas
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.team import TeamScope, any_member, everyone, names_people, printed_name, with_leavers
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_pipeline
from plangen.metrics.pipeline.decisions import flagged_count
from plangen.metrics.results.amounts import total_value
from plangen.metrics.results.bookings import bookings, deals_won, without_credits
from plangen.metrics.results.flow import median_cycle
from plangen.metrics.results.quota import quota
from plangen.periods import Period
from plangen.records.deals.stages import Outcome

NOT_SHOWN_LIMIT = Limit("not_shown")
DATA_NOTES_LIMIT = Limit("data_notes")


def team_masthead(scope: Scope) -> Masthead:
    """The masthead of a team document."""
    settings, team = scope.book.settings, scope.team
    period = scope.number_format.period(scope.period)
    people = scope.number_format.count(len(team.people))
    size = made_of(scope.workspace.trace, f"{people} {'person' if people == '1' else 'people'}", "rows of Team")
    if team.teams:
        size = f"{size} in {scope.number_format.count(len(team.teams))} teams"
    leader = f"led by {team.manager_name}" if team.manager_name else ""
    as_of = scope.number_format.day(scope.book.as_of)
    foot = [team.name, f"{scope.title} {period}", f"as of {as_of}"]
    return Masthead(
        title=f"{scope.title} {period}, {team.name}",
        company=settings.company,
        name=team.name,
        line=tuple(part for part in (f"{scope.title}, {period}", leader, size) if part),
        foot=foot_line(foot, scope.book),
        author=settings.manager,
        only=only_for(scope.edition) or scope.tables.words.get("internal", ""),
    )


def team_headline(scope: Scope) -> Headline:
    """How far the team is ahead or behind; without quotas, what it booked."""
    team, period = everyone(scope), scope.period
    booked = scope.figure(compared_with_quota(counted(team, period), period))
    so_far = "" if any_member(scope).is_over else " so far"
    if not has_quotas(scope) or not booked.known:
        count = deals_won(team.deals, period)
        deals = f"{scope.number_format.deals(count.n)} won" if count.known else "No deals on file"
        value = f", {booked}" if booked.known else ""
        return Headline(f"{deals}{value}{so_far}.")
    if not any_member(scope).is_over:
        won, goal = scope.comparable(booked, scope.figure(team_goal(team, period)))
        return Headline(f"{won} of {goal} quota{so_far}.")
    (amount, side), year = _against_quota(scope, team, period), any_member(scope).year_to_date
    now = f"{amount} {side}".rstrip()
    if year.start == period.start or not any_member(scope).has_year:
        return Headline(_sentence(f"{now} for the {period.length}"), _in_all(scope, team))
    year_amount, year_side = _against_quota(scope, with_leavers(scope, team, team.name), year)
    over_year = year_amount if year_side == side else f"{year_amount} {year_side}".rstrip()
    return Headline(_sentence(f"{now} for the {period.length}, {over_year} for the year"), _in_all(scope, team))


def _in_all(scope: Scope, team: TeamScope) -> str:
    """What those with a quota attained, and what all booked; empty if everyone has a quota."""
    found = covered_by_quotas(scope)
    if not found:
        return ""
    share, total = (
        scope.figure(team_share(counted(team, scope.period), scope.period)),
        bookings(team.deals, scope.period),
    )
    count, are = scope.number_format.spelled_out(found[0]), "is" if found[0] == 1 else "are"
    booked = f"; the team booked {scope.figure(total)} in all" if total.known else ""
    return f"The {count} with a quota {are} at {share} for {any_member(scope).period_name}{booked}."


def _against_quota(scope: Scope, group: TeamScope, period: Period) -> tuple[str, str]:
    """How far the group is from its quota, from the printed values, and whether it is ahead or behind, or neither."""
    booked, goal = scope.figure(compared_with_quota(group, period)), scope.figure(team_goal(group, period))
    difference = scope.difference(booked, goal)
    if difference.printed is None:
        return REASONS[Reason.NO_QUOTA], ""
    side = "ahead" if difference.printed > 0 else "behind"
    return (difference.short[1:], side) if difference.printed else ("on quota", "")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


IsMissing = Callable[[Scope], bool]


def team_not_shown(scope: Scope) -> tuple[NotShown, ...]:
    """What the data doesn't show for anyone, each with the column or sheet that would show it."""
    required = [*_REQUIRED, *(_REQUIRED_FOR_MANAGERS if scope.for_manager else ())]
    missing = [NotShown(what, fix) for what, fix, is_missing in required if is_missing(scope)]
    return tuple(missing[: scope.most(NOT_SHOWN_LIMIT)])


def _without(table: str, *columns: str) -> IsMissing:
    return lambda scope: not any(scope.book.has(table, column) for column in columns)


_REQUIRED: tuple[tuple[str, str, IsMissing], ...] = (
    (
        "Attainment and gap to quota",
        "a quota column in the Team sheet",
        lambda scope: not scope.workspace.has_quotas,
    ),
    (
        "Attainment and gap to quota",
        "quotas for this period (Team or Targets)",
        lambda scope: scope.workspace.has_quotas and not has_quotas(scope),
    ),
    ("Bookings", "an amount column in the deals", _without("Opportunities", "amount", "actual amount")),
    ("New accounts", "an account column in the deals", _without("Opportunities", "account")),
    (
        "New accounts",
        "two prior years of deals, or a type column (new, existing, renewal)",
        lambda scope: (
            scope.book.has("Opportunities", "account")
            and scope.workspace.has_won_in(scope.period)
            and not scope.workspace.is_known_company_wide(scope.workspace.new_accounts, scope.period)
        ),
    ),
    ("Thank-yous", "“and then some” rows in an Actions sheet", _without("Actions", "action")),
)
_REQUIRED_FOR_MANAGERS: tuple[tuple[str, str, IsMissing], ...] = (
    (
        "Median sales cycle",
        "created dates on deals",
        lambda scope: (
            scope.workspace.has_won_in(scope.period)
            and not scope.workspace.is_known_company_wide(median_cycle, scope.period)
        ),
    ),
    (
        "Forecast vs. actual",
        "a Forecasts sheet (salesperson, period, as of, commit)",
        _without("Forecasts", "commit"),
    ),
    (
        "Commitments kept and carried over",
        "an Actions sheet (id, salesperson, action, due, status)",
        _without("Actions", "action"),
    ),
)


def team_data_notes(scope: Scope) -> tuple[str, ...]:
    """The notes, most important first, up to the limit of the document type."""
    used = rows_used(scope.book, scope.number_format)
    year = no_year(scope.book, scope.number_format, has_year=any_member(scope).has_year)
    covered = counted(everyone(scope), scope.period)
    others = [each for each in everyone(scope).members if each not in covered.members]
    since = won_since(scope, covered.deals, TeamScope("", tuple(others)).deals)
    notes = [
        *missing_characters(scope),
        *_missing(scope),
        *_to_reassign(scope),
        *since,
        used,
        *year,
        *_definitions(scope),
    ]
    shown = [note for note in notes if note]
    return tuple(shown[: scope.most(DATA_NOTES_LIMIT)])


def _missing(scope: Scope) -> Iterable[str]:
    """Who has no quota, with the fix, and who has no deals."""
    if not names_people(scope) and not scope.team.teams:
        return
    people = everyone(scope).members
    if has_quotas(scope):
        for each in people:
            goal = quota(each.person, scope.period, scope.workspace.plan)
            if not goal.known:
                yield f"n/a, {reason_text(goal)}: {printed_name(scope, each)}; {fix_text(goal)}."
    without_deals = [printed_name(scope, each) for each in people if not each.deals]
    if without_deals:
        yield f"n/a, {REASONS[Reason.NO_DEALS]}: {', '.join(without_deals)}."


def _to_reassign(scope: Scope) -> Iterable[str]:
    """The deals of each person who left this year that no one's numbers have until they are reassigned."""
    if not scope.for_manager:
        return
    for each in with_leavers(scope, everyone(scope), scope.team.name).members:
        pipeline, left = open_pipeline(each.deals), each.person.left
        if left is None or left > scope.book.as_of:
            continue
        who = f"{each.person.name} (left {scope.number_format.short_day(left)})"
        if pipeline.n:
            deals = f"{scope.number_format.count(pipeline.n)} open {'deal' if pipeline.n == 1 else 'deals'}"
            made_of(scope.workspace.trace, deals, "", pipeline)
            amount, flagged = _amount(scope, pipeline), _in_decisions(scope, each)
            yield f"To reassign: {deals}{amount} of {who}, not in the team’s coverage{flagged}."
        won = _won_after(scope, each)
        if won.n:
            deals = made_of(scope.workspace.trace, scope.number_format.deals(won.n), "", won)
            yield f"To reassign: {deals}{_amount(scope, won)} of {who}, won after that month, not in bookings."


def _in_decisions(scope: Scope, person: Scope) -> str:
    """How many deals of a person who left are among the team's decisions; empty if none is."""
    group = [each for each in counted(everyone(scope), scope.period).members if each.person == person.person]
    found = flagged_count(person.deals, scope.workspace.standards)
    if not group or not found.value:
        return ""
    return f", {made_of(scope.workspace.trace, scope.number_format.count(found.n), '', found)} in Decisions"


def _amount(scope: Scope, value: Measure) -> str:
    return f", {scope.figure(value)}" if value.known else ""


def _won_after(scope: Scope, person: Scope) -> Measure:
    """The bookings in a person's name after the month of leaving."""
    late = [each for each in scope.book.opportunities if each.after_leaving and each.outcome is Outcome.WON]
    return total_value(without_credits(each for each in late if each.salesperson == person.person.name))


def _definitions(scope: Scope) -> Iterable[str]:
    """What the totals and notes on the page mean."""
    yield "Team totals come from deals and quotas, never from averaged percentages."
    notes = {printed_note(scope, each) for each in everyone(scope).members} if not scope.team.teams else set()
    if has_quotas(scope) and notes & {Note.NEW_HIRE, Note.PRORATED}:
        # Colleagues read the team copy, so it doesn't say what lowers a quota.
        if scope.for_manager:
            yield "Prorated or new hire: quota reflects days employed, leave, and ramp."
        else:
            yield "Prorated: less than a full quota for the period."
    new_accounts = new_accounts_of(scope, everyone(scope))
    if new_accounts.known and everyone(scope).deals:
        yield f"New accounts = {variant_text(new_accounts)}."
    if scope.for_manager:
        few = scope.book.settings.small_samples[0]
        group = everyone(scope)
        has_shared = len(group.deals) < sum(len(each.deals) for each in group.members)
        once = "; a team counts a shared deal once" if has_shared else ""
        renewals = ", excl. renewals" if scope.workspace.has_renewals else ""
        rule = f"Win rate = won ÷ (won + lost) by count, on close date{renewals}{once}"
        yield f"{rule}; small sample: under {few} closed deals."
        yield "Kept: commitments first due in the period. Carried over: open past the end of a quarter."
