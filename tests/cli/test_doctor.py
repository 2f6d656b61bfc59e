import json

import pytest

from plangen.cli.app import main


def test_doctor_lists_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    output = capsys.readouterr().out
    assert [name for name in ("Python", "Templates", "Typeface", "PDF files", "Word files") if name not in output] == []
    assert "All set." in output


def test_json_output_has_the_same_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert output["ready"]
    assert {"Python", "Templates"} <= {finding["name"] for finding in output["findings"]}
