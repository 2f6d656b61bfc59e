import pytest

from plangen.cli.app import main
from plangen.kinds.shelf import open_shelf


def test_kinds_packets_and_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == 0
    said = capsys.readouterr().out
    shelf = open_shelf()
    assert [name for name in (*shelf.kinds, *shelf.packets) if name not in said] == []
    assert "Formats: pdf (.pdf), word (.docx)" in said
