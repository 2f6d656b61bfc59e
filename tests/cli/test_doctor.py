import json

import pytest

from plangen.cli.app import main


def test_everything_that_was_looked_at_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert [what for what in ("Python", "Templates", "Typeface", "PDF files", "Word files") if what not in said] == []
    assert "Everything is here." in said


def test_a_program_reads_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["well"]
    assert {"Python", "Templates"} <= {finding["what"] for finding in said["findings"]}
