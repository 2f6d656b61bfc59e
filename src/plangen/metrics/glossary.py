"""What every figure means: its docstring, taken apart, in the order in which a sales manager looks for it."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any

from plangen.metrics import (
    accounts,
    activity,
    amounts,
    classes,
    composite,
    deal_size,
    decisions,
    development,
    flow,
    forecast,
    funnel,
    history,
    losses,
    new_business,
    outlook,
    pace,
    pipeline,
    promises,
    quota,
    ranking,
    results,
    retention,
    snapshots,
    team,
    top_accounts,
    velocity,
    win_rates,
)

MODULES: tuple[tuple[str, tuple[ModuleType, ...]], ...] = (
    ("Results", (results, deal_size, win_rates, losses, new_business, retention, composite, amounts)),
    ("Time and flow", (flow, pace, velocity, history)),
    ("Pipeline and forecast", (pipeline, outlook, forecast, snapshots)),
    ("Decisions", (decisions, promises)),
    ("Activity", (activity, funnel)),
    ("Accounts", (accounts, classes, top_accounts)),
    ("Development", (development,)),
    ("Quota", (quota, team, ranking)),
)
NAMES = {
    "accuracy_of_months": "Forecast accuracy over months",
    "age": "Age of an open deal",
    "average": "Average of periods",
    "bias_of_months": "Forecast bias over months",
    "cohort_win_rate": "Win rate of the deals created",
    "concentration_of_top": "Concentration of the top accounts",
    "credits_given": "Credits",
    "decided_win_rate": "Win rate of decided deals",
    "decisions_due": "Deals that need a decision, counted",
    "expected_by_now": "Expected by now",
    "expected_of_gap": "Share of the gap that the pipeline brings",
    "forecast": "Forecast (won and committed)",
    "gap": "Gap to quota",
    "gross_retention": "Gross revenue retention (GRR)",
    "kept": "Commitments kept",
    "median_deal": "Median deal",
    "net_retention": "Net revenue retention (NRR)",
    "new_since": "New since a snapshot",
    "own_cycle": "Median cycle of all won deals",
    "own_or_usual": "Own or usual ratio",
    "pace": "Pace",
    "projection": "Run-rate projection",
    "required_a_month": "Required a month",
    "required_a_week": "Required a week",
    "said_at_start": "Said at the start",
    "said_last": "Said now",
    "target": "Targets of other measures",
    "trips": "Deals that need a decision",
    "unassigned": "Not assigned of the company target",
    "value_win_rate": "Win rate by value",
    "worth": "Value of several deals",
}
"""Figures whose function is called otherwise than people say."""
_PARTS = re.compile(r"^(Formula|Unit|Source|Missing): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure: `key` is its function's name, `name` what people call it, the rest what its docstring says."""

    key: str
    name: str
    sentence: str
    formula: str
    unit: str
    source: str
    missing: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The figures of one kind."""

    title: str
    entries: tuple[Entry, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole glossary, in order; what one figure says of another is said by its name."""
    found = [(title, [entry_of(each) for room in rooms for each in figures(room)]) for title, rooms in MODULES]
    names = {entry.key: entry.name for _, entries in found for entry in entries if "_" in entry.key}
    return tuple(Chapter(title, tuple(_by_name(entry, names) for entry in entries)) for title, entries in found)


def figures(room: ModuleType) -> Iterator[Callable[..., Any]]:
    """The public functions of a module that say how they are worked out, in the order in which they stand."""
    own = [each for name, each in inspect.getmembers(room, inspect.isfunction) if not name.startswith("_")]
    for each in sorted(own, key=lambda function: function.__code__.co_firstlineno):
        if each.__module__ == room.__name__ and "\nFormula: " in (inspect.getdoc(each) or ""):
            yield each


def entry_of(figure: Callable[..., Any]) -> Entry:
    """What the docstring of one figure says."""
    key = str(figure.__name__)
    first, *rest = _PARTS.split(inspect.getdoc(figure) or "")
    said = {part: _one_line(text) for part, text in zip(rest[::2], rest[1::2], strict=True)}
    name = NAMES.get(key, key.replace("_", " ").capitalize())
    sentence = _one_line(first.split("\n\n")[0])
    return Entry(key, name, sentence, said["Formula"], said["Unit"], said["Source"], said["Missing"])


def _by_name(entry: Entry, names: dict[str, str]) -> Entry:
    words = re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")

    def said(text: str) -> str:
        return words.sub(lambda found: _inside(names[found[0]]), text)

    return replace(entry, formula=said(entry.formula), source=said(entry.source), missing=said(entry.missing))


def _inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[0].lower() + name[1:]


def _one_line(text: str) -> str:
    return " ".join(text.split())
