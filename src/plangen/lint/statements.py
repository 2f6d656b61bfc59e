"""Check a template from its first tag to its last, with everything it extends, imports, and includes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

from plangen.lint.annotations import (
    Function,
    Macro,
    Namespace,
    is_printable,
    item_type,
    one_of,
    unpacked_types,
)
from plangen.lint.expressions import check_condition, type_of
from plangen.lint.guards import present_if, refuse_missing
from plangen.lint.misuse import refuse_single
from plangen.lint.template_check import GIVEN_TO_MACROS, NamesInScope, TemplateCheck, TemplateSource, fix_for_name
from plangen.problems import Place

Blocks = Mapping[str, tuple[nodes.Block, TemplateSource]]
_GIVEN_TO_BLOCKS = {"super": Function(str), "self": Any}
_MAX_DEPTH = 3
"""How often a macro that calls itself with new arguments is checked."""


def check_source(check: TemplateCheck, source: TemplateSource, names: Mapping[str, Any]) -> None:
    """Checks a template that is given names, then any of its macros that are never called."""
    scope = NamesInScope({**dict.fromkeys(check.sandbox.globals, Any), **names}, source)
    _check_template(check, scope, {})
    called = {key[0] for key in check.macro_calls}
    for macro in _macros(scope.names):
        if id(macro.node) not in called:
            _check_macro(check, macro, (), {})


def _macros(names: Mapping[str, Any]) -> list[Macro]:
    found = [type_ for type_ in names.values() if isinstance(type_, Macro)]
    imported = [each for type_ in names.values() if isinstance(type_, Namespace) for each in type_.parts.values()]
    return [*found, *(each for each in imported if isinstance(each, Macro))]


def _check_template(check: TemplateCheck, scope: NamesInScope, blocks: Blocks) -> None:
    """Checks a template; `blocks` are overridden by the templates that extend it."""
    check.template_stack.append(scope.source)
    _check_body(check, scope, blocks)
    check.template_stack.pop()


def _check_body(check: TemplateCheck, scope: NamesInScope, overrides: Blocks) -> None:
    root, source = scope.source.root, scope.source
    defined = {block.name: (block, source) for block in root.find_all(nodes.Block)}
    blocks = {**defined, **overrides}
    extends = next((each for each in root.body if isinstance(each, nodes.Extends)), None)
    base = _find_template(check, extends.template, scope) if extends else None
    if extends is None:
        _check_all(check, root.body, NamesInScope(scope.names, source), blocks)
        return
    if base in check.template_stack:
        fix = "Extend another template, such as _shared/base.html."
        check.report(source.tag_of(extends), "endless", "Circular extends.", fix)
        base = None
    _check_all(check, [each for each in root.body if not isinstance(each, nodes.Block | nodes.Extends)], scope, blocks)
    if base is None:
        for block, of in blocks.values():
            _check_all(check, block.body, NamesInScope({**scope.names, **_GIVEN_TO_BLOCKS}, of), {})
        return
    block_names = _block_names(check, base)
    known = block_names | base.uncertain_names
    for name in (each.name for each in root.body if isinstance(each, nodes.Block) and each.name not in known):
        message = f"“{base.name}” has no block “{name}”, so it never prints."
        check.report(source.tag_of(defined[name][0]), "unknown block", message, fix_for_name(name, sorted(block_names)))
    _check_template(check, NamesInScope(scope.names, base), blocks)


def _block_names(check: TemplateCheck, source: TemplateSource) -> set[str]:
    """The names of the blocks in a template and in the ones it extends."""
    names: set[str] = set()
    seen: list[TemplateSource] = []
    while source not in seen:
        seen.append(source)
        names |= {block.name for block in source.root.find_all(nodes.Block)}
        bases = [each.template for each in source.root.find_all(nodes.Extends)]
        constants = [base.value for base in bases if isinstance(base, nodes.Const)]
        found = [check.find(check.sandbox.join_path(name, source.name)) for name in constants]
        source = next((base for base in found if base), source)
    return names


def _check_all(check: TemplateCheck, found: Sequence[nodes.Node], scope: NamesInScope, blocks: Blocks) -> None:
    for node in found:
        check_node = _CHECKS.get(type(node))
        if check_node:
            check_node(check, node, scope, blocks)
        elif isinstance(node, nodes.Expr):
            type_of(check, node, scope)
        else:
            _check_all(check, list(node.iter_child_nodes()), scope, blocks)


def _output(check: TemplateCheck, node: Any, scope: NamesInScope, _blocks: Blocks) -> None:
    for each in node.nodes:
        if isinstance(each, nodes.TemplateData):
            continue
        if not is_printable(type_of(check, each, scope)):
            message = "This has parts and can't be printed directly."
            check.report(scope.source.tag_of(each), "not printable", message, "Name the part you want.")


def _if(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    for each in (node, *node.elif_):
        check_condition(check, each.test, scope)
        _check_all(check, each.body, scope.with_present(present_if(each.test, scope)), blocks)
        scope = scope.with_present(present_if(each.test, scope, true=False))
    _check_all(check, node.else_, scope, blocks)


def _for(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    refuse_missing(check, node.iter, scope)
    list_type = type_of(check, node.iter, scope)
    refuse_single(check, list_type, (node.iter, scope))
    type_ = item_type(list_type)
    if isinstance(node.target, nodes.Tuple):
        refuse_single(check, type_, (node.iter, scope), unpacked=True)
    inner = scope.child()
    _bind(node.target, type_, inner)
    inner.names["loop"] = Function(str) if node.recursive else LoopContext
    check_condition(check, node.test, inner)
    _check_all(check, node.body, inner.with_present(present_if(node.test, inner)), blocks)
    _check_all(check, node.else_, scope.child(), blocks)


def _bind(target: nodes.Node, type_: Any, scope: NamesInScope) -> None:
    """Adds the names that a loop or an assignment defines."""
    if isinstance(target, nodes.Name):
        scope.names[target.name] = type_
    elif isinstance(target, nodes.Tuple):
        for each, part in zip(target.items, unpacked_types(type_, len(target.items)), strict=True):
            _bind(each, part, scope)


def _set(check: TemplateCheck, node: Any, scope: NamesInScope, _blocks: Blocks) -> None:
    type_ = type_of(check, node.node, scope)
    if isinstance(node.target, nodes.Name) and node.target.name in scope.names:
        type_ = one_of([scope.names[node.target.name], type_])
    elif isinstance(node.target, nodes.Name):
        scope.implied[node.target.name] = present_if(node.node, scope)
    _bind(node.target, type_, scope)


def _set_block(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    _check_all(check, node.body, scope.child(), blocks)
    _bind(node.target, str, scope)


def _macro(_check: TemplateCheck, node: Any, scope: NamesInScope, _blocks: Blocks) -> None:
    scope.names[node.name] = Macro(node, scope.names, scope.source)


def _call_block(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    type_of(check, node.call, scope)
    arguments = {each.name: Any for each in node.args}
    _check_all(check, node.body, scope.child(arguments), blocks)


def _filter_block(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    type_of(check, node.filter, scope)
    _check_all(check, node.body, scope.child(), blocks)


def _with(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    inner = scope.child()
    for target, value in zip(node.targets, node.values, strict=True):
        _bind(target, type_of(check, value, scope), inner)
    _check_all(check, node.body, inner, blocks)


def _block(check: TemplateCheck, node: Any, scope: NamesInScope, blocks: Blocks) -> None:
    block, source = blocks.get(node.name, (node, scope.source))
    _check_all(check, block.body, NamesInScope({**scope.names, **_GIVEN_TO_BLOCKS}, source), blocks)


def _import(check: TemplateCheck, node: Any, scope: NamesInScope, _blocks: Blocks) -> None:
    scope.names[node.target] = _module(check, node, scope)


def _from_import(check: TemplateCheck, node: Any, scope: NamesInScope, _blocks: Blocks) -> None:
    module = _module(check, node, scope)
    for each in node.names:
        name, target = each if isinstance(each, tuple) else (each, each)
        if isinstance(module, Namespace) and name not in module.parts:
            message = f"“{name}” isn't {module.description}."
            check.report(scope.source.tag_of(node), module.sort, message, fix_for_name(name, sorted(module.parts)))
        scope.names[target] = module.parts.get(name, Any) if isinstance(module, Namespace) else Any


def _module(check: TemplateCheck, node: Any, scope: NamesInScope) -> Any:
    """The names that an imported template defines."""
    source = _find_template(check, node.template, scope)
    if source is None:
        return Any
    given = scope.names if node.with_context else dict.fromkeys(check.sandbox.globals, Any)
    inner = NamesInScope(dict(given), source)
    _check_all(check, source.root.body, inner, {})
    defined = {name: type_ for name, type_ in inner.names.items() if name not in given or given[name] is not type_}
    parts = {**dict.fromkeys(source.uncertain_names, Any), **defined}
    return Namespace(parts, f"a macro in {source.name}", "unknown macro")


def _include(check: TemplateCheck, node: Any, scope: NamesInScope, _blocks: Blocks) -> None:
    source = _find_template(check, node.template, scope, required=not node.ignore_missing)
    if source in check.template_stack:
        fix = "Include another template, or delete the tag."
        check.report(scope.source.tag_of(node), "endless", "Circular include.", fix)
    elif source:
        given = scope.names if node.with_context else dict.fromkeys(check.sandbox.globals, Any)
        _check_template(check, NamesInScope(dict(given), source), {})


def _find_template(
    check: TemplateCheck, node: nodes.Expr, scope: NamesInScope, *, required: bool = True
) -> TemplateSource | None:
    """The template that a tag names, or the first one found of several; a missing one is reported."""
    options = node.items if isinstance(node, nodes.Tuple | nodes.List) else [node]
    names = [each.value for each in options if isinstance(each, nodes.Const)]
    paths = [check.sandbox.join_path(name, scope.source.name) for name in names]
    found = [source for path in paths if (source := check.find(path))]
    if not found and required and len(names) == len(options):
        known = check.sandbox.list_templates(filter_func=lambda name: name.endswith((".html", ".css")))
        message = f"Template {' or '.join(f'“{name}”' for name in names)} not found."
        check.report(scope.source.tag_of(node), "missing template", message, fix_for_name(names[0], known))
    return found[0] if found else None


def check_macro_call(
    check: TemplateCheck, macro: Macro, positional: Sequence[Any], keywords: Mapping[str, Any], at: tuple[Place, str]
) -> None:
    """Checks a macro with the arguments of a call; unexpected and missing arguments are reported."""
    node: Any = macro.node
    parameters = [each.name for each in node.args]
    used = {each.name for each in node.find_all(nodes.Name) if each.ctx == "load"}
    problems = []
    if len(positional) > len(parameters) and "varargs" not in used:
        plural = "" if len(parameters) == 1 else "s"
        problems.append(f"It takes {len(parameters) or 'no'} argument{plural}, but got {len(positional)}.")
    unknown = [name for name in keywords if name not in parameters and "kwargs" not in used]
    problems += [f"It has no parameter “{name}”." for name in unknown]
    required = parameters[len(positional) : len(parameters) - len(node.defaults)]
    optional = {test.node.name for test in node.find_all(nodes.Test) if isinstance(test.node, nodes.Name)}
    problems += [f"“{name}” is missing." for name in required if name not in keywords and name in used - optional]
    for problem in problems:
        fix = f"Use {node.name}({', '.join(parameters)})."
        check.report(at, "wrong call", f"Wrong arguments for macro “{node.name}”. {problem}", fix)
    _check_macro(check, macro, positional, keywords)


def _check_macro(check: TemplateCheck, macro: Macro, positional: Sequence[Any], keywords: Mapping[str, Any]) -> None:
    """Checks the body of a macro, once for each combination of argument types."""
    node: Any = macro.node
    names = [each.name for each in node.args]
    scope = NamesInScope({**macro.names, **dict.fromkeys(GIVEN_TO_MACROS, Any)}, macro.source)
    with_default = names[len(names) - len(node.defaults) :]
    bound = dict.fromkeys(names, Any)
    bound |= {name: type_of(check, each, scope) for name, each in zip(with_default, node.defaults, strict=True)}
    bound |= dict(zip(names, positional, strict=False))
    bound |= {name: each for name, each in keywords.items() if name in bound}
    key = (id(node), id(macro.names), *bound.values())
    if key not in check.macro_calls and check.macro_stack.count(id(node)) < _MAX_DEPTH:
        check.macro_calls.add(key)
        check.macro_stack.append(id(node))
        _check_all(check, node.body, scope.child(bound).with_present(frozenset(bound)), {})
        check.macro_stack.pop()


_CHECKS: Mapping[type[nodes.Node], Callable[[TemplateCheck, Any, NamesInScope, Blocks], None]] = {
    nodes.Output: _output,
    nodes.If: _if,
    nodes.For: _for,
    nodes.Assign: _set,
    nodes.AssignBlock: _set_block,
    nodes.Macro: _macro,
    nodes.CallBlock: _call_block,
    nodes.FilterBlock: _filter_block,
    nodes.With: _with,
    nodes.Block: _block,
    nodes.Import: _import,
    nodes.FromImport: _from_import,
    nodes.Include: _include,
}
