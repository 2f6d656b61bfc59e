from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.chart import Chart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.lint.annotations import (
    NO_PART,
    Function,
    ListOf,
    Namespace,
    is_printable,
    item_type,
    members,
    one_of,
    part_names,
    part_type,
    subscript_type,
    unpacked_types,
)
from tests.lint.notes import Line, Table


@pytest.mark.parametrize(
    ("type_", "name", "expected"),
    [
        (Table, "note", str),
        (Table | None, "note", str),
        (Line, "long", bool),
        (Line, "lable", NO_PART),
        (Any, "anything", Any),
        (None, "anything", Any),
        (Mapping[str, int], "anything", int),
        (Namespace({"plan": str}, "word"), "plan", str),
        (Namespace({"plan": str}, "word"), "paln", NO_PART),
        (Chart, "columns", part_type(Chart, "columns")),
        (Chart, "colums", NO_PART),
        (str, "upper", Any),
        (tuple[int, ...], "length", NO_PART),
    ],
)
def test_the_type_of_a_part_comes_from_its_annotation(type_: Any, name: str, expected: Any) -> None:
    found = part_type(type_, name)
    assert found == expected or (isinstance(found, Function) and expected is Any)


def test_iterating_returns_the_type_of_the_items() -> None:
    assert item_type(tuple[Line, ...]) is Line
    assert item_type(ListOf(str)) is str
    assert members(item_type(tuple[int, str])) == (int, str)
    assert unpacked_types(tuple[str, Figure], 2) == [str, Figure]
    assert unpacked_types(Any, 2) == [Any, Any]
    assert subscript_type(tuple[str, Figure], 1) is Figure
    assert subscript_type(tuple[Line, ...], 5) is Line


def test_a_union_has_the_parts_of_all_its_members() -> None:
    both = one_of([Line, Table, None])
    assert part_type(both, "label") is str
    assert part_type(both, "note") is str
    assert {"label", "long", "note"} <= set(part_names(both))


@pytest.mark.parametrize(
    ("type_", "printable"),
    [
        (str, True), (Figure, True), (Field, True), (Chart, True), (Chart | None, True), (int, True), (Any, True),
        (Table, False), (tuple[str, ...], False), (bool, False), (Line | str, True), (Decimal, True),
    ],
)  # fmt: skip
def test_values_with_parts_are_not_printable_unless_they_are_drawn(type_: Any, printable: bool) -> None:
    assert is_printable(type_) is printable
