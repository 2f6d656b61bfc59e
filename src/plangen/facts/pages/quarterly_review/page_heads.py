"""The heads of the pages after the first: the finding of each, and a gray line that opens with its topic."""

from collections.abc import Sequence
from dataclasses import dataclass

from plangen.elements.chart import AttainmentBar
from plangen.elements.table import Row
from plangen.facts.blocks.at_target import at_target
from plangen.facts.blocks.commitments import closing, commitments, open_commitments
from plangen.facts.blocks.goals import plan_progress
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.ratings import growth, mean_of_self
from plangen.facts.blocks.results_in_full import full_scores
from plangen.facts.blocks.skills import took_part
from plangen.facts.figures.quota_status import gap_ahead, set_to_close, to_go
from plangen.facts.figures.training import sessions_for
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import concentration, open_count, open_deals, open_pipeline
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.results.bookings import deals_won
from plangen.metrics.results.losses import lost_in
from plangen.periods import Length
from plangen.records.meetings.goals import GoalStatus

OF_OPEN = "amount of the largest open deal ÷ open pipeline"


@dataclass(frozen=True, slots=True)
class PageHeads:
    """A head for each page; a page that isn't printed leaves its own unused."""

    results: PageHead
    pipeline: PageHead
    plan: PageHead
    growth: PageHead
    comments: PageHead
    manager: PageHead


def page_heads(scope: Scope) -> PageHeads:
    """The heads of a person's pages."""
    return PageHeads(
        results=_results(scope),
        pipeline=_pipeline(scope),
        plan=_plan(scope),
        growth=_growth(scope),
        comments=_comments(scope),
        manager=page_head(scope.tables.word("manager_page"), scope.person.name, _document(scope)),
    )


def _document(scope: Scope) -> str:
    return f"{scope.title}, {scope.number_format.period(scope.period)}"


def _topic(scope: Scope, name: str) -> str:
    return scope.tables.word(name)


def _results(scope: Scope) -> PageHead:
    """How many metrics are at their targets, and which is furthest behind; without targets, the deals won and lost."""
    scores = scope.once(full_scores)
    won, lost = deals_won(scope.deals, scope.period).n, len(lost_in(scope.deals, scope.period))
    counts = f"{scope.number_format.deals(won)} won, {scope.number_format.count(lost)} lost"
    finding = at_target(scope, scores) if scores else ""
    if not finding:
        return page_head(f"{counts} in {scope.period_name}.", _topic(scope, "results_and_deals"))
    return page_head(finding, _topic(scope, "results_and_deals"), f"{counts} in {scope.period_name}")


def _pipeline(scope: Scope) -> PageHead:
    """The open deals, and how many of them need a decision."""
    opened, topic = open_deals(scope.deals), _topic(scope, "pipeline")
    if not opened:
        return page_head("No open deals.", topic)
    flagged, value = len(flagged_deals(scope.deals, scope.workspace.standards)), open_pipeline(scope.deals)
    worth = f", {scope.figure(value)}" if value.known else ""
    need = f"{scope.number_format.count(flagged)} need{'s' if flagged == 1 else ''} a decision"
    made_of(scope.workspace.trace, scope.number_format.deals(len(opened)), "", open_count(scope.deals))
    title = f"{scope.number_format.deals(len(opened))} open{worth}; {need if flagged else 'none needs a decision'}."
    return page_head(title, topic, _set_to_close(scope), _largest(scope))


def _set_to_close(scope: Scope) -> str:
    """What is set to close in the period ahead, and what is to go."""
    ahead, gap = set_to_close(scope), gap_ahead(scope)
    parts = [f"{scope.figure(ahead)} set to close in {scope.ahead_name}" if ahead.known else ""]
    parts.append(f"{to_go(scope)} to go" if gap.value is not None and gap.value > 0 else "")
    return ", ".join(part for part in parts if part)


def _largest(scope: Scope) -> str:
    share = concentration(scope.deals)
    if share.value is None:
        return ""
    text = scope.number_format.whole_percent(share.value)
    return f"largest deal {made_of(scope.workspace.trace, text, OF_OPEN, share)} of open"


def _plan(scope: Scope) -> PageHead:
    """How many goals are on track, and the one furthest behind."""
    plan, topic = scope.once(plan_progress), _topic(scope, "plan_page")
    rows = [row for row in plan.goals.rows if row.cells.get("status")] if plan else []
    if not rows:
        return page_head("No goals on file yet.", topic)
    met = sum(row.cells["status"] in {str(GoalStatus.ON_TRACK), str(GoalStatus.DONE)} for row in rows)
    title = f"{scope.number_format.of(met, len(rows))} {'goal' if len(rows) == 1 else 'goals'} on track or done"
    return page_head(f"{title}{_goal_behind(rows)}.", topic, _year_so_far(scope))


def _year_so_far(scope: Scope) -> str:
    """The part of the year that goals are counted in: to date, or through the end of a period that is over."""
    year = scope.year_to_date
    if not scope.is_over:
        return f"{year.name} to date"
    is_whole = scope.book.calendar.containing(year.start, Length.YEAR).last_day <= year.last_day
    return year.name if is_whole else f"{year.name} through {scope.number_format.short_day(year.last_day)}"


def _goal_behind(rows: Sequence[Row]) -> str:
    """The goal that is furthest behind, with its progress, as a part of a sentence; empty if none is."""
    behind = [
        (bar.value, row.plain("number"), bar.text)
        for row in rows
        if row.cells["status"] == str(GoalStatus.BEHIND) and isinstance(bar := row.cells["progress"], AttainmentBar)
        if bar.value is not None
    ]
    if not behind:
        return ""
    _, number, share = min(behind)
    return f"; {number or 'one'} furthest behind, {share} of target"


def _growth(scope: Scope) -> PageHead:
    """The mean of the person's own ratings, and of how many."""
    found, topic = scope.once(growth), _topic(scope, "growth")
    if found is None:
        return page_head("", topic)
    mean = mean_of_self(scope)
    areas = scope.number_format.spelled_out(len(found.ratings)).capitalize()
    return page_head(f"Behaviors: self {mean}." if mean else f"{areas} behaviors to rate.", topic, _training(scope))


def _training(scope: Scope) -> str:
    """The training sessions completed in the period, and those carried over."""
    sessions = sessions_for(scope)
    done = sum(each.done_on is not None and took_part(scope, each.done_on) for each in sessions)
    late = sum(each.is_open and each.day is not None and each.day < scope.book.as_of for each in sessions)
    count = scope.number_format.count
    parts = [f"{count(done)} {'session' if done == 1 else 'sessions'} completed in {scope.period_name}" if done else ""]
    parts.append(f"{count(late)} carried over" if late else "")
    return ", ".join(part for part in parts if part)


def _comments(scope: Scope) -> PageHead:
    """The commitments that are still open, and the next meeting."""
    found, meeting = scope.once(commitments), scope.once(closing).next_meeting
    carried = len(found.all_carried.rows) or len(found.carried)
    count = f"{scope.number_format.count(carried)} commitment{'' if carried == 1 else 's'}" if carried else ""
    parts = [f"{count} {_since(scope)}" if count else "", f"next meeting {meeting}" if meeting else ""]
    title = "; ".join(part for part in parts if part)
    if not title:
        return page_head(_topic(scope, "words"), _document(scope))
    return page_head(f"{title[0].upper()}{title[1:]}.", _topic(scope, "words"), _document(scope))


def _since(scope: Scope) -> str:
    """What open commitments are: carried into the next period if all are from before it, else still open."""
    of_the_next = any(each.opened and each.opened >= scope.ahead.start for each in open_commitments(scope))
    return "still open" if of_the_next else f"carried into {scope.ahead_name}"
