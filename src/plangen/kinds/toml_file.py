"""A .toml file of a template folder, checked as a whole; what is wrong with it is told by file, line and key."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plangen.problems import Place, Problem, UsageError, error

Model = TypeVar("Model", bound=BaseModel)

_SAID = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "string_type": "is wrong: write a text in quotes",
    "string_too_short": "may not be empty",
    "tuple_type": 'is wrong: write a list, such as ["…", "…"]',
    "too_short": "may not be empty",
    "mapping_type": "is wrong: it is a table, with a row for each of its keys",
    "greater_than": "is wrong: write a whole number above 0",
    "int_type": "is wrong: write a whole number above 0",
    "int_parsing": "is wrong: write a whole number above 0",
    "int_from_float": "is wrong: write a whole number above 0",
}
"""What is said of a fault, by the name that pydantic gives to its kind."""


def read_toml(path: Path) -> dict[str, Any]:
    """What the file says; raises UsageError with the line where it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"{told(path)}: this is not valid TOML. {fault}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{told(path)}: the file is not saved as UTF-8. Save it so in the editor.") from None
    except OSError as fault:
        raise UsageError(f"{told(path)} cannot be read: {fault.strerror}.") from None


def checked(
    model: type[Model], values: Mapping[str, Any], path: Path, under: Sequence[str] = (), cure: str = ""
) -> Model:
    """The model made from the values; raises UsageError that names every faulty key with its line.

    `under` are the tables of the file in which the values stand; `cure` says what to do where keys are missing.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as faults:
        found = faults.errors()
    problems = [_problem(path, [*under, *fault["loc"]], _said(fault)) for fault in found]
    lacking = [cure] if cure and any(fault["type"] == "missing" for fault in found) else []
    raise UsageError("\n".join([*map(str, problems), *lacking]), problems)


def told(path: Path) -> str:
    """The file as it is named in a message: its folder and its name."""
    return f"{path.parent.name}/{path.name}"


def line_of(text: str, key: str) -> int | None:
    """The line, from 1, on which a key of a TOML file is set, or its table begins."""
    wanted = re.compile(rf"\s*\[?\"?{re.escape(key)}\"?\s*[]=.]")
    return next((at for at, line in enumerate(text.splitlines(), 1) if wanted.match(line)), None)


def _said(fault: ErrorDetails) -> str:
    """What is said of a fault, in plain words."""
    reasons = fault.get("ctx", {})
    if fault["type"] in {"enum", "literal_error"}:
        return f"is wrong: write {reasons.get('expected', 'another word')}"
    if fault["type"] == "value_error":
        return f"is wrong: {reasons.get('error', '')}"
    return _SAID.get(fault["type"], "cannot be read: compare it with the one that comes with plangen")


def _problem(path: Path, place: Sequence[object], said: str) -> Problem:
    keys = [str(part) for part in place if not isinstance(part, int)]
    lines = [line_of(path.read_text(encoding="utf-8-sig"), key) for key in reversed(keys)]
    line = next((f"line {found}" for found in lines if found), "")
    return error(Place(told(path), cell=line), "faulty template folder", f"“{'.'.join(keys)}” {said}.")
