import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

import plangen
from plangen.elements.rounding import rounded

SOURCES = Path(plangen.__file__).parent
OTHER_ROUNDING = {
    "elements/logo.py", "elements/theme.py", "formats", "facts/pages/kickoff", "facts/pages/monday", "workbooks",
    "cli/summary.py", "tables/mapping.py", "tables/columns.py", "workflow/planning/as_of.py",
}  # fmt: skip
"""Where something else is rounded: lengths, colors, seconds, the similarity of two names, what a cell should be."""


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("0.25", 1, "0.3"), ("0.35", 1, "0.4"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("1.4999", 0, "1")],
)
def test_values_are_rounded_half_up(value: str, places: int, text: str) -> None:
    assert str(rounded(Decimal(value), places)) == text


def test_a_value_that_rounds_to_zero_has_no_sign() -> None:
    assert str(rounded(Decimal("-0.04"), 1)) == "0.0"


def test_what_division_leaves_of_a_third_never_turns_a_half_down() -> None:
    """21,330 of 6,666.67 (20,000 ÷ 3) is 319.95% exactly."""
    share = Decimal(21_330) / (Decimal(20_000) / 3)
    assert str(rounded(share * 100, 1)) == "320.0"
    assert str(rounded(-share * 100, 1)) == "-320.0"
    assert str(rounded(Decimal("319.949999"), 1)) == "319.9"


def _rounds(node: ast.AST) -> bool:
    """Whether a node rounds: round(…), or an f-string with a number of decimals."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "round"
    if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
        spec = "".join(str(each.value) for each in node.format_spec.values if isinstance(each, ast.Constant))
        return re.search(r"\.\d*[f%e]?$|^[\d,.]*%$", spec) is not None
    return False


def test_every_printed_value_is_rounded_half_up_here_and_nowhere_else() -> None:
    """Python's round and format take halves to the even digit: 0.85 would be 0.8."""
    found = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if any(_rounds(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }
    assert len(found) > 5
    assert not [each for each in sorted(found) if not each.startswith(tuple(OTHER_ROUNDING))]
