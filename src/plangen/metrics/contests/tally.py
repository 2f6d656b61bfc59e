"""The events that score in a contest, with their points, limits, and what came too late."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.contests.sources import Days, Found, found_records
from plangen.periods import monday_of
from plangen.records.contests.counted import Source
from plangen.records.contests.entries import Entry
from plangen.records.contests.rows import Contest
from plangen.records.contests.scoring import ScoringRule
from plangen.tables.values.folding import fold

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class ScoringEvent:
    """Something that scored: for whom, when, as which event of the contest, how often, and for how many points."""

    salesperson: str
    day: date
    event: str
    amount: Decimal
    points: Decimal
    row: RowKey
    account: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LateRecord:
    """A record of these days that was entered after the last day for entries."""

    salesperson: str
    day: date
    entered: date
    event: str
    row: RowKey


@dataclass(frozen=True, slots=True)
class OverLimit:
    """An entry of which the limit of its event leaves only `counted`, or nothing."""

    row: RowKey
    rule: ScoringRule
    counted: Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """The events that scored, by date, the records that came too late, and the entries over a limit."""

    events: tuple[ScoringEvent, ...] = ()
    late: tuple[LateRecord, ...] = ()
    over: tuple[OverLimit, ...] = ()

    def of(self, names: Iterable[str]) -> tuple[ScoringEvent, ...]:
        """The events of these people."""
        wanted = set(names)
        return tuple(each for each in self.events if each.salesperson in wanted)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A record that may score under a rule; `points` are those an entry has of its own."""

    found: Found
    points: Decimal | None = None
    is_entry: bool = False


def rules_of(contest: Contest, scoring: Iterable[ScoringRule]) -> list[ScoringRule]:
    """The events of a contest as in Scoring, or else one: what its measure counts, a point each."""
    listed = [rule for rule in scoring if rule.contest == contest.name]
    if listed or contest.counts is None or contest.counts.source is Source.ENTRIES:
        return listed
    return [ScoringRule(contest.row, contest.name, contest.counts.name, ONE, counts=(contest.counts,))]


def span_of(contest: Contest, as_of: date) -> Span:
    """The days of a contest up to the as-of date."""
    return Span(contest.start, min(contest.end, as_of))


def tally(contest: Contest, records: ContestRecords, names: Iterable[str], span: Span | None = None) -> Tally:
    """The events of these people that score in a contest, or in other days by its rules.

    A record scores once, under the event with the most points, unless an event says that it counts again. Limits are
    filled in order of time.
    """
    people = frozenset(names)
    days = Days(
        span or span_of(contest, records.as_of), min(contest.audit, records.as_of) if span is None else span.last
    )
    rules = rules_of(contest, records.scoring)
    entries = [each for each in _entries(contest, records, days) if each.salesperson in people]
    used: set[RowKey] = set()
    events: list[ScoringEvent] = []
    over: list[OverLimit] = []
    late: dict[RowKey, LateRecord] = {}
    for rule in sorted(rules, key=lambda each: -each.points):
        candidates = [each for each in _candidates(rule, days, records, entries) if each.found.salesperson in people]
        for each in candidates:
            if _is_late(contest, each.found):
                late.setdefault(each.found.row, _late(each.found, rule.event))
        in_time = [each for each in candidates if each.found.row not in late]
        fresh = in_time if rule.counts_again else [each for each in in_time if each.found.row not in used]
        unique = _without_repeats(fresh)
        scored = list(_within_limits(rule, unique))
        events, over = [*events, *scored], [*over, *_over_limit(rule, unique, scored)]
        used |= {each.found.row for each in fresh}
    for each in _loose_entries(rules, entries):
        if _is_late(contest, each.found):
            late.setdefault(each.found.row, _late(each.found, each.found.note))
        elif each.points is not None:
            events.append(_event(each.found, each.found.note, each.points))
    order = sorted(events, key=lambda event: (event.day, event.row, event.event))
    in_order = sorted(late.values(), key=lambda record: (record.day, record.row))
    return Tally(tuple(order), tuple(in_order), tuple(sorted(over, key=lambda each: each.row)))


def _entries(contest: Contest, records: ContestRecords, days: Days) -> list[Entry]:
    """The entries of a contest in its days that weren't canceled in time."""
    return [
        each
        for each in records.entries
        if each.contest == contest.name
        and each.day in days.span
        and (each.canceled is None or each.canceled > days.audit)
    ]


def _candidates(
    rule: ScoringRule, days: Days, records: ContestRecords, entries: Sequence[Entry]
) -> Iterator[_Candidate]:
    for counts in rule.counts:
        yield from (_Candidate(found) for found in found_records(counts, days, records))
    for entry in entries:
        if fold(entry.event) == fold(rule.event):
            points = None if entry.points is None else entry.points * entry.share
            yield _Candidate(_found(entry), points, is_entry=True)


def _loose_entries(rules: Sequence[ScoringRule], entries: Sequence[Entry]) -> Iterator[_Candidate]:
    """The entries of no listed event: they score their points, or without any rule one point each."""
    known = {fold(rule.event) for rule in rules}
    has_scoring = any(rule.counts or rule.points != ONE for rule in rules)
    for entry in entries:
        if fold(entry.event) in known:
            continue
        found = _found(entry)
        points = found.amount if entry.points is None and not has_scoring else entry.points
        own = None if entry.points is None else entry.points * entry.share
        yield _Candidate(replace(found, note=entry.event), own if own is not None else points, is_entry=True)


def _found(entry: Entry) -> Found:
    return Found(entry.salesperson, entry.day, entry.count * entry.share, entry.row, entry.account, entry.entered)


def _is_late(contest: Contest, found: Found) -> bool:
    return found.entered is not None and found.entered > contest.enter_by


def _late(found: Found, event: str) -> LateRecord:
    return LateRecord(found.salesperson, found.day, found.entered or found.day, event, found.row)


def _without_repeats(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without entries for a record that is already there: same person, day, and account."""
    known = {_same(each.found) for each in candidates if not each.is_entry and each.found.account}
    return [each for each in candidates if not each.is_entry or _same(each.found) not in known]


def _same(found: Found) -> tuple[str, date, str]:
    return found.salesperson, found.day, fold(found.account)


def _within_limits(rule: ScoringRule, candidates: Sequence[_Candidate]) -> Iterator[ScoringEvent]:
    """The events of a rule in order of time, each as far as the limit allows."""
    counted: dict[object, Decimal] = defaultdict(Decimal)
    for each in sorted(candidates, key=lambda candidate: (candidate.found.day, candidate.found.row)):
        found, key = each.found, limit_key(rule, each.found)
        left = found.amount if rule.cap is None else min(found.amount, rule.cap - counted[key])
        counted[key] += max(left, Decimal(0)) if rule.cap is not None else found.amount
        if rule.cap is not None and left <= 0 < found.amount:
            continue
        part = left / found.amount if found.amount else ONE
        points = rule.points * left if each.points is None else each.points * part
        yield replace(_event(found, rule.event, points), amount=left)


def _over_limit(
    rule: ScoringRule, candidates: Sequence[_Candidate], scored: Sequence[ScoringEvent]
) -> Iterator[OverLimit]:
    """The entries that score less than they say."""
    amounts = {each.row: each.amount for each in scored}
    for each in candidates:
        counted = amounts.get(each.found.row, Decimal(0))
        if each.is_entry and counted < each.found.amount:
            yield OverLimit(each.found.row, rule, counted)


def limit_key(rule: ScoringRule, found: Found) -> object:
    """What the limit of a rule is for: the person, with the day or week, or the account, whoever was there."""
    keys: Mapping[str, object] = {
        "account": ("account", fold(found.account)) if found.account else found.row,
        "day": (found.salesperson, found.day),
        "week": (found.salesperson, monday_of(found.day)),
    }
    return keys.get(rule.per, found.salesperson)


def _event(found: Found, event: str, points: Decimal) -> ScoringEvent:
    return ScoringEvent(found.salesperson, found.day, event, found.amount, points, found.row, found.account, found.note)
