import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.formats.names import MAX_LENGTH, clean, file_name, folder_name, name_key

PATTERN = "{family}, {given} - Quarterly review {period}"
NAME = {"family": "Ruiz", "given": "Ana", "name": "Ana Ruiz", "period": "2026-Q3"}
FORBIDDEN = set('<>:"/\\|?*') | {chr(at) for at in range(32)}


def test_a_file_name_starts_with_the_family_name() -> None:
    assert file_name(PATTERN, NAME, ".pdf") == "Ruiz, Ana - Quarterly review 2026-Q3.pdf"


def test_the_text_that_tells_two_people_apart_follows_the_name() -> None:
    assert file_name(PATTERN, NAME, ".pdf", apart="ana.r2") == "Ruiz, Ana (ana.r2) - Quarterly review 2026-Q3.pdf"


def test_a_person_with_one_name_has_no_comma() -> None:
    one = {"family": "Cher", "given": "", "name": "Cher", "period": "2026-Q3"}
    assert file_name(PATTERN, one, ".pdf") == "Cher - Quarterly review 2026-Q3.pdf"
    assert file_name(PATTERN, one, ".pdf", apart="2") == "Cher (2) - Quarterly review 2026-Q3.pdf"


def test_a_long_name_is_truncated_and_document_and_period_stay() -> None:
    long = {"family": "Wolfeschlegelsteinhausen" * 4, "given": "Hubert Blaine " * 9, "name": "x", "period": "2026-Q3"}
    name = file_name(PATTERN, long, ".docx", apart="hb2")
    assert len(name) <= MAX_LENGTH
    assert name.startswith("Wolfe")
    assert name.endswith("(hb2) - Quarterly review 2026-Q3.docx")


def test_characters_of_all_scripts_stay() -> None:
    for name in ("Łuk, Zoë", "Иванова, Наталья", "山田, 太郎", "حداد, ليلى", "नायर, प्रिया", "می‌خواهم"):
        assert clean(name) == name


def test_invisible_and_forbidden_characters_are_replaced() -> None:
    assert clean("R/S: \x00 a\u202eb\\c?") == "R-S- a b-c-"


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9", "aux", "COM¹"])
def test_names_reserved_by_windows_are_changed(name: str) -> None:
    assert folder_name(name) == f"_{name}"
    assert file_name("{name}", {"name": name}, ".pdf") == f"_{name}.pdf"


def test_names_never_start_or_end_with_a_dot_or_space_and_are_never_empty() -> None:
    assert folder_name(" .hidden. ") == "hidden"
    assert folder_name("...") == folder_name("") == "without a name"


def test_a_name_may_look_like_a_part_of_the_pattern() -> None:
    unusual = {**NAME, "given": "{period}", "family": "{given}"}
    assert file_name(PATTERN, unusual, ".pdf") == "{given}, {period} - Quarterly review 2026-Q3.pdf"


def test_names_that_differ_only_in_case_or_composition_are_the_same() -> None:
    assert name_key("RUIZ, Ana") == name_key("Ruiz, ana")
    assert name_key("Zoe\u0308") == name_key("Zoë")


@given(family=st.text(max_size=200), given_name=st.text(max_size=200), apart=st.text(max_size=70))
def test_any_name_gives_a_file_name_for_every_system(family: str, given_name: str, apart: str) -> None:
    parts = {"family": family, "given": given_name, "name": f"{given_name} {family}", "period": "2026-Q3"}
    name = file_name(PATTERN, parts, ".pdf", apart=apart)
    stem = name.removesuffix(".pdf")
    assert 0 < len(name) <= MAX_LENGTH
    assert len(name.encode("utf-8")) <= 240
    assert not FORBIDDEN & set(name)
    assert stem == stem.strip(" .")
