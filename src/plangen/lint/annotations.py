"""The types of the values in a template, as annotated in the facts, and the parts that they have."""

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from dataclasses import field as default_of
from functools import lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.runtime import Macro as JinjaMacro

from plangen.elements.chain import Chain
from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.level import Level
from plangen.elements.table import Row, Table, TableSpec
from plangen.elements.tile import Tile
from plangen.elements.year_grid import YearGrid
from plangen.formats.old_names import OLD_FIELDS, OLD_PARTS, current_name

NO_PART = object()
"""The type of a part that doesn't exist."""
_DRAWN = (Figure, Field, Level, Table, Chain, YearGrid, Tile, *get_args(Chart), *get_args(SmallChart))
"""Types that a template can print although they have parts."""


@dataclass(frozen=True, slots=True, eq=False)
class Namespace:
    """Types by name, such as the words of a document type or the macros of a file.

    `description` completes “x” isn't …; `sort` is the sort of problem for an unknown name. `used` collects the names
    that a template uses, with * for what it computes.
    """

    parts: Mapping[str, Any]
    description: str
    sort: str = "unknown fact"
    used: set[str] = default_of(default_factory=set)


@dataclass(frozen=True, slots=True)
class ListOf:
    """The type of a list, by the type of its items."""

    item: Any


@dataclass(frozen=True, slots=True)
class RowOf:
    """The type of a table's row; without a specification it may have any value."""

    spec: TableSpec | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A union of types."""

    types: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """The type of something callable, by the type of its result."""

    result: Any


@dataclass(frozen=True, slots=True, eq=False)
class Macro:
    """A macro, with the names in its scope and the template that defines it."""

    node: nodes.Macro | nodes.CallBlock
    names: dict[str, Any]
    source: Any


def one_of(types: Iterable[Any]) -> Any:
    """The union of several types."""
    found = tuple(dict.fromkeys(member for type_ in types for member in members(type_)))
    return found[0] if len(found) == 1 else OneOf(found) if found else Any


def members(type_: Any) -> tuple[Any, ...]:
    """The types in a union, without None."""
    if isinstance(type_, OneOf):
        return type_.types
    if get_origin(type_) in (Union, UnionType):
        return tuple(member for each in get_args(type_) for member in members(each))
    return () if type_ in (None, NoneType) else (type_,)


def may_be_none(type_: Any) -> bool:
    """Whether a type includes None."""
    return get_origin(type_) in (Union, UnionType) and NoneType in get_args(type_)


def part_type(type_: Any, name: str) -> Any:
    """The type of a part, also under its old name; NO_PART if no member of the type has it."""
    found = [each for member in members(type_) if (each := _part_type(member, name)) is not NO_PART]
    if not found and name in OLD_FIELDS:
        return part_type(type_, OLD_FIELDS[name])
    if not found:
        return NO_PART if members(type_) else Any
    return one_of(found)


def part_names(type_: Any) -> list[str]:
    """The names of the parts that a value may have."""
    return sorted({name for member in members(type_) for name in _part_names(member)})


def item_type(type_: Any) -> Any:
    """The type of the items in a value."""
    return one_of(_item_type(member) for member in members(type_))


def unpacked_types(type_: Any, count: int) -> list[Any]:
    """The types of the parts when a value is unpacked into `count` names."""
    options = [get_args(member) for member in members(type_) if get_origin(member) is tuple]
    fixed = [each for each in options if len(each) == count and Ellipsis not in each]
    return [one_of(each[at] for each in fixed) for at in range(count)] if fixed else [item_type(type_)] * count


def subscript_type(type_: Any, key: object) -> Any:
    """The type of the value at an index or under a name."""
    if isinstance(key, str):
        return part_type(type_, key)
    found = members(type_)
    items = get_args(found[0]) if len(found) == 1 and get_origin(found[0]) is tuple else (Ellipsis,)
    if isinstance(key, int) and Ellipsis not in items:
        return items[key] if -len(items) <= key < len(items) else Any
    return item_type(type_)


def is_printable(type_: Any) -> bool:
    """Whether a value can be printed directly, as far as its type is known."""
    found = members(type_)
    return not found or any(_is_printable(member) for member in found)


def _is_printable(type_: Any) -> bool:
    if _is_table(type_) or (get_origin(type_) is tuple and get_args(type_)[:1] == (Tile,)):
        return True
    if isinstance(type_, Namespace | ListOf | RowOf | Macro) or type_ is bool or get_origin(type_) is not None:
        return False
    return type_ in _DRAWN or not is_dataclass(type_)


def _part_type(type_: Any, name: str) -> Any:  # noqa: PLR0911 - one for each sort of type
    type_ = JinjaMacro if isinstance(type_, Macro) else type_
    if isinstance(type_, Namespace):
        type_.used.add(name)
        return type_.parts[name] if name in type_.parts else _mapping_method(name)
    if isinstance(type_, RowOf):
        is_known = type_.spec is None or name == "figures" or current_name(name, type_.spec.names)
        return Any if is_known else NO_PART
    if type_ is Row:
        return _hints(Row).get(name, Any)
    if _is_table(type_):
        return _table_part(_spec_of(type_), name)
    if _is_unknown(type_):
        return Any
    origin = get_origin(type_) or type_
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return _mapping_part(get_args(type_), name)
    if origin is LoopContext:
        return Any if hasattr(origin, name) else NO_PART
    if inspect.isclass(type_) and is_dataclass(type_):
        return _hints(type_).get(name) or _computed_part(type_, name)
    return _computed_part(tuple if isinstance(type_, ListOf) else origin, name)


def _is_table(type_: Any) -> bool:
    return type_ is Table or (get_origin(type_) is Annotated and get_args(type_)[0] is Table)


def _spec_of(type_: Any) -> TableSpec | None:
    return next((each for each in get_args(type_) if isinstance(each, TableSpec)), None)


def _table_part(spec: TableSpec | None, name: str) -> Any:  # noqa: PLR0911 - one for each sort of part
    """The type of a part of a table, also under an old name (old_names.table_part)."""
    rows = ListOf(RowOf(spec))
    if name in ("rows", "totals") or OLD_PARTS.get(name) == "rows":
        return rows
    if name == "total":
        return RowOf(spec)
    if name in ("airy", "company", "heads"):
        return bool if name == "airy" else ListOf(RowOf(None) if name == "company" else str)
    if name == "pages":
        return ListOf(rows)
    if name == "groups":
        return ListOf(Namespace({"name": str, "rows": rows}, "part of a group"))
    column = name.removeprefix("has_").removesuffix("_head")
    if column != name and (spec is None or current_name(column, spec.names)):
        return bool if name.startswith("has_") else str
    return _hints(Table).get(OLD_PARTS.get(name, name), NO_PART)


def _mapping_method(name: str) -> Any:
    """The type of a method that every mapping has."""
    return Function(Any) if name in ("items", "keys", "values", "get") else NO_PART


def _is_unknown(type_: Any) -> bool:
    """Whether a type says nothing about its parts."""
    if type_ in (Any, object) or isinstance(type_, Function):
        return True
    return not isinstance(type_, ListOf) and not inspect.isclass(get_origin(type_) or type_)


def _mapping_part(arguments: Sequence[Any], name: str) -> Any:
    key, value = arguments if len(arguments) == 2 else (Any, Any)  # noqa: PLR2004 - a key and a value
    methods = {"items": ListOf(GenericAlias(tuple, (key, value))), "keys": ListOf(key), "values": ListOf(value)}
    return Function(methods[name]) if name in methods else value


def _computed_part(type_: type, name: str) -> Any:
    """The type of a property or method of a class."""
    found = inspect.getattr_static(type_, name, NO_PART)
    if found is NO_PART or name.startswith("_"):
        return NO_PART
    if isinstance(found, property) and found.fget:
        return get_type_hints(found.fget).get("return", Any)
    if inspect.isfunction(found):
        return Function(get_type_hints(found).get("return", Any))
    return Any


def _part_names(type_: Any) -> list[str]:
    if isinstance(type_, Namespace):
        return list(type_.parts)
    if isinstance(type_, RowOf):
        return list(type_.spec.names) if type_.spec else []
    if _is_table(type_):
        return [each.name for each in fields(Table)]
    if inspect.isclass(type_) and is_dataclass(type_):
        properties = [name for name, value in vars(type_).items() if isinstance(value, property)]
        return [*(each.name for each in fields(type_)), *properties]
    if type_ is LoopContext:
        return [name for name in vars(type_) if not name.startswith("_")]
    return []


@lru_cache(maxsize=256)
def _hints(type_: type) -> dict[str, Any]:
    return get_type_hints(type_, include_extras=True)


def _item_type(type_: Any) -> Any:
    if _is_table(type_):
        return RowOf(_spec_of(type_))
    if isinstance(type_, ListOf):
        return type_.item
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is tuple:
        return one_of(each for each in arguments if each is not Ellipsis)
    if inspect.isclass(origin) and issubclass(origin, Iterable) and arguments:
        return arguments[0]
    return str if type_ is str else Any
