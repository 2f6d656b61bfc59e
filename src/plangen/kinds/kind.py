"""One document kind: what its kind.toml says."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from plangen.kinds.toml_file import checked, read_toml
from plangen.periods import Length

KIND_FILE = "kind.toml"
FILE_PARTS = ("family", "given", "name", "period")


def _only_known_parts(pattern: str) -> str:
    unknown = [part for part in re.findall(r"\{([^}]*)\}", pattern) if part not in FILE_PARTS]
    if unknown or pattern.count("{") != pattern.count("}"):
        raise ValueError(f"a file name may hold {', '.join(f'{{{part}}}' for part in FILE_PARTS)}")
    return pattern


Words = Annotated[str, Field(min_length=1)]


class Kind(BaseModel):
    """A document: for whom, for which lengths of periods, in which editions, with which sections, limits and words.

    `name` is the name of its folder, `folder` that folder. `file` is the pattern of its files' names; `words` are all
    that both formats print by themselves.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words
    folder: Path
    title: Words
    subject: Literal["salesperson", "team", "manager"]
    periods: Annotated[tuple[Length, ...], Field(min_length=1)]
    editions: Annotated[tuple[Literal["rep", "preread", "manager"], ...], Field(min_length=1)]
    file: Annotated[Words, AfterValidator(_only_known_parts)]
    sections: Annotated[tuple[Words, ...], Field(min_length=1)]
    limits: Mapping[str, Annotated[int, Field(gt=0)]] = {}
    words: Mapping[str, str] = {}


def read_kind(folder: Path, whole: Path | None = None) -> Kind:
    """The kind that a folder describes; raises UsageError that names file, line and key of every fault.

    `whole` is a folder that lacks nothing, to be copied where keys are missing.
    """
    path = folder / KIND_FILE
    values = read_toml(path)
    cure = f"Copy the whole folder {whole} and change the copy." if whole else ""
    return checked(Kind, {**values, "name": folder.name, "folder": folder}, path, cure=cure)
