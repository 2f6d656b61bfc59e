import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plangen.doctypes.catalog import shipped
from plangen.formats.registry import FORMATS
from plangen.lint.faults import CHECKS, check_html
from plangen.workflow.check_templates import check_templates
from tests.lint.notes import GIVEN, in_html

PRINTED = re.compile(r"\{\{ (\w+(?:\.\w+)+)((?: \| \w+)?) \}\}")
TYPO = "qqz"


def test_every_format_has_a_template_check() -> None:
    assert set(CHECKS) == {format_.template for format_ in FORMATS.values()}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_an_encoding_other_than_utf_8_is_reported(tmp_path: Path, encoding: str) -> None:
    in_html(tmp_path, "")
    (tmp_path / "note" / "document.html").write_bytes("{{ table.note }} é".encode(encoding))
    assert [each.sort for each in check_html((tmp_path,), "note/document.html", GIVEN)] == ["wrong encoding"]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_lines_are_counted_with_any_line_ending(tmp_path: Path, end: str) -> None:
    in_html(tmp_path, "")
    text = f"\ufeff<p>{end}{end}{{{{ tabel }}}}"
    (tmp_path / "note" / "document.html").write_bytes(text.encode())
    (found,) = check_html((tmp_path,), "note/document.html", GIVEN)
    assert found.place.cell == "line 3"


@pytest.mark.parametrize(
    "text",
    [
        "{% if notes %}" * 2_000,
        "{% if notes %}" * 500 + "{% endif %}" * 500,
        f"{{{{ {'(' * 3_000}1{')' * 3_000} }}}}",
        f"{{{{ notes{'.a' * 3_000} }}}}",
    ],
)
def test_tags_nested_too_deeply_are_reported(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text)


def test_checking_a_macro_that_calls_itself_with_new_arguments_ends(tmp_path: Path) -> None:
    text = "{% macro a(x) %}{{ a([x]) }}{{ a([x, 1]) }}{{ tabel }}{% endmacro %}{{ a(1) }}"
    assert [each.fix for each in in_html(tmp_path, text)] == ["Use “table”."]


MACRO = re.compile(r"\{% macro (\w+)\(.*?\{% endmacro %\}", re.DOTALL)
NOT_CALLED = ("commitment_header", "carried_rows", "and_then_some")
"""Macros that only copies of earlier templates call; what isn't called isn't checked."""


@pytest.fixture(scope="module")
def misspelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in templates with the last part of every printed fact misspelled."""
    folder = tmp_path_factory.mktemp("misspelled") / "templates"
    shutil.copytree(shipped("templates"), folder)
    for path in folder.rglob("*.html"):
        path.write_text(_misspelled(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in folder.rglob("*.docx"):
        content = path.read_bytes()
        path.unlink()
        spare = path.with_suffix(".spare")
        spare.write_bytes(content)
        with zipfile.ZipFile(spare) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, _misspelled(part.decode()).encode() if name.endswith(".xml") else part)
    return folder


def _misspelled(text: str) -> str:
    return PRINTED.sub(lambda found: f"{{{{ {found[1]}{TYPO}{found[2]} }}}}", text)


def _misspelled_facts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Every misspelled fact with its template, and its line in an HTML template."""
    typo = re.compile(rf"(\w+(?:\.\w+)+){TYPO}")
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for only_for_copies in (each for each in MACRO.finditer(text) if each[1] in NOT_CALLED):
            text = text.replace(only_for_copies[0], "\n" * only_for_copies[0].count("\n"))
        for number, line in enumerate(text.splitlines(), 1):
            yield from ((path.relative_to(folder).as_posix(), f"line {number}", found) for found in typo.findall(line))
    for path in folder.rglob("*.docx"):
        with zipfile.ZipFile(path) as parts:
            text = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
        yield from ((path.relative_to(folder).as_posix(), "", found) for found in typo.findall(text))


def test_every_misspelled_fact_in_the_built_in_templates_is_found(misspelled: Path) -> None:
    expected = set(_misspelled_facts(misspelled))
    assert len({file for file, _, _ in expected}) > 10
    assert len(expected) > 320
    reported = {
        (problem.place.file, problem.place.cell if problem.place.file.endswith(".html") else "", found)
        for problem in check_templates(misspelled).problems
        for found in re.findall(rf"(\w+(?:\.\w+)+){TYPO}", problem.value)
    }
    assert expected - reported == set()


def test_a_misspelled_fact_is_reported_with_the_right_name(misspelled: Path) -> None:
    found = [problem for problem in check_templates(misspelled).problems if f".name{TYPO} " in problem.value]
    assert found
    assert {problem.fix for problem in found} == {"Use “name”."}
