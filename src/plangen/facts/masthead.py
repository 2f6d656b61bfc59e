"""Who and when: the head of page one and the foot of every page."""

from dataclasses import dataclass

from plangen.facts.brief import Brief

NAMED_FILES = 2


@dataclass(frozen=True, slots=True)
class Masthead:
    """`title` is the document's title property, `line` the parts of the grey line under the name, in order.

    `company` stands at the top of every page and may be empty; `foot` at the bottom: subject, document and period,
    as-of date, sources.
    """

    title: str
    company: str
    name: str
    line: tuple[str, ...]
    foot: str
    author: str


def masthead(brief: Brief) -> Masthead:
    """The masthead of a person's document."""
    settings = brief.book.settings
    period = brief.numerals.period(brief.period)
    parts = [f"{brief.title}, {period}", brief.person.territory or brief.person.team, _since(brief), _with_whom(brief)]
    as_of = brief.numerals.day(brief.book.as_of)
    foot = [brief.person.name, f"{brief.title} {period}", f"as of {as_of}", _sources(brief)]
    return Masthead(
        title=f"{brief.title} {period}, {brief.person.name}",
        company=settings.company,
        name=brief.person.name,
        line=tuple(part for part in parts if part),
        foot=" · ".join(part for part in foot if part),
        author=settings.manager,
    )


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


def _sources(brief: Brief) -> str:
    deals = {report.file for report in brief.book.reports if report.table == "Opportunities"}
    files = sorted(brief.book.files, key=lambda name: (name not in deals, name))
    if not files:
        return ""
    more = f" +{len(files) - NAMED_FILES}" if len(files) > NAMED_FILES else ""
    return f"from {', '.join(files[:NAMED_FILES])}{more}"
