from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.chart import Chart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.formats.proofing.annotations import (
    NOWHERE,
    Gives,
    Many,
    Names,
    each_of,
    is_printable,
    item,
    members,
    one_of,
    part,
    part_names,
    unpacked,
)
from tests.formats.proofing.notes import Line, Table


@pytest.mark.parametrize(
    ("kind", "name", "gives"),
    [
        (Table, "note", str),
        (Table | None, "note", str),
        (Line, "long", bool),
        (Line, "lable", NOWHERE),
        (Any, "anything", Any),
        (None, "anything", Any),
        (Mapping[str, int], "anything", int),
        (Names({"plan": str}, "word"), "plan", str),
        (Names({"plan": str}, "word"), "paln", NOWHERE),
        (Chart, "columns", part(Chart, "columns")),
        (Chart, "colums", NOWHERE),
        (str, "upper", Any),
        (tuple[int, ...], "length", NOWHERE),
    ],
)
def test_a_part_is_of_the_kind_that_its_annotation_says(kind: Any, name: str, gives: Any) -> None:
    found = part(kind, name)
    assert found == gives or (isinstance(found, Gives) and gives is Any)


def test_going_through_gives_the_kind_of_each() -> None:
    assert each_of(tuple[Line, ...]) is Line
    assert each_of(Many(str)) is str
    assert members(each_of(tuple[int, str])) == (int, str)
    assert unpacked(tuple[str, Figure], 2) == [str, Figure]
    assert unpacked(Any, 2) == [Any, Any]
    assert item(tuple[str, Figure], 1) is Figure
    assert item(tuple[Line, ...], 5) is Line


def test_one_of_several_kinds_has_the_parts_of_each() -> None:
    both = one_of([Line, Table, None])
    assert part(both, "label") is str
    assert part(both, "note") is str
    assert {"label", "long", "note"} <= set(part_names(both))


@pytest.mark.parametrize(
    ("kind", "printable"),
    [
        (str, True), (Figure, True), (Field, True), (Chart, True), (Chart | None, True), (int, True), (Any, True),
        (Table, False), (tuple[str, ...], False), (bool, False), (Line | str, True), (Decimal, True),
    ],
)  # fmt: skip
def test_what_has_parts_is_not_printable_and_what_is_drawn_is(kind: Any, printable: bool) -> None:
    assert is_printable(kind) is printable
