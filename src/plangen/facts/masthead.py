"""Who and when: the head of page one and the foot of every page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Masthead:
    """`title` is the document's title property, `line` the parts of the grey line under the name, in order.

    `company` stands at the top of every page and may be empty; `foot` at the bottom: subject, document and period,
    as-of date, sources.
    """

    title: str
    company: str
    name: str
    line: tuple[str, ...]
    foot: str
    author: str
