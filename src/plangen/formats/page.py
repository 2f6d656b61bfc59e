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
    """A format: its name on the command line, its template's name in a kind's folder, its file's suffix."""

    name: str
    template: str
    suffix: str

    def render(self, page: Page) -> bytes:
        """The bytes of the finished document; raises PlangenError when the template is at fault."""
