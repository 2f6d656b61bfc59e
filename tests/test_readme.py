"""The README matches the program: its commands, options, tree, and images exist."""

import re
import shutil
from pathlib import Path

import pytest

from plangen.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_commands_in_the_readme_exist() -> None:
    blocks = "\n".join(re.findall(r"^```$(.*?)^```$", README, re.MULTILINE | re.DOTALL))
    named = set(re.findall(r"^plangen (\w+)(?!\S)", blocks, re.MULTILINE))
    assert named >= {"check", "make"}
    assert named <= set(app.commands)


def test_the_options_in_the_readme_exist() -> None:
    named = set(re.findall(r"`(--[a-z-]+)", README)) - {"--help"}
    assert len(named) > 5
    known = {name for command in app.commands.values() for option in command.params for name in option.opts}
    assert named <= known


def test_the_tree_in_the_readme_is_the_tree_on_disk() -> None:
    folders = re.findall(r"^([a-z][a-z/]*/) {2,}", README, re.MULTILINE)
    assert len(folders) >= 5
    assert not [folder for folder in folders if not (ROOT / folder).is_dir()]


def test_the_images_in_the_readme_exist() -> None:
    images = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert images
    assert not [image for image in images if not (ROOT / image).is_file()]


def test_the_python_example_in_the_readme_runs_on_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [example] = re.findall(r"^```python$(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    shutil.copytree(ROOT / "inputs" / "sample", tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    exec(example, {})  # noqa: S102 - our own README
    output = capsys.readouterr().out
    assert '"subject": "Ana Ruiz"' in output
    assert "Ruiz, Ana - Quarterly review 2026-Q3.docx\n" in output
    assert "bug in plangen" not in output


@pytest.mark.parametrize("target", ["demo", "test", "soak"])
def test_the_make_targets_in_the_readme_are_in_the_makefile(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
