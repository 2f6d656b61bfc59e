"""What cannot be done with a value: a text is not called, a figure not compared, one thing not gone through."""

import inspect
from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any, get_origin

from jinja2 import nodes

from plangen.elements.figure import Figure
from plangen.formats.proofing.annotations import members
from plangen.formats.proofing.proof import Proof, Scope


def refuse_figure(proof: Proof, kind: Any, at: tuple[nodes.Node, Scope], what: str) -> None:
    """Tells a figure of which more is asked than to be printed."""
    if members(kind) == (Figure,):
        node, scope = at
        proof.tell(scope.sheet.tag(node), "figure", f"A figure {what}.", "Ask “.known” of it, or print it as it is.")


def refuse_uncallable(proof: Proof, kind: Any, at: tuple[nodes.Node, Scope]) -> None:
    """Tells what stands before brackets and does nothing."""
    every = members(kind)
    if every and all(inspect.isclass(each) and (each in (str, int, bool) or is_dataclass(each)) for each in every):
        node, scope = at
        proof.tell(scope.sheet.tag(node), "wrong call", "This is no macro and cannot be called.", "Leave the ( ) out.")


def refuse_single(proof: Proof, kind: Any, at: tuple[nodes.Node, Scope], *, apart: bool = False) -> None:
    """Tells what is one thing and gone through or counted in, or what is taken apart into names and has no parts."""
    every = members(kind)
    if not every or any(_may_be_several(each) for each in every):
        return
    node, scope = at
    if apart:
        said, cure = "What this goes through is no pair of values.", "Write one name, and its parts behind a dot."
    else:
        said, cure = "This is one thing and not several.", "Name the part of it that is a list."
    proof.tell(scope.sheet.tag(node), "no list", said, cure)


def _may_be_several(kind: Any) -> bool:
    if not inspect.isclass(kind) or get_origin(kind) is not None:
        return True
    return not (is_dataclass(kind) or kind in (int, bool, float)) or issubclass(kind, Iterable)
