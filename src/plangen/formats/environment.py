"""The Jinja environment that every format fills its templates in, and what a mistake in a template is told as."""

import re
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from rapidfuzz import process

from plangen.elements.chart import Chart
from plangen.elements.figure import Figure
from plangen.problems import PlangenError

Value = TypeVar("Value")
TEMPLATE_FAULTS = (TemplateError, TypeError, ArithmeticError, RecursionError)
"""What a template can raise by its own fault; anything else is a bug of ours."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE_HALVES = re.compile("[\ud800-\udfff]")
_UNKNOWN_NAME = re.compile(r"'(?P<name>.*)' is undefined")
_UNKNOWN_PART = re.compile(r"'(?P<module>[\w.]+\.)?(?P<owner>\w+) object' has no attribute '(?P<name>.*)'")
NEAR_ENOUGH = 60


def environment(folders: tuple[Path, ...], draw: Callable[[Any], Any]) -> ImmutableSandboxedEnvironment:
    """A sandbox over the folders, in order, where `draw` turns what a template prints into what the format shows.

    Everything is escaped, an unknown name is an error, and nothing that a template is given can be changed.
    """
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=draw,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["full"] = _full
    made.filters["bare"] = _bare
    made.filters["wide"] = _wide
    return made


def worded(value: object) -> str:
    """The text of a value that is text in every format: nothing for None, a figure's short text, a cleaned string.

    Anything else is a template's mistake: its inside would be printed.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, Figure):
        return cleaned(value.short)
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"a {type(value).__name__} cannot be printed as it is: name one of its parts")


def cleaned(text: str) -> str:
    """The text without what no document may hold: control signs, half letters, signs that turn the line around.

    Every kind of line end becomes a newline, half a surrogate pair a question mark. Markup stays markup.
    """
    if text.isascii() and text.isprintable():
        return text
    for signs, replacement in ((_LINE_ENDS, "\n"), (_NOT_ALLOWED, ""), (_DIRECTIONS, ""), (_LONE_HALVES, "?")):
        if signs.search(text):
            new = signs.sub(replacement, text)
            text = Markup(new) if isinstance(text, Markup) else new  # noqa: S704 - it was markup before
    return text


def fault(error: Exception, template: str, facts: Mapping[str, Any]) -> PlangenError:
    """What is wrong in a template, with its name, its line where that is known, and the nearest name that exists."""
    place = _place(error, template)
    if isinstance(error, TemplateNotFound):
        return PlangenError(f"{place}: there is no template “{error.name}”.")
    if isinstance(error, TemplateSyntaxError):
        return PlangenError(f"{place}: {(error.message or 'this cannot be read').rstrip('.')}.")
    if isinstance(error, SecurityError):
        return PlangenError(f"{place}: a template may only print what it is given. {error}")
    if isinstance(error, UndefinedError):
        return PlangenError(f"{place}: {_unknown(error, facts)}")
    return PlangenError(f"{place}: {error}.")


def _full(figure: Figure | None) -> str:
    return "" if figure is None else _sure(figure, Figure, "full").full


def _bare(figure: Figure | None) -> str:
    return "" if figure is None else _sure(figure, Figure, "bare").bare


def _wide(chart: Chart) -> Chart:
    """A chart over the whole width of the text, where it stands alone."""
    return replace(_sure(chart, Chart, "wide"), share=1.0)


def _sure(value: Value, kind: type | UnionType, name: str) -> Value:
    """The value, if it is of the kind that a filter is for; else a fault of the template."""
    if isinstance(value, kind):
        return value
    raise TypeError(f"“{name}” stands behind a {type(value).__name__}, where it means nothing")


def _place(error: Exception, template: str) -> str:
    """The template and line nearest to where the error arose: jinja puts the template's own lines in the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or template}, line {error.lineno}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == Path(template).suffix:
            return f"{path.parent.name}/{path.name}, line {frame.lineno}"
    return template


def _unknown(error: UndefinedError, facts: Mapping[str, Any]) -> str:
    """The unknown name and its nearest known neighbour; jinja tells both in its message only."""
    message = error.message or ""
    if found := _UNKNOWN_PART.fullmatch(message):
        if found["owner"] == "dict":
            return _unknown_word(found["name"], facts)
        name, where, known = found["name"], f" in {found['owner']}", _parts(found["module"], found["owner"])
    elif found := _UNKNOWN_NAME.fullmatch(message):
        name, where, known = found["name"], "", sorted(facts)
    else:
        return f"{message}."
    near = process.extractOne(name, known, score_cutoff=NEAR_ENOUGH)
    hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(known)}."
    return f"“{name}” is not known{where}. {hint}"


def _unknown_word(name: str, facts: Mapping[str, Any]) -> str:
    """The word that kind.toml lacks; `words` is the only mapping that a template is given."""
    near = process.extractOne(name, list(facts.get("words", ())), score_cutoff=NEAR_ENOUGH)
    hint = f"; add it there, or write “{near[0]}” if that is meant." if near else "; add it there."
    return f"“{name}” is not a word in [words] of kind.toml{hint}"


def _parts(module: str | None, owner: str) -> list[str]:
    """The names of the parts of a class."""
    kind = getattr(sys.modules.get((module or "").rstrip(".")), owner, None)
    if is_dataclass(kind):
        return sorted(part.name for part in fields(kind))
    return []
