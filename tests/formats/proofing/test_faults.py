import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plangen.formats.every import FORMATS
from plangen.formats.proofing.faults import PROOFS, html_faults
from plangen.kinds.shelf import shipped
from plangen.workflow.check_templates import check_templates
from tests.formats.proofing.notes import GIVEN, in_html

PRINTED = re.compile(r"\{\{ (\w+(?:\.\w+)+)((?: \| \w+)?) \}\}")
WRONG = "qqz"


def test_every_format_has_its_proof() -> None:
    assert set(PROOFS) == {made.template for made in FORMATS.values()}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_other_encodings_than_utf_8_are_told(tmp_path: Path, encoding: str) -> None:
    in_html(tmp_path, "")
    (tmp_path / "note" / "document.html").write_bytes("{{ table.note }} é".encode(encoding))
    assert [each.kind for each in html_faults((tmp_path,), "note/document.html", GIVEN)] == ["wrong encoding"]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, end: str) -> None:
    in_html(tmp_path, "")
    text = f"\ufeff<p>{end}{end}{{{{ tabel }}}}"
    (tmp_path / "note" / "document.html").write_bytes(text.encode())
    (found,) = html_faults((tmp_path,), "note/document.html", GIVEN)
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
def test_what_goes_too_deep_is_told_and_ends(tmp_path: Path, text: str) -> None:
    assert in_html(tmp_path, text)


def test_macros_that_call_themselves_with_something_new_come_to_an_end(tmp_path: Path) -> None:
    text = "{% macro a(x) %}{{ a([x]) }}{{ a([x, 1]) }}{{ tabel }}{% endmacro %}{{ a(1) }}"
    assert [each.cure for each in in_html(tmp_path, text)] == ["Did you mean “table”?"]


@pytest.fixture(scope="module")
def misspelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped templates with the last part of every printed fact misspelled."""
    folder = tmp_path_factory.mktemp("misspelled") / "templates"
    shutil.copytree(shipped("templates"), folder)
    for path in folder.rglob("*.html"):
        path.write_text(_misspelled(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in folder.rglob("*.docx"):
        whole = path.read_bytes()
        path.unlink()
        spare = path.with_suffix(".spare")
        spare.write_bytes(whole)
        with zipfile.ZipFile(spare) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                said = old.read(name)
                new.writestr(name, _misspelled(said.decode()).encode() if name.endswith(".xml") else said)
    return folder


def _misspelled(text: str) -> str:
    return PRINTED.sub(lambda found: f"{{{{ {found[1]}{WRONG}{found[2]} }}}}", text)


def _written(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Every misspelled fact with its template, and its line where that is an html one."""
    wrong = re.compile(rf"(\w+(?:\.\w+)+){WRONG}")
    for path in folder.rglob("*.html"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield from ((path.relative_to(folder).as_posix(), f"line {number}", found) for found in wrong.findall(line))
    for path in folder.rglob("*.docx"):
        with zipfile.ZipFile(path) as parts:
            text = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
        yield from ((path.relative_to(folder).as_posix(), "", found) for found in wrong.findall(text))


def test_no_misspelled_fact_in_any_shipped_template_is_missed(misspelled: Path) -> None:
    written = set(_written(misspelled))
    assert len({file for file, _, _ in written}) > 10
    assert len(written) > 500
    told = {
        (problem.place.file, problem.place.cell if problem.place.file.endswith(".html") else "", found)
        for problem in check_templates(misspelled).problems
        for found in re.findall(rf"(\w+(?:\.\w+)+){WRONG}", problem.value)
    }
    assert written - told == set()


def test_each_misspelled_fact_is_told_with_the_right_one(misspelled: Path) -> None:
    found = [problem for problem in check_templates(misspelled).problems if f".name{WRONG} " in problem.value]
    assert found
    assert {problem.cure for problem in found} == {"Did you mean “name”?"}
