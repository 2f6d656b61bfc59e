"""A .toml file of a template folder, checked as a whole; what is wrong with it is told by file, line and key."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from plangen.problems import Place, PlangenError, Problem, error

Model = TypeVar("Model", bound=BaseModel)


def read_toml(path: Path) -> dict[str, Any]:
    """What the file says; raises PlangenError with the line where it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as fault:
        raise PlangenError(f"{told(path)}: this is not valid TOML. {fault}") from None
    except UnicodeDecodeError:
        raise PlangenError(f"{told(path)}: the file is not saved as UTF-8. Save it so in the editor.") from None
    except OSError as fault:
        raise PlangenError(f"{told(path)} cannot be read: {fault.strerror}.") from None


def checked(model: type[Model], values: Mapping[str, Any], path: Path, under: Sequence[str] = ()) -> Model:
    """The model made from the values; raises PlangenError that names every faulty key with its line.

    `under` are the tables of the file in which the values stand.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as faults:
        problems = [_problem(path, [*under, *fault["loc"]], fault["type"], fault["msg"]) for fault in faults.errors()]
    raise PlangenError("\n".join(str(problem) for problem in problems))


def told(path: Path) -> str:
    """The file as it is named in a message: its folder and its name."""
    return f"{path.parent.name}/{path.name}"


def line_of(text: str, key: str) -> int | None:
    """The line, from 1, on which a key of a TOML file is set, or its table begins."""
    wanted = re.compile(rf"\s*\[?\"?{re.escape(key)}\"?\s*[]=.]")
    return next((at for at, line in enumerate(text.splitlines(), 1) if wanted.match(line)), None)


def _problem(path: Path, place: Sequence[object], kind: str, message: str) -> Problem:
    keys = [str(part) for part in place if not isinstance(part, int)]
    lines = [line_of(path.read_text(encoding="utf-8-sig"), key) for key in reversed(keys)]
    line = next((f"line {found}" for found in lines if found), "")
    said = {"missing": "is missing", "extra_forbidden": "is not known here"}.get(kind, f"is wrong. {message}")
    return error(Place(told(path), cell=line), "faulty template folder", f"“{'.'.join(keys)}” {said}.")
