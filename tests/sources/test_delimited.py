"""Text files in the dialects and encodings that spreadsheet apps and CRMs write."""

import pytest

from plangen.problems import Problem
from plangen.sources.delimited import read_text
from tests.sizes import SOAK

ROWS = [["Name", "Firma", "Betrag"], ["Zoë", "Müller & Söhne", "1,5"], ["Ann", "", "2"]]


def rows_of(raw: bytes) -> list[list[str]]:
    grids, problems = read_text(raw, "deals.csv")
    assert problems == []
    return [[str(cell) for cell in row] for row in grids[0].rows]


def only_problem(raw: bytes, *, named_as_workbook: bool = False) -> Problem:
    grids, problems = read_text(raw, "deals.csv", named_as_workbook=named_as_workbook)
    assert grids == []
    assert len(problems) == 1
    return problems[0]


def joined(delimiter: str) -> str:
    quoted = [[f'"{cell}"' if delimiter in cell else cell for cell in row] for row in ROWS]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_delimiter_and_encoding_are_detected(delimiter: str, encoding: str) -> None:
    assert rows_of(joined(delimiter).encode(encoding)) == ROWS


def test_a_western_encoding_is_read_and_reported_with_a_word_to_check() -> None:
    grids, problems = read_text(joined(";").encode("cp1252"), "deals.csv")
    assert grids[0].rows == ROWS
    assert [(problem.sort, problem.value) for problem in problems] == [("guessed encoding", "Zoë")]
    assert "CSV UTF-8" in problems[0].fix


def test_other_alphabets_are_detected_by_letter_frequencies() -> None:
    text = "Имя,Компания\n" + "Иван Петров,Общество с ограниченной ответственностью Север\n" * 5
    grids, problems = read_text(text.encode("cp1251"), "deals.csv")
    assert grids[0].rows[1][0] == "Иван Петров"
    assert problems[0].sort == "guessed encoding"


def test_a_damaged_character_does_not_change_the_encoding_of_the_others() -> None:
    raw = "Name,City\nZoë,Köln\nÅsa,Malmö\nJosé,León\n".encode() * 3 + b"B\xff,x\n"
    grids, problems = read_text(raw, "deals.csv")
    assert grids[0].rows[1] == ["Zoë", "Köln"]
    assert [(problem.sort, problem.place.cell) for problem in problems] == [("damaged characters", "line 13")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_separator_line_is_used_and_not_counted(ending: str) -> None:
    text = f"sep=;{ending}a,b;c{ending}1,2;3{ending}"
    assert rows_of(text.encode()) == [["a,b", "c"], ["1,2", "3"]]


def test_decimal_commas_are_not_taken_for_delimiters() -> None:
    assert rows_of(b"a;b;c\n1,5;2,5;x\n3,5;4,5;y\n") == [["a", "b", "c"], ["1,5", "2,5", "x"], ["3,5", "4,5", "y"]]


def test_title_rows_do_not_hide_the_delimiter() -> None:
    assert rows_of(b"Pipeline, as of Monday\n\na;b;c\n1;2;3\n4;5;6\n")[2] == ["a", "b", "c"]


def test_blank_lines_keep_their_place() -> None:
    assert rows_of(b"a,b\n\n1,2") == [["a", "b"], [], ["1", "2"]]


def test_quoted_cells_may_hold_delimiters_line_breaks_and_quotation_marks() -> None:
    assert rows_of(b'a,b\n"1, ""one""\nmore",2\n') == [["a", "b"], ['1, "one"\nmore', "2"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_formula_that_only_holds_a_text_is_read_as_that_text(encoding: str) -> None:
    text = 'Id,Name,Note\n="00123","=""00124""",=A1&"x"\n="",="a"b",="\n'
    assert rows_of(text.encode(encoding))[1:] == [["00123", "00124", '=A1&"x"'], ["", '="a"b"', '="']]


def test_single_quotation_marks_and_spaces_before_quotation_marks_are_handled() -> None:
    assert rows_of(b"'a','b'\n'1,0','2'\n") == [["a", "b"], ["1,0", "2"]]
    assert rows_of(b'a, "b"\n1, "2, 3"\n') == [["a", "b"], ["1", "2, 3"]]


@pytest.mark.parametrize("rest", [b"4,5\n", b"4,5\n" * 50_000])
def test_an_unclosed_quotation_mark_is_reported_with_its_line(rest: bytes) -> None:
    grids, problems = read_text(b'a,b\n"1\n1",2\n3,"x\n' + rest, "deals.csv")
    assert grids[0].rows == [["a", "b"], ["1\n1", "2"]]
    assert [(problem.sort, problem.place.cell) for problem in problems] == [("unclosed quotation mark", "line 4")]


def test_an_empty_file_is_reported() -> None:
    assert only_problem(b"").sort == "empty file"
    assert only_problem(b"\r\n,,\r\n").sort == "empty file"


@pytest.mark.parametrize("raw", [b"<html><table><tr><td>1,2</td></tr></table>", b'\n<?xml version="1.0"?><Workbook/>'])
def test_a_web_page_is_reported_as_such(raw: bytes) -> None:
    problem = only_problem(raw, named_as_workbook=True)
    assert "web page" in problem.message
    assert "save as .xlsx" in problem.fix


def test_binary_data_is_rejected() -> None:
    assert only_problem(bytes(range(256)) * 20).sort == "unreadable file"


def test_a_text_file_with_columns_may_have_a_workbook_extension_but_other_text_may_not() -> None:
    grids, problems = read_text(b"a\tb\n1\t2\n", "deals.xls", named_as_workbook=True)
    assert (grids[0].rows, problems) == ([["a", "b"], ["1", "2"]], [])
    assert only_problem(b"Nothing but words\n", named_as_workbook=True).sort == "unreadable file"


def test_a_cell_of_32767_characters_is_read_in_full() -> None:
    assert rows_of(b"a,b\n" + b"x" * 32_767 + b",2\n")[1][0] == "x" * 32_767


def test_a_line_longer_than_any_spreadsheet_allows_is_reported_and_the_rows_before_it_are_read() -> None:
    grids, problems = read_text(b"a,b\n1,2\n" + b"x" * 200_000 + b"\n3,4\n", "deals.csv")
    assert grids[0].rows == [["a", "b"], ["1", "2"]]
    assert [(problem.sort, problem.place.cell) for problem in problems] == [("oversized cell", "line 3")]


LESS_LIKELY = [b"\r" * 3_000_000, b"a," * 3_000_001] if SOAK else []
"""Rejected in the same way as the others; each takes seconds."""


@pytest.mark.parametrize("raw", [b"a,b\n" * 150_001, b"," * 12_000_001, b"\n" * 1_048_577 + b"a,b\n", *LESS_LIKELY])
def test_a_file_beyond_the_limits_is_rejected_with_a_fix(raw: bytes) -> None:
    problem = only_problem(raw)
    assert problem.sort == "file too large"
    assert "split it into two files" in problem.fix


@pytest.mark.parametrize("count", [149_999, 150_000])
def test_files_up_to_the_row_limit_are_read(count: int) -> None:
    assert len(rows_of(b"a,b\n" * count)) == count


@pytest.mark.parametrize("raw", [b"a\0,b\n1,2\n" * 50, b"a,b\n" * 20_000 + bytes(1_000)])
def test_null_bytes_between_characters_do_not_crash_the_reader(raw: bytes) -> None:
    grids, problems = read_text(raw, "deals.csv")
    assert len(grids) + len(problems) == 1
