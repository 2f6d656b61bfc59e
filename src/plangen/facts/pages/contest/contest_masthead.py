"""The masthead of a contest's documents."""

from plangen.facts.blocks.contests.contest_name import contest_title
from plangen.facts.blocks.contests.rules import contest_heading
from plangen.facts.blocks.masthead import Masthead, foot_line, only_for
from plangen.facts.figures.contests import contest_subject
from plangen.facts.scope.document import Scope


def contest_masthead(scope: Scope) -> Masthead:
    """Who takes part in which contest, and when."""
    subject, settings = contest_subject(scope), scope.book.settings
    contest, as_of = subject.contest, scope.number_format.day(scope.book.as_of)
    document = scope.title[:1].lower() + scope.title[1:]
    only = only_for(scope.edition)
    team = "" if subject.team == settings.company else subject.team
    foot = [team, f"{contest.name}, {document}", f"as of {as_of}"]
    return Masthead(
        title=f"{scope.subject.name}, {document}",
        company=settings.company,
        name=contest_title(contest.name),
        # A document for the manager names itself instead of a sales contest.
        line=(scope.title, *contest_heading(scope, subject)[1:]) if only else contest_heading(scope, subject),
        foot=foot_line(foot, scope.book),
        author=settings.manager,
        only=only,
    )
