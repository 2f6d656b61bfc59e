"""The awards of a contest with their winners and prizes, and the tickets of a drawing."""

from typing import Annotated

from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.facts.figures.contests import contest_subject, standings_of
from plangen.facts.pages.contest.certificate import award_text
from plangen.facts.scope.contests import awards_so_far
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row

AWARDS = Limit("awards", 6)
CONTEST_AWARDS = TableSpec(
    "contest_awards",
    (
        Column("award", "contest_awards", width=44, is_title=True, is_kept=True),
        Column("winner", "winner", width=44, is_kept=True),
        Column("prize", "what_is_won"),
        Column("ticket", "ticket", Look.NUMBER, 24),
    ),
)


def awards_table(scope: Scope) -> Annotated[Table, CONTEST_AWARDS]:
    """Each award with its winner and prize, and the ticket of a drawing; before scores are final, as they are."""
    subject = contest_subject(scope)
    contest, people = subject.contest, {each.name: each.person.full_name for each in subject.people}
    given = scope.workspace.once(awards_so_far, contest)
    rows = [
        table_row(
            CONTEST_AWARDS,
            award=_capital(award_text(scope, contest, each)),
            winner=people.get(each.name, each.name) or subject.team,
            prize=each.prize,
            ticket=scope.number_format.of(each.drawn.ticket, each.drawn.tickets) if each.drawn else "",
        )
        for each in given
    ]
    most = scope.most(AWARDS)
    more = f"{scope.number_format.count(len(rows) - most)} more" if len(rows) > most else ""
    heading = scope.tables.word("contest_awards")
    headers = {} if standings_of(scope, contest).is_final else {"award": f"{heading}, not final"}
    return scope.tables.table(CONTEST_AWARDS, rows[:most], heading=heading, headers=headers, more=more)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
