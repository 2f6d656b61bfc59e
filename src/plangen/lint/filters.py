"""The types that the filters of a template return, and every unknown name in their arguments."""

import inspect
from collections.abc import Mapping
from types import GenericAlias
from typing import Any, get_args

from jinja2 import nodes

from plangen.elements.chart import Chart
from plangen.elements.figure import Figure
from plangen.elements.table import Table
from plangen.lint.annotations import ListOf, item_type, members, one_of
from plangen.lint.guards import optional_type
from plangen.lint.misuse import refuse_figure
from plangen.lint.template_check import NamesInScope, TemplateCheck, fix_for_name, known_part
from plangen.problems import Place

_MAY_BE_MISSING = ("defined", "undefined")
_SAME_TYPE = ("sort", "unique", "reverse", "list", "selectattr", "rejectattr", "select", "reject")
_ONE_ITEM = ("first", "last", "random", "min", "max")
_BY_ATTRIBUTE = ("sort", "unique", "min", "max", "groupby", "sum", "map", "join")
_BY_TEST = {"select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}
"""The filters that use a test, with the position of the argument that names it."""
_ONLY_FOR: Mapping[str, tuple[str, tuple[type, ...]]] = {
    "full": ("figures", (Figure,)),
    "bare": ("figures", (Figure,)),
    "wide": ("charts", get_args(Chart)),
    "narrow": ("tables", (Table,)),
}
"""What each filter of ours works on, in words and as types."""
_CALCULATING = ("abs", "float", "int", "round")
_ORDERING = ("sort", "min", "max", "sum")
_NO_ORDER = "can't be sorted or summed"


def filter_type(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    """The type of a filtered value."""
    at, name = scope.source.tag_of(node), node.name
    if name not in check.sandbox.filters:
        _report_unknown(check, name, at)
    if name in ("default", "d"):
        others = [check.type_of(check, each, scope) for each in node.args]
        return one_of([optional_type(check, node.node, scope), *others])
    type_ = check.type_of(check, node.node, scope)
    for each in (*node.args, *(keyword.value for keyword in node.kwargs)):
        check.type_of(check, each, scope)
    if name == "map":
        return _mapped_type(check, node, type_, at)
    _refuse_misuse(check, node, type_, scope)
    path = _attribute_path(node)
    if not path and name in _ORDERING:
        refuse_figure(check, item_type(type_), (node, scope), _NO_ORDER)
    if path:
        owner = (type_, "it") if name == "attr" else (item_type(type_), "each item")
        found = _type_at_path(check, owner, path, at)
        refuse_figure(check, found if name in _ORDERING else Any, (node, scope), _NO_ORDER)
        if name in ("attr", "groupby"):
            return found if name == "attr" else ListOf(GenericAlias(tuple, (found, ListOf(item_type(type_)))))
    return type_ if name in _SAME_TYPE else item_type(type_) if name in _ONE_ITEM else _other_type(name, type_)


def _report_unknown(check: TemplateCheck, name: str, at: tuple[Place, str]) -> None:
    check.report(at, "unknown filter", f"Unknown filter “{name}”.", fix_for_name(name, sorted(check.sandbox.filters)))


def _refuse_misuse(check: TemplateCheck, node: Any, type_: Any, scope: NamesInScope) -> None:
    """Reports an unknown test, a figure or chart filter used on anything else, and a calculation with a figure."""
    at = scope.source.tag_of(node)
    position = _BY_TEST.get(node.name)
    test = node.args[position] if position is not None and len(node.args) > position else None
    if isinstance(test, nodes.Const) and test.value not in check.sandbox.tests:
        fix = fix_for_name(str(test.value), sorted(filter(str.isidentifier, check.sandbox.tests)))
        check.report(at, "unknown test", f"Unknown test “{test.value}”.", fix)
    noun, accepted = _ONLY_FOR.get(node.name, ("", ()))
    found = members(type_)
    if accepted and found and all(inspect.isclass(each) and each not in (*accepted, Any, object) for each in found):
        check.report(at, "wrong filter", f"“{node.name}” only works on {noun}.", f"Remove “{node.name}”.")
    if node.name in _CALCULATING:
        refuse_figure(check, type_, (node, scope), "can't be used in a calculation")


def _other_type(name: str, type_: Any) -> Any:
    """The type that any other filter returns, as far as it is known."""
    if name in ("batch", "slice"):
        return ListOf(ListOf(item_type(type_)))
    if name in ("length", "count", "wordcount", "int", "round"):
        return int
    return type_ if name in ("wide", "narrow") else Any


def _mapped_type(check: TemplateCheck, node: Any, type_: Any, at: tuple[Place, str]) -> Any:
    path = next((each.value for each in node.kwargs if each.key == "attribute"), None)
    if isinstance(path, nodes.Const) and isinstance(path.value, str):
        return ListOf(_type_at_path(check, (item_type(type_), "each item"), path.value, at))
    if node.args and isinstance(node.args[0], nodes.Const) and node.args[0].value not in check.sandbox.filters:
        _report_unknown(check, str(node.args[0].value), at)
    return ListOf(Any)


def _attribute_path(node: Any) -> str:
    """The attribute by which a filter selects or sorts; empty if there is none, or it may be missing."""
    if node.name in ("selectattr", "rejectattr") and node.args:
        tests = [each.value for each in node.args[1:2] if isinstance(each, nodes.Const)]
        found = None if set(tests) & set(_MAY_BE_MISSING) else node.args[0]
    elif node.name == "attr":
        found = node.args[0] if node.args else None
    elif node.name in _BY_ATTRIBUTE:
        found = next((each.value for each in node.kwargs if each.key == "attribute"), None)
        found = node.args[0] if found is None and node.name == "groupby" and node.args else found
    else:
        found = None
    return found.value if isinstance(found, nodes.Const) and isinstance(found.value, str) else ""


def _type_at_path(check: TemplateCheck, of: tuple[Any, str], path: str, at: tuple[Place, str]) -> Any:
    """The type at the end of a dotted path; every unknown part is reported."""
    type_, owner = of
    for name in path.split("."):
        type_ = Any if name.isdigit() else known_part(check, (type_, owner), name, at)
        owner = f"“{name}”"
    return type_
