"""What is left to do once a contest is over, each with what is on file about it and whether it is done."""

from plangen.elements.measure import Unit
from plangen.facts.figures.contests import contest_subject, counted, on_file_text, standings_of
from plangen.facts.formatting.series import series
from plangen.facts.pages.contest.checks import Check
from plangen.facts.scope.contests import awards_so_far
from plangen.facts.scope.document import Scope
from plangen.metrics.contests.prizes import prize_value
from plangen.records.contests.rows import Contest

MOST_NAMED = 4
"""The most winners named; the close-out has them all."""
HAND_OVER_PRIZES = "Hand over each prize, with its date and a signature."
HAND_OVER_CERTIFICATES = "Hand over the certificates."
SCORED, WON = "people in the contest with points", "people and teams with an award"


def after_checks(scope: Scope) -> list[Check]:
    """What is left to do after the contest of a document, in the order in which it is done."""
    contest = contest_subject(scope).contest
    return [
        _scores(scope, contest),
        _winners(scope, contest),
        Check("Handover", HAND_OVER_PRIZES if contest.prizes else HAND_OVER_CERTIFICATES, is_ready=False),
        *_payroll(contest),
        _cost(scope, contest),
        _thanks(scope, contest),
        Check("Lessons", "In the close-out." if contest.learned else "No lessons on file.", bool(contest.learned)),
    ]


def _scores(scope: Scope, contest: Contest) -> Check:
    is_final, day = standings_of(scope, contest).is_final, scope.number_format.long_day(contest.audit)
    return Check("Scores", f"Final since {day}." if is_final else f"Final on {day}.", is_final)


def _winners(scope: Scope, contest: Contest) -> Check:
    """The winners by name, or how many there are; before scores are final, as they are."""
    subject, is_final = contest_subject(scope), standings_of(scope, contest).is_final
    people = {each.name: each.person.full_name for each in subject.people}
    given = scope.workspace.once(awards_so_far, contest)
    names = list(dict.fromkeys(people.get(each.name, each.name) or subject.team for each in given))
    if not names:
        return Check("Winners", "No one has an award.", is_final)
    if len(names) > MOST_NAMED:
        text = f"{counted(scope, scope.number_format.count(len(names)), WON)} winners, named in the close-out"
    else:
        text = series(names)
    return Check("Winners", f"{text}." if is_final else f"So far: {text}.", is_final)


def _payroll(contest: Contest) -> list[Check]:
    """Whether every prize has the value that payroll asks for; nothing to do without prizes."""
    if not contest.prizes:
        return []
    missing = [label or "the prize" for label, _ in contest.prizes if prize_value(contest, label) is None]
    text = "Every prize has a value." if not missing else f"No value: {series(missing)}."
    return [Check("Payroll", text, not missing)]


def _cost(scope: Scope, contest: Contest) -> Check:
    if contest.cost is None:
        return Check("Cost", "No cost on file.", is_ready=False)
    return Check("Cost", f"{on_file_text(scope, contest, contest.cost, Unit.MONEY)}.")


def _thanks(scope: Scope, contest: Contest) -> Check:
    scored = {each.salesperson for each in standings_of(scope, contest).tally.events if each.points > 0}
    count = sum(each.name in scored for each in standings_of(scope, contest).people)
    who = f"{counted(scope, scope.number_format.count(count), SCORED)} {'person' if count == 1 else 'people'}"
    return Check("Thanks", f"{who} scored." if count else "No one scored.", is_ready=False)
