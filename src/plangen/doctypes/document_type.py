"""One document type, as described by its document.toml."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE, description_in
from plangen.doctypes.toml_file import read_toml, validated
from plangen.periods import Length

FILE_PARTS = ("family", "given", "name", "period")


def _only_known_parts(pattern: str) -> str:
    unknown = [part for part in re.findall(r"\{([^}]*)\}", pattern) if part not in FILE_PARTS]
    if unknown or pattern.count("{") != pattern.count("}"):
        raise ValueError(f"can only use {', '.join(f'{{{part}}}' for part in FILE_PARTS)}")
    return pattern


NonEmpty = Annotated[str, Field(min_length=1)]


class DocumentType(BaseModel):
    """A document: its subject, period lengths, editions, sections, limits, and words.

    `name` is the name of its folder and `folder` the folder itself. `file` is the pattern for its file names; `words`
    are the texts that both formats print on every page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: NonEmpty
    folder: Path
    title: NonEmpty
    subject: Literal["salesperson", "team", "manager"]
    periods: Annotated[tuple[Length, ...], Field(min_length=1)]
    editions: Annotated[tuple[Literal["rep", "preread", "manager"], ...], Field(min_length=1)]
    file: Annotated[NonEmpty, AfterValidator(_only_known_parts)]
    sections: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    limits: Mapping[str, Annotated[int, Field(gt=0)]] = {}
    words: Mapping[str, str] = {}


def read_document_type(folder: Path, complete: Path | None = None) -> DocumentType:
    """The document type that a folder describes; raises UsageError with the file, line, and key of every problem.

    `complete` is a folder with every key, suggested for copying if keys are missing.
    """
    path = description_in(folder) or folder / DOCUMENT_TYPE_FILE
    values = read_toml(path)
    fix = f"Copy the {complete} folder and edit the copy." if complete else ""
    return validated(DocumentType, {**values, "name": folder.name, "folder": folder}, path, fix=fix)
