"""What the filters of a template give, and what they ask for that nobody knows."""

import inspect
from collections.abc import Mapping
from types import GenericAlias
from typing import Any, get_args

from jinja2 import nodes

from plangen.elements.chart import Chart
from plangen.elements.figure import Figure
from plangen.formats.proofing.annotations import Many, each_of, members, one_of
from plangen.formats.proofing.guards import if_there
from plangen.formats.proofing.misuse import refuse_figure
from plangen.formats.proofing.proof import Proof, Scope, nearest, part_of
from plangen.problems import Place

_MAY_BE_MISSING = ("defined", "undefined")
_SAME = ("sort", "unique", "reverse", "list", "selectattr", "rejectattr", "select", "reject")
_ONE_OF_THEM = ("first", "last", "random", "min", "max")
_BY_ATTRIBUTE = ("sort", "unique", "min", "max", "groupby", "sum", "map", "join")
_BY_TEST = {"select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}
"""The filters that ask a test, and which of their arguments names it."""
_OWN: Mapping[str, tuple[type, ...]] = {"full": (Figure,), "bare": (Figure,), "wide": get_args(Chart)}
_WORK_OUT = ("abs", "float", "int", "round")
_IN_ORDER = ("sort", "min", "max", "sum")


def filtered(proof: Proof, node: Any, scope: Scope) -> Any:
    """The kind of what a filter gives."""
    at, name = scope.sheet.tag(node), node.name
    if name not in proof.sandbox.filters:
        proof.tell(at, "unknown filter", f"“{name}” is no filter.", nearest(name, sorted(proof.sandbox.filters)))
    if name in ("default", "d"):
        others = [proof.read(proof, each, scope) for each in node.args]
        return one_of([if_there(proof, node.node, scope), *others])
    kind = proof.read(proof, node.node, scope)
    for each in (*node.args, *(keyword.value for keyword in node.kwargs)):
        proof.read(proof, each, scope)
    if name == "map":
        return _mapped(proof, node, kind, at)
    _refuse_what_is_none_of_its(proof, node, kind, scope)
    path = _named_attribute(node)
    if not path and name in _IN_ORDER:
        refuse_figure(proof, each_of(kind), (node, scope), "has no order and no sum")
    if path:
        found = _along(proof, kind if name == "attr" else each_of(kind), path, at)
        refuse_figure(proof, found if name in _IN_ORDER else Any, (node, scope), "has no order and no sum")
        if name in ("attr", "groupby"):
            return found if name == "attr" else Many(GenericAlias(tuple, (found, Many(each_of(kind)))))
    return kind if name in _SAME else each_of(kind) if name in _ONE_OF_THEM else _gives(name, kind)


def _refuse_what_is_none_of_its(proof: Proof, node: Any, kind: Any, scope: Scope) -> None:
    """Tells an unknown test, a filter of figures or charts on something else, and one that works out a figure."""
    at = scope.sheet.tag(node)
    place = _BY_TEST.get(node.name)
    named = node.args[place] if place is not None and len(node.args) > place else None
    if isinstance(named, nodes.Const) and named.value not in proof.sandbox.tests:
        near = nearest(str(named.value), sorted(filter(str.isidentifier, proof.sandbox.tests)))
        proof.tell(at, "unknown test", f"“{named.value}” is no test.", near)
    own = _OWN.get(node.name)
    every = members(kind)
    if own and every and all(inspect.isclass(each) and each not in (*own, Any, object) for each in every):
        what = "figures" if node.name != "wide" else "charts"
        proof.tell(at, "wrong filter", f"“{node.name}” is for {what}, and this is none.", f"Leave “{node.name}” out.")
    if node.name in _WORK_OUT:
        refuse_figure(proof, kind, (node, scope), "is not worked out with")


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
    elif node.name == "attr":
        found = node.args[0] if node.args else None
    elif node.name in _BY_ATTRIBUTE:
        found = next((each.value for each in node.kwargs if each.key == "attribute"), None)
        found = node.args[0] if found is None and node.name == "groupby" and node.args else found
    else:
        found = None
    return found.value if isinstance(found, nodes.Const) and isinstance(found.value, str) else ""


def _along(proof: Proof, kind: Any, path: str, at: tuple[Place, str]) -> Any:
    """The kind of a part of a part, each told where there is none."""
    for spelled, name in zip(("each of them", *path.split(".")), path.split("."), strict=False):
        kind = Any if name.isdigit() else part_of(proof, (kind, spelled), name, at)
    return kind
