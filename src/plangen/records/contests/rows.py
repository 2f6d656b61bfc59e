"""Contests: what is counted from when to when, for whom, and what there is to win."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plangen.elements.measure import RowKey
from plangen.periods import months_later
from plangen.problems import error, warning
from plangen.records.contests.cells import (
    amounts_of,
    audit_of,
    choice_of,
    labeled_of,
    prize_values_of,
    targets_of,
    team_scoring_of,
    tie_breaks_of,
    winners_of,
)
from plangen.records.contests.counted import Counted, counted, is_known
from plangen.records.contests.rules import (
    DEFAULT_TIE_BREAKS,
    TYPES,
    ContestType,
    TeamScoring,
    TieBreak,
)
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.missing_dates import lacks_date
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold
from plangen.tables.values.unread import Unread

SHAPE = Shape(
    "Contests",
    (
        "contest", "theme", "objective", "type", "measure", "unit", "verb", "start", "end", "time", "by", "team",
        "team score", "target", "minimum", "winners", "tie-break", "prizes", "prize values", "sponsor", "enter by",
        "audit date", "new hires", "published", "decided by", "rules", "budget", "cost", "learned", "keep", "change",
        "drop", "signed",
    ),
    (("contest",), ("start",), ("end",)),
    names=("Contest", "Sales contests", "Contest list"),
    keys=(("contest",),),
)  # fmt: skip

BY = {"person": ("people", "salesperson", "individual", ""), "team": ("teams",)}
NEW_HIRES = {
    "outside": ("", "not ranked", "outside the ranking"),
    "own class": ("separate", "separate class", "own division", "rookies"),
    "ranked": ("in", "inside", "with everyone"),
}
NOT_RANKED = "Unknown rule. They aren't ranked."
BY_TEAM_SIZE = TeamScoring()
_TEXTS = ("theme", "objective", "unit", "verb", "time", "published", "decided by", "learned", "keep", "change", "drop")
_LISTS = ("team", "target", "tie-break", "prizes", "prize values", "sponsor", "rules")
_LABELED = {"prizes": "prizes", "sponsors": "sponsor", "rules": "rules"}
_READ = ("type", "measure", "by", "team score", "new hires")


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest from `start` through `end`; its scores are final on the `audit` date.

    `counts` is what is counted, None if it is only in Scoring or Entries, or if no one knows the `measure`. `unit` is
    the name of one point and of several (door, doors), `verb` what people did (opened). `teams` are the teams or people
    who take part; empty for everyone who sells. `targets` are one, or the levels of a plateau. `prizes`, `sponsors`,
    and `rules` are labels with texts. What is entered later than `enter_by` isn't counted.
    """

    row: RowKey
    name: str
    start: date
    end: date
    audit: date
    enter_by: date
    type: ContestType = ContestType.GOAL
    counts: Counted | None = None
    measure: str = ""
    unknown_type: str = ""
    unit: tuple[str, str] = ("", "")
    verb: str = ""
    theme: str = ""
    objective: str = ""
    time: str = ""
    by_team: bool = False
    teams: tuple[str, ...] = ()
    team_scoring: TeamScoring = BY_TEAM_SIZE
    targets: tuple[Decimal, ...] = ()
    minimum: Decimal | None = None
    winners: int = 0
    tie_breaks: tuple[tuple[TieBreak, str], ...] = DEFAULT_TIE_BREAKS
    prizes: tuple[tuple[str, str], ...] = ()
    prize_values: tuple[tuple[str, Decimal], ...] = ()
    sponsors: tuple[tuple[str, str], ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    new_hires: str = "outside"
    published: str = ""
    decided_by: str = ""
    budget: Decimal | None = None
    cost: Decimal | None = None
    learned: str = ""
    keep: str = ""
    change: str = ""
    drop: str = ""

    @property
    def target(self) -> Decimal | None:
        """The target, or the lowest level; None without one."""
        return self.targets[0] if self.targets else None

    @property
    def has_unknown_measure(self) -> bool:
        """Whether its measure is a word that stands for nothing on file."""
        return bool(self.measure) and self.counts is None

    @property
    def is_for_team(self) -> bool:
        """Whether its target is one for all together."""
        return self.type is ContestType.GOAL

    def over_on(self, day: date) -> bool:
        """Whether its last day is over at the end of `day`."""
        return self.end <= day

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end


def read_contests(tables: list[Columns]) -> list[Contest]:
    """The contests in all tables, by start date; a duplicate name is an error."""
    keys = DuplicateKeys("contest", "contest")
    found = [
        contest
        for columns in tables
        for contest in _contests(columns)
        if keys.is_new(columns, contest.row.row, (fold(contest.name),), contest.name)
    ]
    return sorted(found, key=lambda each: (each.start, fold(each.name)))


def with_known_measures(
    contests: Iterable[Contest], types: Iterable[str], events: Iterable[tuple[str, str]]
) -> list[Contest]:
    """The contests; one counts nothing whose measure is neither a usual one nor on file.

    On file are the `types` of activities, and the `events` in Entries, each with its contest.
    """
    known = {(name, each.type) for name, event in events if (each := counted(event)) is not None}
    on_file = frozenset(types)
    return [
        each
        if each.counts is None or (each.name, each.counts.type) in known or is_known(each.counts, on_file)
        else replace(each, counts=None)
        for each in contests
    ]


def _contests(columns: Columns) -> Iterator[Contest]:
    names, texts = columns.texts("contest"), {name: columns.texts(name) for name in (*_TEXTS, *_READ)}
    days, winners = _days(columns), columns.amounts("winners")
    amounts = {name: amounts_of(columns, name) for name in ("minimum", "budget", "cost")}
    lists = {name: columns.lists(name) for name in _LISTS}
    for at, row in enumerate(columns.table.rows):
        start, end = days["start"][at], days["end"][at]
        if not _is_usable(columns, row, names[at], (start, end)) or start is None or end is None:
            continue
        audit = audit_of(columns, row, end, days["audit date"][at])
        words = {name: values[at] for name, values in texts.items()}
        by = choice_of(columns, row, ("by", words.pop("by")), BY, "Not person or team. Scores are by person.")
        new_hires = choice_of(columns, row, ("new hires", words.pop("new hires")), NEW_HIRES, NOT_RANKED)
        kind, unknown_type = _type(columns, row, words.pop("type"), by)
        unit, scoring = _unit(words.pop("unit")), team_scoring_of(columns, row, words.pop("team score"))
        given: dict[str, Any] = {name: values[at] for name, values in amounts.items()}
        given |= {name: labeled_of(columns, row, column, lists[column][at]) for name, column in _LABELED.items()}
        given |= {name.replace(" ", "_"): text for name, text in words.items()}
        yield Contest(
            RowKey(columns.table.number, row),
            names[at],
            start,
            end,
            audit,
            days["enter by"][at] or audit,
            kind,
            counted(words["measure"]),
            unknown_type=unknown_type,
            unit=unit,
            by_team=by == "team" or kind is ContestType.TEAM,
            teams=tuple(lists["team"][at]),
            team_scoring=scoring,
            targets=targets_of(columns, row, lists["target"][at]),
            winners=winners_of(columns, row, winners[at]),
            tie_breaks=tie_breaks_of(columns, row, lists["tie-break"][at]),
            prize_values=prize_values_of(columns, row, lists["prize values"][at]),
            new_hires=new_hires or "outside",
            **given,
        )


def _days(columns: Columns) -> dict[str, list[date | None]]:
    """The dates by column; a contest is skipped whose start or end couldn't be read."""
    needed = {name: columns.dates(name, unread=Unread.CONTEST_SKIPPED) for name in ("start", "end")}
    return needed | {name: columns.dates(name) for name in ("enter by", "audit date")}


def _type(columns: Columns, row: int, text: str, by: str | None) -> tuple[ContestType, str]:
    """The type, and the text if it is unknown; without one it is a goal, or between teams one of teams."""
    usual = ContestType.TEAM if by == "team" else ContestType.GOAL
    message = f"Unknown type. The contest runs as a {'team contest' if by == 'team' else 'goal'}."
    found = choice_of(columns, row, ("type", text), TYPES, message)
    return (ContestType(found), "") if found else (usual, text)


def _is_usable(columns: Columns, row: int, name: str, days: tuple[date | None, date | None]) -> bool:
    """Whether a row has a name and dates in order; any other is skipped, and reported."""
    start, end = days
    if not name:
        columns.skip(row, "no contest")
        message, fix = "No name. Contest skipped.", "Enter the contest's name, or delete the row."
        columns.problems.append(error(columns.table.place(row, "contest"), "no contest", message, fix=fix))
        return False
    if start is None or end is None:
        columns.skip(row, f"no {'start' if start is None else 'end'} date")
        _report_no_dates(
            columns, row, name, [each for each, day in zip(("start", "end"), days, strict=True) if not day]
        )
        return False
    if end < start:
        columns.skip(row, "ends before it starts")
        message, fix = "Ends before it starts. Contest skipped.", "Change one of the dates."
        place = columns.table.place(row, "end")
        columns.problems.append(error(place, "ends before it starts", message, value=str(end), fix=fix))
        return False
    _warn_of_last_day(columns, row, end)
    return True


def _report_no_dates(columns: Columns, row: int, name: str, missing: Iterable[str]) -> None:
    """Reports each date that a row doesn't have."""
    for column in missing:
        if lacks_date(columns, row, column):
            message, fix = f"No {column} date. Contest skipped.", "Enter the date."
            columns.problems.append(error(columns.table.place(row, column), "no date", message, value=name, fix=fix))


def _warn_of_last_day(columns: Columns, row: int, end: date) -> None:
    """Warns of an end on the last day of a month or quarter, when a contest only pulls orders forward."""
    if (end + timedelta(days=1)).day != 1:
        return
    is_quarter = end.month % 3 == 0
    message = f"Ends on the last day of a {'quarter' if is_quarter else 'month'}, when orders are pulled in anyway."
    fix = f"End it mid-month, such as {months_later(end, 0) + timedelta(days=14)}."
    columns.problems.append(
        warning(columns.table.place(row, "end"), "contest ends with the period", message, value=str(end), fix=fix)
    )


def _unit(text: str) -> tuple[str, str]:
    """The name of one point and of several: “door, doors” or “door/doors”; one name alone gets an s."""
    parts = [part.strip() for part in text.replace("/", ",").split(",") if part.strip()]
    if len(parts) > 1:
        return parts[0], parts[1]
    one = parts[0].removesuffix("s") if parts else ""
    return (one, f"{one}s") if one else ("", "")


def contest_named(contests: Iterable[Contest], name: str) -> Contest | None:
    """The contest with this name."""
    return next((each for each in contests if fold(each.name) == fold(name)), None)
