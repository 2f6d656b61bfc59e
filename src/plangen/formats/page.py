"""What every format is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from plangen.elements.theme import Theme


@dataclass(frozen=True, slots=True)
class Properties:
    """What a finished file says of itself; no login, no path, no clock."""

    title: str
    author: str
    subject: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """A template filled with facts: `folders` are searched for it and what it includes, in order.

    `template` is its path in these folders (`quarterly-review/document.html`), `facts` the names that it may use:
    the sections of the fact sheet, and `words` from kind.toml.
    """

    folders: tuple[Path, ...]
    template: str
    facts: Mapping[str, Any]
    properties: Properties
    theme: Theme


class Format(Protocol):
    """What fills a page; its parts are read only, so that a frozen format is one."""

    @property
    def name(self) -> str:
        """Its name on the command line."""

    @property
    def template(self) -> str:
        """Its template's name in a kind's folder."""

    @property
    def suffix(self) -> str:
        """Its file's suffix."""

    def render(self, page: Page) -> bytes:
        """The bytes of the finished document; raises PlangenError when the template is at fault."""
