"""The Jinja environment for the templates of every format, and the error for a mistake in a template."""

import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import UnionType
from typing import Any, TypeGuard, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from rapidfuzz import process

from plangen.elements.chart import Chart
from plangen.elements.figure import Figure
from plangen.elements.table import Row, Table
from plangen.elements.tile import Tile
from plangen.formats.old_names import NO_VALUE, OLD_FIELDS, OLD_TEMPLATES, row_value, table_part
from plangen.problems import PlangenError

Value = TypeVar("Value")
TEMPLATE_ERRORS = (TemplateError, TypeError, ArithmeticError, RecursionError)
"""The errors caused by a faulty template; anything else is a bug in plangen."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNKNOWN_NAME = re.compile(r"'(?P<name>.*)' is undefined")
_UNKNOWN_PART = re.compile(r"'(?P<module>[\w.]+\.)?(?P<owner>\w+) object' has no attribute '(?P<name>.*)'")
MIN_SIMILARITY = 60
NUMBER_WIDTH = 14
"""The least width in millimeters of a column of numbers."""
LARGEST_POWER = 4_000
"""The length of the largest power, in bits."""
NEW_TEMPLATES = {new: old for old, new in OLD_TEMPLATES.items()}


class LinkOutError(TemplateError):
    """A template is a link to a file outside the template folders."""

    def __init__(self, template: str) -> None:
        super().__init__(f"“{template}” is a link to a file outside the template folders. Copy the file instead")


class _Loader(FileSystemLoader):
    """A loader that also finds a file under the path it had in earlier versions, and folder by folder either of them.

    So a user's copy under the old path still replaces the built-in file, and an import of the old path still works. A
    link that leads out of the folders is refused: whoever sends a template could read any file with it.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, its file, and whether the file is unchanged; raises LinkOutError."""
        source, file, unchanged = self._found(environment, template)
        if leads_out(Path(file), [Path(folder) for folder in self.searchpath]):
            raise LinkOutError(template)
        return source, file, unchanged

    def _found(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        other = OLD_TEMPLATES.get(template) or NEW_TEMPLATES.get(template)
        if other is None:
            return super().get_source(environment, template)
        for folder in self.searchpath:
            for name in (template, other):
                if Path(folder, name).is_file():
                    return FileSystemLoader(folder).get_source(environment, name)
        raise TemplateNotFound(template)


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that also finds a template next to another, a row's values, and a field under its earlier name.

    It computes no power of more than about a thousand digits: Python can't be stopped while it does.
    """

    intercepted_binops = frozenset(("**",))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operation in a template; raises OverflowError for a power that is too large."""
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > LARGEST_POWER:
            raise OverflowError(f"{left} ** {right} is too large")
        return super().call_binop(context, operator, left, right)

    def join_path(self, template: str, parent: str) -> str:
        """The path of a template named in another one; “./” means the folder of that one."""
        return f"{parent.rpartition('/')[0]}/{template[2:]}" if template.startswith("./") else template

    def getattr(self, obj: Any, attribute: str) -> Any:
        found = super().getattr(obj, attribute)
        if not isinstance(found, Undefined):
            return found
        other = row_value(obj, attribute) if isinstance(obj, Row) else NO_VALUE
        other = table_part(obj, attribute) if isinstance(obj, Table) else other
        if other is not NO_VALUE:
            return other
        return super().getattr(obj, OLD_FIELDS[attribute]) if attribute in OLD_FIELDS else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        found = super().getitem(obj, argument)
        is_name = isinstance(found, Undefined) and isinstance(argument, str)
        return self.getattr(obj, argument) if is_name and isinstance(obj, Row | Table) else found


def is_inside(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a resolved path is in one of the resolved folders."""
    return any(path.is_relative_to(folder) for folder in folders)


def leads_out(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a file in a template folder is a link, or in one, to a file outside all of them."""
    return not is_inside(path.resolve(), [folder.resolve() for folder in folders])


def environment(folders: tuple[Path, ...], draw: Callable[[Any], Any]) -> ImmutableSandboxedEnvironment:
    """A sandbox that searches the folders in order and passes every printed value to `draw`.

    All output is escaped, an unknown name is an error, and a template can't change its data.
    """
    sandbox = _Sandbox(
        loader=_Loader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=draw,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sandbox.filters["full"] = _full
    sandbox.filters["bare"] = _bare
    sandbox.filters["wide"] = _wide
    sandbox.filters["narrow"] = _narrow
    return sandbox


def is_tiles(value: object) -> TypeGuard[tuple[Tile, ...]]:
    """Whether a value is a row of tiles; a row of none prints nothing."""
    return isinstance(value, tuple) and all(isinstance(each, Tile) for each in value)


def as_text(value: object) -> str:
    """The text of a value that prints as text in every format: empty for None, a figure's short text, a cleaned string.

    Anything else is a mistake in the template: Python's representation would be printed.
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
    raise TypeError(f"can't print a {type(value).__name__}: name one of its parts")


def cleaned(text: str) -> str:
    """The text without what a document can't contain: control characters, lone surrogates, text direction marks.

    Every kind of line end becomes a newline, a lone surrogate a question mark. Markup stays markup.
    """
    if text.isascii() and text.isprintable():
        return text
    for pattern, replacement in (
        (_LINE_ENDS, "\n"),
        (_CONTROLS, ""),
        (_DIRECTIONS, ""),
        (_SURROGATES, "?"),
    ):
        if pattern.search(text):
            new = pattern.sub(replacement, text)
            text = Markup(new) if isinstance(text, Markup) else new  # noqa: S704 - it was markup before
    return text


def template_error(error: Exception, template: str, facts: Mapping[str, Any]) -> PlangenError:
    """The error for a mistake in a template, with its name, its line if known, and the most similar known name."""
    place = _place(error, template)
    if isinstance(error, TemplateNotFound):
        return PlangenError(f"{place}: template “{error.name}” not found.")
    if isinstance(error, TemplateSyntaxError):
        return PlangenError(f"{place}: Can't read this tag: {(error.message or 'incomplete').rstrip('.')}.")
    if isinstance(error, SecurityError):
        return PlangenError(f"{place}: a template can only print its own data. {error}")
    if isinstance(error, UndefinedError):
        return PlangenError(f"{place}: {_unknown_name(error, facts)}")
    if isinstance(error, RecursionError):
        return PlangenError(f"{place}: a template or macro uses itself, or tags are nested too deeply.")
    return PlangenError(f"{place}: {error}.")


def _full(figure: Figure | None) -> str:
    return "" if figure is None else _require(figure, Figure, "full").full


def _bare(figure: Figure | None) -> str:
    return "" if figure is None else _require(figure, Figure, "bare").bare


def _wide(chart: Chart) -> Chart:
    """The chart at the full text width."""
    return replace(_require(chart, Chart, "wide"), share=1.0)


def _narrow(table: Table) -> Table:
    """The table for half the text width."""
    columns = _require(table, Table, "narrow").columns
    return replace(table, columns=tuple(replace(each, width=narrow_width(each.width)) for each in columns))


def narrow_width(width: float) -> float:
    """Half the width of a column, or what a number needs if that is more."""
    return max(width / 2, min(width, NUMBER_WIDTH))


def _require(value: Value, type_: type | UnionType, name: str) -> Value:
    """The value, if it has the type that a filter works on; else raises TypeError."""
    if isinstance(value, type_):
        return value
    noun = "figures" if type_ is Figure else "tables" if type_ is Table else "charts"
    raise TypeError(f"“{name}” only works on {noun}, not on a {type(value).__name__}")


def _place(error: Exception, template: str) -> str:
    """The template and line of an error, from the lines that jinja adds to the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or template}, line {error.lineno}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == Path(template).suffix:
            return f"{path.parent.name}/{path.name}, line {frame.lineno}"
    return template


def _unknown_name(error: UndefinedError, facts: Mapping[str, Any]) -> str:
    """The message for an unknown name, with the most similar known one; only jinja's message has the name."""
    message = error.message or ""
    if found := _UNKNOWN_PART.fullmatch(message):
        if found["owner"] == "dict":
            return _unknown_word(found["name"], facts)
        name, where, known = found["name"], f" in {found['owner']}", _parts(found["module"], found["owner"])
    elif found := _UNKNOWN_NAME.fullmatch(message):
        name, where, known = found["name"], "", sorted(facts)
    else:
        return f"{message}."
    similar = process.extractOne(name, known, score_cutoff=MIN_SIMILARITY)
    hint = f"Did you mean “{similar[0]}”?" if similar else f"Choose from: {', '.join(known)}."
    return f"Unknown name “{name}”{where}. {hint}"


def _unknown_word(name: str, facts: Mapping[str, Any]) -> str:
    """The message for a word missing from document.toml; `words` is the only mapping that templates get."""
    similar = process.extractOne(name, list(facts.get("words", ())), score_cutoff=MIN_SIMILARITY)
    fix = f"Add it, or use “{similar[0]}”." if similar else "Add it."
    return f"“{name}” isn't in [words] in document.toml. {fix}"


def _parts(module: str | None, owner: str) -> list[str]:
    """The names of a class's fields."""
    type_ = getattr(sys.modules.get((module or "").rstrip(".")), owner, None)
    if is_dataclass(type_):
        return sorted(part.name for part in fields(type_))
    return []
