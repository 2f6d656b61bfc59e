"""What contests print: scores with the names of their units, dates, and who takes part."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.scope.contest_subjects import ContestSubject, contest_in
from plangen.facts.scope.contests import contest_standings
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.contests.ranking import Contender
from plangen.metrics.contests.standings import Standings
from plangen.metrics.contests.tally import rules_of
from plangen.records.contests.counted import Counted, Source
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.people.team import Person

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
POINTS = ("point", "points")
_UNITS = {
    Source.DEALS: ("deal", "deals"),
    Source.CREATED: ("deal", "deals"),
    Source.NEW_ACCOUNTS: ("new account", "new accounts"),
    Source.EXTRAS: ("extra", "extras"),
    Source.MOMENTS: ("moment", "moments"),
}
MONEY_NAMES = {Source.BOOKINGS: "bookings", Source.MARGIN: "margin", Source.PIPELINE: "pipeline"}
_VERBS = {
    Source.BOOKINGS: "booked",
    Source.MARGIN: "earned a margin of",
    Source.PIPELINE: "created a pipeline of",
    Source.DEALS: "won",
    Source.CREATED: "opened",
    Source.NEW_ACCOUNTS: "won",
    Source.EXTRAS: "finished",
}
WHOLE = Decimal(1)
IN_CONTEST = "everyone who sells and takes part, without those who left before the end"
"""Who the people in a contest are, on all its pages."""
PLACES = "place by score; ties as the rules say"
"""How a place is found."""


@dataclass(frozen=True, slots=True)
class ScoreNames:
    """What a score is called: the names of one point and of several, and the unit of all."""

    one: str
    many: str
    unit: Unit

    def of(self, value: Decimal) -> str:
        """The name for this many; empty for money."""
        return self.one if value == WHOLE else self.many

    @property
    def header(self) -> str:
        """The name as the header of a column."""
        return self.many[:1].upper() + self.many[1:]


def contest_of(scope: Scope) -> Contest:
    """The contest that a document is about; raises TypeError for a document about something else."""
    return contest_subject(scope).contest


def contest_subject(scope: Scope) -> ContestSubject:
    """The contest that a document is about, with its people."""
    return contest_in(scope.subject)


def standings_of(scope: Scope, contest: Contest) -> Standings:
    """The standings of a contest on the as-of date."""
    return scope.workspace.once(contest_standings, contest)


def score_names(scope: Scope, contest: Contest) -> ScoreNames:
    """What the points of a contest are called."""
    counts, found = contest.counts, standings_of(scope, contest)
    has_scoring = any(rule.row != contest.row for rule in rules_of(contest, scope.book.scoring))
    if found.unit is Unit.MONEY and counts is not None:
        name = MONEY_NAMES[counts.source]
        return ScoreNames(name, name, Unit.MONEY)
    one, many = contest.unit if contest.unit[0] else usual_names(None if has_scoring else counts)
    return ScoreNames(one, many, Unit.COUNT)


def usual_names(counts: Counted | None) -> tuple[str, str]:
    """What is counted, as one and as several; points if that is only in Scoring or Entries."""
    if counts is None or counts.source is Source.ENTRIES:
        return POINTS
    if counts.source is Source.ACTIVITIES:
        one = counts.type.removesuffix("s")
        return f"first {one}" if counts.is_first else one, counts.name
    return _UNITS.get(counts.source, POINTS)


def number_text(scope: Scope, value: Decimal, unit: Unit = Unit.COUNT, of: Measure | None = None) -> str:
    """A score as printed: 14, 2.5, $212K, 112%; `of` is the measure with the rows that it is based on."""
    n, rows = (of.n, of.rows) if of is not None else (0, ())
    measure = Measure(value, unit, n, rows)
    if unit is Unit.SHARE:
        return made_of(scope.workspace.trace, scope.number_format.whole_percent(value), "", measure)
    return scope.figure(measure).short


def ranked_measure(contender: Contender, unit: Unit) -> Measure:
    """The measure of a contender with the rows of what is ranked: the score as a percentage, or the points."""
    return contender.score if unit is Unit.SHARE else contender.points


def on_file(contest: Contest, value: Decimal, unit: Unit) -> Measure:
    """What a contest's row has, such as its target or budget."""
    return Measure(value, unit, 1, (contest.row,))


def on_file_text(scope: Scope, contest: Contest, value: Decimal, unit: Unit) -> str:
    """What a contest's row has, as printed."""
    return number_text(scope, value, unit, on_file(contest, value, unit))


def counted(scope: Scope, text: str, how: str) -> str:
    """A text with a number, and how it was counted."""
    return made_of(scope.workspace.trace, text, how)


def distance_number(scope: Scope, lower: Decimal, higher: Decimal, unit: Unit) -> str:
    """How far a score is behind a higher one, from shares as printed: 5, $12K; 46 points from 106% to 152%."""
    how = f"{number_text(scope, higher, unit)} {MINUS} {number_text(scope, lower, unit)}"
    if unit is not Unit.SHARE:
        return made_of(scope.workspace.trace, number_text(scope, higher - lower, unit), how)
    points = int(rounded(higher * 100, 0) - rounded(lower * 100, 0))
    text = f"{scope.number_format.count(points)} {'point' if points == 1 else 'points'}" if points else "under 1 point"
    return made_of(scope.workspace.trace, text, how)


def amount_text(scope: Scope, value: Decimal, names: ScoreNames, of: Measure | None = None) -> str:
    """A score with the name of its unit: 14 doors; money alone: $212K; `of` as in number_text."""
    number = number_text(scope, value, names.unit, of)
    return number if names.unit is Unit.MONEY else f"{number} {names.of(value)}"


def verb_of(contest: Contest) -> str:
    """What people did, for a sentence: opened, booked, or scored."""
    if contest.verb or contest.counts is None:
        return contest.verb or "scored"
    return _VERBS.get(contest.counts.source, "scored" if contest.counts.source is Source.ENTRIES else "had")


def ordinal(scope: Scope, rank: int) -> str:
    """A place in words up to ten: first, second; then as a number."""
    return ORDINALS[rank - 1] if rank <= len(ORDINALS) else f"place {scope.number_format.count(rank)}"


def ranks_value(contest: Contest, names: ScoreNames) -> Unit:
    """The unit of what is ranked: a percentage of the own target or of the days before, or the points."""
    if contest.type in (ContestType.SHARE, ContestType.IMPROVED):
        return Unit.SHARE
    return Unit.COUNT if contest.type is ContestType.BRACKET else names.unit


def full_day(scope: Scope, day: date) -> str:
    """A date without its year and with its weekday in full: Monday, January 11."""
    weekday = scope.number_format.long_day(day).partition(",")[0]
    return f"{weekday}, {scope.number_format.short_day(day, long=True)}"


def shown_names(scope: Scope, people: Sequence[Person]) -> dict[str, str]:
    """Each person's first name as printed, with the family name if two share it, by name.

    With another setting for names on team pages than names, it is their initials.
    """
    if scope.book.settings.names_on_team_pages != "names":
        return {each.name: each.code or each.name for each in people}
    firsts = Counter(short_name(each.first_name) for each in people)
    return {
        each.name: each.name if firsts[short_name(each.first_name)] > 1 else short_name(each.first_name)
        for each in people
    }
