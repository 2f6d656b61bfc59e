"""Scoring: the events of a contest, their points, and their limits."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.records.contests.cells import choice_of
from plangen.records.contests.counted import Counted, known_counts, measure_fix
from plangen.records.contests.rows import Contest, contest_named
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold
from plangen.tables.values.unread import Unread

SHAPE = Shape(
    "Scoring",
    ("contest", "event", "points", "cap", "per", "counts", "note", "proof", "counts again"),
    (("contest",), ("event",), ("points",)),
    names=("Contest scoring", "Points", "Scoring rules"),
    keys=(("contest", "event"),),
)

PER = {
    "person": ("salesperson", ""),
    "account": ("company", "customer", "client"),
    "day": (),
    "week": (),
}


@dataclass(frozen=True, slots=True)
class ScoringRule:
    """An event of a contest with its points; at most `cap` of it count per person, account, day, or week.

    `counts` are the records that are such an event, besides those in Entries. One that `counts_again` counts records
    that an event above it has counted. One that `has_unknown_counts` should count something that no one knows.
    """

    row: RowKey
    contest: str
    event: str
    points: Decimal
    cap: Decimal | None = None
    per: str = "person"
    counts: tuple[Counted, ...] = ()
    note: str = ""
    proof: str = ""
    counts_again: bool = False
    has_unknown_counts: bool = False


def read_scoring(
    tables: list[Columns], contests: Sequence[Contest], activity_types: Collection[str]
) -> list[ScoringRule]:
    """The scoring of all contests, in order; a duplicate event of a contest is an error.

    `activity_types` are those on file; what an event counts is a measure, or one of them.
    """
    keys = DuplicateKeys("event", "event")
    return [
        rule
        for columns in tables
        for rule in _rules(columns, contests, activity_types)
        if keys.is_new(columns, rule.row.row, (fold(rule.contest), fold(rule.event)), rule.event)
    ]


def _rules(columns: Columns, contests: Sequence[Contest], types: Collection[str]) -> Iterable[ScoringRule]:
    texts = zip(*(columns.texts(name) for name in ("contest", "event", "note", "proof")), strict=True)
    rows = zip(
        columns.table.rows,
        texts,
        columns.amounts("points", unread=Unread.ROW_SKIPPED),
        columns.amounts("cap"),
        columns.texts("per"),
        columns.lists("counts"),
        columns.booleans("counts again"),
        strict=True,
    )
    for row, (name, event, note, proof), points, cap, limit_per, sources, again in rows:
        contest = known_contest(columns, row, name, contests)
        if contest is None:
            continue
        if not event or points is None:
            columns.skip(row, "no event or points")
            _report_missing(columns, row, event)
            continue
        counts, unknown = known_counts(sources or [event], types)
        if sources and unknown:
            _report_unknown(columns, row, unknown, types)
        key, limit = RowKey(columns.table.number, row), _limit(columns, row, cap)
        per = choice_of(columns, row, ("per", limit_per), PER, "Unknown limit. It is per person.") or "person"
        given = (per, counts, note, proof)
        is_unknown = bool(sources and unknown)
        yield ScoringRule(
            key, contest.name, event, points, limit, *given, counts_again=bool(again), has_unknown_counts=is_unknown
        )


def _report_unknown(columns: Columns, row: int, unknown: Iterable[str], types: Collection[str]) -> None:
    """Reports what an event should count and no one knows; the name of an event may be anything."""
    for text in unknown:
        message, fix = "Unknown measure, and no activity has this type. Not counted.", measure_fix(text, sorted(types))
        place = columns.table.place(row, "counts")
        columns.problems.append(error(place, "unknown measure", message, value=text, fix=fix))


def _report_missing(columns: Columns, row: int, event: str) -> None:
    """Reports a row without an event or without points; points that can't be read are reported already."""
    missing = "points" if event else "event"
    if columns.texts(missing)[columns.table.rows.index(row)]:
        return
    message, fix = f"No {missing}. Row skipped.", f"Enter the {missing}, or delete the row."
    columns.problems.append(error(columns.table.place(row, missing), f"no {missing}", message, value=event, fix=fix))


def _limit(columns: Columns, row: int, cap: Decimal | None) -> Decimal | None:
    """The limit; one below 1 is reported, and there is none."""
    if cap is None or cap >= 1:
        return cap
    place, fix = columns.table.place(row, "cap"), "Enter 1 or more, or leave it blank for no limit."
    message = "Below 1. Left blank, so points are unlimited."
    columns.problems.append(error(place, "cap below 1", message, value=str(cap), fix=fix))
    return None


def known_contest(columns: Columns, row: int, name: str, contests: Sequence[Contest]) -> Contest | None:
    """The contest of a row; a row without one, or with an unknown one, is skipped and reported."""
    found = contest_named(contests, name)
    if found is None:
        columns.skip(row, "unknown contest" if name else "no contest")
        message = "No contest with this name. Row skipped." if name else "No contest. Row skipped."
        fix = f"Use one of: {', '.join(each.name for each in contests)}." if contests else "Add it to a Contests sheet."
        place = columns.table.place(row, "contest")
        columns.problems.append(error(place, "unknown contest", message, value=name, fix=fix))
    return found
