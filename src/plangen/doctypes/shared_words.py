"""The words that several document types print, from _shared/words.toml of the template folders."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from plangen.doctypes.toml_file import read_toml, validated

SHARED = "_shared"
"""The folder with the parts that all templates share."""
WORDS_FILE = "words.toml"


class _SharedWords(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: Mapping[str, str] = {}


def shared_words(folders: Sequence[Path]) -> Mapping[str, str]:
    """The shared words of all template folders; the first folder that has a word gives it.

    Raises UsageError with the file, line, and key of every problem.
    """
    paths = [folder / SHARED / WORDS_FILE for folder in reversed(folders)]
    read = [validated(_SharedWords, read_toml(path), path) for path in paths if path.is_file()]
    return {name: text for each in read for name, text in each.words.items()}
