import pytest

from plangen.facts.formatting.scripts import EAST_ASIAN, EMOJI, UNKNOWN, script_of, scripts_of


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("ศ", "Thai"),
        ("\u0e38", "Thai"),
        ("सु"[0], "Devanagari"),
        ("山", EAST_ASIAN),
        ("カ", EAST_ASIAN),
        ("한", EAST_ASIAN),
        ("Ａ", EAST_ASIAN),
        ("🚀", EMOJI),
        ("\ue000", UNKNOWN),
        ("\U0010fffd", UNKNOWN),
        ("ë", "Latin"),
    ],
)
def test_a_character_has_the_name_of_its_script(character: str, script: str) -> None:
    assert script_of(character) == script


def test_scripts_are_named_once() -> None:
    assert scripts_of("山田ศศ") == f"{EAST_ASIAN}; Thai"
