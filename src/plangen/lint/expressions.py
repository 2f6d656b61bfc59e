"""The types of the expressions in a template, and every unknown name in them."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from jinja2 import nodes

from plangen.lint.annotations import (
    Function,
    ListOf,
    Macro,
    Namespace,
    item_type,
    may_be_none,
    members,
    one_of,
    subscript_type,
)
from plangen.lint.filters import filter_type
from plangen.lint.guards import optional_type, present_if, refuse_left_out, refuse_missing
from plangen.lint.misuse import refuse_figure, refuse_single, refuse_uncallable
from plangen.lint.template_check import GIVEN_TO_MACROS, NamesInScope, TemplateCheck, fix_for_name, known_part

_ORDERS = ("lt", "lteq", "gt", "gteq")
_MAY_BE_MISSING = ("defined", "undefined")


def type_of(check: TemplateCheck, node: nodes.Expr | None, scope: NamesInScope) -> Any:
    """The type of an expression; unknown names in it are reported."""
    if node is None:
        return Any
    read = _READERS.get(type(node))
    if read:
        return read(check, node, scope)
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Expr):
            type_of(check, child, scope)
        elif isinstance(child, nodes.Keyword | nodes.Pair):
            type_of(check, child.value, scope)
    return str if isinstance(node, nodes.Concat) else Any


def check_condition(check: TemplateCheck, node: nodes.Expr | None, scope: NamesInScope) -> None:
    """Checks a condition; a figure is not one."""
    type_ = type_of(check, node, scope)
    if node is not None:
        refuse_figure(check, type_, (node, scope), "isn't true or false")


def _name(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    if node.name in scope.names:
        refuse_left_out(check, node, scope)
        type_ = scope.names[node.name]
        return one_of(members(type_)) if node.name in scope.present and may_be_none(type_) else type_
    if node.name not in scope.source.uncertain_names | scope.present:
        known = sorted(set(scope.names) - set(check.sandbox.globals) - set(GIVEN_TO_MACROS))
        fix = check.unlisted.get(node.name) or fix_for_name(node.name, known)
        check.report(scope.source.tag_of(node), "unknown fact", f"Unknown name “{node.name}”.", fix)
    return Any


def _attribute(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    refuse_missing(check, node.node, scope)
    tag = scope.source.tag_of(node)
    if isinstance(node.node, nodes.Const) and node.node.value is None:
        check.report(tag, "unknown fact", "“none” has no fields.", "Put a field name before the dot.")
    return known_part(check, (type_of(check, node.node, scope), _owner(node.node)), node.attr, tag)


def _item(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    refuse_missing(check, node.node, scope)
    type_ = type_of(check, node.node, scope)
    if isinstance(node.arg, nodes.Const):
        if isinstance(node.arg.value, str):
            return known_part(check, (type_, _owner(node.node)), node.arg.value, scope.source.tag_of(node))
        refuse_single(check, type_, (node, scope))
        return subscript_type(type_, node.arg.value)
    type_of(check, node.arg, scope)
    if isinstance(type_, Namespace):
        type_.used.add(_pattern(node.arg))
    return type_ if isinstance(node.arg, nodes.Slice) else item_type(type_)


def _pattern(node: nodes.Node) -> str:
    """A computed text with * for each part that isn't constant: *_1."""
    if isinstance(node, nodes.Const):
        return str(node.value)
    parts = list(node.iter_child_nodes()) if isinstance(node, nodes.Concat | nodes.Add) else []
    return "".join(map(_pattern, parts)) if parts else "*"


def _call(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    type_ = type_of(check, node.node, scope)
    positional = [type_of(check, each, scope) for each in node.args]
    keywords = {each.key: type_of(check, each.value, scope) for each in node.kwargs}
    dynamic = bool(node.dyn_args or node.dyn_kwargs)
    for each in (node.dyn_args, node.dyn_kwargs):
        type_of(check, each, scope)
    if isinstance(type_, Macro):
        if not dynamic:
            check.call_macro(check, type_, positional, keywords, scope.source.tag_of(node))
        return str
    refuse_uncallable(check, type_, (node, scope))
    return type_.result if isinstance(type_, Function) else Any


def _test(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    if node.name not in check.sandbox.tests:
        fix = fix_for_name(node.name, sorted(filter(str.isidentifier, check.sandbox.tests)))
        check.report(scope.source.tag_of(node), "unknown test", f"Unknown test “is {node.name}”.", fix)
    if node.name in _MAY_BE_MISSING:
        optional_type(check, node.node, scope)
    else:
        type_of(check, node.node, scope)
    for each in node.args or ():
        type_of(check, each, scope)
    return bool


def _either(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    if isinstance(node, nodes.CondExpr):
        check_condition(check, node.test, scope)
        first = type_of(check, node.expr1, scope.with_present(present_if(node.test, scope)))
        otherwise = scope.with_present(present_if(node.test, scope, true=False))
        return one_of([first, type_of(check, node.expr2, otherwise) if node.expr2 else None])
    check_condition(check, node.left, scope)
    first = type_of(check, node.left, scope)
    then = scope.with_present(present_if(node.left, scope, true=isinstance(node, nodes.And)))
    return one_of([first, type_of(check, node.right, then)])


def _not(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    check_condition(check, node.node, scope)
    return bool


def _comparison(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    sides = [(node.expr, "eq"), *((each.expr, each.op) for each in node.ops)]
    for (left, _), (right, operator) in pairwise(sides):
        for each in (left, right):
            type_ = type_of(check, each, scope)
            if operator in _ORDERS:
                refuse_figure(check, type_, (node, scope), "can't be compared")
    return bool


def _arithmetic(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    for each in (node.left, node.right):
        refuse_figure(check, type_of(check, each, scope), (node, scope), "can't be used in a calculation")
    return Any


def _list(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    return ListOf(one_of([type_of(check, each, scope) for each in node.items]))


def _mapping(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    parts = {pair.key: type_of(check, pair.value, scope) for pair in node.items}
    if all(isinstance(key, nodes.Const) for key in parts):
        return Namespace({str(key.value): type_ for key, type_ in parts.items()}, "a key here")
    return Any


def _constant(_check: TemplateCheck, node: Any, _scope: NamesInScope) -> Any:
    return type(node.value)


def _owner(node: nodes.Node) -> str:
    """What to call the value before a dot: its dotted name in quotes, or “it” for any other expression."""
    name = _dotted_name(node)
    return f"“{name}”" if name else "it"


def _dotted_name(node: nodes.Node) -> str:
    """The dotted name of an expression; empty if it is anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (owner := _dotted_name(node.node)):
        return f"{owner}.{node.attr}"
    return ""


_READERS: Mapping[type[nodes.Node], Callable[[TemplateCheck, Any, NamesInScope], Any]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.Call: _call,
    nodes.Filter: filter_type,
    nodes.Test: _test,
    nodes.CondExpr: _either,
    nodes.Or: _either,
    nodes.And: _either,
    nodes.Not: _not,
    nodes.Compare: _comparison,
    nodes.Add: _arithmetic,
    nodes.Sub: _arithmetic,
    nodes.Mul: _arithmetic,
    nodes.Div: _arithmetic,
    nodes.Dict: _mapping,
    nodes.List: _list,
    nodes.Tuple: _list,
    nodes.Const: _constant,
}
