import ast
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.facts.formatting.reasons import (
    FIXES,
    ON_ONE_LINE,
    REASONS,
    RULES,
    VARIANTS,
    WITH_AGE,
    fix_text,
    flag_text,
    reason_text,
    variant_text,
)
from plangen.metrics.pipeline.decisions import Flag, Rule
from plangen.workflow.reporting.missing_data import PRIVATE
from tests.source_code import PROGRAM, nodes


def test_every_reason_variant_and_fix_has_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(VARIANTS) == set(Variant)
    assert set(FIXES) == set(Fix)


def test_the_words_contain_the_details() -> None:
    none = unknown(Unit.SHARE, Reason.UNDER_PERIODS, details=(2,))
    assert reason_text(none) == "under 2 full periods"
    assert (variant_text(none), fix_text(none)) == ("", "")
    some = Measure(Decimal(1), Unit.MONEY, variant=Variant.SINCE_WITH_GONE, details=(date(2026, 7, 1), 3))
    assert variant_text(some) == "since 2026-07-01, 3 no longer on file"
    assert reason_text(some) == ""
    quota = unknown(Unit.MONEY, Reason.NO_QUOTA, fix=Fix.ADD_QUOTA_IN, details=("team.xlsx › Team › H7",))
    assert (reason_text(quota), fix_text(quota)) == ("no quota", "add a quota in team.xlsx › Team › H7")


def test_a_reason_that_gives_a_number_is_private() -> None:
    numbered = {reason for reason, words in REASONS.items() if re.search(r"\d|\{", words)}
    assert len(numbered) > 10
    assert numbered <= PRIVATE


def calls(*names: str) -> list[tuple[str, ast.Call]]:
    """The calls of these functions, each with its place."""
    return [
        (f"{path.name}:{node.lineno}", node)
        for path in PROGRAM
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


def is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return is_text(node.body) or is_text(node.orelse)
    if isinstance(node, ast.BoolOp):
        return any(map(is_text, node.values))
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_measure_takes_a_sentence_for_its_reason_variant_or_fix() -> None:
    found = calls("unknown", "Measure")
    assert len(found) > 150
    for place, call in found:
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        assert not any(map(is_text, given)), f"{place} gives a measure words"


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        (Flag(Rule.PAST_CLOSE_DATE, 40), "40 days past close date"),
        (Flag(Rule.PAST_CLOSE_DATE, 1), "1 day past close date"),
        (Flag(Rule.QUIET, 30), "quiet for 30 days"),
        (Flag(Rule.LONG_IN_STAGE, 15), "typical in this stage: 15 days"),
        (Flag(Rule.OLD, 20), "over 20 days old"),
        (Flag(Rule.PUSHED, 3), "pushed 3 times"),
        (Flag(Rule.NO_NEXT_STEP), "no next step"),
    ],
)
def test_a_rule_is_printed_with_its_days(flag: Flag, text: str) -> None:
    assert set(RULES) == set(Rule)
    assert flag_text(flag) == text


def test_a_rule_has_shorter_words_where_space_is_short() -> None:
    assert flag_text(Flag(Rule.PAST_CLOSE_DATE, 40), ON_ONE_LINE) == "40 days past close"
    assert flag_text(Flag(Rule.QUIET, 30), ON_ONE_LINE) == "quiet for 30 days"
    assert flag_text(Flag(Rule.OLD, 20), WITH_AGE) == "9 of 10 wins within 20"


@pytest.mark.parametrize("words", [RULES, ON_ONE_LINE])
def test_more_than_a_year_past_due_prints_the_year(words: Mapping[Rule, str]) -> None:
    """R15."""
    assert flag_text(Flag(Rule.PAST_CLOSE_DATE, 900, 2024), words) == "past close date since 2024"
