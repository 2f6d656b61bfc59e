"""The source code of the project, parsed once for all tests of a worker."""

import ast
import gc
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[1]
PACKAGE: Final = PROJECT / "src" / "plangen"
PROGRAM: Final = sorted(PACKAGE.rglob("*.py"))
"""The modules of plangen."""


@cache
def code_of(path: Path) -> str:
    """A module as text."""
    return path.read_text(encoding="utf-8")


@cache
def nodes(path: Path) -> Sequence[ast.AST]:
    """Every node of a module in the order of ast.walk, the module first."""
    was_enabled = gc.isenabled()
    # A module has thousands of nodes and no garbage, which the collector would look for again and again.
    gc.disable()
    try:
        return tuple(ast.walk(ast.parse(code_of(path))))
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
