"""What a value in a template is, as the annotations of the facts say it, and which parts it has."""

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.runtime import Macro as MacroOfJinja

from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.elements.figure import Figure

NOWHERE = object()
"""What a part is that does not exist."""
_DRAWN = (Figure, Field, *get_args(Chart), *get_args(SmallChart))
"""What a template may print though it has parts."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Things by their names, such as the words of a kind or the macros of a file; `said` is what they are called."""

    parts: Mapping[str, Any]
    said: str
    missing: str = "unknown fact"


@dataclass(frozen=True, slots=True)
class Many:
    """Several of one kind."""

    each: Any


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several kinds."""

    kinds: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Gives:
    """What is to be called, and gives a value of a kind."""

    kind: Any


@dataclass(frozen=True, slots=True, eq=False)
class Macro:
    """A macro, with the names that it can use and the template that it stands in."""

    node: nodes.Macro | nodes.CallBlock
    names: dict[str, Any]
    sheet: Any


def one_of(kinds: Iterable[Any]) -> Any:
    """The kind of what may be any of several."""
    every = tuple(dict.fromkeys(member for kind in kinds for member in members(kind)))
    return every[0] if len(every) == 1 else OneOf(every) if every else Any


def members(kind: Any) -> tuple[Any, ...]:
    """The kinds that something may be, without the one that says that it is not there."""
    if isinstance(kind, OneOf):
        return kind.kinds
    if get_origin(kind) in (Union, UnionType):
        return tuple(member for each in get_args(kind) for member in members(each))
    return () if kind in (None, NoneType) else (kind,)


def may_be_none(kind: Any) -> bool:
    """Whether something may be not there."""
    return get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind)


def part(kind: Any, name: str) -> Any:
    """The kind of a part; NOWHERE where nothing that the value may be has it."""
    found = [each for member in members(kind) if (each := _part(member, name)) is not NOWHERE]
    if not found:
        return NOWHERE if members(kind) else Any
    return one_of(found)


def part_names(kind: Any) -> list[str]:
    """The names of the parts that a value may have."""
    return sorted({name for member in members(kind) for name in _part_names(member)})


def each_of(kind: Any) -> Any:
    """The kind of what one meets when going through a value."""
    return one_of(_each(member) for member in members(kind))


def unpacked(kind: Any, count: int) -> list[Any]:
    """The kinds of the parts of a value that is taken apart."""
    options = [get_args(member) for member in members(kind) if get_origin(member) is tuple]
    fixed = [each for each in options if len(each) == count and Ellipsis not in each]
    return [one_of(each[at] for each in fixed) for at in range(count)] if fixed else [each_of(kind)] * count


def item(kind: Any, at: object) -> Any:
    """The kind of what stands at a place or under a name."""
    if isinstance(at, str):
        return part(kind, at)
    found = members(kind)
    if isinstance(at, int) and len(found) == 1 and get_origin(found[0]) is tuple and Ellipsis not in get_args(found[0]):
        inside = get_args(found[0])
        return inside[at] if -len(inside) <= at < len(inside) else Any
    return each_of(kind)


def is_printable(kind: Any) -> bool:
    """Whether a value can be printed as it is, as far as that is known."""
    every = members(kind)
    return not every or any(_is_printable(member) for member in every)


def _is_printable(kind: Any) -> bool:
    if isinstance(kind, Names | Many | Macro) or kind is bool or get_origin(kind) is not None:
        return False
    return kind in _DRAWN or not is_dataclass(kind)


def _part(kind: Any, name: str) -> Any:
    kind = MacroOfJinja if isinstance(kind, Macro) else kind
    if isinstance(kind, Names):
        return kind.parts[name] if name in kind.parts else _of_names(name)
    if _is_anything(kind):
        return Any
    origin = get_origin(kind) or kind
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return _of_mapping(get_args(kind), name)
    if origin is LoopContext:
        return Any if hasattr(origin, name) else NOWHERE
    if inspect.isclass(kind) and is_dataclass(kind):
        return _hints(kind).get(name) or _computed(kind, name)
    return _computed(tuple if isinstance(kind, Many) else origin, name)


def _of_names(name: str) -> Any:
    """What any mapping can do."""
    return Gives(Any) if name in ("items", "keys", "values", "get") else NOWHERE


def _is_anything(kind: Any) -> bool:
    """Whether nothing is known of a value that would tell its parts."""
    if kind in (Any, object) or isinstance(kind, Gives):
        return True
    return not isinstance(kind, Many) and not inspect.isclass(get_origin(kind) or kind)


def _of_mapping(inside: Sequence[Any], name: str) -> Any:
    key, value = inside if len(inside) == 2 else (Any, Any)  # noqa: PLR2004 - a key and a value
    methods = {"items": Many(GenericAlias(tuple, (key, value))), "keys": Many(key), "values": Many(value)}
    return Gives(methods[name]) if name in methods else value


def _computed(kind: type, name: str) -> Any:
    """The kind of what a class works out itself."""
    found = inspect.getattr_static(kind, name, NOWHERE)
    if found is NOWHERE or name.startswith("_"):
        return NOWHERE
    if isinstance(found, property) and found.fget:
        return get_type_hints(found.fget).get("return", Any)
    if inspect.isfunction(found):
        return Gives(get_type_hints(found).get("return", Any))
    return Any


def _part_names(kind: Any) -> list[str]:
    if isinstance(kind, Names):
        return list(kind.parts)
    if inspect.isclass(kind) and is_dataclass(kind):
        own = [name for name, value in vars(kind).items() if isinstance(value, property)]
        return [*(each.name for each in fields(kind)), *own]
    if kind is LoopContext:
        return [name for name in vars(kind) if not name.startswith("_")]
    return []


@lru_cache(maxsize=256)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _each(kind: Any) -> Any:
    if isinstance(kind, Many):
        return kind.each
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return one_of(each for each in inside if each is not Ellipsis)
    if inspect.isclass(origin) and issubclass(origin, Iterable) and inside:
        return inside[0]
    return str if kind is str else Any
