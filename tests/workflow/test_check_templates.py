from pathlib import Path

import pytest

from plangen.kinds.shelf import open_shelf
from plangen.problems import UsageError
from plangen.workflow.check_templates import check_templates

KIND = """title = "Note"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{family} - Note"
sections = ["masthead", "results"]

[words]
plan = "Plan"
"""


def own(folder: Path, template: str, kind: str = KIND) -> Path:
    (folder / "note").mkdir(parents=True)
    (folder / "note" / "kind.toml").write_text(kind, encoding="utf-8")
    (folder / "note" / "document.html").write_text(template, encoding="utf-8")
    return folder


def test_nothing_is_wrong_with_any_shipped_template() -> None:
    checked = check_templates(None)
    assert checked.kinds == tuple(open_shelf().kinds)
    assert {path.name for path in checked.templates} == {"document.html", "document.docx"}
    assert len(checked.templates) == 2 * len(checked.kinds)
    assert not checked.problems


def test_the_facts_that_are_known_are_those_of_the_sections_that_the_kind_lists(tmp_path: Path) -> None:
    text = "{{ masthead.name }} {{ tiles[0].label }} {{ masthead.nmae }} {{ words.plan }} {{ words.paln }}"
    found = check_templates(own(tmp_path, text)).problems
    assert {(each.value, each.cure) for each in found} == {
        ("{{ tiles[0].label }}", "It is a section that note/kind.toml does not list: add it to sections there."),
        ("{{ masthead.nmae }}", "Did you mean “name”?"),
        ("{{ words.paln }}", "Did you mean “plan”?"),
    }


def test_every_unknown_section_is_told_with_its_line(tmp_path: Path) -> None:
    kind = KIND.replace('"masthead", "results"', '"masthead",\n "reslts", "tils"')
    found = check_templates(own(tmp_path, "{{ masthead.name }}", kind)).problems
    assert {(str(each.place), each.cure) for each in found} == {
        ("note/kind.toml › line 7", "Did you mean “results”?"),
        ("note/kind.toml › line 7", "Did you mean “tiles”?"),
    }


def test_a_kind_that_cannot_be_read_keeps_no_other_from_being_checked(tmp_path: Path) -> None:
    own(tmp_path, "{{ masthead.nmae }}")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "kind.toml").write_text('title = 1\nsubject = "nobody"\n', encoding="utf-8")
    found = {str(each.place) for each in check_templates(tmp_path).problems}
    assert {"note/document.html › line 1", "other/kind.toml › line 1", "other/kind.toml › line 2"} <= found


def test_a_packet_of_a_kind_that_is_not_there_is_told(tmp_path: Path) -> None:
    own(tmp_path, "{{ masthead.name }}")
    (tmp_path / "packets.toml").write_text('[notes]\ntitle = "Notes"\nkinds = ["nota"]\n', encoding="utf-8")
    (found,) = check_templates(tmp_path).problems
    assert "“nota”" in found.message


def test_the_page_of_contents_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "contents.html").write_text("{{ contents.verdit }}", encoding="utf-8")
    (found,) = check_templates(tmp_path).problems
    assert (str(found.place), found.cure) == ("_shared/contents.html › line 1", "Did you mean “verdict”?")


def test_a_misspelled_section_is_told_once_and_not_with_all_that_uses_it(tmp_path: Path) -> None:
    found = check_templates(own(tmp_path, "{{ masthead.name }}", KIND.replace("masthead", "mastehad"))).problems
    assert [(str(each.place), each.cure) for each in found] == [("note/kind.toml › line 6", "Did you mean “masthead”?")]


def test_sections_of_another_subject_are_told_as_such(tmp_path: Path) -> None:
    kind = KIND.replace('"results"', '"tiles"').replace("salesperson", "team")
    (found,) = check_templates(own(tmp_path, "{{ tiles[0].label }}", kind)).problems
    assert "another subject than “team”" in found.cure


def test_a_fact_that_a_packet_leaves_out_is_told_where_nothing_asks_for_it(tmp_path: Path) -> None:
    own(tmp_path, "{{ masthead.name }}")
    (tmp_path / "packets.toml").write_text(
        '[notes]\ntitle = "Notes"\nkinds = ["note"]\nleaves_out = { note = ["masthead"] }\n', encoding="utf-8"
    )
    (found,) = check_templates(tmp_path).problems
    assert (found.kind, found.message) == ("not always there", "“masthead” is left out in the packet notes.")


def test_the_stylesheet_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "print.css").write_text("a { b: c }\n@page { size: {{ theme.papr }} }", encoding="utf-8")
    (found,) = check_templates(tmp_path).problems
    assert (str(found.place), found.cure) == ("_shared/print.css › line 2", "Did you mean “paper”?")


def test_templates_that_nothing_is_made_of_are_told(tmp_path: Path) -> None:
    own(tmp_path, "{{ masthead.name }}")
    (tmp_path / "scorcard").mkdir()
    (tmp_path / "scorcard" / "document.html").write_text("", encoding="utf-8")
    (tmp_path / "note" / "document (1).docx").write_bytes(b"")
    (tmp_path / "note" / "~$cument.docx").write_bytes(b"")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "kind.toml").write_text(KIND, encoding="utf-8")
    assert {(each.place.file, each.cure) for each in check_templates(tmp_path).problems} == {
        ("scorcard/document.html", "Did you mean to name the folder “scorecard”?"),
        ("note/document (1).docx", "Name it document.docx."),
        ("bare", "Copy one from a kind that comes with plangen."),
    }


def test_every_problem_says_what_to_do(tmp_path: Path) -> None:
    own(tmp_path, "{{ masthead.nmae }}{% if %}{% endfor %}{{ x", KIND.replace('title = "Note"\n', ""))
    (tmp_path / "note" / "document.docx").write_bytes(b"no zip")
    problems = check_templates(tmp_path).problems
    assert problems
    assert all(each.cure for each in problems)


def test_a_folder_without_templates_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no templates"):
        check_templates(tmp_path)
