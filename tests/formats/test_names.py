import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.formats.names import LONGEST, clean, file_name, folder_name, same_name

PATTERN = "{family}, {given} - Quarterly review {period}"
NAME = {"family": "Ruiz", "given": "Ana", "name": "Ana Ruiz", "period": "2026-Q3"}
FORBIDDEN = set('<>:"/\\|?*') | {chr(at) for at in range(32)}


def test_a_file_is_called_by_family_name_first() -> None:
    assert file_name(PATTERN, NAME, ".pdf") == "Ruiz, Ana - Quarterly review 2026-Q3.pdf"


def test_what_tells_two_people_apart_follows_the_name() -> None:
    assert file_name(PATTERN, NAME, ".pdf", apart="ana.r2") == "Ruiz, Ana (ana.r2) - Quarterly review 2026-Q3.pdf"


def test_a_person_of_one_name_has_no_comma() -> None:
    one = {"family": "Cher", "given": "", "name": "Cher", "period": "2026-Q3"}
    assert file_name(PATTERN, one, ".pdf") == "Cher - Quarterly review 2026-Q3.pdf"
    assert file_name(PATTERN, one, ".pdf", apart="2") == "Cher (2) - Quarterly review 2026-Q3.pdf"


def test_a_long_name_is_cut_and_the_document_with_its_period_stays() -> None:
    long = {"family": "Wolfeschlegelsteinhausen" * 4, "given": "Hubert Blaine " * 9, "name": "x", "period": "2026-Q3"}
    name = file_name(PATTERN, long, ".docx", apart="hb2")
    assert len(name) <= LONGEST
    assert name.startswith("Wolfe")
    assert name.endswith("(hb2) - Quarterly review 2026-Q3.docx")


def test_letters_of_all_scripts_stay() -> None:
    for name in ("Łuk, Zoë", "Иванова, Наталья", "山田, 太郎", "حداد, ليلى", "नायर, प्रिया", "می‌خواهم"):
        assert clean(name) == name


def test_signs_that_nobody_sees_or_no_system_allows_are_replaced() -> None:
    assert clean("R/S: \x00 a\u202eb\\c?") == "R-S- a b-c-"


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9", "aux", "COM¹"])
def test_names_that_windows_keeps_for_devices_are_changed(name: str) -> None:
    assert folder_name(name) == f"_{name}"
    assert file_name("{name}", {"name": name}, ".pdf") == f"_{name}.pdf"


def test_names_never_begin_or_end_in_a_dot_or_blank_and_are_never_empty() -> None:
    assert folder_name(" .hidden. ") == "hidden"
    assert folder_name("...") == folder_name("") == "without a name"


def test_a_person_may_be_called_like_a_part_of_the_pattern() -> None:
    odd = {**NAME, "given": "{period}", "family": "{given}"}
    assert file_name(PATTERN, odd, ".pdf") == "{given}, {period} - Quarterly review 2026-Q3.pdf"


def test_names_that_differ_in_case_or_width_only_are_the_same_to_some_systems() -> None:
    assert same_name("RUIZ, Ana") == same_name("Ruiz, ana")
    assert same_name("Zoe\u0308") == same_name("Zoë")


@given(family=st.text(max_size=200), given_name=st.text(max_size=200), apart=st.text(max_size=70))
def test_any_name_gives_a_file_that_every_system_keeps(family: str, given_name: str, apart: str) -> None:
    parts = {"family": family, "given": given_name, "name": f"{given_name} {family}", "period": "2026-Q3"}
    name = file_name(PATTERN, parts, ".pdf", apart=apart)
    stem = name.removesuffix(".pdf")
    assert 0 < len(name) <= LONGEST
    assert len(name.encode("utf-8")) <= 240
    assert not FORBIDDEN & set(name)
    assert stem == stem.strip(" .")
