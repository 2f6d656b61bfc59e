"""Data notes: what the numbers are based on, which rows were skipped, and why a metric is n/a."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from plangen.elements.figure import Figure, Mark
from plangen.elements.label import metric_of
from plangen.facts.blocks.figure_table import result_rows
from plangen.facts.blocks.results_in_full import full_scores
from plangen.facts.blocks.tiles import tiles
from plangen.facts.figures.coverage_history import is_approximate
from plangen.facts.figures.listed import named
from plangen.facts.figures.quota_status import quota_status
from plangen.facts.figures.restated import restated_notes
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.formatting.reasons import variant_text
from plangen.facts.formatting.scripts import scripts_of
from plangen.facts.formatting.series import series
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.pipeline.coverage import open_pipeline
from plangen.metrics.results.amounts import total_value
from plangen.metrics.results.bookings import bookings, without_credits
from plangen.metrics.results.deal_size import credits_given
from plangen.metrics.results.quota import quota_factors
from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.records.reading.sheet_reports import SheetReport, skipped_rows

DATA_NOTES_LIMIT = Limit("data_notes")
REBUILT = (
    "Past pipeline is rebuilt from created and close dates at today’s amounts; slipped deals are missing, so typical "
    "coverage is approximate."
)


def data_notes(scope: Scope) -> tuple[str, ...]:
    """The notes, most important first, up to the document type's limit."""
    notes = [
        *missing_characters(scope),
        *_missing(scope),
        *restated_notes(scope),
        *deal_rows_note(scope),
        *_definitions(scope),
        *periods_not_compared(scope),
    ]
    return tuple(notes[: scope.most(DATA_NOTES_LIMIT)])


def missing_characters(scope: Scope) -> Iterable[str]:
    """A note on the characters of this document's names and deals that print as boxes in the PDF, by script."""
    if not scope.book.missing_characters:
        return
    people = [each.person for each in scope.subject.people]
    deals = (deal for person in people for deal in scope.book.deals_of(person))
    texts = (text for deal in deals for text in (deal.account, deal.name, deal.next_step))
    found = scope.book.missing_characters.intersection("".join((*(person.name for person in people), *texts)))
    if found:
        yield f"Boxes in the PDF: no installed font has these characters ({scripts_of(found)})."


def _missing(scope: Scope) -> Iterable[str]:
    """Every n/a on page one and in the full results, with its reason and fix."""
    page_one = scope.once(tiles), scope.once(result_rows).rows
    attainment = quota_status(scope, scope.period).attainment
    has_quotas = scope.workspace.has_quota_in(scope.period)
    # The tile of someone without a quota shows another number, but not why.
    figures = {named("attainment").title: attainment} if has_quotas and not attainment.known else {}
    figures |= {tile.label: figure for tile in page_one[0] for figure in tile.figures}
    figures |= {metric_of(row.label): row.actual for row in page_one[1]}
    listed = {*(tile.name for tile in page_one[0]), *(row.metric for row in page_one[1])}
    full = scope.once(full_scores)
    for row in (row for group in full.groups for row in group.rows) if full else ():
        if row.name not in listed:
            figures[row.label] = row.actual
    return missing_values(figures)


def missing_values(figures: Mapping[str, Figure]) -> Iterable[str]:
    """A note for each reason for n/a, with its fix and the labels of the metrics."""
    by_reason: dict[str, list[str]] = {}
    for label, figure in figures.items():
        if not figure.known:
            fix = f" ({figure.fix})" if figure.fix else ""
            by_reason.setdefault(f"{figure.reason}{fix}", []).append(label)
    for reason, labels in by_reason.items():
        yield f"n/a, {reason}: {'; '.join(_each_once(labels))}."


def _each_once(labels: Iterable[str]) -> Iterable[str]:
    """Each metric once: without the period after its name if it is listed for several."""
    by_metric: dict[str, list[str]] = {}
    for label in labels:
        by_metric.setdefault(metric_of(label), []).append(label)
    return (found[0] if len(found) == 1 else metric for metric, found in by_metric.items())


def rows_used(book: Book, number_format: NumberFormat) -> str:
    """How many deal rows were used, and how many were skipped, by reason; empty without a sheet of deals."""
    deals = [report for report in book.reports if report.table == "Opportunities"]
    if not deals:
        return ""
    skips = sum((Counter(report.skips) for report in deals), Counter[str]())
    reasons = ", ".join(skipped_rows(why, count, number_format.count(count)) for why, count in sorted(skips.items()))
    skipped = f"; skipped: {reasons}" if reasons else ""
    rows = sum(report.rows for report in deals)
    apart = _for_no_one(book, number_format)
    if _used(deals) == rows > 1:
        return f"All {number_format.count(rows)} deal rows used{apart}."
    return f"{number_format.count(_used(deals))} of {number_format.count(rows)} deal rows used{skipped}{apart}."


def _for_no_one(book: Book, number_format: NumberFormat) -> str:
    """How many of the deals used are in no one's numbers, and why; empty if there are none."""
    closed = {
        "closed before the hire date": sum(deal.inherited for deal in book.opportunities),
        "closed after leaving": sum(deal.after_leaving for deal in book.opportunities),
    }
    parts = [f"{number_format.count(count)} {why}" for why, count in closed.items() if count]
    return f"; in no one’s numbers: {', '.join(parts)}" if parts else ""


def won_since(scope: Scope, deals: Sequence[Opportunity], others: Sequence[Opportunity] = ()) -> Iterable[str]:
    """A note on the deals won since the period ended, which are in none of its numbers.

    `others` are the deals of a team's people without a quota, whom its numbers don't cover.
    """
    counted, left_out = _won_later(scope, deals), _won_later(scope, others)
    day = scope.number_format.short_day(scope.period.last_day)
    if counted and left_out:
        yield f"Won since {day}: {counted}; without quota: {left_out}."
    elif counted or left_out:
        yield f"Won since {day}{'' if counted else ', without quota'}: {counted or left_out}."


def _won_later(scope: Scope, deals: Sequence[Opportunity]) -> str:
    """How many of the deals were won since the period ended, and for how much; empty for none."""
    won = [deal for deal in without_credits(deals) if deal.outcome is Outcome.WON]
    later = [deal for deal in won if deal.closed is not None and deal.closed >= scope.period.end]
    value = total_value(later)
    amount = f", {scope.figure(value)}" if later and value.known else ""
    return f"{scope.number_format.deals(len(later))}{amount}" if later else ""


def no_year(book: Book, number_format: NumberFormat, *, has_year: bool) -> Iterable[str]:
    """A note that there is no year to date, with the date when the files start."""
    if not has_year and book.first_close is not None:
        yield f"Year to date is n/a: deals on file start {number_format.day(book.first_close)}."


def deal_rows_note(scope: Scope) -> Iterable[str]:
    """The deal rows used, the deals closed after the as-of date, and the deals without an amount."""
    used = rows_used(scope.book, scope.number_format)
    if not used:
        return
    yield used
    yield from won_since(scope, scope.deals)
    yield from no_year(scope.book, scope.number_format, has_year=scope.has_year)
    newest = scope.workspace.newest_date
    if newest is not None and newest != scope.book.as_of:
        yield f"The newest date in the deals is {scope.number_format.day(newest)}."
    later = sum(deal.closed_later for deal in scope.deals)
    if later:
        are = "is" if later == 1 else "are"
        yield f"{scope.number_format.deals(later)} closed after the as-of date {are} counted as open."
    saved = [deal.saved_on for deal in scope.deals if deal.saved_on is not None]
    if saved:
        day = scope.number_format.day(saved[0])
        yield f"Stage, amount, and close date of {scope.number_format.deals(len(saved))}: snapshot of {day}."
    won = bookings(scope.deals, scope.period)
    credit = credits_given(scope.deals, scope.period)
    if credit.n:
        counted = "1 credit" if credit.n == 1 else f"{scope.number_format.count(credit.n)} credits"
        yield f"Bookings include {counted}, {scope.figure(credit)}; not counted as deals won."
    if won.variant:
        yield f"Bookings: {variant_text(won)}."


def _used(reports: Iterable[SheetReport]) -> int:
    return sum(report.used for report in reports)


def _definitions(scope: Scope) -> Iterable[str]:
    settings = scope.book.settings
    renewals = " Win rate, sales cycle, and average deal size exclude renewals." if scope.workspace.has_renewals else ""
    yield f"Win rate = won ÷ (won + lost) by count, on close date.{renewals}"
    few, enough = settings.small_samples
    rows = scope.once(result_rows).rows
    if any(row.actual.few for row in rows):
        yield f"Small sample: under {few} closed deals."
    if any(row.plan is not None and row.mark is Mark.NONE and row.actual.known for row in rows) and not scope.is_new:
        yield f"No arrow: win rate on under {enough} closed deals, or median on under {few} wins."
    yield from quota_proration(scope)
    first = scope.workspace.new_accounts(scope.deals, scope.period)
    if first.known and scope.deals:
        yield f"New accounts = {variant_text(first)}."
    if scope.workspace.has_open_amounts and open_pipeline(scope.deals).known and is_approximate(scope):
        yield REBUILT


def quota_proration(scope: Scope) -> Iterable[str]:
    """A note on a prorated quota."""
    found = quota_status(scope, scope.period)
    if found.quota_name:
        why = series(_prorated_for(scope, ramps=found.ramps))
        yield f"{scope.period_name} quota: {found.quota} of a full {found.full}, prorated for {why}."


def _prorated_for(scope: Scope, *, ramps: bool) -> Sequence[str]:
    """What a quota is prorated for: days employed, long leave, ramp."""
    given = [each for each in quota_factors(scope.person, scope.period, scope.workspace.plan) if each is not None]
    on_leave, part = any(each.worked < 1 for each in given), any(each.employed < 1 for each in given)
    words = {"days employed": part or not on_leave, "leave": on_leave, "ramp": ramps}
    return [word for word, applies in words.items() if applies]


def periods_not_compared(scope: Scope) -> Iterable[str]:
    """The prior periods that aren't compared, and why."""
    calendar, history = scope.book.calendar, scope.workspace.history
    first = history.first_close
    earlier = [calendar.before(scope.period, back) for back in range(1, 5)]
    partial = [period for period in earlier if first is not None and first < period.end and not history.is_full(period)]
    if partial and first is not None:
        names = ", ".join(scope.number_format.period(period) for period in reversed(partial))
        verb = "isn’t" if len(partial) == 1 else "aren’t"
        yield f"{names} {verb} compared: deals on file start {scope.number_format.day(first)}."
