from pathlib import Path

import pytest

from plangen.kinds.shelf import load_kinds, open_shelf, shipped, template_folders
from plangen.problems import UsageError

KIND = """title = "{title}"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{{name}}"
sections = ["masthead"]
"""


def own_kind(folder: Path, name: str, title: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "kind.toml").write_text(KIND.format(title=title), encoding="utf-8")
    return folder


def test_what_comes_with_plangen_is_found() -> None:
    assert (shipped("templates") / "packets.toml").is_file()


def test_the_folder_named_is_searched_first_then_the_one_here_then_the_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, here = own_kind(tmp_path / "named", "a", "Named"), own_kind(tmp_path / "here" / "templates", "a", "Here")
    own_kind(named, "quarterly-review", "My review")
    own_kind(here, "b", "Here too")
    monkeypatch.chdir(tmp_path / "here")
    shelf = open_shelf(named)
    assert shelf.folders == (named, here, shipped("templates"))
    titles = {name: kind.title for name, kind in shelf.kinds.items()}
    own = {"a": "Named", "b": "Here too", "quarterly-review": "My review"}
    assert {name: titles[name] for name in own} == own
    assert set(titles) == {*own, *load_kinds([shipped("templates")])}


def test_the_shipped_folder_is_searched_once_where_it_is_the_one_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped("templates").parent)
    assert template_folders() == (shipped("templates"),)


def test_a_packet_of_ones_own_stands_beside_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    text = (
        '[both]\ntitle = "Both"\nkinds = ["quarterly-review"]\n[review]\ntitle = "Mine"\nkinds = ["quarterly-review"]'
    )
    (tmp_path / "templates" / "packets.toml").write_text(text, encoding="utf-8")
    titles = {name: each.title for name, each in open_shelf().packets.items()}
    assert titles["review"] == "Mine"
    assert list(titles)[-1] == "both"


def test_a_template_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match="no folder nowhere"):
        template_folders(Path("nowhere"))


def test_a_kind_can_be_made_in_the_formats_it_has_a_template_for(tmp_path: Path) -> None:
    shelf = open_shelf(own_kind(tmp_path, "note", "Note"))
    assert shelf.has_template(shelf.kinds["quarterly-review"], "document.docx")
    assert not shelf.has_template(shelf.kinds["note"], "document.docx")


def test_a_folder_without_templates_is_told_what_it_should_hold(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(UsageError, match=r"holds no templates: it should hold a folder for each kind"):
        open_shelf(tmp_path)
    (tmp_path / "quarterly-review").mkdir()
    assert open_shelf(tmp_path).folders[0] == tmp_path


def test_the_folder_of_one_kind_is_told_to_be_named_by_the_one_it_lies_in(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is the folder of one kind"):
        open_shelf(own_kind(tmp_path, "note", "Note") / "note")


def test_a_kind_that_lacks_keys_names_the_shipped_folder_to_copy(tmp_path: Path) -> None:
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "kind.toml").write_text('title = "Note"', encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        open_shelf(tmp_path)
    first = min(shipped("templates").glob("*/kind.toml")).parent
    assert f"Copy the whole folder {first} and" in str(refused.value)
