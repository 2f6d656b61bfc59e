import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
ROOMS = PROJECT / "src" / "plangen"
SOURCES = sorted(path for folder in ("src", "tests", "tools") for path in (PROJECT / folder).rglob("*.py"))

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
PARAMETERS = 5
NESTING = 3
SAY_NOTHING = {"utils", "helpers", "misc", "common", "types", "manager", "processor", "handler", "context", "data"}
SAY_NOTHING_IN_PART = {"util", "utils", "helper", "helpers", "misc", "common", "manager", "processor", "handler"}

REASON = re.compile(r"#.*\bceiling: \w+")
"""A ceiling may be exceeded with its reason on the line: `def draw(…):  # ceiling: one row of the table a line`."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
NESTS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def test_there_is_a_house_to_look_at() -> None:
    assert len([path for path in SOURCES if path.is_relative_to(ROOMS)]) > 50
    assert len([path for path in SOURCES if not path.is_relative_to(PROJECT / "src")]) > 10
    assert sum(1 for path in SOURCES for _ in functions(path)) > 200


def test_rooms_import_as_the_contracts_say() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [str(program), "--config", str(PROJECT / "pyproject.toml"), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    seen = re.search(r"Analyzed (\d+) files, (\d+) dependencies", ran.stdout)
    assert seen, ran.stdout + ran.stderr
    assert int(seen[1]) > 50
    assert int(seen[2]) > 100
    assert "Contracts: 4 kept, 0 broken." in ran.stdout, ran.stdout


def test_files_have_at_most_300_lines() -> None:
    found = {
        shown(path): length
        for path in SOURCES
        if (length := len(lines_of(path))) > LINES_OF_A_FILE and not REASON.search(lines_of(path)[0])
    }
    assert not found, listed("More than 300 lines:", found)


@pytest.mark.parametrize(
    ("measure", "most"), [("lines", LINES_OF_A_FUNCTION), ("parameters", PARAMETERS), ("nesting", NESTING)]
)
def test_functions_stay_below_the_ceilings(measure: str, most: int) -> None:
    found = {
        f"{shown(path)}:{function.lineno} {function.name}": size
        for path in SOURCES
        for function in functions(path)
        if (size := size_of(function, measure)) > most and not REASON.search(lines_of(path)[function.lineno - 1])
    }
    assert not found, listed(f"More than {most} {measure}:", found)


def test_modules_have_names_that_say_something() -> None:
    names = {shown(path): path.stem for path in SOURCES}
    assert not [
        where
        for where, name in names.items()
        # A manager's brief is about a person of the sales desk.
        if name in SAY_NOTHING
        or SAY_NOTHING_IN_PART & set(name.removeprefix("test_").removeprefix("manager_").split("_"))
        or Path(where).parent.name in SAY_NOTHING
    ]


def test_no_module_has_the_name_of_its_room() -> None:
    assert not [shown(path) for path in SOURCES if path.stem == path.parent.name]


def test_each_room_says_its_contract_in_one_sentence() -> None:
    rooms = sorted(path for path in ROOMS.rglob("__init__.py") if path.parent != ROOMS)
    assert len(rooms) > 8
    contracts = {shown(path): ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "" for path in rooms}
    assert not [where for where, contract in contracts.items() if not re.fullmatch(r"[^\n]+\.", contract)]


def test_the_files_that_open_a_room_hold_nothing_but_its_contract_and_its_list() -> None:
    opened = [path for path in SOURCES if path.name == "__init__.py"]
    assert len(opened) > 8
    assert not [shown(path) for path in opened if not all(map(is_said, ast.parse(path.read_text("utf-8")).body))]


def test_a_ceiling_is_seen_when_it_is_exceeded() -> None:
    deep = "def f(a, b, c, d, e, *, g):\n if a:\n  for x in b:\n   while c:\n    with d:\n     pass\n"
    [function] = functions_in(deep)
    assert [size_of(function, measure) for measure in ("lines", "parameters", "nesting")] == [6, 6, 4]
    [chain] = functions_in("def f(self, a):\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  pass\n")
    assert [size_of(chain, measure) for measure in ("parameters", "nesting")] == [1, 1]


def listed(what: str, found: dict[str, int]) -> str:
    return "\n".join([what, *(f"  {where}: {size}" for where, size in found.items())])


def functions(path: Path) -> list[Function]:
    return functions_in(path.read_text(encoding="utf-8"))


def functions_in(text: str) -> list[Function]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, Function)]


def size_of(function: Function, measure: str) -> int:
    if measure == "lines":
        return (function.end_lineno or function.lineno) - function.lineno + 1
    if measure == "nesting":
        return nesting(function)
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def nesting(node: ast.AST) -> int:
    """How deep blocks stand inside one another; `elif` goes no deeper, and a function inside counts on its own."""
    return max((nesting(inner) + deeper for inner, deeper in blocks(node)), default=0)


def blocks(node: ast.AST) -> Iterator[tuple[ast.AST, int]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        yield child, int(isinstance(child, NESTS) and not is_elif)


def is_said(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring, a part of the visible list, or the version."""
    if isinstance(statement, ast.ImportFrom):
        return (statement.module or "").startswith("plangen.")
    if isinstance(statement, ast.Assign):
        return [ast.unparse(target) for target in statement.targets] in (["__all__"], ["__version__"])
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
