import csv

import pytest

from plangen.workbooks.plain_text import csv_file, looks_like_a_formula, text_for_any_separator

SEPARATORS = ",;\t"
TEXTS = (
    "=1+1",
    "Ruiz; =cmd()",
    "Ruiz;=cmd()",
    "a\t@SUM(1)",
    "a\n+1",
    "a;b;-x",
    'say "hi";=1',
    "＝1",
    "x, =1",
    " =1",
    "Ruiz, Ana",
)


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("text", TEXTS)
def test_no_cell_of_a_csv_file_starts_like_a_formula_whatever_separates_cells(text: str, separator: str) -> None:
    cell = text_for_any_separator(text)
    lines = csv_file([("name", "email", "file"), ("Ana", cell, cell)]).decode("utf-8-sig").splitlines(keepends=True)
    cells = [cell for row in csv.reader(lines, delimiter=separator) for cell in row]
    assert len(cells) > 1
    assert not [cell for cell in cells if looks_like_a_formula(cell)]


def test_every_cell_of_a_csv_file_is_in_quotes_and_reads_back() -> None:
    content = csv_file([("name", "note"), ("Ana", 'says "no", then; yes')])
    assert content.decode("utf-8-sig").splitlines()[0] == '"name","note"'
    assert list(csv.reader(content.decode("utf-8-sig").splitlines()))[1] == ["Ana", 'says "no", then; yes']


def test_a_negative_number_stays_a_number() -> None:
    assert b'"-1,200"' in csv_file([("-1,200",)])
