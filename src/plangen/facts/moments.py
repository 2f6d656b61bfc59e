"""What somebody is thanked for where nobody wrote it down: computed moments, as sentences without an adjective."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from plangen.facts.brief import Brief
from plangen.facts.desk import Desk
from plangen.metrics.moment import Chronicle, Deeds, Moment, Occasion
from plangen.metrics.moments import WEEKS_APART, moments, worth_saying
from plangen.periods import Period
from plangen.records.team import Person
from plangen.tables.folding import fold

MOST = 76
Sentence = Callable[[Brief, Moment], tuple[str, ...]]


def moments_of(brief: Brief) -> list[Moment]:
    """The person's moments of the period that are worth saying, the rarest in the team first."""
    team = {person.name for person in brief.book.roster.people if _together(person, brief.person)}
    found = [each for each in brief.desk.once(all_moments, brief.period) if each.salesperson in team]
    earlier = [each for each in brief.desk.once(all_moments, _weeks_before(brief.period)) if each.salesperson in team]
    return [each for each in worth_saying(found, earlier) if each.salesperson == brief.person.name]


def said_of(brief: Brief, moment: Moment, most: int = 0) -> str:
    """A moment as a text that follows “Thank you for”: the longest of its wordings that fits; it names no colleague."""
    room = most or brief.limits.get("thanks_text", MOST)
    wordings = SENTENCES[moment.occasion](brief, moment)
    return next((text for text in wordings if len(text) <= room), wordings[-1])


def all_moments(desk: Desk, period: Period) -> list[Moment]:
    """What everybody can be thanked for within the days of a period, in order of time."""
    book = desk.book
    chronicle = Chronicle(book.opportunities, desk.history, book.settings.look_back_months)
    owners = {account.name: book.roster.find(account.salesperson) for account in book.accounts if account.klass == "A"}
    found = []
    for person in book.roster.people:
        own = [name for name, owner in owners.items() if owner == person]
        activities = desk.activities_of(person)
        deeds = Deeds(person, book.deals_of(person), period, desk.plan, book.actions, activities, own)
        found += moments(deeds, chronicle)
    return sorted(found, key=lambda each: (each.day, each.salesperson))


def _together(one: Person, other: Person) -> bool:
    """Whether two people are in one team: the one named in Team, else that of their manager."""
    if one.team or other.team:
        return fold(one.team) == fold(other.team)
    return fold(one.manager) == fold(other.manager)


def _weeks_before(period: Period) -> Period:
    """The weeks before a period in which the same was not said already."""
    start = period.start - timedelta(weeks=WEEKS_APART)
    return Period(start, period.start, period.length, "", "", "")


def _deal(brief: Brief, moment: Moment) -> tuple[str, ...]:
    """The deal and its account with the amount, then shorter."""
    figure = brief.figure(moment.figure)
    worth = f", {figure}" if figure.known and moment.figure.unit == "money" else ""
    at = f" at {moment.account}" if moment.account and moment.account != moment.deal else ""
    name = moment.deal or "a deal"
    return (f"{name}{at}{worth}", f"{name}{at}", moment.account or name, "a deal")


def _with(before: str, after: str = "") -> Sentence:
    """The wordings of a moment that happened at a deal."""
    return lambda brief, moment: tuple(f"{before}{part}{after}" for part in _deal(brief, moment))


def _at_account(before: str) -> Sentence:
    """The wordings of a moment that happened at an account."""

    def said(brief: Brief, moment: Moment) -> tuple[str, ...]:
        figure = brief.figure(moment.figure)
        worth = f", {figure}" if figure.known else ""
        return f"{before} {moment.account}{worth}", f"{before} {moment.account}", f"{before} one account"

    return said


def _named(brief: Brief, moment: Moment) -> str:
    """The period of a moment as a page says it."""
    return brief.numerals.period(moment.period) if moment.period else ""


def _days(brief: Brief, moment: Moment) -> tuple[str, ...]:
    days = brief.figure(moment.figure)
    return tuple(f"winning {part} after {days}" for part in _deal(brief, moment)[1:])


def _years(brief: Brief, moment: Moment) -> tuple[str, ...]:
    count = int(moment.figure.value or 0)
    return (f"{brief.numerals.spelled(count)} {'year' if count == 1 else 'years'} in the team",)


SENTENCES: Mapping[Occasion, Sentence] = {
    Occasion.FIRST_AFTER_JOINING: _with("your first win here: "),
    Occasion.WON_BACK: _at_account("winning back"),
    Occasion.BACK_ABOVE_PLAN: lambda brief, moment: (
        f"bringing {_named(brief, moment)} back above its quota, {brief.figure(moment.figure)} of it",
    ),
    Occasion.FIRST_AT_ACCOUNT: _at_account("the first win at"),
    Occasion.TOGETHER: _with("winning ", " together with a colleague"),
    Occasion.LARGEST: _with("your largest deal so far: "),
    Occasion.BEST_MONTH: lambda brief, moment: (
        f"{_named(brief, moment)}: {brief.figure(moment.figure)}, the most in twelve months",
    ),
    Occasion.OPEN_LONGEST: _days,
    Occasion.ALL_KEPT: lambda brief, moment: (
        f"keeping every commitment of {_named(brief, moment)}, {brief.figure(moment.figure)}",
    ),
    Occasion.ALL_TOUCHED: lambda brief, moment: (
        f"speaking with every A account in {_named(brief, moment)}, all {brief.figure(moment.figure)} of them",
    ),
    Occasion.EVERY_MONTH: lambda brief, moment: (f"a win in every month of {_named(brief, moment)}",),
    Occasion.YEARS: _years,
}
"""How each occasion is said, the longest wording first."""
