"""What changed in the team's pipeline since the last meeting, from a snapshot."""

from collections.abc import Callable, Sequence

from plangen.elements.measure import Measure
from plangen.facts.pages.monday.meeting import meeting, plain_day
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope
from plangen.metrics.pipeline import snapshots
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot

Change = Callable[[Snapshot, Sequence[Opportunity]], Measure]


def changes(scope: Scope, team: TeamScope) -> str:
    """What changed since the snapshot nearest to the last meeting; empty without one."""
    found = scope.once(meeting)
    before = snapshots.snapshot_near(scope.book.snapshots, found.before, min(scope.book.as_of, found.day))
    if before is None:
        return ""
    names = {each.person.name for each in team.members}
    before = Snapshot(before.day, tuple(deal for deal in before.deals if deal.salesperson in names))
    found_by: tuple[tuple[str, str, Change], ...] = (
        ("new deal", "new deals", snapshots.pipeline_added_since),
        ("pushed", "pushed", lambda then, now: snapshots.pushed(then, now, found.last_week)),
        ("lost", "lost", snapshots.lost_since),
    )
    parts = [_change(scope, one, many, change(before, team.deals)) for one, many, change in found_by]
    listed = "; ".join(part for part in parts if part) or "no changes"
    return f"Since {plain_day(scope, before.day)}: {listed}."


def _change(scope: Scope, one: str, many: str, measure: Measure) -> str:
    """How many deals and how much: “2 new deals, $84.0K”; empty for none."""
    if not measure.n:
        return ""
    value = f", {scope.figure(measure)}" if measure.known and measure.value else ""
    return f"{scope.number_format.count(measure.n)} {one if measure.n == 1 else many}{value}"
