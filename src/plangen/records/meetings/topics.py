"""Training topics: what to learn, apply, and prove for each competency."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from plangen.elements.measure import RowKey
from plangen.records.meetings.training import TYPES
from plangen.records.reading.vocabulary import canonical_words, competencies
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Topics",
    ("competency", "phase", "topic", "type", "minutes", "prework", "proof", "act"),
    (("competency",), ("topic",), ("phase", "minutes", "proof")),
    names=("Training topics", "Topic list", "Curriculum"),
)

PHASES = {
    "learn": ("learning", "days 1-30", "1"),
    "apply": ("applying", "try", "practice", "days 31-60", "2"),
    "prove": ("proof", "show", "days 61-90", "3"),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic for one phase (learn, apply, prove) of a competency; `row` is None for built-in topics.

    `act` is what a coach can observe.
    """

    row: RowKey | None
    competency: str
    phase: str
    topic: str
    type: str = ""
    minutes: int | None = None
    prework: str = ""
    proof: str = ""
    act: str = ""


@cache
def shipped_topics() -> tuple[Topic, ...]:
    """The built-in topics in teaching order."""
    text = (files("plangen.records.meetings") / "topics.toml").read_text(encoding="utf-8")
    return tuple(
        Topic(None, competency, phase, *(row[name] for name in ("topic", "type", "minutes", "prework", "proof", "act")))
        for competency, phases in tomllib.loads(text).items()
        for phase, row in phases.items()
    )


def read_topics(tables: list[Columns]) -> list[Topic]:
    """The company's topics, then the built-in ones for each competency and phase it has none for."""
    company = [topic for columns in tables for topic in _topics(columns)]
    replaced = {(fold(topic.competency), topic.phase) for topic in company}
    return company + [topic for topic in shipped_topics() if (fold(topic.competency), topic.phase) not in replaced]


def _topics(columns: Columns) -> Iterable[Topic]:
    rows = zip(
        columns.table.rows,
        competencies(columns),
        *(columns.texts(name) for name in ("topic", "prework", "proof", "act")),
        columns.choices("phase", PHASES),
        canonical_words(columns, "type", TYPES),
        columns.amounts("minutes"),
        strict=True,
    )
    for row, competency, topic, prework, proof, act, phase, topic_type, minutes in rows:
        if not competency or not topic:
            columns.skip(row, "no topic" if competency else "no competency")
            continue
        length = int(minutes) if minutes is not None and minutes > 0 else None
        key = RowKey(columns.table.number, row)
        yield Topic(key, competency, phase or "learn", topic, topic_type, length, prework, proof, act)
