"""The state of a template check: the templates, the names in scope at a place, and the problems found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, nodes
from rapidfuzz import fuzz, process

from plangen.lint.annotations import NO_PART, Macro, Namespace, members, part_names, part_type
from plangen.problems import Place, Problem, error

MIN_SIMILARITY = 60
MAX_LISTED = 12
GIVEN_TO_MACROS = ("varargs", "kwargs", "caller")


@dataclass(frozen=True, slots=True, eq=False)
class TemplateSource:
    """A parsed template: `tags` are the place and text of each line of its program.

    `uncertain_names` may have been defined by unreadable tags.
    """

    name: str
    root: nodes.Template
    tags: Sequence[tuple[Place, str]]
    uncertain_names: frozenset[str]

    def tag_of(self, node: nodes.Node) -> tuple[Place, str]:
        """The place and text of the tag that contains a node."""
        return self.tags[min(node.lineno, len(self.tags)) - 1]


@dataclass(slots=True)
class NamesInScope:
    """The names that can be used at a place in a template, with their types."""

    names: dict[str, Any]
    source: TemplateSource
    present: frozenset[str] = frozenset()
    """The names that a condition around the place guarantees."""
    implied: dict[str, frozenset[str]] = field(default_factory=dict)
    """The names that are present if a name set by the template is true."""

    def child(self, more: Mapping[str, Any] | None = None) -> "NamesInScope":
        """A nested scope with these names and more."""
        return NamesInScope({**self.names, **(more or {})}, self.source, self.present, dict(self.implied))

    def with_present(self, present: frozenset[str]) -> "NamesInScope":
        """The same scope where a condition guarantees some names."""
        return NamesInScope(self.names, self.source, self.present | present, self.implied)


@dataclass(slots=True)
class TemplateCheck:
    """A check of templates for unknown names, with the problems found.

    `find` returns a template by name, or None; `type_of` returns the type of an expression; `call_macro` checks a macro
    with its arguments. `facts` are the types of all facts; `unlisted` are facts that the document type doesn't list,
    each with its fix; `left_out` are facts that some packets leave out, each with the names of these packets.
    """

    sandbox: Environment
    find: Callable[[str], TemplateSource | None]
    type_of: Callable[["TemplateCheck", nodes.Expr | None, NamesInScope], Any]
    call_macro: Callable[["TemplateCheck", Macro, Sequence[Any], Mapping[str, Any], tuple[Place, str]], None]
    unlisted: Mapping[str, str]
    left_out: Mapping[str, frozenset[str]]
    facts: Mapping[str, Any]
    reported_missing: set[tuple[str, str]] = field(default_factory=set)
    """The templates and optional facts already reported: once is enough."""
    problems: dict[Problem, None] = field(default_factory=dict)
    macro_calls: set[tuple[Any, ...]] = field(default_factory=set)
    macro_stack: list[int] = field(default_factory=list)
    template_stack: list[TemplateSource] = field(default_factory=list)

    def report(self, at: tuple[Place, str], sort: str, message: str, fix: str) -> None:
        """Records a problem with a tag."""
        self.problems[error(at[0], sort, message, value=at[1], fix=fix)] = None


def fix_for_name(name: str, known: Iterable[str]) -> str:
    """The fix for an unknown name: the most similar known name, or the list of known names."""
    choices = list(known)
    similar = process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
    if similar:
        return f"Use “{similar[0]}”."
    if not choices:
        return "Delete it. Nothing is available here."
    more = ", …" if len(choices) > MAX_LISTED else "."
    return f"Choose from: {', '.join(choices[:MAX_LISTED])}{more}"


def known_part(check: TemplateCheck, of: tuple[Any, str], name: str, at: tuple[Place, str]) -> Any:
    """The type of a part of a value; if the value doesn't have it, that is reported."""
    type_, owner = of
    found = part_type(type_, name)
    if found is not NO_PART:
        return found
    namespace = next((member for member in members(type_) if isinstance(member, Namespace)), None)
    sort = namespace.sort if namespace else "unknown fact"
    description = namespace.description if namespace else f"part of {owner}"
    check.report(at, sort, f"“{name}” isn't {description}.", fix_for_name(name, part_names(type_)))
    return Any
