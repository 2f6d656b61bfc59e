"""Report values used in ways their type doesn't allow: calling a text, comparing a figure, looping over one value."""

import inspect
from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any, get_origin

from jinja2 import nodes

from plangen.elements.figure import Figure
from plangen.lint.annotations import members
from plangen.lint.template_check import NamesInScope, TemplateCheck


def refuse_figure(check: TemplateCheck, type_: Any, at: tuple[nodes.Node, NamesInScope], predicate: str) -> None:
    """Reports a figure that is used for anything but printing; `predicate` completes “A figure …”."""
    if members(type_) == (Figure,):
        node, scope = at
        fix = "Use “.known”, or print it as is."
        check.report(scope.source.tag_of(node), "figure", f"A figure {predicate}.", fix)


def refuse_uncallable(check: TemplateCheck, type_: Any, at: tuple[nodes.Node, NamesInScope]) -> None:
    """Reports a call of something that isn't callable."""
    found = members(type_)
    if found and all(inspect.isclass(each) and (each in (str, int, bool) or is_dataclass(each)) for each in found):
        node, scope = at
        check.report(scope.source.tag_of(node), "wrong call", "This isn't a macro.", "Remove the ( ).")


def refuse_single(
    check: TemplateCheck, type_: Any, at: tuple[nodes.Node, NamesInScope], *, unpacked: bool = False
) -> None:
    """Reports a single value that is looped over or indexed, or one without parts that is unpacked into names."""
    found = members(type_)
    if not found or any(_may_be_list(each) for each in found):
        return
    node, scope = at
    if unpacked:
        message, fix = "These aren't pairs.", "Use one name, with its parts after a dot."
    else:
        message, fix = "This isn't a list.", "Name a part that is a list."
    check.report(scope.source.tag_of(node), "not a list", message, fix)


def _may_be_list(type_: Any) -> bool:
    if not inspect.isclass(type_) or get_origin(type_) is not None:
        return True
    return not (is_dataclass(type_) or type_ in (int, bool, float)) or issubclass(type_, Iterable)
