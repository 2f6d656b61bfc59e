"""Who takes part in a contest, and who is on the board without a place in the ranking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from plangen.metrics.contests.records import ContestRecords, Entrant, Span
from plangen.metrics.contests.tally import span_of
from plangen.metrics.people.ranking import is_ramping
from plangen.periods import Length, Period, working_days
from plangen.records.contests.rows import Contest
from plangen.records.people.team import Person
from plangen.tables.values.folding import fold

NEW_DAYS = 90
"""How long before a contest someone may have started and still be new."""
MOST_DAYS_AWAY = 5
SHARE_AWAY = 10
"""Someone is away who misses a tenth of the working days, or five."""


class Standing(StrEnum):
    """Whether someone has a place in the ranking, or why not."""

    RANKED = "ranked"
    NEW = "new"
    AWAY = "away"
    LEFT = "left"
    NO_TARGET = "no target"
    NO_BASELINE = "no baseline"
    BELOW_MINIMUM = "below the minimum"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who takes part, their team, and whether they are ranked."""

    person: Person
    team: str
    standing: Standing

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name


def participants(contest: Contest, records: ContestRecords) -> list[Participant]:
    """The people who take part, A–Z: those of the contest's teams, or everyone who sells on any of its days."""
    found = [each for each in records.entrants if _takes_part(contest, each)]
    found.sort(key=lambda each: (fold(each.person.family), fold(each.person.given)))
    return [Participant(each.person, each.team, _standing(contest, each.person, records)) for each in found]


def in_contest(found: Iterable[Participant]) -> tuple[Participant, ...]:
    """The people in a contest, whom every page counts and lists: those who take part and haven't left before its end.

    What someone scored who left stays in what all scored together, and is named next to it.
    """
    return tuple(each for each in found if each.standing is not Standing.LEFT)


def _takes_part(contest: Contest, entrant: Entrant) -> bool:
    person = entrant.person
    if not person.employed(contest.start, contest.end + timedelta(days=1)):
        return False
    names = {fold(entrant.team), fold(person.name), fold(person.manager)} - {""}
    return not contest.teams or not names.isdisjoint(map(fold, contest.teams))


def _standing(contest: Contest, person: Person, records: ContestRecords) -> Standing:
    if person.left is not None and person.left < contest.end and person.left <= records.as_of:
        return Standing.LEFT
    is_outside = contest.new_hires == "outside"
    if not (is_outside and is_new(contest, person)) and _is_away(contest, person, records):
        return Standing.AWAY
    return Standing.NEW if contest.new_hires != "ranked" and is_new(contest, person) else Standing.RANKED


def is_new(contest: Contest, person: Person) -> bool:
    """Whether someone started in the 90 days before a contest or later, or has a quota that still grows in it."""
    if person.hired is None:
        return False
    period = Period(contest.start, contest.end + timedelta(days=1), Length.MONTH, "", "", "")
    return person.hired > contest.start - timedelta(days=NEW_DAYS) or is_ramping(person, period)


def _is_away(contest: Contest, person: Person, records: ContestRecords) -> bool:
    span = span_of(contest, records.as_of)
    days = working_days(span.first, span.last + timedelta(days=1), records.plan.holidays)
    away = days_away(person.name, span, records)
    return away > 0 and away >= min(MOST_DAYS_AWAY, max(1, -(-days // SHARE_AWAY)))


def days_away(name: str, span: Span, records: ContestRecords) -> int:
    """The working days of a span on which someone was away."""
    return sum(day in span for day in records.days_away.get(name, frozenset[date]()))


def names_of(found: Sequence[Participant]) -> tuple[str, ...]:
    """The names of participants."""
    return tuple(each.name for each in found)
