import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.source_code import PACKAGE, PROGRAM, PROJECT, code_of, nodes

SOURCES = sorted(path for folder in ("src", "tests", "tools") for path in (PROJECT / folder).rglob("*.py"))

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_PARAMETERS = 5
MAX_NESTING = 3
VAGUE_NAMES = {"utils", "helpers", "misc", "common", "types", "manager", "processor", "handler", "context", "data"}
VAGUE_WORDS = {"util", "utils", "helper", "helpers", "misc", "common", "manager", "processor", "handler"}

REASON = re.compile(r"#.*\bceiling: \w+")
"""Allows exceeding a ceiling, with the reason on the line: `def draw(…):  # ceiling: one table row per line`."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
WITHOUT_BLOCKS = (ast.expr, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
"""Nodes in which no block of the function is: expressions, and what is measured separately."""
NESTS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def test_there_is_code_to_check() -> None:
    assert len([path for path in SOURCES if path.is_relative_to(PACKAGE)]) > 50
    assert len([path for path in SOURCES if not path.is_relative_to(PROJECT / "src")]) > 10
    assert sum(1 for path in SOURCES for _ in functions(path)) > 200


def test_packages_import_only_what_their_contracts_allow() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [str(program), "--config", str(PROJECT / "pyproject.toml"), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    analyzed = re.search(r"Analyzed (\d+) files, (\d+) dependencies", ran.stdout)
    assert analyzed, ran.stdout + ran.stderr
    assert int(analyzed[1]) > 50
    assert int(analyzed[2]) > 100
    contracts = (PROJECT / "pyproject.toml").read_text("utf-8").count("[[tool.importlinter.contracts]]")
    assert f"Contracts: {contracts} kept, 0 broken." in ran.stdout, ran.stdout


def test_files_have_at_most_300_lines() -> None:
    found = {
        shown(path): length
        for path in SOURCES
        if (length := len(lines_of(path))) > MAX_FILE_LINES and not REASON.search(lines_of(path)[0])
    }
    assert not found, listed("More than 300 lines:", found)


@pytest.mark.parametrize(
    ("measure", "ceiling"), [("lines", MAX_FUNCTION_LINES), ("parameters", MAX_PARAMETERS), ("nesting", MAX_NESTING)]
)
def test_functions_stay_within_the_ceilings(measure: str, ceiling: int) -> None:
    found = {
        f"{shown(path)}:{function.lineno} {function.name}": size
        for path in SOURCES
        for function in functions(path)
        if (size := size_of(function, measure)) > ceiling and not REASON.search(lines_of(path)[function.lineno - 1])
    }
    assert not found, listed(f"More than {ceiling} {measure}:", found)


def test_no_module_has_a_vague_name() -> None:
    names = {shown(path): path.stem for path in SOURCES}
    assert not [
        where
        for where, name in names.items()
        # In manager_brief, “manager” is a sales manager.
        if name in VAGUE_NAMES
        or VAGUE_WORDS & set(name.removeprefix("test_").removeprefix("manager_").split("_"))
        or Path(where).parent.name in VAGUE_NAMES
    ]


def test_no_module_repeats_the_name_of_its_package() -> None:
    assert not [shown(path) for path in SOURCES if path.stem == path.parent.name]


def test_each_package_states_its_contract_in_one_sentence() -> None:
    packages = sorted(path for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE)
    assert len(packages) > 8
    contracts = {shown(path): ast.get_docstring(module(path)) or "" for path in packages}
    assert not [where for where, contract in contracts.items() if not re.fullmatch(r"[^\n]+\.", contract)]


def test_init_files_have_only_the_contract_and_the_public_list() -> None:
    # The root's also has the public API.
    inits = [path for path in SOURCES if path.name == "__init__.py" and path.parent != PACKAGE]
    assert len(inits) > 8
    assert not [shown(path) for path in inits if not all(map(is_allowed_in_init, module(path).body))]


def test_no_module_of_plangen_uses_the_public_api() -> None:
    imports = [
        (shown(path), node) for path in PROGRAM for node in nodes(path) if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    from_plangen = [(where, node.module) for where, node in imports if isinstance(node, ast.ImportFrom) and node.module]
    assert len([module for _, module in from_plangen if module.startswith("plangen.")]) > 500
    assert not [where for where, module in from_plangen if module == "plangen"]
    assert not [where for where, node in imports if isinstance(node, ast.Import) and "plangen" in ast.unparse(node)]


def test_an_exceeded_ceiling_is_detected() -> None:
    deep = "def f(a, b, c, d, e, *, g):\n if a:\n  for x in b:\n   while c:\n    with d:\n     pass\n"
    [function] = functions_in(deep)
    assert [size_of(function, measure) for measure in ("lines", "parameters", "nesting")] == [6, 6, 4]
    [chain] = functions_in("def f(self, a):\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  pass\n")
    assert [size_of(chain, measure) for measure in ("parameters", "nesting")] == [1, 1]


def listed(title: str, found: dict[str, int]) -> str:
    return "\n".join([title, *(f"  {where}: {size}" for where, size in found.items())])


@cache
def functions(path: Path) -> list[Function]:
    return [node for node in nodes(path) if isinstance(node, Function)]


def functions_in(code: str) -> list[Function]:
    return [node for node in ast.walk(ast.parse(code)) if isinstance(node, Function)]


def module(path: Path) -> ast.Module:
    found = nodes(path)[0]
    assert isinstance(found, ast.Module)
    return found


def size_of(function: Function, measure: str) -> int:
    if measure == "lines":
        return (function.end_lineno or function.lineno) - function.lineno + 1
    if measure == "nesting":
        return nesting(function)
    parameters = function.args
    names = [each.arg for each in (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def nesting(node: ast.AST) -> int:
    """The nesting depth of blocks; `elif` adds nothing, and inner functions are measured separately."""
    return max((nesting(inner) + deeper for inner, deeper in blocks(node)), default=0)


def blocks(node: ast.AST) -> Iterator[tuple[ast.AST, int]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, WITHOUT_BLOCKS):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        yield child, int(isinstance(child, NESTS) and not is_elif)


def is_allowed_in_init(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring or part of the public list."""
    if isinstance(statement, ast.ImportFrom):
        return (statement.module or "").startswith("plangen.")
    if isinstance(statement, ast.Assign):
        return [ast.unparse(target) for target in statement.targets] == ["__all__"]
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


@cache
def lines_of(path: Path) -> list[str]:
    return code_of(path).splitlines()


def shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
