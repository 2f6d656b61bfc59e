"""Territory and market: segments, competitors, strengths and risks, and the assumptions of the plan."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Value
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.written_notes import NOTE_TEXT, note_field, notes_on, response_field
from plangen.facts.figures.plan import quarters, year_before
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.business_plan.prompts import Prompt
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import bookings, win_rate, won_in
from plangen.metrics.results.losses import loss_reasons
from plangen.records.deals.opportunities import Opportunity
from plangen.tables.values.folding import fold

SEGMENTS_LIMIT = Limit("segments", 5)
COMPETITORS, ASSUMPTIONS = 5, 4
SWOT_NOTES, SWOT_LINES = 3, 4
NO_INDUSTRY = "industry not on file"
STILL_TRUE = (("yes", "yes"), ("no", "no"))
ROW_HEIGHT, PEN_HEIGHT, ASSUMPTION_HEIGHT = 8.2, 8.2, 9.4

SEGMENTS = TableSpec(
    "segments",
    (
        Column("segment", "segments", is_title=True),
        Column("accounts", "accounts_count", Look.NUMBER, 15),
        Column("bookings", "bookings", Look.NUMBER, 16),
        Column("share", "share", Look.NUMBER, 12),
        Column("win_rate", "win_rate", Look.NUMBER, 16),
    ),
)
COMPETITOR_ROWS = TableSpec(
    "competitors",
    (
        Column("competitor", "competitors", Look.WRITE_IN, 30, is_title=True),
        Column("lost", "lost_to", width=14),
        Column("answer", "our_answer", Look.WRITE_IN),
    ),
)
ASSUMPTION_ROWS = TableSpec(
    "assumptions",
    (
        Column("text", "assumptions", Look.WRITE_IN, is_title=True, hint="still_true"),
        Column("first", width=24, look=Look.TICK),
        Column("second", width=24, look=Look.TICK),
        Column("third", width=24, look=Look.TICK),
        Column("fourth", width=24, look=Look.TICK),
    ),
)


@dataclass(frozen=True, slots=True)
class Market:
    """The page's head, segments next to competitors, four lists of notes, and assumptions."""

    head: PageHead
    segments: Annotated[Table, SEGMENTS] | None
    competitors: Annotated[Table, COMPETITOR_ROWS]
    strengths: Prompt
    weaknesses: Prompt
    opportunities: Prompt
    threats: Prompt
    assumptions: Annotated[Table, ASSUMPTION_ROWS]


@dataclass(frozen=True, slots=True)
class _Segment:
    name: str
    accounts: int
    won: Measure
    deals: tuple[Opportunity, ...]


def market(scope: Scope) -> Market:
    """The page."""
    found = _segments(scope)
    return Market(
        page_head(_title(scope, found), "Territory and market", scope.person.territory or scope.person.team),
        _segment_table(scope, found),
        _competitors(scope),
        _swot(scope, "strengths", "strength"),
        _swot(scope, "weaknesses", "to work on"),
        _swot(scope, "opportunities", "opportunity"),
        _swot(scope, "threats", "risk"),
        _assumptions(scope),
    )


def _segments(scope: Scope) -> list[_Segment]:
    """The industries that bought in the year before, largest first; empty if no account has one."""
    year, industry = year_before(scope), _industries(scope)
    by_industry: dict[str, list[Opportunity]] = defaultdict(list)
    for deal in scope.deals:
        if deal.account and (deal.closed is not None and deal.closed in year):
            by_industry[industry.get(fold(deal.account), "")].append(deal)
    if not set(by_industry) - {""}:
        return []
    found = []
    for name, deals in by_industry.items():
        won = bookings(deals, year)
        buyers = {fold(deal.account) for deal in deals if deal.row in set(won.rows)}
        if won.value is not None:
            found.append(_Segment(f"{name[:1].upper()}{name[1:]}" or NO_INDUSTRY, len(buyers), won, tuple(deals)))
    return sorted(found, key=lambda each: (each.name == NO_INDUSTRY, -(each.won.value or Decimal(0)), each.name))


def _industries(scope: Scope) -> Mapping[str, str]:
    return {fold(each.name): each.industry for each in scope.book.accounts if each.industry}


def _title(scope: Scope, found: Sequence[_Segment]) -> str:
    named = [each for each in found if each.name != NO_INDUSTRY and each.won.value]
    total = sum((each.won.value or Decimal(0) for each in found), Decimal(0))
    if not named or total <= 0:
        return _buyers(scope, has_industries=bool(found))
    first = named[0]
    share = scope.figure(Measure((first.won.value or Decimal(0)) / total, Unit.SHARE, rows=first.won.rows))
    accounts = f"{scope.number_format.count(first.accounts)} {'account' if first.accounts == 1 else 'accounts'}"
    return f"{first.name} brings {share} of bookings from {accounts}."


def _buyers(scope: Scope, *, has_industries: bool) -> str:
    """How many accounts bought in the year before, for the title of a page without segments."""
    year = year_before(scope)
    if not any(deal.account for deal in scope.deals):
        return "No account names on file."
    buyers = {fold(deal.account): deal.row for deal in won_in(scope.deals, year) if deal.account}
    to_date = "" if year.over_on(scope.book.as_of) else " to date"
    if not buyers:
        return f"No accounts bought in {year.name}{to_date}."
    figure = scope.figure(Measure(Decimal(len(buyers)), Unit.COUNT, len(buyers), tuple(buyers.values())))
    noun = "account" if len(buyers) == 1 else "accounts"
    return f"{figure} {noun} bought in {year.name}{to_date}{'' if has_industries else '; no industries on file'}."


def _segment_table(scope: Scope, found: Sequence[_Segment]) -> Table | None:
    if not found:
        return None
    year, most = year_before(scope), scope.most(SEGMENTS_LIMIT)
    total = sum((each.won.value or Decimal(0) for each in found), Decimal(0))
    rows = [_segment(scope, each, total) for each in found[:most]]
    rest = len(found) - most
    more = f"{scope.number_format.count(rest)} more" if rest > 0 else ""
    headers = {"bookings": year.name}
    return scope.tables.table(
        SEGMENTS, rows, heading=scope.tables.word("segments"), headers=headers, more=more, row_height=ROW_HEIGHT
    )


def _segment(scope: Scope, each: _Segment, total: Decimal) -> Row:
    rate = win_rate(each.deals, year_before(scope))
    share = Measure((each.won.value or Decimal(0)) / total, Unit.SHARE, rows=each.won.rows) if total > 0 else None
    of_n = scope.number_format.of(rate.part or 0, rate.n) if rate.known else ""
    made_of(scope.workspace.trace, of_n, "", rate)
    return table_row(
        SEGMENTS,
        segment=each.name,
        accounts=scope.number_format.count(each.accounts),
        bookings=scope.figure(each.won),
        share=scope.figure(share) if share is not None else None,
        win_rate=of_n,
    )


def _competitors(scope: Scope) -> Table:
    """The competitors on file with the deals lost to them, and rows to write in."""
    found = notes_on(scope, "competitor")[:COMPETITORS]
    losses = loss_reasons(scope.deals, year_before(scope))
    rows = []
    for at, note in zip_longest(range(1, COMPETITORS + 1), found):
        line = note.line if note is not None and note.line else str(at)
        name, answer = (note.text, note.response) if note else ("", "")
        lost = sum(each.deals.n for each in losses if name and fold(name) in fold(each.reason))
        rows.append(
            table_row(
                COMPETITOR_ROWS,
                competitor=note_field(scope, "competitor", line, f"Competitor {at}", name),
                lost=scope.number_format.deals(lost) if lost else "",
                answer=response_field(scope, "competitor", line, f"Competitor {at}: our answer", answer),
            )
        )
    heading = scope.tables.word("competitors")
    return scope.tables.table(COMPETITOR_ROWS, rows, heading=heading, row_height=PEN_HEIGHT)


def _swot(scope: Scope, heading: str, topic: str) -> Prompt:
    notes = notes_on(scope, topic)[:SWOT_NOTES]
    label = scope.tables.word(heading)
    texts = tuple(scope.truncated(NOTE_TEXT, each.text, FullText(label, each.text)) for each in notes)
    field_line = str(len(texts) + 1)
    return Prompt(label, texts, note_field(scope, topic, field_line, label), max(1, SWOT_LINES - len(texts)))


def _assumptions(scope: Scope) -> Table:
    """The assumptions of the plan, each with a box for yes and no at every quarterly review."""
    found, spans = notes_on(scope, "assumption")[:ASSUMPTIONS], quarters(scope)
    names = [column.name for column in ASSUMPTION_ROWS.columns[1 : len(spans) + 1]]
    rows = []
    for at, note in zip_longest(range(1, ASSUMPTIONS + 1), found):
        line = note.line if note is not None and note.line else str(at)
        boxes: dict[str, Value] = {
            name: Field(
                scope.row("Notes", "assumption", f"{line} {span.short}").cell("response"),
                f"Assumption {at}, {span.short}",
                FieldKind.CHOICE,
                STILL_TRUE,
            )
            for name, span in zip(names, spans, strict=True)
        }
        boxes["text"] = note_field(scope, "assumption", line, f"Assumption {at}", note.text if note else "")
        rows.append(Row(boxes))
    headers = {name: span.short for name, span in zip(names, spans, strict=True)}
    return scope.tables.table(
        ASSUMPTION_ROWS,
        rows,
        heading=scope.tables.word("assumptions"),
        headers=headers,
        row_height=ASSUMPTION_HEIGHT,
    )
