"""Which documents print numbers about a person, a team, or a contest, for the explain command."""

from collections.abc import Iterator
from dataclasses import dataclass

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.subjects import CONTEST, FINISHED_CONTEST, STARTED_CONTEST, WINNER
from plangen.facts.formatting.names import short_name
from plangen.facts.scope.contest_subjects import contest_about, is_of_one
from plangen.facts.scope.every_subject import SUBJECTS
from plangen.facts.scope.subjects import AnySubject
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.workflow.planning.period_choice import parse_period

_OF_CONTESTS = (CONTEST.name, STARTED_CONTEST.name, FINISHED_CONTEST.name, WINNER.name)


@dataclass(frozen=True, slots=True)
class About:
    """A document's subject and period; on a page about several, only what is next to any of the `names` counts."""

    subject: AnySubject
    period: Period
    names: tuple[str, ...] = ()


def subjects_about(workspace: Workspace, document_type: DocumentType, name: str, text: str) -> Iterator[About]:
    """The subjects of a document type that are about a name, for a period as typed; empty for the usual one.

    Contests that someone takes part in are about them, too; without a period, those of any quarter.
    """
    for period in _periods(document_type, workspace.book, text):
        for subject in workspace.once(SUBJECTS[document_type.subject], period):
            of = contest_about(subject)
            if of is None:
                yield from [About(subject, period)] if subject.name == name else ()
            elif text or of.contest.start in period:
                yield from _of_contest(subject, of.contest.name, period, name)


def _of_contest(subject: AnySubject, contest: str, period: Period, name: str) -> Iterator[About]:
    if name in (subject.name, contest):
        yield About(subject, period)
        return
    person = next((each.person for each in subject.people if each.name == name), None)
    if person is not None:
        names = (person.full_name, short_name(person.first_name), *([person.code] if person.code else []))
        yield About(subject, period, () if is_of_one(subject) else names)


def _periods(document_type: DocumentType, book: Book, text: str) -> list[Period]:
    """The periods that a document type may have; none if it can't have the one that was typed."""
    calendar = book.calendar
    if text:
        try:
            found = [parse_period(text, book, document_type.default_period)]
        except UsageError:
            return []
    elif document_type.subject in _OF_CONTESTS:
        found = list(dict.fromkeys(calendar.containing(each.start, Length.QUARTER) for each in book.contests))
    else:
        found = [calendar.last_complete(book.as_of, Length.QUARTER)]
    return [each for each in found if each.length in document_type.periods]
