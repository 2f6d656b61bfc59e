import pytest

from plangen.cli.app import main


def test_everything_that_was_looked_at_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert [what for what in ("Python", "Templates", "Typeface", "PDF files", "Word files") if what not in said] == []
    assert "Everything is here." in said
