import json
import re
import shutil
from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog, shipped
from plangen.doctypes.shared_words import shared_words
from plangen.facts.printed_tables import TABLES
from plangen.problems import Problem, Severity, UsageError
from plangen.workflow.check_templates import check_templates

DOCUMENT_TYPE = """title = "Note"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{family} - Note"
sections = ["masthead", "results"]
"""


def add_type(folder: Path, template: str, document_type: str = DOCUMENT_TYPE) -> Path:
    (folder / "note").mkdir(parents=True)
    (folder / "note" / "document.toml").write_text(document_type, encoding="utf-8")
    (folder / "note" / "document.html").write_text(template, encoding="utf-8")
    return folder


def test_the_built_in_templates_have_no_problems() -> None:
    checked = check_templates(None)
    assert checked.document_types == tuple(load_catalog().document_types)
    assert {path.name for path in checked.templates} == {"document.html", "document.docx"}
    assert len(checked.templates) == 2 * len(checked.document_types)
    assert not checked.problems


def test_the_known_facts_are_those_of_the_listed_sections(tmp_path: Path) -> None:
    text = "{{ masthead.name }} {{ tiles[0].label }} {{ masthead.nmae }} {{ words.plan }} {{ words.paln }}"
    found = check_templates(add_type(tmp_path, text)).problems
    assert {(each.value, each.fix) for each in found} == {
        ("{{ tiles[0].label }}", "note/document.toml doesn't list this section. Add it to sections."),
        ("{{ masthead.nmae }}", "Use “name”."),
        ("{{ words.paln }}", "Use “plan”."),
    }


def test_every_unknown_section_is_reported_with_its_line(tmp_path: Path) -> None:
    document_type = DOCUMENT_TYPE.replace('"masthead", "results"', '"masthead",\n "reslts", "tils"')
    found = check_templates(add_type(tmp_path, "{{ masthead.name }}", document_type)).problems
    assert {(str(each.place), each.fix) for each in found} == {
        ("note/document.toml › line 7", "Use “results”."),
        ("note/document.toml › line 7", "Use “tiles”."),
    }


def test_an_invalid_document_type_does_not_stop_the_check_of_others(tmp_path: Path) -> None:
    add_type(tmp_path, "{{ masthead.nmae }}")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "document.toml").write_text('title = 1\nsubject = "nobody"\n', encoding="utf-8")
    found = {str(each.place) for each in check_templates(tmp_path).problems}
    assert {"note/document.html › line 1", "other/document.toml › line 1", "other/document.toml › line 2"} <= found


def test_a_packet_with_an_unknown_document_type_is_reported(tmp_path: Path) -> None:
    add_type(tmp_path, "{{ masthead.name }}")
    (tmp_path / "packets.toml").write_text('[notes]\ntitle = "Notes"\ndocuments = ["nota"]\n', encoding="utf-8")
    (found,) = check_templates(tmp_path).problems
    assert "“nota”" in found.message


def test_the_contents_page_is_checked(tmp_path: Path) -> None:
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "contents.html").write_text("{{ contents.headlin }}", encoding="utf-8")
    (found,) = check_templates(tmp_path).problems
    assert (str(found.place), found.fix) == ("_shared/contents.html › line 1", "Use “headline”.")


def test_a_misspelled_section_is_reported_once_and_not_for_every_use(tmp_path: Path) -> None:
    found = check_templates(
        add_type(tmp_path, "{{ masthead.name }}", DOCUMENT_TYPE.replace("masthead", "mastehad"))
    ).problems
    assert [(str(each.place), each.fix) for each in found] == [("note/document.toml › line 6", "Use “masthead”.")]


def test_a_section_of_another_subject_is_reported_as_such(tmp_path: Path) -> None:
    document_type = DOCUMENT_TYPE.replace('"results"', '"tiles"').replace("salesperson", "team")
    (found,) = check_templates(add_type(tmp_path, "{{ tiles[0].label }}", document_type)).problems
    assert "isn't for subject “team”" in found.fix


def test_an_unguarded_fact_that_a_packet_leaves_out_is_reported(tmp_path: Path) -> None:
    add_type(tmp_path, "{{ masthead.name }}")
    (tmp_path / "packets.toml").write_text(
        '[notes]\ntitle = "Notes"\ndocuments = ["note"]\nleaves_out = { note = ["masthead"] }\n', encoding="utf-8"
    )
    (found,) = check_templates(tmp_path).problems
    assert (found.sort, found.message) == ("not always there", "The notes packet leaves out “masthead”.")


def test_the_stylesheet_is_checked(tmp_path: Path) -> None:
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "print.css").write_text("a { b: c }\n@page { size: {{ theme.papr }} }", encoding="utf-8")
    (found,) = check_templates(tmp_path).problems
    assert (str(found.place), found.fix) == ("_shared/print.css › line 2", "Use “paper”.")


def test_unused_templates_are_reported(tmp_path: Path) -> None:
    add_type(tmp_path, "{{ masthead.name }}")
    (tmp_path / "scorcard").mkdir()
    (tmp_path / "scorcard" / "document.html").write_text("", encoding="utf-8")
    (tmp_path / "note" / "document (1).docx").write_bytes(b"")
    (tmp_path / "note" / "~$cument.docx").write_bytes(b"")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "document.toml").write_text(DOCUMENT_TYPE, encoding="utf-8")
    assert {(each.place.file, each.fix) for each in check_templates(tmp_path).problems} == {
        ("scorcard/document.html", "Rename the folder to “scorecard”."),
        ("note/document (1).docx", "Rename it to document.docx."),
        ("bare", "Copy one from a built-in document type."),
    }


def test_every_problem_has_a_fix(tmp_path: Path) -> None:
    add_type(tmp_path, "{{ masthead.nmae }}{% if %}{% endfor %}{{ x", DOCUMENT_TYPE.replace('title = "Note"\n', ""))
    (tmp_path / "note" / "document.docx").write_bytes(b"no zip")
    problems = check_templates(tmp_path).problems
    assert problems
    assert all(each.fix for each in problems)


def test_a_folder_without_templates_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no templates"):
        check_templates(tmp_path)


def test_a_misspelled_limit_is_an_error_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    edited(tmp_path, "quarterly-review", "\ntellings =", "\nteling =")
    [problem] = errors_in(tmp_path)
    assert str(problem.place) == f"quarterly-review/document.toml › line {line_of(tmp_path, 'teling =')}"
    assert "“limits.teling” isn't a limit" in problem.message
    assert problem.fix == "Use “tellings”."


def test_a_misspelled_word_is_an_error_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    edited(tmp_path, "quarterly-review", "\ngoing_well =", "\ngoing_wel =")
    place = f"quarterly-review/document.toml › line {line_of(tmp_path, 'going_wel =')}"
    found = {str(problem.place): problem for problem in errors_in(tmp_path)}
    assert found[place].fix == "Use “going_well”."
    assert len(found) == 3


def test_a_misspelled_word_of_those_that_types_share_is_an_error(tmp_path: Path) -> None:
    edited(tmp_path, "scorecard", "\nfigure =", '\nstagee = "Step"\nfigure =')
    [problem] = errors_in(tmp_path)
    assert (problem.sort, problem.fix) == ("unknown word", "Use “stage”.")


def test_a_word_that_no_template_prints_is_a_warning(tmp_path: Path) -> None:
    edited(tmp_path, "scorecard", "\nfigure =", '\nzzzzz = "Z"\nfigure =')
    [problem] = check_templates(tmp_path).problems
    assert (problem.sort, problem.message) == ("unused word", "No template prints “words.zzzzz”.")


def test_a_document_type_with_all_words_of_its_own_and_without_limits_needs_no_change(tmp_path: Path) -> None:
    folder = tmp_path / "scorecard"
    shutil.copytree(shipped("templates") / "scorecard", folder)
    words = load_catalog().document_types["scorecard"].words
    path = folder / "document.toml"
    head = path.read_text(encoding="utf-8").partition("\n[limits]")[0]
    own = {name: text for name, text in words.items() if f"words.{name}" in words_of("scorecard")}
    lines = "\n".join(f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in own.items())
    path.write_text(f"{head}\n[words]\n{lines}\n", encoding="utf-8")
    assert len(own) > 20
    assert not errors_in(tmp_path)


IN_COPIES = {"deal", "decision", "in_my_way"}
"""Words that fewer types print today, which copies of earlier templates print."""


def test_every_shared_word_is_printed_by_several_document_types() -> None:
    shared = shared_words([shipped("templates")])
    assert len(shared) > 20
    names = list(load_catalog().document_types)
    printed = {name: words_of(name) for name in names}
    for word in set(shared) - IN_COPIES:
        pattern = re.compile(rf"words\.{word}\b")
        assert sum(bool(pattern.search(text)) for text in printed.values()) > 1, word


def words_of(document_type: str) -> str:
    """The text of a document type's templates, with the blocks that all may use, and the words in its tables."""
    folder = shipped("templates")
    files = [*(folder / document_type).glob("*.html"), *(folder / "_shared").glob("*.html")]
    columns = [each for name in load_catalog().document_types[document_type].tables for each in TABLES[name].columns]
    in_tables = [f"words.{word}" for each in columns for word in (each.header, each.hint) if word]
    return "\n".join([*(path.read_text(encoding="utf-8") for path in files), *in_tables])


def edited(folder: Path, document_type: str, old: str, new: str) -> None:
    """A copy of a built-in document type with one change in its document.toml."""
    shutil.copytree(shipped("templates") / document_type, folder / document_type)
    path = folder / document_type / "document.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def errors_in(folder: Path) -> list[Problem]:
    return [problem for problem in check_templates(folder).problems if problem.severity is Severity.ERROR]


def line_of(folder: Path, start: str) -> int:
    lines = (folder / "quarterly-review" / "document.toml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))
