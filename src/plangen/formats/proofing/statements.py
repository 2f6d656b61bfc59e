"""A template walked through from its first tag to its last, with all that it extends, imports and includes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

from plangen.formats.proofing.annotations import Gives, Macro, Names, each_of, is_printable, one_of, unpacked
from plangen.formats.proofing.expressions import truth, value
from plangen.formats.proofing.guards import refuse_missing, there_if
from plangen.formats.proofing.misuse import refuse_single
from plangen.formats.proofing.proof import GIVEN_TO_MACROS, Proof, Scope, Sheet, nearest
from plangen.problems import Place

Blocks = Mapping[str, tuple[nodes.Block, Sheet]]
_OFTEN_THERE = {"super": Gives(str), "self": Any}
_DEEP_ENOUGH = 3
"""How often a macro that calls itself is read, where it gives itself something new each time."""
_ENDLESS = "This leads back to a template that it is a part of, and never comes to an end."


def walk(proof: Proof, sheet: Sheet, names: Mapping[str, Any]) -> None:
    """Walks through a template that is given names, and then through what nobody has called of its macros."""
    made = Scope({**dict.fromkeys(proof.sandbox.globals, Any), **names}, sheet)
    _walk_whole(proof, made, {})
    called = {key[0] for key in proof.played}
    for macro in _macros(made.names):
        if id(macro.node) not in called:
            _read_macro(proof, macro, (), {})


def _macros(names: Mapping[str, Any]) -> list[Macro]:
    found = [kind for kind in names.values() if isinstance(kind, Macro)]
    inside = [each for kind in names.values() if isinstance(kind, Names) for each in kind.parts.values()]
    return [*found, *(each for each in inside if isinstance(each, Macro))]


def _walk_whole(proof: Proof, scope: Scope, blocks: Blocks) -> None:
    """Walks through a template; `blocks` are those that templates which extend it have filled."""
    proof.inside.append(scope.sheet)
    _walk_through(proof, scope, blocks)
    proof.inside.pop()


def _walk_through(proof: Proof, scope: Scope, blocks: Blocks) -> None:
    root, sheet = scope.sheet.root, scope.sheet
    own = {block.name: (block, sheet) for block in root.find_all(nodes.Block)}
    filled = {**own, **blocks}
    parent = next((each for each in root.body if isinstance(each, nodes.Extends)), None)
    base = _found(proof, parent.template, scope) if parent else None
    if parent is None:
        _walk_all(proof, root.body, Scope(scope.names, sheet), filled)
        return
    if base in proof.inside:
        proof.tell(sheet.tag(parent), "endless", _ENDLESS, "Extend another template, such as _shared/base.html.")
        base = None
    _walk_all(proof, [each for each in root.body if not isinstance(each, nodes.Block | nodes.Extends)], scope, filled)
    if base is None:
        for block, of in filled.values():
            _walk_all(proof, block.body, Scope({**scope.names, **_OFTEN_THERE}, of), {})
        return
    places = _block_names(proof, base)
    for name in (
        each.name for each in root.body if isinstance(each, nodes.Block) and each.name not in places | base.loose
    ):
        said = f"The block “{name}” stands nowhere in “{base.name}”, which this template extends; it is never printed."
        proof.tell(sheet.tag(own[name][0]), "unknown block", said, nearest(name, sorted(places)))
    _walk_whole(proof, Scope(scope.names, base), filled)


def _block_names(proof: Proof, sheet: Sheet) -> set[str]:
    """The names of the blocks in a template and in what it extends."""
    names: set[str] = set()
    seen: list[Sheet] = []
    while sheet not in seen:
        seen.append(sheet)
        names |= {block.name for block in sheet.root.find_all(nodes.Block)}
        bases = [each.template for each in sheet.root.find_all(nodes.Extends)]
        found = [proof.find(base.value) for base in bases if isinstance(base, nodes.Const)]
        sheet = next((base for base in found if base), sheet)
    return names


def _walk_all(proof: Proof, found: Sequence[nodes.Node], scope: Scope, blocks: Blocks) -> None:
    for node in found:
        step = _STEPS.get(type(node))
        if step:
            step(proof, node, scope, blocks)
        elif isinstance(node, nodes.Expr):
            value(proof, node, scope)
        else:
            _walk_all(proof, list(node.iter_child_nodes()), scope, blocks)


def _output(proof: Proof, node: Any, scope: Scope, _blocks: Blocks) -> None:
    for each in node.nodes:
        if isinstance(each, nodes.TemplateData):
            continue
        if not is_printable(value(proof, each, scope)):
            said = "This is no text but has parts, and cannot be printed as it is."
            proof.tell(scope.sheet.tag(each), "not to be printed", said, "Name the part that is meant.")


def _if(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    for each in (node, *node.elif_):
        truth(proof, each.test, scope)
        _walk_all(proof, each.body, scope.where(there_if(each.test, scope)), blocks)
        scope = scope.where(there_if(each.test, scope, true=False))
    _walk_all(proof, node.else_, scope, blocks)


def _for(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    refuse_missing(proof, node.iter, scope)
    several = value(proof, node.iter, scope)
    refuse_single(proof, several, (node.iter, scope))
    kind = each_of(several)
    if isinstance(node.target, nodes.Tuple):
        refuse_single(proof, kind, (node.iter, scope), apart=True)
    inside = scope.inner()
    _bind(node.target, kind, inside)
    inside.names["loop"] = Gives(str) if node.recursive else LoopContext
    truth(proof, node.test, inside)
    _walk_all(proof, node.body, inside.where(there_if(node.test, inside)), blocks)
    _walk_all(proof, node.else_, scope.inner(), blocks)


def _bind(target: nodes.Node, kind: Any, scope: Scope) -> None:
    """Makes the names that a loop or an assignment gives to a value."""
    if isinstance(target, nodes.Name):
        scope.names[target.name] = kind
    elif isinstance(target, nodes.Tuple):
        for each, its in zip(target.items, unpacked(kind, len(target.items)), strict=True):
            _bind(each, its, scope)


def _set(proof: Proof, node: Any, scope: Scope, _blocks: Blocks) -> None:
    kind = value(proof, node.node, scope)
    if isinstance(node.target, nodes.Name) and node.target.name in scope.names:
        kind = one_of([scope.names[node.target.name], kind])
    elif isinstance(node.target, nodes.Name):
        scope.says[node.target.name] = there_if(node.node, scope)
    _bind(node.target, kind, scope)


def _set_to_text(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    _walk_all(proof, node.body, scope.inner(), blocks)
    _bind(node.target, str, scope)


def _macro(_proof: Proof, node: Any, scope: Scope, _blocks: Blocks) -> None:
    scope.names[node.name] = Macro(node, scope.names, scope.sheet)


def _call_block(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    value(proof, node.call, scope)
    given = {each.name: Any for each in node.args}
    _walk_all(proof, node.body, scope.inner(given), blocks)


def _filter_block(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    value(proof, node.filter, scope)
    _walk_all(proof, node.body, scope.inner(), blocks)


def _with(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    inside = scope.inner()
    for target, given in zip(node.targets, node.values, strict=True):
        _bind(target, value(proof, given, scope), inside)
    _walk_all(proof, node.body, inside, blocks)


def _block(proof: Proof, node: Any, scope: Scope, blocks: Blocks) -> None:
    block, sheet = blocks.get(node.name, (node, scope.sheet))
    _walk_all(proof, block.body, Scope({**scope.names, **_OFTEN_THERE}, sheet), blocks)


def _import(proof: Proof, node: Any, scope: Scope, _blocks: Blocks) -> None:
    scope.names[node.target] = _module(proof, node, scope)


def _from_import(proof: Proof, node: Any, scope: Scope, _blocks: Blocks) -> None:
    module = _module(proof, node, scope)
    for each in node.names:
        name, target = each if isinstance(each, tuple) else (each, each)
        if isinstance(module, Names) and name not in module.parts:
            said = f"“{name}” is no {module.said}."
            proof.tell(scope.sheet.tag(node), module.missing, said, nearest(name, sorted(module.parts)))
        scope.names[target] = module.parts.get(name, Any) if isinstance(module, Names) else Any


def _module(proof: Proof, node: Any, scope: Scope) -> Any:
    """What a template that is imported holds."""
    sheet = _found(proof, node.template, scope)
    if sheet is None:
        return Any
    given = scope.names if node.with_context else dict.fromkeys(proof.sandbox.globals, Any)
    inside = Scope(dict(given), sheet)
    _walk_all(proof, sheet.root.body, inside, {})
    made = {name: kind for name, kind in inside.names.items() if name not in given or given[name] is not kind}
    return Names({**dict.fromkeys(sheet.loose, Any), **made}, f"macro in {sheet.name}", "unknown macro")


def _include(proof: Proof, node: Any, scope: Scope, _blocks: Blocks) -> None:
    sheet = _found(proof, node.template, scope, told=not node.ignore_missing)
    if sheet in proof.inside:
        proof.tell(scope.sheet.tag(node), "endless", _ENDLESS, "Include another template, or none.")
    elif sheet:
        given = scope.names if node.with_context else dict.fromkeys(proof.sandbox.globals, Any)
        _walk_whole(proof, Scope(dict(given), sheet), {})


def _found(proof: Proof, named: nodes.Expr, scope: Scope, *, told: bool = True) -> Sheet | None:
    """The template of a name; told where there is none."""
    options = named.items if isinstance(named, nodes.Tuple | nodes.List) else [named]
    names = [each.value for each in options if isinstance(each, nodes.Const)]
    sheets = [sheet for name in names if (sheet := proof.find(name))]
    if not sheets and told and len(names) == len(options):
        known = proof.sandbox.list_templates(filter_func=lambda name: name.endswith((".html", ".css")))
        said = f"There is no template “{' or '.join(names)}”."
        proof.tell(scope.sheet.tag(named), "missing template", said, nearest(names[0], known))
    return sheets[0] if sheets else None


def play(proof: Proof, macro: Macro, given: Sequence[Any], named: Mapping[str, Any], at: tuple[Place, str]) -> None:
    """Reads a macro with what it is called with; arguments that it does not take, or lacks, are told."""
    node: Any = macro.node
    wanted = [each.name for each in node.args]
    used = {each.name for each in node.find_all(nodes.Name) if each.ctx == "load"}
    faults = [f"It takes {_counted(len(wanted))}, and is given {len(given)}."] * (
        len(given) > len(wanted) and "varargs" not in used
    )
    faults += [f"It takes nothing called “{name}”." for name in named if name not in wanted and "kwargs" not in used]
    needed = wanted[len(given) : len(wanted) - len(node.defaults)]
    may_lack = {test.node.name for test in node.find_all(nodes.Test) if isinstance(test.node, nodes.Name)}
    lacks = [name for name in needed if name not in named and name in used - may_lack]
    faults += [f"It is not given “{name}”." for name in lacks]
    takes = f"It takes: {', '.join(wanted)}." if wanted else "It takes nothing."
    for said in faults:
        proof.tell(at, "wrong call", f"The macro “{node.name}” is called wrongly. {said}", takes)
    _read_macro(proof, macro, given, named)


def _counted(number: int) -> str:
    return "one value" if number == 1 else f"{number or 'no'} values"


def _read_macro(proof: Proof, macro: Macro, given: Sequence[Any], named: Mapping[str, Any]) -> None:
    """Walks through a macro, once for each sort of values that it is given."""
    node: Any = macro.node
    names = [each.name for each in node.args]
    scope = Scope({**macro.names, **dict.fromkeys(GIVEN_TO_MACROS, Any)}, macro.sheet)
    late = names[len(names) - len(node.defaults) :]
    bound = dict.fromkeys(names, Any)
    bound |= {name: value(proof, each, scope) for name, each in zip(late, node.defaults, strict=True)}
    bound |= dict(zip(names, given, strict=False)) | {name: kind for name, kind in named.items() if name in bound}
    key = (id(node), id(macro.names), *bound.values())
    if key not in proof.played and proof.playing.count(id(node)) < _DEEP_ENOUGH:
        proof.played.add(key)
        proof.playing.append(id(node))
        _walk_all(proof, node.body, scope.inner(bound).where(frozenset(bound)), {})
        proof.playing.pop()


_STEPS: Mapping[type[nodes.Node], Callable[[Proof, Any, Scope, Blocks], None]] = {
    nodes.Output: _output,
    nodes.If: _if,
    nodes.For: _for,
    nodes.Assign: _set,
    nodes.AssignBlock: _set_to_text,
    nodes.Macro: _macro,
    nodes.CallBlock: _call_block,
    nodes.FilterBlock: _filter_block,
    nodes.With: _with,
    nodes.Block: _block,
    nodes.Import: _import,
    nodes.FromImport: _from_import,
    nodes.Include: _include,
}
