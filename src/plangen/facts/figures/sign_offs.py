"""The sign-offs of a new hire's first three weeks."""

from collections.abc import Sequence
from datetime import date

from plangen.facts.scope.document import Scope
from plangen.periods import monday_of
from plangen.records.meetings.onboarding import SignOff, shipped_sign_offs
from plangen.tables.values.folding import fold


def first_monday(scope: Scope) -> date:
    """The Monday of the first week: that of the hire date, else the plan's first day."""
    return monday_of(scope.person.hired) if scope.person.hired else scope.period.start


def sign_off_lines(scope: Scope) -> Sequence[SignOff]:
    """The lines for everyone, each as the person's own row has it, then the person's other ones."""
    listed = [each for each in scope.book.onboarding if not each.salesperson] or shipped_sign_offs()
    own = {fold(each.item): each for each in scope.book.onboarding if each.salesperson == scope.person.name}
    common = {fold(each.item) for each in listed}
    found = [_merged(each, own.get(fold(each.item))) for each in listed]
    return [*found, *(each for name, each in own.items() if name not in common)]


def _merged(line: SignOff, own: SignOff | None) -> SignOff:
    if own is None:
        return line
    responsible = own.responsible or line.responsible
    return SignOff(own.row, own.salesperson, line.week, line.item, responsible, own.signed_on, own.signed_by)
