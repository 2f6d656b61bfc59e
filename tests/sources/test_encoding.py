"""How the letters of a text file are written."""

import pytest

from plangen.sources.encoding import MOST_DAMAGED, found_encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_a_file_says_of_itself_is_believed(encoding: str) -> None:
    assert found_encoding("Zoë,Köln\n".encode(encoding), "deals.csv") == (encoding, [])


@pytest.mark.parametrize("start", [b"", b"a" * 2_000_000, b"a,b\n" * 500_000])
def test_the_word_to_look_at_is_found_wherever_it_stands(start: bytes) -> None:
    encoding, (problem,) = found_encoding(start + b" Zo\xeb,K\xf6ln\n", "deals.csv")
    assert (encoding, problem.value) == ("cp1252", "Zoë")


def test_an_alphabet_is_found_behind_megabytes_without_it() -> None:
    text = "x,y\n" * 500_000 + "Иван Петров,Общество с ограниченной ответственностью Север\n" * 5
    encoding, problems = found_encoding(text.encode("cp1251"), "deals.csv")
    assert "Иван".encode("cp1251").decode(encoding) == "Иван"
    assert [problem.kind for problem in problems] == ["guessed encoding"]


@pytest.mark.parametrize(
    "raw",
    [
        "a,b\n".encode("utf-16") + b"\x00\xd8" * MOST_DAMAGED * 2,
        "é,b\n".encode() * 10_000 + b"\xff" * 2_000_000,
    ],
)
def test_letters_that_are_mostly_damaged_are_no_text(raw: bytes) -> None:
    encoding, problems = found_encoding(raw, "deals.csv")
    assert encoding == ""
    assert [problem.kind for problem in problems] == ["unreadable file"]


def test_damage_far_behind_the_beginning_is_told_with_its_line() -> None:
    encoding, problems = found_encoding("Zoë,b\n".encode() * 300_000 + b"B\xff\n", "deals.csv")
    assert encoding == "utf-8"
    assert [(problem.kind, problem.place.cell) for problem in problems] == [("damaged letters", "line 300001")]
