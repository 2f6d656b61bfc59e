import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, get_type_hints

import pytest

import plangen.metrics
from plangen.elements.measure import Measure

PARTS = ("Formula", "Unit", "Source", "Missing")


def metrics() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the room that gives a Measure."""
    for module in pkgutil.iter_modules(plangen.metrics.__path__):
        room = import_module(f"plangen.metrics.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            own = function.__module__ == room.__name__ and not name.startswith("_")
            if own and get_type_hints(function).get("return") is Measure:
                yield f"{module.name}.{name}", function


METRICS = dict(metrics())


def lacking(docstring: str) -> list[str]:
    """The parts of a metric's docstring that are not there, each once, in their order, with something in it."""
    said = re.findall(r"^(\w+): \S", docstring, re.MULTILINE)
    return [part for part in PARTS if said.count(part) != 1] or ([] if said == list(PARTS) else ["order"])


def test_the_metrics_are_found() -> None:
    assert {"results.bookings", "quota.quota", "flow.median_cycle", "pipeline.coverage"} <= set(METRICS)
    assert len(METRICS) > 15


@pytest.mark.parametrize("name", sorted(METRICS))
def test_every_metric_says_its_formula_unit_source_and_what_is_missing(name: str) -> None:
    assert lacking(inspect.getdoc(METRICS[name]) or "") == []


def test_a_part_that_is_not_there_is_seen() -> None:
    assert lacking("What it is.\n\nFormula: a\nUnit: b\nSource: c") == ["Missing"]
    assert lacking("What it is.\n\nFormula: a\nUnit:\nSource: c\nMissing: d") == ["Unit"]
    assert lacking("What it is.\n\nUnit: b\nFormula: a\nSource: c\nMissing: d") == ["order"]
