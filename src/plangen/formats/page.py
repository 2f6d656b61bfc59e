"""The input of every format, and the interface of a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from plangen.elements.theme import Theme


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a finished file, without user name, path, or timestamps."""

    title: str
    author: str
    subject: str
    document_type: str
    language: str


@dataclass(slots=True)
class Printed:
    """What rendering a document finds out: the characters that print as boxes, and the number of pages."""

    missing_characters: set[str] = field(default_factory=set)
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A template and the facts to fill it with; `folders` are searched in order for it and for what it includes.

    `template` is its path in these folders (`quarterly-review/document.html`); `facts` are the names that it can use:
    the sections of the fact sheet, and `words` from document.toml. A format with fixed pages records in `printed`
    how many there are, and which characters no installed font has.
    """

    folders: tuple[Path, ...]
    template: str
    facts: Mapping[str, Any]
    properties: Properties
    theme: Theme
    printed: Printed = field(default_factory=Printed, compare=False)


class Format(Protocol):
    """An output format; its attributes are read-only, so a frozen dataclass qualifies."""

    @property
    def name(self) -> str:
        """Its name on the command line."""

    @property
    def template(self) -> str:
        """The file name of its template in a document type's folder."""

    @property
    def suffix(self) -> str:
        """The suffix of its files."""

    def render(self, page: Page) -> bytes:
        """The bytes of the finished document; raises PlangenError if the template is faulty."""
