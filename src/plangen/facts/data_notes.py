"""Notes on the data: what the figures rest on, what was left out, and why something cannot be said."""

from collections import Counter
from collections.abc import Iterable, Mapping

from plangen.elements.figure import Figure, Mark
from plangen.facts.brief import Brief
from plangen.facts.numerals import Numerals
from plangen.facts.restated import restated_since
from plangen.facts.results import results
from plangen.facts.results_in_full import results_in_full
from plangen.facts.standing import standing
from plangen.facts.tiles import tiles
from plangen.metrics.pipeline import open_pipeline
from plangen.metrics.results import bookings
from plangen.records.book import Book, SheetReport


def data_notes(brief: Brief) -> tuple[str, ...]:
    """The notes, most important first, cut at the kind's limit."""
    notes = [
        *_missing(brief),
        *restated_since(brief),
        *left_out(brief),
        *_definitions(brief),
        *not_compared(brief),
    ]
    return tuple(notes[: brief.limits.get("data_notes", len(notes))])


def _missing(brief: Brief) -> Iterable[str]:
    """Every n/a of page one and of the results in full with its reason and the address of its cure."""
    labelled = {tile.label: tile.figure for tile in brief.once(tiles)}
    labelled |= {row.label: row.actual for row in brief.once(results).rows}
    full = brief.once(results_in_full)
    for row in (row for group in full.groups for row in group.rows) if full else ():
        if not any(label.startswith(row.label) for label in labelled):
            labelled[row.label] = row.actual
    return lacking(labelled)


def lacking(labelled: Mapping[str, Figure]) -> Iterable[str]:
    """The figures that are n/a by their reason, with the address of its cure."""
    by_reason: dict[str, list[str]] = {}
    for label, figure in labelled.items():
        if not figure.known:
            cure = f"; {figure.cure}" if figure.cure else ""
            by_reason.setdefault(f"{figure.reason}{cure}", []).append(label)
    for reason, labels in by_reason.items():
        yield f"n/a, {reason}: {'; '.join(labels)}."


def rows_used(book: Book, numerals: Numerals) -> str:
    """How many rows of deals were used, and how many were left out, by reason; nothing where there are none."""
    deals = [report for report in book.reports if report.table == "Opportunities"]
    if not deals:
        return ""
    skips = sum((Counter(report.skips) for report in deals), Counter[str]())
    reasons = ", ".join(f"{reason} {numerals.count(number)}" for reason, number in sorted(skips.items()))
    tail = f"; not used: {reasons}" if reasons else ""
    rows = sum(report.rows for report in deals)
    return f"Deals: {numerals.count(_used(deals))} of {numerals.count(rows)} rows used{tail}."


def left_out(brief: Brief) -> Iterable[str]:
    """What was read, and how many rows of deals were left out, by reason."""
    used = rows_used(brief.book, brief.numerals)
    if not used:
        return
    yield used
    later = sum(deal.closed_later for deal in brief.deals)
    if later:
        were, they = ("was", "it was") if later == 1 else ("were", "they were")
        counts = "counts" if later == 1 else "count"
        said = brief.numerals.deals(later)
        yield f"{said} {were} closed after the as-of date; {they} open on that day and {counts} as open."
    won = bookings(brief.deals, brief.period)
    if won.variant:
        yield f"Won: {won.variant}."


def _used(reports: Iterable[SheetReport]) -> int:
    return sum(report.used for report in reports)


def _definitions(brief: Brief) -> Iterable[str]:
    settings = brief.book.settings
    renewals = " Renewals are left out of win rate, cycle and average deal." if brief.desk.has_renewals else ""
    yield f"Win rate is won of won and lost deals, by count and day of closing.{renewals}"
    few, enough = settings.few
    rows = brief.once(results).rows
    if any(row.actual.few for row in rows):
        yield f"Few: a rate of fewer than {few} closed deals."
    if any(row.plan is not None and row.mark is Mark.NONE and row.actual.known for row in rows) and not brief.is_new:
        yield f"No arrow: a win rate of fewer than {enough} closed deals, a median of fewer than {few} won deals."
    yield from adjusted(brief)
    first = brief.desk.new_accounts(brief.deals, brief.period)
    if first.known and brief.deals:
        yield f"New accounts: {first.variant}."
    if brief.desk.has_open_amounts and open_pipeline(brief.deals).known:
        yield "Open deals of earlier days are rebuilt from created and closed dates, at today's amounts."


def adjusted(brief: Brief) -> Iterable[str]:
    """That a quota is not a full one."""
    found = standing(brief, brief.period)
    if found.quota_is:
        of = f"{found.full}, for the days employed" + (" and the ramp" if "ramp" in found.quota_is else "")
        yield f"Quota {brief.period_name}: {found.goal} of a full {of}."


def not_compared(brief: Brief) -> Iterable[str]:
    """Which neighbouring periods are not compared, and why."""
    calendar, history = brief.book.calendar, brief.desk.history
    first = history.first_close
    earlier = [calendar.before(brief.period, back) for back in range(1, 5)]
    partial = [period for period in earlier if first is not None and first < period.end and not history.whole(period)]
    if partial and first is not None:
        names = ", ".join(brief.numerals.period(period) for period in reversed(partial))
        verb = "is" if len(partial) == 1 else "are"
        yield f"{names} {verb} not compared: the first deal in the files was closed on {brief.numerals.day(first)}."
