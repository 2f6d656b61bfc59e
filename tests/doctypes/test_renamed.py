from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import read_document_type
from plangen.doctypes.renamed import OLD_SECTIONS, current_section, description_in
from plangen.facts.sections import SECTIONS

NOTE = """title = "{title}"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{{name}}"
sections = ["masthead", "verdict"]
"""


def note_folder(folder: Path, **titles: str) -> Path:
    """A folder with a description under each of these names, with its title."""
    folder.mkdir(parents=True)
    for stem, title in titles.items():
        (folder / f"{stem}.toml").write_text(NOTE.format(title=title), encoding="utf-8")
    return folder


def test_the_old_file_name_is_still_read(tmp_path: Path) -> None:
    folder = note_folder(tmp_path / "note", kind="Old")
    assert description_in(folder) == folder / "kind.toml"
    assert read_document_type(folder).title == "Old"
    assert load_catalog(tmp_path).document_types["note"].title == "Old"


def test_the_current_file_name_wins_over_the_old_one(tmp_path: Path) -> None:
    folder = note_folder(tmp_path / "note", kind="Old", document="Current")
    assert description_in(folder) == folder / "document.toml"
    assert read_document_type(folder).title == "Current"


def test_a_folder_without_a_description_has_none(tmp_path: Path) -> None:
    assert description_in(note_folder(tmp_path / "note")) is None


@pytest.mark.parametrize(("old", "current"), OLD_SECTIONS.items())
def test_every_old_section_name_leads_to_a_current_one(old: str, current: str) -> None:
    sections = {name for of_subject in SECTIONS.values() for name in of_subject}
    assert current_section(old) == current_section(current) == current
    assert current in sections
    assert old not in sections


def test_a_section_that_was_never_renamed_keeps_its_name() -> None:
    assert current_section("masthead") == "masthead"
