"""What the next period should bring: the commit, and the weighted pipeline."""

from collections.abc import Iterable

from plangen.elements.measure import Measure
from plangen.elements.table import Row, TableSpec
from plangen.facts.formatting.reasons import variant_text
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import still_to_close
from plangen.metrics.pipeline.forecast import committed_deals, current_commit, forecast
from plangen.metrics.pipeline.outlook import weighted_pipeline


def outlook_rows(scope: Scope, spec: TableSpec) -> Iterable[Row]:
    """The rows with the commit and the weighted pipeline of the period ahead; none for what isn't known."""
    commit, note = _commit(scope)
    if commit is not None:
        yield table_row(spec, label="Commit", figure=scope.figure(commit), note=note)
    # As what is set to close, without deals past their close date.
    coming = still_to_close(scope.deals, scope.book.as_of)
    weighted = weighted_pipeline(coming, scope.book.stages, scope.ahead)
    if weighted.known:
        deals = variant_text(weighted) or f"{scope.number_format.deals(weighted.n)}, amount × probability"
        yield table_row(spec, label="Weighted", figure=scope.figure(weighted), note=deals)


def _commit(scope: Scope) -> tuple[Measure | None, str]:
    """The commit in Forecasts for the period ahead, or else won and committed deals; None without both."""
    given = current_commit(scope.book.forecasts, scope.person.name, scope.ahead, scope.book.as_of)
    if given.known:
        return given, f"forecast of {given.details[0]}"
    found = forecast(scope.deals, scope.ahead)
    committed = committed_deals(scope.deals, scope.ahead)
    if not found.known or not committed:
        return None, ""
    return found, f"won to date, and {scope.number_format.deals(len(committed))} in commit"
