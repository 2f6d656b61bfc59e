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
    """Every public function in plangen.metrics that returns a Measure."""
    for module in pkgutil.walk_packages(plangen.metrics.__path__, "plangen.metrics."):
        imported = import_module(module.name)
        for name, function in inspect.getmembers(imported, inspect.isfunction):
            is_public = function.__module__ == imported.__name__ and not name.startswith("_")
            if is_public and get_type_hints(function).get("return") is Measure:
                yield f"{module.name.removeprefix('plangen.metrics.')}.{name}", function


METRICS = dict(metrics())


def missing_parts(docstring: str) -> list[str]:
    """The parts a metric's docstring lacks; “order” if they are in the wrong order."""
    found = re.findall(r"^(\w+): \S", docstring, re.MULTILINE)
    return [part for part in PARTS if found.count(part) != 1] or ([] if found == list(PARTS) else ["order"])


def test_the_metrics_are_found() -> None:
    assert {
        "results.bookings.bookings",
        "results.quota.quota",
        "results.flow.median_cycle",
        "pipeline.coverage.coverage",
    } <= set(METRICS)
    assert len(METRICS) > 50


@pytest.mark.parametrize("name", sorted(METRICS))
def test_every_metric_documents_formula_unit_source_and_missing(name: str) -> None:
    assert missing_parts(inspect.getdoc(METRICS[name]) or "") == []


def test_a_missing_part_is_detected() -> None:
    assert missing_parts("A metric.\n\nFormula: a\nUnit: b\nSource: c") == ["Missing"]
    assert missing_parts("A metric.\n\nFormula: a\nUnit:\nSource: c\nMissing: d") == ["Unit"]
    assert missing_parts("A metric.\n\nUnit: b\nFormula: a\nSource: c\nMissing: d") == ["order"]
