"""Who and when: the heading of page one and the header and footer of every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from plangen.doctypes.editions import EDITIONS
from plangen.facts.formatting.measured_text import width_of
from plangen.facts.formatting.truncation import ELLIPSIS, TRAILING
from plangen.facts.scope.document import Scope
from plangen.periods import Length
from plangen.records.book import Book

NAMED_FILES = 2
FOOT_LENGTH, FOOT_WIDTH, FOOT_SIZE = 110, 154, 8.5
"""The characters that the templates print of a foot, its room in millimeters, and its font size in points."""


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
        # A pre-read of a review has a letter that says so; a plan's looks like the plan.
        "pre-read" if scope.is_preread and scope.period.length in (Length.YEAR, Length.HALF) else "",
        place,
        _change(scope),
        _meeting(scope),
    ]
    as_of = scope.number_format.day(scope.book.as_of)
    foot_comma = "," if scope.period.length in (Length.WEEKS, Length.WEEK) else ""
    foot = [scope.person.name, f"{scope.title}{foot_comma} {period}", f"as of {as_of}"]
    return Masthead(
        title=f"{scope.title} {period}, {scope.person.name}",
        company=settings.company,
        name=scope.person.name,
        line=tuple(part for part in parts if part),
        foot=foot_line(foot, scope.book),
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


def foot_line(parts: Sequence[str], book: Book) -> str:
    """The foot of a page, of these parts and the source files.

    With long names, as many files are named as the line has room for; none are if not even their number has. What is
    still too long loses the last words of its longest part, its subject.
    """
    files = source_files(book)
    count = f"from {len(files)} {'file' if len(files) == 1 else 'files'}" if files else ""
    ways = [_named(files, named) for named in range(min(len(files), NAMED_FILES), 0, -1)]
    lines = [_joined((*parts, text)) for text in (*ways, count, "")]
    return next((line for line in lines if _fits(line)), "") or _with_shorter_subject(list(parts))


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


def _with_shorter_subject(parts: list[str]) -> str:
    """The parts joined, the longest without as many of its last words as have no room."""
    at = max(range(len(parts)), key=lambda each: width_of(parts[each], FOOT_SIZE))
    kept, line = parts[at], _joined(parts)
    while kept and not _fits(line):
        kept = kept.rpartition(" ")[0].rstrip(TRAILING)
        line = _joined([*parts[:at], f"{kept}{ELLIPSIS}" if kept else "", *parts[at + 1 :]])
    return line


def _fits(line: str) -> bool:
    return len(line) <= FOOT_LENGTH and width_of(line, FOOT_SIZE) <= FOOT_WIDTH


def source_files(book: Book) -> list[str]:
    """The source files: those with deals first."""
    deals = {report.file for report in book.reports if report.table == "Opportunities"}
    return sorted(book.files, key=lambda name: (name not in deals, name))


def _named(files: Sequence[str], named: int) -> str:
    more = f", and {len(files) - named} more" if len(files) > named else ""
    return f"from {', '.join(files[:named])}{more}"
