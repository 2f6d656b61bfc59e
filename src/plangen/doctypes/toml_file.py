"""A .toml file of a template folder in, a validated model out, or every problem with its file, line, and key."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plangen.problems import Place, Problem, UsageError, error

Model = TypeVar("Model", bound=BaseModel)

COMPARE = "Compare it with the built-in file of the same name."
"""The fix for a wrong value."""
_WHOLE_NUMBER = "must be a whole number above 0"
_MESSAGES = {
    "missing": "is missing",
    "extra_forbidden": "isn't a known key",
    "string_type": "must be text in quotes",
    "string_too_short": "can't be empty",
    "tuple_type": 'must be a list, such as ["…", "…"]',
    "too_short": "can't be empty",
    "mapping_type": "must be a table, with one line per key",
    "greater_than": _WHOLE_NUMBER,
    "greater_than_equal": "must be a whole number, 0 or more",
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
}
"""The message for each of pydantic's error types."""


def read_toml(path: Path) -> dict[str, Any]:
    """The values in the file; raises UsageError with the line if it isn't valid TOML.

    Nested values are shared by all readers of the same text, so they aren't to be changed.
    """
    try:
        return dict(_values(path.read_text(encoding="utf-8-sig")))
    except tomllib.TOMLDecodeError as problem:
        raise UsageError(f"{short_path(path)}: not valid TOML: {problem}. Fix that line.") from None
    except RecursionError:
        raise UsageError(f"{short_path(path)}: brackets are nested too deeply. {COMPARE}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{short_path(path)}: not UTF-8. Save it as UTF-8.") from None
    except OSError as problem:
        raise UsageError(f"{short_path(path)} can't be read: {problem.strerror}. Check its permissions.") from None


@lru_cache(maxsize=128)
def _values(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


def validated(
    model: type[Model], values: Mapping[str, Any], path: Path, under: Sequence[str] = (), fix: str = ""
) -> Model:
    """The model built from the values; raises UsageError that names every bad key with its line.

    `under` is the path of the TOML table that has the values; `fix` is what to do if keys are missing.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as failed:
        found = failed.errors()
    problems = [_problem(path, [*under, *each["loc"]], _message(each)) for each in found]
    is_missing = any(each["type"] == "missing" for each in found)
    fix = fix if fix and is_missing else COMPARE
    raise UsageError("\n".join([*(problem.finding for problem in problems), f"Fix: {fix}"]), problems)


def short_path(path: Path) -> str:
    """The file as messages name it: its folder and its name."""
    return f"{path.parent.name}/{path.name}"


def line_of(text: str, key: str) -> int | None:
    """The line, from 1, where a TOML file sets a key or starts its table."""
    pattern = re.compile(rf"\s*\[?\"?{re.escape(key)}\"?\s*[]=.]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)


def line_in_table(text: str, table: str, key: str) -> int | None:
    """The line, from 1, where a TOML file sets a key of a table."""
    start = line_of(text, table)
    found = line_of("\n".join(text.splitlines()[start:]), key) if start else None
    return found + start if start and found else None


def line_of_value(text: str, table: str, value: str) -> int | None:
    """The line, from 1, of a value in a TOML table, or of the table's header if the value is empty or isn't found."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if line.strip().replace('"', "") == f"[{table}]"), None)
    if start is None:
        return line_of(text, table.rpartition(".")[2])
    end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("[")), len(lines))
    quoted = (f'"{value}"', f"'{value}'")
    found = (at for at in range(start, end) if value and any(each in lines[at] for each in quoted))
    return next(found, start) + 1


def _message(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    if details["type"] in {"enum", "literal_error"}:
        return f"must be {context.get('expected', 'another word')}"
    if details["type"] == "value_error":
        return str(context.get("error", ""))
    return _MESSAGES.get(details["type"], "can't be read: compare it with the built-in one")


def _problem(path: Path, location: Sequence[object], message: str) -> Problem:
    keys = [str(part) for part in location if not isinstance(part, int)]
    lines = [line_of(path.read_text(encoding="utf-8-sig"), key) for key in reversed(keys)]
    line = next((f"line {found}" for found in lines if found), "")
    return error(
        Place(short_path(path), cell=line), "invalid template setting", f"“{'.'.join(keys)}” {message}.", fix=COMPARE
    )
