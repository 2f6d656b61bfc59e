"""The company target next to the quotas assigned to people."""

from collections.abc import Iterable
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.sums import assigned_quota
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.metrics.results.team import company_target


def company_rows(scope: Scope) -> Iterable[tuple[str, Figure]]:
    """The company target, the quota assigned to people, and the rest; on the page of the company alone."""
    everyone_sells = {each.person.name for each in salespeople(scope.workspace, scope.period)}
    if {each.person.name for each in scope.team.people} != everyone_sells:
        return
    target = scope.figure(company_target(scope.period, scope.workspace.plan))
    assigned = scope.figure(scope.workspace.once(assigned_quota, scope.period))
    if not target.known or not assigned.known:
        return
    rest = scope.difference(target, assigned).printed or Decimal(0)
    target, assigned = scope.comparable(target, assigned)
    yield "Company target", target
    yield "Assigned quota", assigned
    share = rest / target.printed if target.printed else Decimal(0)
    of_target = f", {scope.figure(Measure(abs(share), Unit.SHARE))}" if rest else ""
    label = f"{'Over-assigned' if rest < 0 else 'Unassigned'}{of_target}"
    yield label, scope.figure(Measure(abs(rest), Unit.MONEY))
