"""Deal values that exports spread over several columns: outcome, close date, date it entered its stage, and id."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from plangen.problems import warning
from plangen.records.deals.reader import DealReader
from plangen.records.deals.stages import OUTCOME_WORDS, Outcome, StageMap, is_asked, is_likely_open
from plangen.tables.columns import Columns
from plangen.tables.headers.found import FamilyColumn
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Family
from plangen.tables.values.folding import fold

FAMILIES = (
    Family(
        "closed",
        r"(?:deal |hs |obchod |affaire |trato |negocio )?"
        r"(?:is ?|datum (?:des )?|date de |heure de (?:l )?|fecha de |zeitpunkt )?(?:closed )?"
        r"(?:(?P<won>won|vyhry|gewonnen(?:en)?|gagnee?|ganad[oa]|(?<=de )gain)"
        r"|(?P<lost>lost|prohry|verloren(?:en)?|perdue?|perdid[oa]|(?<=de )perte|(?<=l )echec)"
        r"|(?P<closed>closed))(?: (?:time|date|am|um|le|el|zeit|deals))?",
    ),
    Family("date entered", r"(?:hs )?(?:v2 )?date entered (?P<stage>.+)"),
)
"""Columns that say whether or when a deal closed, and when it entered each stage."""
_YES, _NO = frozenset({"true", "yes", "1", "x"}), frozenset({"false", "no", "0"})
_NO_IDS = frozenset({"", "0", "n a", "na", "none", "no id", "null", "nan", "tbd", "unknown", "new", "neu", "x", "xx"})
"""What people enter when a deal has no id, folded."""
_LONGEST_NO_ID = 8
_LONGEST_COUNT = 4
"""The digits of a number of contacts, and one; a longer number is a contact's id."""
_LARGEST_EXACT = 10**15
"""Larger numbers have lost their last digits in a spreadsheet."""
_TRUNCATED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
RowOutcome = tuple[Outcome | None, Outcome | None]
"""The outcome of a row, and the outcome that its stage alone implies."""


def stages_and_statuses(columns: Columns, *, rows_are_won: bool = False) -> tuple[list[str], list[str | None]]:
    """The stages and statuses; without a stage column, a status that isn't an outcome is taken as the stage."""
    words = _status_words(columns.table.profile)
    is_ledger = not {"stage", "status"} & columns.table.columns.keys() and not has_flags(columns)
    if rows_are_won and is_ledger:
        return [""] * len(columns.table.rows), ["won"] * len(columns.table.rows)
    if "status" not in columns.table.columns:
        return columns.texts("stage"), _flagged(columns)
    if "stage" in columns.table.columns:
        return _with_asked_statuses(columns, words)
    outcome_of = {fold(word): key for key, others in words.items() for word in (key, *others)}
    texts = columns.texts("status")
    statuses = [outcome_of.get(fold(text)) for text in texts]
    return ["" if status else text for text, status in zip(texts, statuses, strict=True)], list(statuses)


def _with_asked_statuses(columns: Columns, words: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str | None]]:
    """The stages and statuses; a status such as Canceled, which only the company can explain, is taken as the stage."""
    stages, texts = columns.texts("stage"), columns.texts("status")
    asked = {text for text in set(texts) if is_asked(text)} - {word for others in words.values() for word in others}
    if not asked:
        return stages, columns.choices("status", words)
    statuses = columns.choices("status", {**words, "": tuple(asked)})
    pairs = zip(stages, texts, statuses, strict=True)
    return [text if status == "" else stage for stage, text, status in pairs], [status or None for status in statuses]


def outcomes(
    columns: Columns, stages: Sequence[str], statuses: Sequence[str | None], reader: DealReader
) -> list[RowOutcome]:
    """Each row's outcome, from its status or else its stage (None if they conflict), and its stage's outcome."""
    reasons = columns.texts("status reason")
    known: dict[tuple[str | None, str, str], RowOutcome] = {}
    rows = list(zip(statuses, stages, reasons, strict=True))
    for status, stage, reason in rows:
        if (status, stage, reason) not in known:
            profile = columns.table.profile
            implied = reader.stages.outcome(stage, profile) if stage else None
            ignored = bool(reason) and reader.stages.outcome(reason, profile) is Outcome.IGNORED
            outcome = Outcome.IGNORED if ignored else _combined(Outcome(status) if status else None, implied)
            # Status won, stage Closed Won (Canceled): only the company knows.
            doubtful = outcome is Outcome.WON and implied is None and bool(stage) and is_asked(stage)
            outcome = None if doubtful else outcome
            known[status, stage, reason] = outcome, implied
    likely_open = {stage for (status, stage, _), (_, implied) in known.items() if not status and stage and not implied}
    likely_open = {stage for stage in likely_open if is_likely_open(stage)}
    for row, (status, stage, _) in zip(columns.table.rows, rows, strict=True) if likely_open else ():
        if stage in likely_open and not status:
            reader.likely_open.setdefault(stage, []).append((columns, row))
    known |= {
        key: (Outcome.OPEN, Outcome.OPEN)
        for key, (outcome, _) in known.items()
        if key[1] in likely_open and not key[0] and outcome is not Outcome.IGNORED
    }
    return [known[row] for row in rows]


def closed_dates(columns: Columns, row_outcomes: Sequence[RowOutcome]) -> list[date | None]:
    """The date each deal closed, from the closed-on column or else from the column for won or lost deals."""
    dates = columns.dates("closed on", after="created")
    for family in columns.table.families.get("closed", ()):
        if not _is_flag(columns, family):
            fits = {Outcome(what) for what in family.values if what != "closed"} or {Outcome.WON, Outcome.LOST}
            rows = zip(dates, columns.dates_at(family), row_outcomes, strict=True)
            dates = [day or (other if outcome in fits else None) for day, other, (outcome, _) in rows]
    return dates


def stage_dates(columns: Columns, stages: Sequence[str]) -> list[date | None]:
    """The date each deal entered its current stage, from that stage's own column if there is one."""
    dates = columns.dates("stage entered", after="created")
    families = columns.table.families.get("date entered", ())
    if not families:
        return dates
    names = columns.table.profile.stage_names
    column_of = {
        stage: _stage_column(stage, families) or _stage_column(names.get(stage, stage), families)
        for stage in set(stages) if stage
    }  # fmt: skip
    entered = {family.column: columns.dates_at(family) for family in column_of.values() if family}
    return [
        day or (entered[family.column][at] if (family := column_of.get(stage)) else None)
        for at, (day, stage) in enumerate(zip(dates, stages, strict=True))
    ]


def stage_entries(columns: Columns) -> list[tuple[tuple[str, date], ...]]:
    """The stages that each deal entered, by folded name, each with its date; empty without a column for each stage."""
    families = columns.table.families.get("date entered", ())
    if not families:
        return [()] * len(columns.table.rows)
    names = columns.table.profile.stage_names
    stages = [fold(names.get(family.values["stage"], family.values["stage"])) for family in families]
    rows = zip(*(columns.dates_at(family) for family in families), strict=True)
    return [tuple((stage, day) for stage, day in zip(stages, days, strict=True) if day) for days in rows]


def shown_stages(columns: Columns, stages: Sequence[str], known: StageMap) -> list[str]:
    """The stages with the CRM's internal names replaced by display names."""
    names = columns.table.profile.stage_names
    return (
        [names.get(stage, stage) if known.stage(stage) is None else stage for stage in stages] if names else [*stages]
    )


def decisions(columns: Columns, words: Mapping[str, Sequence[str]]) -> list[str]:
    """What was decided about each deal; a CRM's own column of this name, with none of the words, isn't used."""
    known = {fold(word) for key, others in words.items() for word in (key, *others)}
    texts = {fold(text) for text in columns.texts("decision")} - {""}
    if texts and known.isdisjoint(texts):
        columns.notes.append(f"“decision” has no {', '.join(words)}; not used")
        return [""] * len(columns.table.rows)
    return [value or "" for value in columns.choices("decision", words)]


def contact_counts(columns: Columns) -> list[int | None]:
    """How many contacts each deal has: a number as it is, or the number of names or ids in a list."""
    texts = columns.texts("contacts")
    if all(text.isdecimal() and len(text) < _LONGEST_COUNT for text in texts if text):
        return [int(text) if text else None for text in texts]
    return [len([part for part in re.split("[;,]", text) if part.strip()]) if text else None for text in texts]


def ids(columns: Columns) -> list[str]:
    """The deal ids; ids truncated by a spreadsheet app are reported and left empty."""
    found, truncated = _exact_ids(columns)
    if truncated:
        many = f"{len(truncated)} ids were truncated by a spreadsheet app. Those deals are"
        one = "1 id was truncated by a spreadsheet app. That deal is"
        message = f"{many if len(truncated) > 1 else one} matched by name, account, and owner."
        fix = "Export again, and don't open and save it in a spreadsheet app."
        place = columns.table.place(columns.table.rows[truncated[0]], "id")
        value = columns.texts("id")[truncated[0]]
        columns.problems.append(warning(place, "truncated id", message, value=value, fix=fix))
    return found


def _exact_ids(columns: Columns) -> tuple[list[str], list[int]]:
    """The ids, and the indexes of truncated ones, which several deals may share; those and n/a are left empty."""
    texts = columns.texts("id")
    cells = zip(texts, columns.table.cells("id"), strict=True)
    truncated = [
        at for at, (text, cell) in enumerate(cells)
        if _TRUNCATED.fullmatch(text) or (isinstance(cell, int | float) and abs(cell) >= _LARGEST_EXACT)
    ]  # fmt: skip
    empty = set(truncated)
    return ["" if at in empty or _is_no_id(text) else text for at, text in enumerate(texts)], truncated


def _is_no_id(text: str) -> bool:
    """Whether a text means that the deal has no id: n/a, a dash, 0."""
    return len(text) < _LONGEST_NO_ID and (text == "0" or not text.isdigit()) and fold(text) in _NO_IDS


def link_dates_by_id(tables: Sequence[Columns], earlier: Sequence[Columns]) -> None:
    """Lets each table look up ambiguous dates by deal id in the other tables and in earlier snapshots."""
    with_ids = [columns for columns in (*earlier, *tables) if "id" in columns.table.columns]
    for columns in tables:
        others = [each for each in with_ids if each is not columns]
        if others and "id" in columns.table.columns:
            columns.known_dates = _DatesById(columns, others)


class _DatesById:
    """Dates of a table's deals from other files; computed on each call."""

    def __init__(self, columns: Columns, others: Sequence[Columns]) -> None:
        self.columns = columns
        self.others = others

    def __call__(self, name: str) -> Sequence[date | None]:
        """The date in a column for each row of the table, found by deal id."""
        known: dict[str, date | None] = {}
        for other in self.others:
            if name in other.table.columns:
                known |= {
                    key: day
                    for key, day in zip(_exact_ids(other)[0], other.unambiguous_dates(name), strict=True)
                    if day
                }
        return [known.get(key) if key else None for key in _exact_ids(self.columns)[0]]


def _status_words(profile: Profile) -> Mapping[str, Sequence[str]]:
    """The status words of each outcome, in this program and in home-made sheets."""
    home_made = shipped_profiles()[0].statuses.model_dump()
    program = profile.statuses.model_dump()
    return {
        outcome: (*(word for word in words if not is_asked(word)), *program[outcome], *home_made[outcome])
        for outcome, words in OUTCOME_WORDS.items()
    }


def _combined(status: Outcome | None, stage: Outcome | None) -> Outcome | None:
    """The outcome of a status and a stage; None if they conflict or both are unknown.

    A won or lost deal may still show its last open stage; some programs leave it there.
    """
    if Outcome.IGNORED in (status, stage):
        return Outcome.IGNORED
    if status and stage and status is not stage and stage is not Outcome.OPEN:
        return None
    return status or stage


def has_flags(columns: Columns) -> bool:
    """Whether yes/no columns say which deals are won, and which are closed or lost."""
    families = columns.table.families.get("closed", ())
    flags = {next(iter(family.values)) for family in families if _is_flag(columns, family)}
    return "won" in flags and len(flags) > 1


def _is_flag(columns: Columns, family: FamilyColumn) -> bool:
    """Whether a column has yes or no, not dates."""
    words = {fold(text) for text in columns.texts_at(family)} - {""}
    return bool(words) and words <= _YES | _NO


def _flagged(columns: Columns) -> list[str | None]:
    """The statuses from the yes/no columns for won, lost, and closed; None if they don't decide it."""
    statuses: list[str | None] = [None] * len(columns.table.rows)
    flags: dict[str, list[str]] = {}
    for family in columns.table.families.get("closed", ()):
        if _is_flag(columns, family):
            flags.setdefault(next(iter(family.values)), [fold(text) for text in columns.texts_at(family)])
    for at in range(len(statuses)) if flags else ():
        flag = {what: words[at] in _YES for what, words in flags.items() if words[at]}
        if flag.get("won") or flag.get("lost"):
            statuses[at] = "won" if flag.get("won") else "lost"
        elif "closed" in flag and "won" in flag:
            statuses[at] = "lost" if flag["closed"] else "open"
    return statuses


def _stage_column(stage: str, families: Sequence[FamilyColumn]) -> FamilyColumn | None:
    """The column with a stage in its header, alone or followed by its pipeline; None if several match."""
    name = fold(stage)
    exact = [family for family in families if family.values["stage"] == name]
    found = exact or [family for family in families if family.values["stage"].startswith(f"{name} ")]
    return found[0] if len(found) == 1 else None
