"""What a condition says of what may be missing: some facts are only in some of the documents of a kind."""

from typing import Any

from jinja2 import nodes

from plangen.formats.proofing.annotations import NOWHERE, may_be_none, part
from plangen.formats.proofing.proof import Proof, Scope

Known = frozenset[str]


def there_if(node: nodes.Expr | None, scope: Scope, *, true: bool = True) -> Known:
    """The names that are there where a condition holds, or where it does not."""
    if isinstance(node, nodes.Not):
        return there_if(node.node, scope, true=not true)
    if isinstance(node, nodes.And if true else nodes.Or):
        return there_if(node.left, scope, true=true) | there_if(node.right, scope, true=true)
    if isinstance(node, nodes.Test):
        wanted = ("defined",) if true else ("undefined", "none")
        return _root(node.node, scope) if node.name in wanted else frozenset()
    return _root(node, scope) if true else frozenset()


def if_there(proof: Proof, node: Any, scope: Scope) -> Any:
    """The kind of what may be missing without being a fault."""
    if isinstance(node, nodes.Name):
        return scope.names.get(node.name, Any)
    if isinstance(node, nodes.Getattr):
        found = part(proof.read(proof, node.node, scope), node.attr)
        return Any if found is NOWHERE else found
    return proof.read(proof, node, scope)


def refuse_missing(proof: Proof, node: nodes.Node, scope: Scope) -> None:
    """Tells the use of parts of a fact that is not in every document, where no condition asks for such a fact.

    Which of them are missing together no annotation says: one that is asked for stands for all.
    """
    optional = {name for name, kind in proof.facts.items() if may_be_none(kind)}
    if not isinstance(node, nodes.Name) or node.name not in optional or scope.there & {*optional, node.name}:
        return
    if scope.names.get(node.name) is proof.facts[node.name] and (scope.sheet.name, node.name) not in proof.doubted:
        proof.doubted.add((scope.sheet.name, node.name))
        cure = f"Put {{% if {node.name} %}} … {{% endif %}} around what uses it."
        said = f"“{node.name}” is not there in every document."
        proof.tell(scope.sheet.tag(node), "not always there", said, cure)


def refuse_left_out(proof: Proof, node: nodes.Name, scope: Scope) -> None:
    """Tells a fact that a packet leaves out, where no condition asks for it or for one that is left out with it."""
    packets = proof.left_out.get(node.name, frozenset())
    if packets and not any(packets <= proof.left_out.get(name, frozenset()) for name in scope.there):
        cure = f"Put {{% if {node.name} is defined %}} … {{% endif %}} around what uses it."
        said = f"“{node.name}” is left out in the packet {' and '.join(sorted(packets))}."
        proof.tell(scope.sheet.tag(node), "not always there", said, cure)


def _root(node: nodes.Node | None, scope: Scope) -> Known:
    """The name that something is a part of, and what is there where that is true."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        node = node.node
    return (
        frozenset((node.name,)) | scope.says.get(node.name, frozenset())
        if isinstance(node, nodes.Name)
        else frozenset()
    )
