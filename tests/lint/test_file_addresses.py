import os
from pathlib import Path

import pytest
from docx import Document

from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from plangen.lint.faults import TemplateFacts, check_html, check_stylesheet, check_word
from plangen.problems import PlangenError
from tests.formats.pdf_pages import TEMPLATES, custom_page

LONG = "photograph of the whole sales team at the kickoff in " + "Albuquerque " * 8 + "2026.png"
UNUSABLE = {
    '<img src="missing.png" alt="">': "File “custom/missing.png” not found in the template folders.",
    f"<img alt='' src='{LONG}'>": f"File “custom/{LONG}” not found in the template folders.",
    '<img src="https://example.com/logo.png" alt="">': "Can't use “https://example.com/logo.png”.",
    '<img src="../../outside.png" alt="">': "/outside.png”. Templates can only use files",
    '<img src="link.png" alt="">': "link.png”. Templates can only use files in the template folders.",
    '<link rel="attachment" href="missing.csv">': "File “custom/missing.csv” not found in the template folders.",
    '<link rel="stylesheet" href="missing.css">': "File “custom/missing.css” not found in the template folders.",
    '<a rel="attachment" href="file:///etc/passwd">x</a>': "Can't use “file:///etc/passwd”.",
    '<p style="background: url(missing.jpg)">x</p>': "File “custom/missing.jpg” not found in the template folders.",
    "<style>@import 'missing.css';</style>": "File “custom/missing.css” not found in the template folders.",
    '<svg width="9" height="9"><image href="missing.png" width="9" height="9"/></svg>': "File “custom/missing.png” not",
}
USABLE = (
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
    '<a href="https://example.com">x</a>',
    '<a href="missing.html">x</a>',
    '<!-- <img src="missing.png"> --> {# <img src="missing.png"> #}',
    '<link rel="author" href="missing.html">',
    '<svg><path id="p"/><use href="#p"/></svg>',
    '<img src="own.png" alt="">',
)


def page(folder: Path, body: str) -> Path:
    templates = folder / "templates"
    templates.mkdir()
    custom_page(templates, f'<html lang="en">\n<title>T</title>\n{body}</html>')
    for path in (folder / "outside.png", templates / "custom" / "own.png"):
        path.write_bytes(bytes.fromhex("47494638396101000100000000002c"))
    (templates / "custom" / "link.png").symlink_to(folder / "outside.png")
    return templates


@pytest.mark.parametrize("body", UNUSABLE)
def test_a_file_that_cannot_be_used_is_reported_as_when_the_pdf_is_created(body: str, tmp_path: Path) -> None:
    templates = page(tmp_path, body)
    problems = check_html((templates, TEMPLATES), "custom/document.html", TemplateFacts({}, {}))
    assert [(str(problem.place), problem.sort) for problem in problems] == [
        ("custom/document.html › line 3", "unusable file")
    ]
    assert UNUSABLE[body] in problems[0].message
    if pdf.missing_library() and "CI" not in os.environ:
        pytest.skip(pdf.missing_library())
    with pytest.raises(PlangenError) as raised:
        Pdf().render(custom_page(templates, f'<html lang="en">\n<title>T</title>\n{body}</html>'))
    assert str(raised.value) == f"custom/document.html: {problems[0].message}"


@pytest.mark.parametrize("body", USABLE)
def test_what_a_pdf_can_use_is_not_reported(body: str, tmp_path: Path) -> None:
    templates = page(tmp_path, body)
    assert check_html((templates, TEMPLATES), "custom/document.html", TemplateFacts({}, {})) == []
    if pdf.missing_library() and "CI" not in os.environ:
        pytest.skip(pdf.missing_library())
    assert Pdf().render(custom_page(templates, f'<html lang="en">\n<title>T</title>\n{body}</html>'))


def test_a_missing_file_in_an_included_template_is_reported_there(tmp_path: Path) -> None:
    templates = page(tmp_path, '{% include "./part.html" %}')
    (templates / "custom" / "part.html").write_text('\n<img src="missing.png" alt="">', "utf-8")
    [problem] = check_html((templates, TEMPLATES), "custom/document.html", TemplateFacts({}, {}))
    assert str(problem.place) == "custom/part.html › line 2"


def test_a_missing_file_in_a_stylesheet_is_reported(tmp_path: Path) -> None:
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "print.css").write_text("p { color: red }\nq { background: url('paper.png') }", "utf-8")
    [problem] = check_stylesheet((tmp_path, TEMPLATES), "_shared/print.css")
    assert str(problem.place) == "_shared/print.css › line 2"
    assert problem.message == "File “_shared/paper.png” not found in the template folders."


@pytest.mark.parametrize("tag", ['{% include "./part.html" %}', '{% import "./part.html" as part %}'])
def test_a_template_that_is_a_link_out_of_the_folders_is_refused(tag: str, tmp_path: Path) -> None:
    templates = page(tmp_path, tag)
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    (templates / "custom" / "part.html").symlink_to(tmp_path / "secret.html")
    [problem] = check_html((templates, TEMPLATES), "custom/document.html", TemplateFacts({}, {}))
    assert problem.sort == "link out"
    assert problem.message == "“custom/part.html” is a link to a file outside the template folders."
    if pdf.missing_library() and "CI" not in os.environ:
        pytest.skip(pdf.missing_library())
    with pytest.raises(PlangenError, match=r"line 3: “custom/part[.]html” is a link to a file outside the template"):
        Pdf().render(custom_page(templates, f'<html lang="en">\n<title>T</title>\n{tag}</html>'))


def test_a_link_to_another_template_folder_is_followed(tmp_path: Path) -> None:
    templates = page(tmp_path, '{% include "./part.html" %}')
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "part.html").write_text("<p>ours", "utf-8")
    (templates / "custom" / "part.html").symlink_to(tmp_path / "team" / "part.html")
    folders = (templates, tmp_path / "team", TEMPLATES)
    assert check_html(folders, "custom/document.html", TemplateFacts({}, {})) == []


def test_a_word_template_that_is_a_link_out_of_the_folders_is_refused(tmp_path: Path) -> None:
    templates = page(tmp_path, "")
    Document().save(str(tmp_path / "secret.docx"))
    (templates / "custom" / "document.docx").symlink_to(tmp_path / "secret.docx")
    [problem] = check_word((templates, TEMPLATES), "custom/document.docx", TemplateFacts({}, {}))
    assert (problem.sort, problem.fix) == ("link out", "Copy the file instead.")
    assert check_word((templates, tmp_path, TEMPLATES), "custom/document.docx", TemplateFacts({}, {})) == []
