"""The masthead of a contest's documents."""

from plangen.facts.blocks.masthead import Masthead, only_for, sources
from plangen.facts.figures.contests import contest_subject
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit

SALES_CONTEST = "Sales contest"
THEME_TEXT = Limit("theme_text", 60)


def contest_masthead(scope: Scope) -> Masthead:
    """Who takes part in which contest, and when."""
    subject, settings = contest_subject(scope), scope.book.settings
    contest, as_of = subject.contest, scope.number_format.day(scope.book.as_of)
    days = scope.number_format.date_range(contest.start, contest.end)
    document = scope.title[:1].lower() + scope.title[1:]
    foot = [subject.team, f"{contest.name}, {document}", f"as of {as_of}", sources(scope.book)]
    return Masthead(
        title=f"{scope.subject.name}, {document}",
        company=settings.company,
        name=contest.name,
        line=tuple(
            part for part in (SALES_CONTEST, subject.team, scope.truncated(THEME_TEXT, contest.theme) or days) if part
        ),
        foot=" · ".join(part for part in foot if part),
        author=settings.manager,
        only=only_for(scope.edition),
    )
