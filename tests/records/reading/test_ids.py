import pytest

from plangen.records.reading.ids import fold_id


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("00130000000FTgb", "00130000000FTgbAAG"),
        ("0058d000001XyZA", "0058d000001XyZAAA0"),
        ("001000000000000", "001000000000000AAA"),
        ("001AAAAAAAAAAAA", "001AAAAAAAAAAAAY55"),
    ],
)
def test_the_15_and_18_character_forms_of_an_id_are_equal_in_any_case(short: str, long: str) -> None:
    assert fold_id(short) == fold_id(long) == fold_id(long.lower())


def test_15_character_ids_that_differ_only_in_case_are_different() -> None:
    assert fold_id("0018d00000AbCdE") != fold_id("0018d00000aBcDe")


@pytest.mark.parametrize("text", ["zcrm_4876876", "12345678", "B7E1C1F0-5F2E-4A59-9B8C-0123456789AB", "Ana Ruiz", ""])
def test_other_ids_are_folded_like_any_text(text: str) -> None:
    assert fold_id(text) == " ".join(text.lower().replace("-", " ").replace("_", " ").split())
