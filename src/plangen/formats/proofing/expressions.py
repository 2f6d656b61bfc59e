"""What the expressions of a template ask for, and every name among them that nobody knows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, nodes
from rapidfuzz import fuzz, process

from plangen.formats.proofing.annotations import (
    NOWHERE,
    Gives,
    Macro,
    Many,
    Names,
    each_of,
    item,
    members,
    one_of,
    part,
    part_names,
)
from plangen.problems import Place, Problem, error

NEAR_ENOUGH = 60
MOST_LISTED = 12
GIVEN_TO_MACROS = ("varargs", "kwargs", "caller")
_MAY_BE_MISSING = ("defined", "undefined")
_SAME = ("sort", "unique", "reverse", "list", "selectattr", "rejectattr", "select", "reject")
_ONE_OF_THEM = ("first", "last", "random", "min", "max")
_BY_ATTRIBUTE = ("sort", "unique", "min", "max", "groupby", "sum", "map", "join")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A template that can be walked through: `tags` are the place and the text of each line of its program.

    `loose` are names that tags which cannot be read may have made.
    """

    name: str
    root: nodes.Template
    tags: Sequence[tuple[Place, str]]
    loose: frozenset[str]

    def tag(self, node: nodes.Node) -> tuple[Place, str]:
        """The place and the text of the tag in which something stands."""
        return self.tags[min(node.lineno, len(self.tags)) - 1]


@dataclass(slots=True)
class Scope:
    """The names that can be used at a place of a template, each with its kind."""

    names: dict[str, Any]
    sheet: Sheet

    def inner(self, more: Mapping[str, Any] | None = None) -> "Scope":
        """A scope of its own, with all that is known here."""
        return Scope({**self.names, **(more or {})}, self.sheet)


@dataclass(slots=True)
class Proof:
    """A reading for names that nobody knows, and all that it has found.

    `find` gives a template by its name, with the kind of problem that told it where there is none; `play` reads a
    macro with what it is given; `unlisted` are facts that exist but not for this kind, each with what to do.
    """

    sandbox: Environment
    find: Callable[[str], Sheet | None]
    play: Callable[["Proof", Macro, Sequence[Any], Mapping[str, Any], tuple[Place, str]], None]
    unlisted: Mapping[str, str]
    problems: dict[Problem, None] = field(default_factory=dict)
    played: set[tuple[Any, ...]] = field(default_factory=set)
    inside: list[Sheet] = field(default_factory=list)

    def tell(self, at: tuple[Place, str], kind: str, message: str, cure: str) -> None:
        """Notes what is wrong with a tag."""
        self.problems[error(at[0], kind, message, value=at[1], cure=cure)] = None


def value(proof: Proof, node: nodes.Expr | None, scope: Scope) -> Any:
    """The kind of an expression; what it names and nobody knows is told."""
    if node is None:
        return Any
    read = _READERS.get(type(node))
    if read:
        return read(proof, node, scope)
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            value(proof, child, scope)
        elif isinstance(child, nodes.Keyword | nodes.Pair):
            value(proof, child.value, scope)
    return bool if isinstance(node, nodes.Compare | nodes.Not) else str if isinstance(node, nodes.Concat) else Any


def nearest(name: str, known: Iterable[str]) -> str:
    """What to do about a name: the nearest one that is known, else those that are."""
    every = list(known)
    near = process.extractOne(name, every, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    if near:
        return f"Did you mean “{near[0]}”?"
    more = " …" if len(every) > MOST_LISTED else ""
    return f"Known are: {', '.join(every[:MOST_LISTED])}{more}." if every else "There is none that could be named here."


def _name(proof: Proof, node: Any, scope: Scope) -> Any:
    if node.name in scope.names:
        return scope.names[node.name]
    if node.name not in scope.sheet.loose:
        known = sorted(set(scope.names) - set(proof.sandbox.globals) - set(GIVEN_TO_MACROS))
        cure = proof.unlisted.get(node.name) or nearest(node.name, known)
        proof.tell(scope.sheet.tag(node), "unknown fact", f"“{node.name}” is not known.", cure)
    return Any


def _attribute(proof: Proof, node: Any, scope: Scope) -> Any:
    return _part(proof, (value(proof, node.node, scope), _spelled(node.node)), node.attr, scope.sheet.tag(node))


def _part(proof: Proof, of: tuple[Any, str], name: str, at: tuple[Place, str]) -> Any:
    """The kind of a part of something, which is told where it has none of that name."""
    kind, spelled = of
    found = part(kind, name)
    if found is not NOWHERE:
        return found
    own = next((member for member in members(kind) if isinstance(member, Names)), None)
    known = part_names(kind)
    where = own.said if own else f"part of “{spelled}”" if spelled else "known here"
    proof.tell(at, own.missing if own else "unknown fact", f"“{name}” is no {where}.", nearest(name, known))
    return Any


def _item(proof: Proof, node: Any, scope: Scope) -> Any:
    kind = value(proof, node.node, scope)
    if isinstance(node.arg, nodes.Const):
        if isinstance(node.arg.value, str):
            return _part(proof, (kind, _spelled(node.node)), node.arg.value, scope.sheet.tag(node))
        return item(kind, node.arg.value)
    value(proof, node.arg, scope)
    return kind if isinstance(node.arg, nodes.Slice) else each_of(kind)


def _call(proof: Proof, node: Any, scope: Scope) -> Any:
    kind = value(proof, node.node, scope)
    given = [value(proof, each, scope) for each in node.args]
    named = {each.key: value(proof, each.value, scope) for each in node.kwargs}
    free = bool(node.dyn_args or node.dyn_kwargs)
    for each in (node.dyn_args, node.dyn_kwargs):
        value(proof, each, scope)
    if isinstance(kind, Macro):
        if not free:
            proof.play(proof, kind, given, named, scope.sheet.tag(node))
        return str
    return kind.kind if isinstance(kind, Gives) else Any


def _filtered(proof: Proof, node: Any, scope: Scope) -> Any:
    at, name = scope.sheet.tag(node), node.name
    if name not in proof.sandbox.filters:
        proof.tell(at, "unknown filter", f"“{name}” is no filter.", nearest(name, sorted(proof.sandbox.filters)))
    if name in ("default", "d"):
        others = [value(proof, each, scope) for each in node.args]
        return one_of([_if_there(proof, node.node, scope), *others])
    kind = value(proof, node.node, scope)
    for each in (*node.args, *(keyword.value for keyword in node.kwargs)):
        value(proof, each, scope)
    if name == "map":
        return _mapped(proof, node, kind, at)
    path = _named_attribute(node)
    if path:
        _along(proof, each_of(kind), path, at)
    return kind if name in _SAME else each_of(kind) if name in _ONE_OF_THEM else _gives(name, kind)


def _gives(name: str, kind: Any) -> Any:
    """What other filters give, as far as it is known."""
    if name in ("batch", "slice"):
        return Many(Many(each_of(kind)))
    if name in ("length", "count", "wordcount", "int", "round"):
        return int
    return kind if name == "wide" else Any


def _mapped(proof: Proof, node: Any, kind: Any, at: tuple[Place, str]) -> Any:
    path = next((each.value for each in node.kwargs if each.key == "attribute"), None)
    if isinstance(path, nodes.Const) and isinstance(path.value, str):
        return Many(_along(proof, each_of(kind), path.value, at))
    if node.args and isinstance(node.args[0], nodes.Const) and node.args[0].value not in proof.sandbox.filters:
        name = str(node.args[0].value)
        proof.tell(at, "unknown filter", f"“{name}” is no filter.", nearest(name, sorted(proof.sandbox.filters)))
    return Many(Any)


def _named_attribute(node: Any) -> str:
    """The attribute by which a filter chooses or sorts; empty where it is none, or may be missing."""
    if node.name in ("selectattr", "rejectattr") and node.args:
        tests = [each.value for each in node.args[1:2] if isinstance(each, nodes.Const)]
        found = None if set(tests) & set(_MAY_BE_MISSING) else node.args[0]
    elif node.name in _BY_ATTRIBUTE:
        found = next((each.value for each in node.kwargs if each.key == "attribute"), None)
        found = node.args[0] if found is None and node.name == "groupby" and node.args else found
    else:
        found = None
    return found.value if isinstance(found, nodes.Const) and isinstance(found.value, str) else ""


def _along(proof: Proof, kind: Any, path: str, at: tuple[Place, str]) -> Any:
    """The kind of a part of a part, each told where there is none."""
    for spelled, name in zip(("each of them", *path.split(".")), path.split("."), strict=False):
        kind = Any if name.isdigit() else _part(proof, (kind, spelled), name, at)
    return kind


def _tested(proof: Proof, node: Any, scope: Scope) -> Any:
    if node.name not in proof.sandbox.tests:
        near = nearest(node.name, sorted(filter(str.isidentifier, proof.sandbox.tests)))
        proof.tell(scope.sheet.tag(node), "unknown test", f"“is {node.name}” cannot be asked.", near)
    if node.name in _MAY_BE_MISSING:
        _if_there(proof, node.node, scope)
    else:
        value(proof, node.node, scope)
    for each in node.args or ():
        value(proof, each, scope)
    return bool


def _if_there(proof: Proof, node: Any, scope: Scope) -> Any:
    """The kind of what may be missing without being a fault."""
    if isinstance(node, nodes.Name):
        return scope.names.get(node.name, Any)
    if isinstance(node, nodes.Getattr):
        found = part(_if_there(proof, node.node, scope), node.attr)
        return Any if found is NOWHERE else found
    return value(proof, node, scope)


def _either(proof: Proof, node: Any, scope: Scope) -> Any:
    if isinstance(node, nodes.CondExpr):
        value(proof, node.test, scope)
        sides = [node.expr1, *([node.expr2] if node.expr2 else [])]
    else:
        sides = [node.left, node.right]
    return one_of([value(proof, each, scope) for each in sides])


def _several(proof: Proof, node: Any, scope: Scope) -> Any:
    return Many(one_of([value(proof, each, scope) for each in node.items]))


def _constant(_proof: Proof, node: Any, _scope: Scope) -> Any:
    return type(node.value)


def _spelled(node: nodes.Node) -> str:
    """How something is written, where it is nothing but names with dots between."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (owner := _spelled(node.node)):
        return f"{owner}.{node.attr}"
    return ""


_READERS: Mapping[type[nodes.Node], Callable[[Proof, Any, Scope], Any]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.Call: _call,
    nodes.Filter: _filtered,
    nodes.Test: _tested,
    nodes.CondExpr: _either,
    nodes.Or: _either,
    nodes.And: _either,
    nodes.List: _several,
    nodes.Tuple: _several,
    nodes.Const: _constant,
}
