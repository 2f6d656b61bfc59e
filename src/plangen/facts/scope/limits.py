"""Limits that a document type may set for a section: how many rows it shows, and how many characters of a text."""

import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

FACTS = "plangen.facts."
NO_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit by its name in document.toml, with its value in a document type that doesn't set it.

    Each module of a section declares the ones that it reads, as constants.
    """

    name: str
    default: int = NO_LIMIT


def limits_read_by(section: Callable[..., object]) -> Mapping[str, Limit]:
    """The limits that a section may read, by name: those of its module and of the modules of facts/ that it uses."""
    modules: dict[str, ModuleType] = {}
    _collect(section.__module__, modules)
    found = [value for module in modules.values() for value in vars(module).values() if isinstance(value, Limit)]
    return {limit.name: limit for limit in reversed(found)}


def _collect(name: str, modules: dict[str, ModuleType]) -> None:
    """Adds a module, and those that what it imports is from."""
    if name in modules or not name.startswith(FACTS):
        return
    modules[name] = sys.modules[name]
    for used in _modules_in(name):
        _collect(used, modules)


@cache
def _modules_in(name: str) -> Collection[str]:
    """The modules that what a module imports is from."""
    found = [value for value in vars(sys.modules[name]).values() if callable(value)]
    return tuple(dict.fromkeys(str(getattr(value, "__module__", "")) for value in found))
