import json
from pathlib import Path

import pytest

from plangen.cli.app import main
from plangen.doctypes.catalog import load_catalog


def test_document_types_packets_and_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    output = capsys.readouterr().out
    catalog = load_catalog()
    assert [name for name in (*catalog.document_types, *catalog.packets) if name not in output] == []
    assert "Formats: pdf (.pdf), word (.docx)" in output


def test_json_output_has_the_same_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    output = json.loads(capsys.readouterr().out)
    catalog = load_catalog()
    assert [each["name"] for each in output["document_types"]] == list(catalog.document_types)
    assert [packet["name"] for packet in output["packets"]] == list(catalog.packets)
    assert output["formats"] == {"pdf": ".pdf", "word": ".docx"}


def test_an_invalid_template_folder_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "document.toml").write_text("title = 1", encoding="utf-8")
    assert main(["list", "--templates", str(tmp_path)]) == 2
    assert "“title” must be text in quotes." in capsys.readouterr().err
