"""Who and when: the heading of page one and the header and footer of every page."""

from dataclasses import dataclass

from plangen.doctypes.editions import EDITIONS
from plangen.facts.scope.document import Scope
from plangen.periods import Length
from plangen.records.book import Book

NAMED_FILES = 2


@dataclass(frozen=True, slots=True)
class Masthead:
    """`title` is the document's title property, `line` the parts of the gray line under the name, in order.

    `company` is printed at the top of every page and may be empty; `foot` at the bottom: subject, document and period,
    as-of date, sources. `only` marks every page of a copy that isn't handed out: MANAGER ONLY.
    """

    title: str
    company: str
    name: str
    line: tuple[str, ...]
    foot: str
    author: str
    only: str = ""


def masthead(scope: Scope) -> Masthead:
    """The masthead of a person's document."""
    settings = scope.book.settings
    period = scope.number_format.period(scope.period)
    comma = "" if scope.period.length is Length.YEAR else ","
    place = scope.person.territory or scope.person.team
    parts = [
        f"{scope.title}{comma} {scope.number_format.period(scope.period, long=True)}",
        place,
        _change(scope),
        _meeting(scope),
    ]
    as_of = scope.number_format.day(scope.book.as_of)
    foot_comma = "," if scope.period.length in (Length.WEEKS, Length.WEEK) else ""
    foot = [scope.person.name, f"{scope.title}{foot_comma} {period}", f"as of {as_of}", sources(scope.book)]
    return Masthead(
        title=f"{scope.title} {period}, {scope.person.name}",
        company=settings.company,
        name=scope.person.name,
        line=tuple(part for part in parts if part),
        foot=" · ".join(part for part in foot if part),
        author=settings.manager,
        only=only_for(scope.edition),
    )


def only_for(edition: str) -> str:
    """The text at the top of every page of an edition that isn't handed out; empty for any other."""
    return EDITIONS[edition].margin


def _change(scope: Scope) -> str:
    """The date a new hire started or the person left, without a reason; empty for anyone else."""
    person = scope.person
    if scope.has_left and person.left:
        return f"left {scope.number_format.day(person.left)}"
    return f"started {scope.number_format.short_day(person.hired)}" if scope.is_new and person.hired else ""


def _meeting(scope: Scope) -> str:
    manager = scope.manager
    # Reviews are of months and quarters; the one after a year or half isn't about it.
    has_review = scope.period.length in (Length.MONTH, Length.QUARTER)
    on = f" on {scope.number_format.long_day(scope.meeting)}" if scope.meeting and has_review else ""
    if manager:
        return f"with {manager.name}{on}"
    return on.strip()


def sources(book: Book) -> str:
    """The source files: those with deals first, two by name."""
    deals = {report.file for report in book.reports if report.table == "Opportunities"}
    files = sorted(book.files, key=lambda name: (name not in deals, name))
    if not files:
        return ""
    more = f", and {len(files) - NAMED_FILES} more" if len(files) > NAMED_FILES else ""
    return f"from {', '.join(files[:NAMED_FILES])}{more}"
