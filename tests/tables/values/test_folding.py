import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.tables.values.folding import fold, on_one_line


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


@pytest.mark.parametrize(
    ("one", "other"), [("सुनील", "सुनीला"), ("かとう", "がとう"), ("Андрей", "Андреи"), ("ดี", "ดิ"), ("திரு", "தரு")]
)
def test_marks_of_other_scripts_distinguish_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert " " not in fold(one)


def test_words_with_marks_of_other_scripts_stay_whole() -> None:
    assert fold("सुनील  कुमार!") == "सुनील कुमार"


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\ufeff", "\u2060"])
def test_invisible_characters_are_dropped_and_never_become_blanks(invisible: str) -> None:
    assert fold(f"Mara V{invisible}oss") == "mara voss"
    assert on_one_line(f"Mara V{invisible}oss") == "Mara Voss"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_are_kept_and_ignored_in_comparisons(joiner: str) -> None:
    assert on_one_line(f"क्{joiner}ष") == f"क्{joiner}ष"
    assert fold(f"क्{joiner}ष") == fold("क्ष")
