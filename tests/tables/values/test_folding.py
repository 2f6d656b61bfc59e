import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.tables.values.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  Opportunity_Owner* ", "opportunity owner"),
        ("\ufeffProbability (%)", "probability"),
        ("Zoë  Lindqvist", "zoe lindqvist"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("close\u00a0date", "close date"),
        ("A–B", "a b"),
        ("✓", ""),
    ],
)
def test_case_punctuation_and_diacritics_are_ignored(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
