"""One document type, as described by its document.toml."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from plangen.doctypes.editions import EDITIONS
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE, description_in
from plangen.doctypes.subjects import NAME_PARTS, SUBJECTS, SubjectSort
from plangen.doctypes.toml_file import read_toml, validated
from plangen.periods import Length


def _only_known_parts(pattern: str, info: ValidationInfo) -> str:
    sort = SUBJECTS.get(info.data.get("subject", ""))
    known = sort.file_parts if sort else NAME_PARTS
    unknown = [part for part in re.findall(r"\{([^}]*)\}", pattern) if part not in known]
    if unknown or pattern.count("{") != pattern.count("}"):
        raise ValueError(f"can only use {', '.join(f'{{{part}}}' for part in known)}")
    return pattern


def _one_of(known: Mapping[str, object]) -> Callable[[str], str]:
    """The check that a text is one of these names."""

    def require(name: str) -> str:
        if name not in known:
            *others, last = [f"'{each}'" for each in known]
            raise ValueError(f"must be {', '.join(others)} or {last}")
        return name

    return require


def _named(value: object) -> object:
    """A column given by its name alone, as the table that it is short for."""
    return {"name": value} if isinstance(value, str) else value


NonEmpty = Annotated[str, Field(min_length=1)]
RESERVED_IDS = 6
"""How many ids a document type reserves that doesn't say so."""


class DefaultPeriod(StrEnum):
    """The period of a document if none is requested, seen from the day of the meeting."""

    LAST_COMPLETED = "last completed"
    RUNNING = "running"
    NEXT = "next"
    STARTING = "starting"
    """The one that started at most 60 days ago, else the next."""
    WEEKS_AHEAD = "13 weeks"
    """From the Monday on or after that day."""
    MEETING_WEEK = "meeting week"
    """The week of the next team meeting."""


class Finish(StrEnum):
    """What is done with the printed sheets of a document."""

    STAPLED = "stapled"
    LOOSE = "loose"
    """Posted, framed, or cut apart."""
    FOLDED = "folded"
    """One sheet, printed on both sides so that it can be folded once."""


class ColumnSetting(BaseModel):
    """A column of a printed table: its name, and its width in millimeters and header if they aren't the usual ones.

    `header` is a word of the document type, or the header itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: NonEmpty
    width: Annotated[float, Field(gt=0)] | None = None
    header: str | None = None


class TableSetting(BaseModel):
    """What a printed table has: its columns and its metrics, in order; an empty list means the usual ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: tuple[Annotated[ColumnSetting, BeforeValidator(_named)], ...] = ()
    rows: tuple[NonEmpty, ...] = ()


class DocumentType(BaseModel):
    """A document: its subject, period lengths and default period, editions, sections, limits, words, tables.

    `name` is the name of its folder and `folder` the folder itself. `file` is the pattern for its file names; `words`
    are the texts that both formats print on every page. `reserved_ids` is how many ids for blank rows it takes for one
    person and period, and `finish` what is done with its sheets. `tables` are the settings of its printed
    tables by name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: NonEmpty
    folder: Path
    title: NonEmpty
    subject: Annotated[str, AfterValidator(_one_of(SUBJECTS))]
    periods: Annotated[tuple[Length, ...], Field(min_length=1)]
    default_period: DefaultPeriod = DefaultPeriod.LAST_COMPLETED
    editions: Annotated[tuple[Annotated[str, AfterValidator(_one_of(EDITIONS))], ...], Field(min_length=1)]
    file: Annotated[NonEmpty, AfterValidator(_only_known_parts)]
    sections: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    limits: Mapping[str, Annotated[int, Field(gt=0)]] = {}
    words: Mapping[str, str] = {}
    reserved_ids: Annotated[int, Field(ge=0)] = RESERVED_IDS
    finish: Finish = Finish.STAPLED
    tables: Mapping[str, TableSetting] = {}

    @property
    def sort(self) -> SubjectSort:
        """The sort of subject that each of its documents is about."""
        return SUBJECTS[self.subject]


def read_document_type(
    folder: Path, complete: Path | None = None, shared: Mapping[str, str] | None = None
) -> DocumentType:
    """The document type that a folder describes; raises UsageError with the file, line, and key of every problem.

    Its words go on top of the `shared` ones. `complete` is a folder with every key, suggested for copying if keys are
    missing. If it is the built-in folder of the same name, a copy from before those keys takes its ids and finish.
    """
    path = description_in(folder) or folder / DOCUMENT_TYPE_FILE
    values = read_toml(path)
    if complete and complete.name == folder.name and complete != folder:
        values = {**_later_keys(complete), **values}
    own = values.get("words", {})
    values["words"] = {**(shared or {}), **own} if isinstance(own, dict) else own
    fix = f"Copy the {complete} folder and edit the copy." if complete else ""
    return validated(DocumentType, {**values, "name": folder.name, "folder": folder}, path, fix=fix)


def _later_keys(folder: Path) -> Mapping[str, object]:
    """What the document type in a folder has under the keys that older copies of it don't have."""
    values = read_toml(description_in(folder) or folder / DOCUMENT_TYPE_FILE)
    return {key: values[key] for key in ("reserved_ids", "finish") if key in values}
