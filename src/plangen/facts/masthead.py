"""Who and when: the head of page one and the foot of every page."""

from dataclasses import dataclass

from plangen.facts.brief import Brief
from plangen.records.book import Book

NAMED_FILES = 2
MANAGER_ONLY = "MANAGER ONLY"


@dataclass(frozen=True, slots=True)
class Masthead:
    """`title` is the document's title property, `line` the parts of the grey line under the name, in order.

    `company` stands at the top of every page and may be empty; `foot` at the bottom: subject, document and period,
    as-of date, sources. `only` says at the top of every page whom the copy is for, where it is not handed out.
    """

    title: str
    company: str
    name: str
    line: tuple[str, ...]
    foot: str
    author: str
    only: str = ""


def masthead(brief: Brief) -> Masthead:
    """The masthead of a person's document."""
    settings = brief.book.settings
    period = brief.numerals.period(brief.period)
    parts = [f"{brief.title}, {period}", brief.person.territory or brief.person.team, _since(brief), _with_whom(brief)]
    as_of = brief.numerals.day(brief.book.as_of)
    foot = [brief.person.name, f"{brief.title} {period}", f"as of {as_of}", sources(brief.book)]
    return Masthead(
        title=f"{brief.title} {period}, {brief.person.name}",
        company=settings.company,
        name=brief.person.name,
        line=tuple(part for part in parts if part),
        foot=" · ".join(part for part in foot if part),
        author=settings.manager,
        only=only_for(brief.edition),
    )


def only_for(edition: str) -> str:
    """What stands at the top of every page of an edition that is not handed out."""
    return MANAGER_ONLY if edition == "manager" else ""


def _since(brief: Brief) -> str:
    """That somebody is new in role or has left, without a reason."""
    person = brief.person
    if brief.has_left and person.left:
        return f"left {brief.numerals.day(person.left)}"
    return f"new in role since {brief.numerals.short_day(person.hired)}" if brief.is_new and person.hired else ""


def _with_whom(brief: Brief) -> str:
    manager = brief.subject.manager
    on = f" on {brief.numerals.long_day(brief.meeting)}" if brief.meeting else ""
    if manager:
        return f"with {manager.name}{on}"
    return on.strip()


def sources(book: Book) -> str:
    """The files that the figures come from: those of deals first, two by name."""
    deals = {report.file for report in book.reports if report.table == "Opportunities"}
    files = sorted(book.files, key=lambda name: (name not in deals, name))
    if not files:
        return ""
    more = f" +{len(files) - NAMED_FILES}" if len(files) > NAMED_FILES else ""
    return f"from {', '.join(files[:NAMED_FILES])}{more}"
