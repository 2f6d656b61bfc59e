"""What exports spread over several columns: whether a deal is won, when it was closed, when it came to its stage."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from plangen.problems import warning
from plangen.records.deal_desk import DealDesk
from plangen.records.stages import OUTCOME_WORDS, Outcome, StageMap
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.profile import Profile, shipped_profiles
from plangen.tables.shape import Family
from plangen.tables.table import FamilyColumn

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
"""Columns by which a program says that a deal is closed, or when; and when it came to each of its stages."""
_YES, _NO = frozenset({"true", "yes", "1", "x"}), frozenset({"false", "no", "0"})
_NO_IDS = frozenset({"", "0", "n a", "na", "none", "no id", "null", "nan", "tbd", "unknown", "new", "neu", "x", "xx"})
"""What people write where a deal has no id, folded."""
_LONGEST_NONE = 8
_MOST_SURE = 10**15
"""Numbers above it have lost their last digits in a spreadsheet."""
_CUT_SHORT = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
Meant = tuple[Outcome | None, Outcome | None]
"""What a row's status and stage mean together, and what its stage means alone."""


def stages_and_statuses(columns: Columns) -> tuple[list[str], list[str | None]]:
    """The stages and the statuses; where only a status stands, as people keep it at home, its words are stages too."""
    words = _status_words(columns.table.profile)
    if "status" not in columns.table.columns:
        return columns.texts("stage"), _flagged(columns)
    if "stage" in columns.table.columns:
        return columns.texts("stage"), columns.choices("status", words)
    plain = {fold(word): key for key, others in words.items() for word in (key, *others)}
    texts = columns.texts("status")
    statuses = [plain.get(fold(text)) for text in texts]
    return ["" if status else text for text, status in zip(texts, statuses, strict=True)], list(statuses)


def outcomes(columns: Columns, stages: Sequence[str], statuses: Sequence[str | None], desk: DealDesk) -> list[Meant]:
    """The outcome of each row (its status, else its stage; None where they disagree), and what its stage alone says."""
    reasons = columns.texts("status reason")
    known: dict[tuple[str | None, str, str], Meant] = {}
    rows = list(zip(statuses, stages, reasons, strict=True))
    for status, stage, reason in rows:
        if (status, stage, reason) not in known:
            profile = columns.table.profile
            meant = desk.stages.outcome(stage, profile) if stage else None
            void = bool(reason) and desk.stages.outcome(reason, profile) is Outcome.IGNORED
            both = Outcome.IGNORED if void else _together(Outcome(status) if status else None, meant)
            known[status, stage, reason] = both, meant
    return [known[row] for row in rows]


def closed_days(columns: Columns, meant: Sequence[Meant]) -> list[date | None]:
    """The days of closing: their own column, else the one for won or lost deals."""
    days = columns.dates("closed on", after="created")
    for family in columns.table.families.get("closed", ()):
        if not _is_flag(columns, family):
            fits = {Outcome(what) for what in family.says if what != "closed"} or {Outcome.WON, Outcome.LOST}
            rows = zip(days, columns.dates_at(family), meant, strict=True)
            days = [day or (other if outcome in fits else None) for day, other, (outcome, _) in rows]
    return days


def stage_days(columns: Columns, stages: Sequence[str]) -> list[date | None]:
    """The days on which deals came to the stage they are in, by its own column where there is one a stage."""
    days = columns.dates("stage entered", after="created")
    families = columns.table.families.get("date entered", ())
    if not families:
        return days
    names = columns.table.profile.stage_names
    heads = {
        stage: _of_stage(stage, families) or _of_stage(names.get(stage, stage), families)
        for stage in set(stages) if stage
    }  # fmt: skip
    entered = {family.column: columns.dates_at(family) for family in heads.values() if family}
    return [
        day or (entered[head.column][at] if (head := heads.get(stage)) else None)
        for at, (day, stage) in enumerate(zip(days, stages, strict=True))
    ]


def shown_stages(columns: Columns, stages: Sequence[str], known: StageMap) -> list[str]:
    """The stages as people call them, where a program exports its own names for them."""
    names = columns.table.profile.stage_names
    return (
        [names.get(stage, stage) if known.stage(stage) is None else stage for stage in stages] if names else [*stages]
    )


def ids(columns: Columns) -> list[str]:
    """The ids of deals; those that a spreadsheet program has cut short are told."""
    found, cut = _sure_ids(columns)
    if cut:
        count = f"{len(cut)} ids were" if len(cut) > 1 else "This id was"
        message = f"{count} cut short by a spreadsheet program; such deals are told apart by name, account and owner."
        cure = "Export the file again, and do not open and save it in a spreadsheet program."
        place = columns.table.place(columns.table.rows[cut[0]], "id")
        value = columns.texts("id")[cut[0]]
        columns.problems.append(warning(place, "id cut short", message, value=value, cure=cure))
    return found


def _sure_ids(columns: Columns) -> tuple[list[str], list[int]]:
    """The ids, and where there is none since it was cut short: many deals become one. A dash or n/a is none either."""
    texts = columns.texts("id")
    numbers = zip(texts, columns.table.cells("id"), strict=True)
    cut = [
        at for at, (text, cell) in enumerate(numbers)
        if _CUT_SHORT.fullmatch(text) or (isinstance(cell, int | float) and abs(cell) >= _MOST_SURE)
    ]  # fmt: skip
    unsure = set(cut)
    return ["" if at in unsure or _is_no_id(text) else text for at, text in enumerate(texts)], cut


def _is_no_id(text: str) -> bool:
    """Whether somebody wrote that there is no id."""
    return len(text) < _LONGEST_NONE and (text == "0" or not text.isdigit()) and fold(text) in _NO_IDS


def know_each_other(tables: Sequence[Columns], earlier: Sequence[Columns]) -> None:
    """Lets each table ask the others, and the files of earlier days, for the days of a deal of the same id."""
    everyone = [columns for columns in (*earlier, *tables) if "id" in columns.table.columns]
    for columns in tables:
        others = [each for each in everyone if each is not columns]
        if others and "id" in columns.table.columns:
            columns.earlier = _Earlier(columns, others)


class _Earlier:
    """What other files say of the days of a table's deals; worked out when it is asked."""

    def __init__(self, columns: Columns, others: Sequence[Columns]) -> None:
        self.columns = columns
        self.others = others

    def __call__(self, name: str) -> Sequence[date | None]:
        """A day for each row of the table, by the id of its deal."""
        known: dict[str, date | None] = {}
        for other in self.others:
            if name in other.table.columns:
                known |= {key: day for key, day in zip(_sure_ids(other)[0], other.certain(name), strict=True) if day}
        return [known.get(key) if key else None for key in _sure_ids(self.columns)[0]]


def _status_words(profile: Profile) -> Mapping[str, Sequence[str]]:
    """The words that say what became of a deal, in this program and at home."""
    at_home = shipped_profiles()[0].statuses.model_dump()
    own = profile.statuses.model_dump()
    return {outcome: (*words, *own[outcome], *at_home[outcome]) for outcome, words in OUTCOME_WORDS.items()}


def _together(status: Outcome | None, meant: Outcome | None) -> Outcome | None:
    """What a status and a stage mean together; None where they contradict each other or nobody knows.

    A deal that is won or lost may keep the open stage that it had last, as some programs leave it there.
    """
    if Outcome.IGNORED in (status, meant):
        return Outcome.IGNORED
    if status and meant and status is not meant and meant is not Outcome.OPEN:
        return None
    return status or meant


def _is_flag(columns: Columns, family: FamilyColumn) -> bool:
    """Whether a column says yes or no, not when."""
    words = {fold(text) for text in columns.texts_at(family)} - {""}
    return bool(words) and words <= _YES | _NO


def _flagged(columns: Columns) -> list[str | None]:
    """The statuses by the columns that say yes or no to won, lost and closed; None where these leave it open."""
    statuses: list[str | None] = [None] * len(columns.table.rows)
    flags: dict[str, list[str]] = {}
    for family in columns.table.families.get("closed", ()):
        if _is_flag(columns, family):
            flags.setdefault(next(iter(family.says)), [fold(text) for text in columns.texts_at(family)])
    for at in range(len(statuses)) if flags else ():
        said = {what: words[at] in _YES for what, words in flags.items() if words[at]}
        if said.get("won") or said.get("lost"):
            statuses[at] = "won" if said.get("won") else "lost"
        elif "closed" in said and "won" in said:
            statuses[at] = "lost" if said["closed"] else "open"
    return statuses


def _of_stage(stage: str, families: Sequence[FamilyColumn]) -> FamilyColumn | None:
    """The column whose head names a stage, alone or with its pipeline behind it; None where two do."""
    name = fold(stage)
    alone = [family for family in families if family.says["stage"] == name]
    found = alone or [family for family in families if family.says["stage"].startswith(f"{name} ")]
    return found[0] if len(found) == 1 else None
