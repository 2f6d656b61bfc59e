"""What a contest counts: the words that people use for records, and the records they stand for."""

import re
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from plangen.records.reading.activity_types import TYPES, activity_type
from plangen.records.reading.suggestions import NameSuggester
from plangen.tables.values.folding import fold


class Source(StrEnum):
    """The records that a contest counts, with the name of the measure."""

    BOOKINGS = "bookings"
    MARGIN = "margin"
    DEALS = "deals won"
    NEW_ACCOUNTS = "new accounts"
    PIPELINE = "pipeline created"
    CREATED = "deals created"
    EXTRAS = "extras"
    MOMENTS = "moments"
    ACTIVITIES = "activities"
    ENTRIES = "entries"

    @property
    def is_money(self) -> bool:
        """Whether it is counted in money."""
        return self in (Source.BOOKINGS, Source.MARGIN, Source.PIPELINE)


_WORDS: dict[Source, tuple[str, ...]] = {
    Source.BOOKINGS: ("revenue", "sales", "booked", "bookings won", "won amount"),
    Source.MARGIN: ("gross margin", "profit", "gross profit"),
    Source.DEALS: ("deal won", "won deals", "won deal", "win", "wins", "deal", "deals", "order", "orders", "sale"),
    Source.NEW_ACCOUNTS: (
        "new account", "new customer", "new customers", "new client", "new clients", "new logo", "new logos",
        "first order", "first orders", "first win", "first wins", "first deal", "first deals",
    ),
    Source.PIPELINE: ("new pipeline", "pipeline added"),
    Source.CREATED: ("deal created", "opportunities created", "opportunity created", "new opportunities", "new deals"),
    Source.EXTRAS: ("extra", "and then some", "then some"),
    Source.MOMENTS: ("moment",),
    Source.ENTRIES: ("entry", "typed in"),
}  # fmt: skip
_SOURCES = {fold(word): source for source, words in _WORDS.items() for word in (str(source), *words)}
_ARTICLE = re.compile(r"(?:a|an|the|each|every) ")
_FIRST = "first "
_MIN_SIMILARITY = 75


@dataclass(frozen=True, slots=True)
class Counted:
    """The records that count: their source, and for activities their type.

    `is_first` leaves only the first activity at an account that isn't a customer.
    """

    source: Source
    type: str = ""
    is_first: bool = False

    @property
    def name(self) -> str:
        """Its name in words: bookings, meetings, first meetings."""
        if self.source is not Source.ACTIVITIES:
            return str(self.source)
        plural = self.type if self.type.endswith("s") else f"{self.type}s"
        return f"first {plural}" if self.is_first else plural


def is_known(counts: Counted, types: Container[str]) -> bool:
    """Whether there can be such records: an activity's type is a usual one, or among these `types` on file."""
    return counts.source is not Source.ACTIVITIES or counts.type in TYPES or counts.type in types


def nearest_measure(text: str, types: Iterable[str]) -> str:
    """The measure, or type of activity, most similar to a text; empty if none is similar."""
    names = {**{fold(each): each for each in (*TYPES, *types)}, **{word: str(each) for word, each in _SOURCES.items()}}
    return NameSuggester(names, _MIN_SIMILARITY, fuzz.ratio).suggest(text)


def measure_fix(text: str, types: Iterable[str]) -> str:
    """How to fix an unknown measure: the nearest one, or else where to look."""
    near = nearest_measure(text, types)
    return f"Use {near}, if you mean that." if near else "Use a measure such as bookings, or a type from Activities."


def known_counts(texts: Iterable[str], types: Collection[str]) -> tuple[tuple[Counted, ...], tuple[str, ...]]:
    """What texts say to count, and the texts that stand for nothing on file; `types` are those of activities."""
    read = [(text, counted(text)) for text in texts]
    known = tuple(found for _, found in read if found is not None and is_known(found, types))
    return known, tuple(text for text, found in read if found is not None and not is_known(found, types))


def counted(text: str) -> Counted | None:
    """What a text says to count; None if it says nothing.

    A word that stands for none of our records is a type of activity, as it is in Activities.
    """
    words = _ARTICLE.sub("", fold(text), count=1)
    if not words:
        return None
    if words in _SOURCES:
        return Counted(_SOURCES[words])
    is_first = words.startswith(_FIRST)
    return Counted(Source.ACTIVITIES, activity_type(words.removeprefix(_FIRST)), is_first=is_first)
