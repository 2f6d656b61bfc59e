"""Computed reasons for thanks, as sentences without adjectives; used if no one wrote any down."""

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta

from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.moments import all_moments
from plangen.facts.scope.workspace import Workspace
from plangen.metrics.people.moments import WEEKS_APART, moments_to_print
from plangen.metrics.people.recognition import Moment, RecognitionType
from plangen.periods import Period
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

THANKS_TEXT = Limit("thanks_text", 76)
Sentence = Callable[[Scope, Moment], tuple[str, ...]]


def moments_of(scope: Scope) -> list[Moment]:
    """The person's moments of the period that are worth printing, the rarest on the team first."""
    team = {person.name for person in scope.book.roster.people if _are_teammates(person, scope.person)}
    found = moments_among(scope.workspace, scope.period, team)
    return [each for each in found if each.salesperson == scope.person.name]


def moments_among(workspace: Workspace, period: Period, names: Collection[str]) -> list[Moment]:
    """The moments of these people in a period that are worth printing, the rarest among them first."""
    current, earlier = (
        [each for each in workspace.once(all_moments, span) if each.salesperson in names]
        for span in (period, _weeks_before(period))
    )
    return moments_to_print(current, earlier)


def thanks_for(scope: Scope, moment: Moment) -> str:
    """A moment as it continues “Thank you for”: the longest wording that fits; it names no colleague."""
    most = scope.most(THANKS_TEXT)
    wordings = SENTENCES[moment.recognition](scope, moment)
    return next((text for text in wordings if len(text) <= most), wordings[-1])


def _are_teammates(one: Person, other: Person) -> bool:
    """Whether two people are on the same team, as named in Team, or else have the same manager."""
    if one.team or other.team:
        return fold(one.team) == fold(other.team)
    return fold(one.manager) == fold(other.manager)


def _weeks_before(period: Period) -> Period:
    """The weeks before a period; a moment that was in them isn't printed again."""
    start = period.start - timedelta(weeks=WEEKS_APART)
    return Period(start, period.start, period.length, "", "", "")


def _deal(scope: Scope, moment: Moment) -> tuple[str, ...]:
    """The deal with its account and amount, then shorter wordings."""
    figure = scope.figure(moment.figure)
    amount = f", {figure}" if figure.known and moment.figure.unit == "money" else ""
    at = f" at {moment.account}" if moment.account and moment.account != moment.deal else ""
    name = "a deal" if not moment.deal else moment.deal if moment.deal == moment.account else f"“{moment.deal}”"
    return (f"{name}{at}{amount}", f"{name}{at}", moment.account or name, "a deal")


def _with(before: str, after: str = "") -> Sentence:
    """The wordings of a moment about a deal."""
    return lambda scope, moment: tuple(f"{before}{part}{after}" for part in _deal(scope, moment))


def _at_account(before: str) -> Sentence:
    """The wordings of a moment about an account."""

    def wordings(scope: Scope, moment: Moment) -> tuple[str, ...]:
        figure = scope.figure(moment.figure)
        amount = f", {figure}" if figure.known else ""
        return f"{before} {moment.account}{amount}", f"{before} {moment.account}", f"{before} one account"

    return wordings


def _period(scope: Scope, moment: Moment) -> str:
    """The period of a moment as printed."""
    return scope.number_format.period(moment.period) if moment.period else ""


def _days(scope: Scope, moment: Moment) -> tuple[str, ...]:
    days = scope.figure(moment.figure)
    return tuple(f"winning {part} after {days}" for part in _deal(scope, moment)[1:])


def _years(scope: Scope, moment: Moment) -> tuple[str, ...]:
    count = int(moment.figure.value or 0)
    return (f"{scope.number_format.spelled_out(count)} {'year' if count == 1 else 'years'} on the team",)


SENTENCES: Mapping[RecognitionType, Sentence] = {
    RecognitionType.FIRST_AFTER_JOINING: _with("your first win here: "),
    RecognitionType.WON_BACK: _at_account("winning back"),
    RecognitionType.BACK_OVER_QUOTA: lambda scope, moment: (
        f"bringing {_period(scope, moment)} back over quota at {scope.figure(moment.figure)}",
    ),
    RecognitionType.FIRST_AT_ACCOUNT: _at_account("the first win at"),
    RecognitionType.SHARED_WIN: _with("winning ", " together with a colleague"),
    RecognitionType.LARGEST: _with("your largest deal so far: "),
    RecognitionType.BEST_MONTH: lambda scope, moment: (
        f"your biggest month in twelve: {_period(scope, moment)}, {scope.figure(moment.figure)}",
    ),
    RecognitionType.OPEN_LONGEST: _days,
    RecognitionType.ALL_KEPT: lambda scope, moment: (
        f"keeping every commitment in {_period(scope, moment)}, {scope.figure(moment.figure)}",
    ),
    RecognitionType.ALL_CONTACTED: lambda scope, moment: (
        f"talking to all {scope.figure(moment.figure)} tier A accounts in {_period(scope, moment)}",
    ),
    RecognitionType.EVERY_MONTH: lambda scope, moment: (f"a win in every month of {_period(scope, moment)}",),
    RecognitionType.ANNIVERSARY: _years,
}
"""The wordings of each type of recognition, longest first."""
