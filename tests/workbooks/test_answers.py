from pathlib import Path

import pytest

from plangen.records.load import load
from plangen.sources.reading import read_files
from plangen.workbooks.answers import FILE, joined, settings_file
from tests.small_team import AS_OF


@pytest.mark.parametrize("stages", [["Sold", "Signed, paid"], ["=cmd", "@x"], ["-", "+won"], ['He said "yes"']])
def test_plangen_reads_its_own_answers_back(tmp_path: Path, stages: list[str]) -> None:
    path = tmp_path / FILE
    path.write_bytes(settings_file({"won stages": joined(stages), "as of": "2026-09-30"}))
    grids, problems = read_files([path], tmp_path)
    book = load(grids, today=AS_OF, problems=problems)
    assert list(book.settings.won_stages) == stages
    assert book.as_of.isoformat() == "2026-09-30"
    assert not book.problems


def test_no_answer_starts_like_a_formula() -> None:
    assert joined(["=1+1", "Sold"]).startswith("; =1+1")
    assert joined(["Sold", "=1+1"]) == "Sold; =1+1"
