"""Reserved ids for blank rows: person's code, period, and line, so what is written in can be read back."""

from plangen.doctypes.document_type import RESERVED_IDS
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE
from plangen.facts.scope.document import Scope
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.tables.values.folding import fold


def reserved_ids(scope: Scope, at_least: int = 1) -> list[str]:
    """The ids reserved for a document's blank rows, skipping ids already used in Actions.

    Lines are counted once per person and period over all document types, in the order of packets.toml; a document type
    that isn't among them takes its lines after theirs. Raises UsageError if it reserves fewer than a section needs.
    """
    used = {fold(action.id) for action in scope.book.actions}
    before, count = _lines(scope)
    if count < at_least:
        place = f"{scope.document_type}/{DOCUMENT_TYPE_FILE}"
        raise UsageError(f"{place}: “reserved_ids” is {count}, but a section needs {at_least}. Set it to {at_least}.")
    free: list[str] = []
    line = 1
    while len(free) < before + count:
        number = f"{scope.person.code}-{short_code(scope.period)}-{line}"
        if fold(number) not in used:
            free.append(number)
        line += 1
    return free[before:]


def short_code(period: Period) -> str:
    """The period in an id: 26Q3, 26M09, 27, and 26W42 for the 13 weeks from week 42."""
    if period.length is Length.WEEKS:
        return f"{period.start:%G}"[2:] + f"{period.start:W%V}"
    year = period.code.removeprefix("FY")[2:4]
    if period.length is Length.MONTH:
        return f"{year}M{period.start.month:02d}"
    return f"{year}{period.short}" if period.length is not Length.YEAR else year


def _lines(scope: Scope) -> tuple[int, int]:
    """How many lines other document types take before this one in the period, and how many it takes."""
    before = 0
    for each in scope.workspace.document_types:
        if each.name == scope.document_type:
            return before, each.reserved_ids
        if each.sort.is_person is scope.subject.sort.is_person and scope.period.length in each.periods:
            before += each.reserved_ids
    return before, RESERVED_IDS
