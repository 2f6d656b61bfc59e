from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog, load_document_types, shipped, template_folders
from plangen.problems import UsageError

DOCUMENT_TYPE = """title = "{title}"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{{name}}"
sections = ["masthead"]
"""


def add_type(folder: Path, name: str, title: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "document.toml").write_text(DOCUMENT_TYPE.format(title=title), encoding="utf-8")
    return folder


def test_the_built_in_templates_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (shipped("templates") / "packets.toml").is_file()
    monkeypatch.chdir(tmp_path)
    assert not load_catalog().has_own_templates


def test_the_named_folder_is_searched_first_then_the_local_one_then_the_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, local = add_type(tmp_path / "named", "a", "Named"), add_type(tmp_path / "here" / "templates", "a", "Local")
    add_type(named, "quarterly-review", "My review")
    add_type(local, "b", "Also local")
    monkeypatch.chdir(tmp_path / "here")
    catalog = load_catalog(named)
    assert catalog.folders == (named, local, shipped("templates"))
    assert catalog.has_own_templates
    titles = {name: document_type.title for name, document_type in catalog.document_types.items()}
    added = {"a": "Named", "b": "Also local", "quarterly-review": "My review"}
    assert {name: titles[name] for name in added} == added
    assert set(titles) == {*added, *load_document_types([shipped("templates")])}


def test_the_built_in_folder_is_searched_once_if_it_is_the_local_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped("templates").parent)
    assert template_folders() == (shipped("templates"),)


def test_a_users_packet_replaces_the_built_in_one_or_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    documents = 'documents = ["quarterly-review"]'
    text = f'[both]\ntitle = "Both"\n{documents}\n[review]\ntitle = "Mine"\n{documents}'
    (tmp_path / "templates" / "packets.toml").write_text(text, encoding="utf-8")
    titles = {name: each.title for name, each in load_catalog().packets.items()}
    assert not load_catalog().has_own_templates
    assert titles["review"] == "Mine"
    assert list(titles)[-1] == "both"


def test_a_missing_template_folder_is_reported() -> None:
    with pytest.raises(UsageError, match="Folder not found: nowhere"):
        template_folders(Path("nowhere"))


def test_a_document_type_is_created_in_the_formats_it_has_templates_for(tmp_path: Path) -> None:
    catalog = load_catalog(add_type(tmp_path, "note", "Note"))
    assert catalog.has_template(catalog.document_types["quarterly-review"], "document.docx")
    assert not catalog.has_template(catalog.document_types["note"], "document.docx")


def test_a_folder_without_templates_is_rejected_with_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(UsageError, match=r"has no templates. It needs a folder per document type"):
        load_catalog(tmp_path)
    (tmp_path / "quarterly-review").mkdir()
    assert load_catalog(tmp_path).folders[0] == tmp_path


def test_the_folder_of_one_document_type_is_rejected_in_favor_of_its_parent(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is one document type. Give its parent folder"):
        load_catalog(add_type(tmp_path, "note", "Note") / "note")


def test_missing_keys_come_with_the_built_in_folder_to_copy(tmp_path: Path) -> None:
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "document.toml").write_text('title = "Note"', encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load_catalog(tmp_path)
    first = min(shipped("templates").glob("*/document.toml")).parent
    assert f"Copy the {first} folder and" in str(refused.value)
