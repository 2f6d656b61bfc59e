"""Conditions that guard facts which only some documents of a type have."""

from typing import Any

from jinja2 import nodes

from plangen.lint.annotations import NO_PART, may_be_none, part_type
from plangen.lint.template_check import NamesInScope, TemplateCheck

PresentNames = frozenset[str]


def present_if(node: nodes.Expr | None, scope: NamesInScope, *, true: bool = True) -> PresentNames:
    """The names that are present if a condition is true, or if it is false."""
    if isinstance(node, nodes.Not):
        return present_if(node.node, scope, true=not true)
    if isinstance(node, nodes.And if true else nodes.Or):
        return present_if(node.left, scope, true=true) | present_if(node.right, scope, true=true)
    if isinstance(node, nodes.Test):
        tests = ("defined",) if true else ("undefined", "none")
        return _root_names(node.node, scope) if node.name in tests else frozenset()
    return _root_names(node, scope) if true else frozenset()


def optional_type(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    """The type of an expression that is allowed to be missing."""
    if isinstance(node, nodes.Name):
        return scope.names.get(node.name, Any)
    if isinstance(node, nodes.Getattr):
        found = part_type(check.type_of(check, node.node, scope), node.attr)
        return Any if found is NO_PART else found
    return check.type_of(check, node, scope)


def refuse_missing(check: TemplateCheck, node: nodes.Node, scope: NamesInScope) -> None:
    """Reports the use of a fact's parts without a condition if not every document has the fact.

    Annotations don't show which facts are missing together, so a condition on any optional fact is enough.
    """
    optional = {name for name, type_ in check.facts.items() if may_be_none(type_)}
    if not isinstance(node, nodes.Name) or node.name not in optional or scope.present & {*optional, node.name}:
        return
    use = (scope.source.name, node.name)
    if scope.names.get(node.name) is check.facts[node.name] and use not in check.reported_missing:
        check.reported_missing.add(use)
        fix = f"Wrap it in {{% if {node.name} %}} … {{% endif %}}."
        message = f"“{node.name}” isn't in every document."
        check.report(scope.source.tag_of(node), "not always there", message, fix)


def refuse_left_out(check: TemplateCheck, node: nodes.Name, scope: NamesInScope) -> None:
    """Reports a fact that a packet leaves out, used without a condition on it or on one left out with it."""
    packets = check.left_out.get(node.name, frozenset())
    if packets and not any(packets <= check.left_out.get(name, frozenset()) for name in scope.present):
        fix = f"Wrap it in {{% if {node.name} is defined %}} … {{% endif %}}."
        names = " and ".join(sorted(packets))
        subject = f"The {names} packet leaves" if len(packets) == 1 else f"The {names} packets leave"
        check.report(scope.source.tag_of(node), "not always there", f"{subject} out “{node.name}”.", fix)


def _root_names(node: nodes.Node | None, scope: NamesInScope) -> PresentNames:
    """The name at the start of an expression, with the names that are present if it is true."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        node = node.node
    return (
        frozenset((node.name,)) | scope.implied.get(node.name, frozenset())
        if isinstance(node, nodes.Name)
        else frozenset()
    )
