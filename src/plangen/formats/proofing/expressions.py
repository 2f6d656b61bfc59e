"""What the expressions of a template ask for, and every name among them that nobody knows."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from jinja2 import nodes

from plangen.formats.proofing.annotations import Gives, Macro, Many, Names, each_of, item, may_be_none, members, one_of
from plangen.formats.proofing.filters import filtered
from plangen.formats.proofing.guards import if_there, refuse_left_out, refuse_missing, there_if
from plangen.formats.proofing.misuse import refuse_figure, refuse_single, refuse_uncallable
from plangen.formats.proofing.proof import GIVEN_TO_MACROS, Proof, Scope, nearest, part_of

_ORDERS = ("lt", "lteq", "gt", "gteq")
_MAY_BE_MISSING = ("defined", "undefined")


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
    return str if isinstance(node, nodes.Concat) else Any


def truth(proof: Proof, node: nodes.Expr | None, scope: Scope) -> None:
    """Reads what is asked to be true or not; a figure is neither."""
    kind = value(proof, node, scope)
    if node is not None:
        refuse_figure(proof, kind, (node, scope), "is neither true nor false")


def _name(proof: Proof, node: Any, scope: Scope) -> Any:
    if node.name in scope.names:
        refuse_left_out(proof, node, scope)
        kind = scope.names[node.name]
        return one_of(members(kind)) if node.name in scope.there and may_be_none(kind) else kind
    if node.name not in scope.sheet.loose | scope.there:
        known = sorted(set(scope.names) - set(proof.sandbox.globals) - set(GIVEN_TO_MACROS))
        cure = proof.unlisted.get(node.name) or nearest(node.name, known)
        proof.tell(scope.sheet.tag(node), "unknown fact", f"“{node.name}” is not known.", cure)
    return Any


def _attribute(proof: Proof, node: Any, scope: Scope) -> Any:
    refuse_missing(proof, node.node, scope)
    if isinstance(node.node, nodes.Const) and node.node.value is None:
        proof.tell(scope.sheet.tag(node), "unknown fact", "Nothing is a part of “none”.", "Name a fact before the dot.")
    return part_of(proof, (value(proof, node.node, scope), _spelled(node.node)), node.attr, scope.sheet.tag(node))


def _item(proof: Proof, node: Any, scope: Scope) -> Any:
    refuse_missing(proof, node.node, scope)
    kind = value(proof, node.node, scope)
    if isinstance(node.arg, nodes.Const):
        if isinstance(node.arg.value, str):
            return part_of(proof, (kind, _spelled(node.node)), node.arg.value, scope.sheet.tag(node))
        refuse_single(proof, kind, (node, scope))
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
    refuse_uncallable(proof, kind, (node, scope))
    return kind.kind if isinstance(kind, Gives) else Any


def _tested(proof: Proof, node: Any, scope: Scope) -> Any:
    if node.name not in proof.sandbox.tests:
        near = nearest(node.name, sorted(filter(str.isidentifier, proof.sandbox.tests)))
        proof.tell(scope.sheet.tag(node), "unknown test", f"“is {node.name}” cannot be asked.", near)
    if node.name in _MAY_BE_MISSING:
        if_there(proof, node.node, scope)
    else:
        value(proof, node.node, scope)
    for each in node.args or ():
        value(proof, each, scope)
    return bool


def _either(proof: Proof, node: Any, scope: Scope) -> Any:
    if isinstance(node, nodes.CondExpr):
        truth(proof, node.test, scope)
        first = value(proof, node.expr1, scope.where(there_if(node.test, scope)))
        other = value(proof, node.expr2, scope.where(there_if(node.test, scope, true=False))) if node.expr2 else None
        return one_of([first, other])
    truth(proof, node.left, scope)
    first = value(proof, node.left, scope)
    behind = scope.where(there_if(node.left, scope, true=isinstance(node, nodes.And)))
    return one_of([first, value(proof, node.right, behind)])


def _not(proof: Proof, node: Any, scope: Scope) -> Any:
    truth(proof, node.node, scope)
    return bool


def _compared(proof: Proof, node: Any, scope: Scope) -> Any:
    sides = [(node.expr, "eq"), *((each.expr, each.op) for each in node.ops)]
    for (left, _), (right, sign) in pairwise(sides):
        for each in (left, right):
            kind = value(proof, each, scope)
            if sign in _ORDERS:
                refuse_figure(proof, kind, (node, scope), "is compared with nothing")
    return bool


def _worked_out(proof: Proof, node: Any, scope: Scope) -> Any:
    for each in (node.left, node.right):
        refuse_figure(proof, value(proof, each, scope), (node, scope), "is not worked out with")
    return Any


def _several(proof: Proof, node: Any, scope: Scope) -> Any:
    return Many(one_of([value(proof, each, scope) for each in node.items]))


def _mapping(proof: Proof, node: Any, scope: Scope) -> Any:
    parts = {pair.key: value(proof, pair.value, scope) for pair in node.items}
    if all(isinstance(key, nodes.Const) for key in parts):
        return Names({str(key.value): kind for key, kind in parts.items()}, "key of this")
    return Any


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
    nodes.Filter: filtered,
    nodes.Test: _tested,
    nodes.CondExpr: _either,
    nodes.Or: _either,
    nodes.And: _either,
    nodes.Not: _not,
    nodes.Compare: _compared,
    nodes.Add: _worked_out,
    nodes.Sub: _worked_out,
    nodes.Mul: _worked_out,
    nodes.Div: _worked_out,
    nodes.Dict: _mapping,
    nodes.List: _several,
    nodes.Tuple: _several,
    nodes.Const: _constant,
}
