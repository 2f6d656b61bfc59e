"""Detecting the encoding of a text file."""

import pytest

from plangen.sources.encoding import MAX_DAMAGED, detect_encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_trusted(encoding: str) -> None:
    assert detect_encoding("Zoë,Köln\n".encode(encoding), "deals.csv") == (encoding, [])


@pytest.mark.parametrize("start", [b"", b"a" * 2_000_000, b"a,b\n" * 500_000])
def test_the_sample_word_is_found_anywhere_in_the_file(start: bytes) -> None:
    encoding, (problem,) = detect_encoding(start + b" Zo\xeb,K\xf6ln\n", "deals.csv")
    assert (encoding, problem.value) == ("cp1252", "Zoë")


def test_another_alphabet_is_found_after_megabytes_of_ascii() -> None:
    text = "x,y\n" * 500_000 + "Иван Петров,Общество с ограниченной ответственностью Север\n" * 5
    encoding, problems = detect_encoding(text.encode("cp1251"), "deals.csv")
    assert "Иван".encode("cp1251").decode(encoding) == "Иван"
    assert [problem.sort for problem in problems] == ["guessed encoding"]


@pytest.mark.parametrize(
    "raw",
    [
        "a,b\n".encode("utf-16") + b"\x00\xd8" * MAX_DAMAGED * 2,
        "é,b\n".encode() * 10_000 + b"\xff" * 2_000_000,
    ],
)
def test_a_mostly_undecodable_file_is_not_text(raw: bytes) -> None:
    encoding, problems = detect_encoding(raw, "deals.csv")
    assert encoding == ""
    assert [problem.sort for problem in problems] == ["unreadable file"]


def test_damage_far_down_is_reported_with_its_line() -> None:
    encoding, problems = detect_encoding("Zoë,b\n".encode() * 300_000 + b"B\xff\n", "deals.csv")
    assert encoding == "utf-8"
    assert [(problem.sort, problem.place.cell) for problem in problems] == [("damaged characters", "line 300001")]
