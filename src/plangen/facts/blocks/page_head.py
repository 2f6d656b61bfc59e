"""The head of a page after the first: its finding, and a gray line that opens with its topic."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageHead:
    """The finding of a page, and the parts of the gray line below it."""

    title: str
    line: tuple[str, ...]


def page_head(title: str, *line: str) -> PageHead:
    """The head with the parts of the line that aren't empty."""
    return PageHead(title, tuple(part for part in line if part))
