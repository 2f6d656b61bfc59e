import json
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
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


MASTHEAD = "{{ masthead.name }}"


def add_type(folder: Path, template: str, document_type: str = DOCUMENT_TYPE, name: str = "note") -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "document.toml").write_text(document_type, encoding="utf-8")
    (folder / name / "document.html").write_text(template, encoding="utf-8")
    return folder


def test_the_built_in_templates_have_no_problems() -> None:
    checked = check_templates(None)
    assert checked.document_types == tuple(load_catalog().document_types)
    assert {path.name for path in checked.templates} == {"document.html", "document.docx"}
    assert len(checked.templates) == 2 * len(checked.document_types)
    assert not checked.problems


def with_many_problems(folder: Path) -> Path:
    """Templates with a problem of each sort, each in a document type or a file of its own."""
    text = "{{ masthead.name }} {{ tiles[0].label }} {{ masthead.nmae }} {{ words.plan }} {{ words.paln }}"
    add_type(folder, text)
    sections = DOCUMENT_TYPE.replace('"masthead", "results"', '"masthead",\n "reslts", "tils"')
    add_type(folder, MASTHEAD, sections, "listing")
    add_type(folder, MASTHEAD, DOCUMENT_TYPE.replace("masthead", "mastehad"), "misspelled")
    of_team = DOCUMENT_TYPE.replace('"results"', '"tiles"').replace("salesperson", "team")
    add_type(folder, "{{ tiles[0].label }}", of_team, "group")
    add_type(folder, MASTHEAD, name="partial")
    packet = '[partial]\ntitle = "Partial"\ndocuments = ["partial"]\nleaves_out = { partial = ["masthead"] }\n'
    (folder / "packets.toml").write_text(packet, encoding="utf-8")
    (folder / "_shared").mkdir()
    (folder / "_shared" / "contents.html").write_text("{{ contents.headlin }}", encoding="utf-8")
    (folder / "_shared" / "print.css").write_text("a { b: c }\n@page { size: {{ theme.papr }} }", encoding="utf-8")
    (folder / "scorcard").mkdir()
    (folder / "scorcard" / "document.html").write_text("", encoding="utf-8")
    (folder / "partial" / "document (1).docx").write_bytes(b"")
    (folder / "partial" / "~$cument.docx").write_bytes(b"")
    (folder / "bare").mkdir()
    (folder / "bare" / "document.toml").write_text(DOCUMENT_TYPE, encoding="utf-8")
    edited(folder, "quarterly-review", {"\ntellings =": "\nteling =", "\ngoing_well =": "\ngoing_wel ="})
    edited(folder, "scorecard", {"\nfigure =": '\nstagee = "Step"\nzzzzz = "Z"\nfigure ='})
    return folder


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_many_problems(tmp_path_factory.mktemp("templates"))


@pytest.fixture(scope="module")
def problems(templates: Path) -> tuple[Problem, ...]:
    return check_templates(templates).problems


def fixes_in(problems: Sequence[Problem], *places: str) -> set[tuple[str, str]]:
    """The place and the fix of each problem in folders and files of these names."""
    return {(str(each.place), each.fix) for each in problems if each.place.file.startswith(places)}


def test_only_what_is_wrong_is_reported(problems: Sequence[Problem]) -> None:
    assert Counter(each.place.file for each in problems) == {
        "note/document.html": 3,
        "listing/document.toml": 2,
        "misspelled/document.toml": 1,
        "group/document.toml": 1,
        "partial/document.html": 1,
        "partial/document (1).docx": 1,
        "_shared/contents.html": 1,
        "_shared/print.css": 1,
        "scorcard/document.html": 1,
        "bare": 1,
        "quarterly-review/document.toml": 2,
        "quarterly-review/document.docx": 1,
        "quarterly-review/document.html": 1,
        "scorecard/document.toml": 2,
    }


def test_the_known_facts_are_those_of_the_listed_sections(problems: Sequence[Problem]) -> None:
    assert {(each.value, each.fix) for each in problems if each.place.file == "note/document.html"} == {
        ("{{ tiles[0].label }}", "note/document.toml doesn't list this section. Add it to sections."),
        ("{{ masthead.nmae }}", "Use “name”."),
        ("{{ words.paln }}", "Use “plan”."),
    }


def test_every_unknown_section_is_reported_with_its_line(problems: Sequence[Problem]) -> None:
    assert fixes_in(problems, "listing/") == {
        ("listing/document.toml › line 7", "Use “results”."),
        ("listing/document.toml › line 7", "Use “tiles”."),
    }


def test_the_contents_page_is_checked(problems: Sequence[Problem]) -> None:
    assert fixes_in(problems, "_shared/contents") == {("_shared/contents.html › line 1", "Use “headline”.")}


def test_a_misspelled_section_is_reported_once_and_not_for_every_use(problems: Sequence[Problem]) -> None:
    assert fixes_in(problems, "misspelled/") == {("misspelled/document.toml › line 6", "Use “masthead”.")}


def test_a_section_of_another_subject_is_reported_as_such(problems: Sequence[Problem]) -> None:
    [(_, fix)] = fixes_in(problems, "group/")
    assert "isn't for subject “team”" in fix


def test_an_unguarded_fact_that_a_packet_leaves_out_is_reported(problems: Sequence[Problem]) -> None:
    [found] = [each for each in problems if each.place.file == "partial/document.html"]
    assert (found.sort, found.message) == ("not always there", "The partial packet leaves out “masthead”.")


def test_the_stylesheet_is_checked(problems: Sequence[Problem]) -> None:
    assert fixes_in(problems, "_shared/print") == {("_shared/print.css › line 2", "Use “paper”.")}


def test_unused_templates_are_reported(problems: Sequence[Problem]) -> None:
    assert fixes_in(problems, "scorcard/", "partial/document (1)", "bare") == {
        ("scorcard/document.html", "Rename the folder to “scorecard”."),
        ("partial/document (1).docx", "Rename it to document.docx."),
        ("bare", "Copy one from a built-in document type."),
    }


def test_a_misspelled_limit_is_an_error_with_its_line_and_the_nearest_name(
    templates: Path, problems: Sequence[Problem]
) -> None:
    [problem] = [each for each in problems if "“limits.teling” isn't a limit" in each.message]
    assert str(problem.place) == f"quarterly-review/document.toml › line {line_of(templates, 'teling =')}"
    assert (problem.severity, problem.fix) == (Severity.ERROR, "Use “tellings”.")


def test_a_misspelled_word_is_an_error_with_its_line_and_the_nearest_name(
    templates: Path, problems: Sequence[Problem]
) -> None:
    place = f"quarterly-review/document.toml › line {line_of(templates, 'going_wel =')}"
    assert (place, "Use “going_well”.") in fixes_in(problems, "quarterly-review/")
    errors = [each for each in problems if each.place.file.startswith("quarterly-review/")]
    assert {each.severity for each in errors} == {Severity.ERROR}
    assert len([each for each in errors if each.sort == "unknown word"]) == 3


def test_a_misspelled_word_of_those_that_types_share_is_an_error(problems: Sequence[Problem]) -> None:
    [problem] = [each for each in problems if "stagee" in each.message]
    assert (problem.severity, problem.sort, problem.fix) == (Severity.ERROR, "unknown word", "Use “stage”.")


def test_a_word_that_no_template_prints_is_a_warning(problems: Sequence[Problem]) -> None:
    [problem] = [each for each in problems if "zzzzz" in each.message]
    assert (problem.severity, problem.sort) == (Severity.WARNING, "unused word")
    assert problem.message == "No template prints “words.zzzzz”."


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


def test_every_problem_has_a_fix(tmp_path: Path) -> None:
    add_type(tmp_path, "{{ masthead.nmae }}{% if %}{% endfor %}{{ x", DOCUMENT_TYPE.replace('title = "Note"\n', ""))
    (tmp_path / "note" / "document.docx").write_bytes(b"no zip")
    problems = check_templates(tmp_path).problems
    assert problems
    assert all(each.fix for each in problems)


def test_a_folder_without_templates_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no templates"):
        check_templates(tmp_path)


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


def edited(folder: Path, document_type: str, changes: Mapping[str, str]) -> None:
    """A copy of a built-in document type with changes in its document.toml."""
    shutil.copytree(shipped("templates") / document_type, folder / document_type)
    path = folder / document_type / "document.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def errors_in(folder: Path) -> list[Problem]:
    return [problem for problem in check_templates(folder).problems if problem.severity is Severity.ERROR]


def line_of(folder: Path, start: str) -> int:
    lines = (folder / "quarterly-review" / "document.toml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))
