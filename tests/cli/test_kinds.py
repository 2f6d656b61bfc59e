import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from plangen.kinds.shelf import open_shelf


def test_kinds_packets_and_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == 0
    said = capsys.readouterr().out
    shelf = open_shelf()
    assert [name for name in (*shelf.kinds, *shelf.packets) if name not in said] == []
    assert "Formats: pdf (.pdf), word (.docx)" in said


def test_a_program_reads_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    shelf = open_shelf()
    assert [kind["name"] for kind in said["kinds"]] == list(shelf.kinds)
    assert [packet["name"] for packet in said["packets"]] == list(shelf.packets)
    assert said["formats"] == {"pdf": ".pdf", "word": ".docx"}


def test_templates_at_fault_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "kind.toml").write_text("title = 1", encoding="utf-8")
    assert main(["kinds", "--templates", str(tmp_path)]) == 2
    assert "“title” is wrong: write a text in quotes." in capsys.readouterr().err
