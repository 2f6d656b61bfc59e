"""What people scored who left before a contest was over: it stays in the total, and is named next to it."""

from collections.abc import Mapping

from plangen.elements.measure import Measure
from plangen.facts.figures.contests import amount_text, score_names, standings_of
from plangen.facts.scope.document import Scope
from plangen.records.contests.rows import Contest


def left_text(scope: Scope, contest: Contest, shown: Mapping[str, str]) -> str:
    """Who left with what they scored, by their names as `shown`; empty if no one did, or it counts for their teams."""
    found, names = standings_of(scope, contest), score_names(scope, contest)
    parts = []
    for name, points in found.left.items():
        rows = tuple(dict.fromkeys(event.row for event in found.tally.of((name,))))
        score = amount_text(scope, points, names, Measure(points, found.unit, len(rows), rows))
        parts.append(f"{shown.get(name, name)} {score}")
    is_named = bool(parts) and (not contest.by_team or found.counts_ranked_only)
    return f"Left the team, still in the total: {', '.join(parts)}." if is_named else ""
