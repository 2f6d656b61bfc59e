"""Reserved ids for blank rows: person's code, period, and line, so what is written in can be read back."""

from collections.abc import Mapping
from itertools import chain, count

from plangen.doctypes.document_type import RESERVED_IDS
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE
from plangen.facts.formatting.names import initials
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import meeting_teams
from plangen.facts.scope.workspace import Workspace
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.tables.values.folding import fold

TEAM_CODE = "T"
_FROM_A_WEEK = (Length.WEEK, Length.WEEKS)
"""Lengths of periods that ids name by their first week; their lines are counted together."""


def reserved_ids(scope: Scope, at_least: int = 1) -> list[str]:
    """The ids reserved for a document's blank rows, skipping ids already used in Actions.

    Lines are counted once per person and period over all document types, in the order of packets.toml; a document type
    that isn't among them takes its lines after theirs. Raises UsageError if it reserves fewer than a section needs.
    """
    used = {fold(action.id) for action in scope.book.actions}
    before, lines = _lines(scope)
    if lines < at_least:
        place = f"{scope.document_type}/{DOCUMENT_TYPE_FILE}"
        raise UsageError(f"{place}: “reserved_ids” is {lines}, but a section needs {at_least}. Set it to {at_least}.")
    free: list[str] = []
    line = 1
    while len(free) < before + lines:
        number = f"{code_of(scope)}-{short_code(scope.period)}-{line}"
        if fold(number) not in used:
            free.append(number)
        line += 1
    return free[before:]


def short_code(period: Period) -> str:
    """The period in an id: 26Q3, 26M09, 27, and 26W42 for week 42 and for the 13 weeks from it."""
    if period.length in _FROM_A_WEEK:
        return f"{period.start:%G}"[2:] + f"{period.start:W%V}"
    year = period.code.removeprefix("FY")[2:4]
    if period.length is Length.MONTH:
        return f"{year}M{period.start.month:02d}"
    return f"{year}{period.short}" if period.length is not Length.YEAR else year


def _lines(scope: Scope) -> tuple[int, int]:
    """How many lines other document types take before this one in the period, and how many it takes."""
    before = 0
    lengths = set(_FROM_A_WEEK if scope.period.length in _FROM_A_WEEK else (scope.period.length,))
    for each in scope.workspace.document_types:
        if each.name == scope.document_type:
            return before, each.reserved_ids
        if each.sort.is_person is scope.subject.sort.is_person and lengths & set(each.periods):
            before += each.reserved_ids
    return before, RESERVED_IDS


def code_of(scope: Scope) -> str:
    """What a document's ids start with: the person's code, or that of the team that meets."""
    if scope.subject.sort.is_person:
        return scope.person.code
    return scope.workspace.once(_team_codes, scope.period)[scope.team.name]


def _team_codes(workspace: Workspace, period: Period) -> Mapping[str, str]:
    """The code of each team that meets: T if there is one, else T and an initial; no person has the same."""
    teams = meeting_teams(workspace, period)
    taken = {person.code for person in workspace.book.roster.people}
    found: dict[str, str] = {}
    for team in teams:
        code = TEAM_CODE if len(teams) == 1 else f"{TEAM_CODE}{initials(team.name)[:1]}"
        free = (each for each in chain((code,), (f"{code}{digit}" for digit in count(2))) if each not in taken)
        found[team.name] = next(free)
        taken.add(found[team.name])
    return found
