"""What was logged too late to count."""

from plangen.facts.figures.contests import contest_subject, shown_names, standings_of
from plangen.facts.scope.document import Scope
from plangen.records.contests.rows import Contest


def late_text(scope: Scope, contest: Contest) -> str:
    """How much was logged after the last day for entries, and by whom; empty without any."""
    late = standings_of(scope, contest).tally.late
    if not late:
        return ""
    shown = shown_names(scope, [each.person for each in contest_subject(scope).people])
    who = sorted({shown.get(each.salesperson, each.salesperson) for each in late})
    day = scope.number_format.short_day(contest.enter_by)
    return f"Logged after {day}, so not counted: {scope.number_format.count(len(late))} ({', '.join(who)})."
