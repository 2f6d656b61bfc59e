import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from jinja2 import Environment
from lxml import etree, html

TEMPLATES = Path(__file__).parents[1] / "templates"
SHIPPED = sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.docx")])
MAX_WORDS = 3
READ_ALOUD = {"alt", "title", "placeholder", "aria-label"}
NOT_TEXT = {"style", "script"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
# Marks where a template inserts a value, so the text on each side is separate.
VALUE_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"


def test_there_are_templates_of_both_formats_to_check() -> None:
    document_types = [path.parent for path in TEMPLATES.glob("*/document.toml")]
    assert document_types
    assert not [
        each.name
        for each in document_types
        for name in ("document.html", "document.docx")
        if not (each / name).is_file()
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_built_in_template_has_a_sentence_of_its_own_instead_of_one_in_document_toml(path: Path) -> None:
    texts = list(texts_of_word(path) if path.suffix == ".docx" else texts_of_html(path.read_text(encoding="utf-8")))
    assert not [text for text in texts if is_sentence(text)]


def test_sentences_are_found_in_text_attributes_and_expressions() -> None:
    page = """<style>one two three four</style><p title="{{ x }} of">{{ a }} of {{ b }} won</p>"""
    assert not [text for text in texts_of_html(page) if is_sentence(text)]
    for page in (
        "<p>one two <b>{{ x }}</b> three four five six</p>",
        "<img alt='one two three four'>",
        "{{ 'a b c d' }}",
    ):
        assert [text for text in texts_of_html(page) if is_sentence(text)]


def is_sentence(text: str) -> bool:
    return any(len(re.findall(r"\w*[^\W\d_]\w*", part)) > MAX_WORDS for part in re.split(r"[.!?]\s", text))


def texts_of_html(source: str) -> Iterator[str]:
    """A template's own words: text, attributes that screen readers read, and strings in expressions."""
    pieces = []
    for _, part, value in Environment().lex(source):  # noqa: S701 - the template is only tokenized, never rendered
        if part == "string":
            yield value
        if part == "data":
            pieces.append(value)
        elif part in {"variable_begin", "block_begin"}:
            pieces.append(VALUE_MARK)
    for element in html.fragment_fromstring("".join(pieces), create_parent="div").iter():
        if element.tag not in NOT_TEXT and isinstance(element.tag, str):
            yield from (element.text or "").split(VALUE_MARK)
        yield from (element.tail or "").split(VALUE_MARK)
        for name in READ_ALOUD & set(element.attrib):
            yield from element.attrib[name].split(VALUE_MARK)


def texts_of_word(path: Path) -> Iterator[str]:
    """A Word template's own words: text outside tags, strings in tags, and alternative text."""
    with ZipFile(path) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)]
        roots = [etree.fromstring(parts.read(name)) for name in names]
    assert roots
    for paragraph in (paragraph for root in roots for paragraph in root.iter(f"{W}p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        yield from TAG.split(text)
        yield from (quoted for tag in TAG.findall(text) for quoted in QUOTED.findall(tag))
    yield from (value for root in roots for value in root.xpath("//@descr | //@title") if not TAG.search(value))
