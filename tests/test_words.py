import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from jinja2 import Environment
from lxml import etree, html

TEMPLATES = Path(__file__).parents[1] / "templates"
SHIPPED = sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.docx")])
MOST_WORDS = 3
SAID_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label"}
NOT_SAID = {"style", "script"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
# Stands where a template puts something in: what is on both sides of it are two texts.
FILLED_IN = "\N{OBJECT REPLACEMENT CHARACTER}"


def test_there_are_templates_of_both_formats_to_look_at() -> None:
    kinds = [path.parent for path in TEMPLATES.glob("*/kind.toml")]
    assert kinds
    assert not [
        kind.name for kind in kinds for name in ("document.html", "document.docx") if not (kind / name).is_file()
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_shipped_template_holds_a_sentence_as_both_formats_take_theirs_from_the_kind(path: Path) -> None:
    texts = list(texts_of_word(path) if path.suffix == ".docx" else texts_of_html(path.read_text(encoding="utf-8")))
    assert not [text for text in texts if is_sentence(text)]


def test_sentences_are_seen_where_they_hide() -> None:
    page = """<style>one two three four</style><p title="{{ x }} of">{{ a }} won of {{ b }}</p>"""
    assert not [text for text in texts_of_html(page) if is_sentence(text)]
    for hidden in (
        "<p>one two <b>{{ x }}</b> three four five six</p>",
        "<img alt='what it is not'>",
        "{{ 'a b c d' }}",
    ):
        assert [text for text in texts_of_html(hidden) if is_sentence(text)]


def is_sentence(text: str) -> bool:
    return any(len(re.findall(r"\w*[^\W\d_]\w*", part)) > MOST_WORDS for part in re.split(r"[.!?]\s", text))


def texts_of_html(source: str) -> Iterator[str]:
    """What a template says by itself: texts, attributes that are read aloud, and the texts in its expressions."""
    outside = []
    for _, kind, value in Environment().lex(source):  # noqa: S701 - the template is only read, nothing is made with it
        if kind == "string":
            yield value
        if kind == "data":
            outside.append(value)
        elif kind in {"variable_begin", "block_begin"}:
            outside.append(FILLED_IN)
    for element in html.fragment_fromstring("".join(outside), create_parent="div").iter():
        if element.tag not in NOT_SAID and isinstance(element.tag, str):
            yield from (element.text or "").split(FILLED_IN)
        yield from (element.tail or "").split(FILLED_IN)
        for name in SAID_ATTRIBUTES & set(element.attrib):
            yield from element.attrib[name].split(FILLED_IN)


def texts_of_word(path: Path) -> Iterator[str]:
    """What a Word template says by itself: paragraphs outside tags, the texts in tags, and alternative texts."""
    with ZipFile(path) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)]
        roots = [etree.fromstring(parts.read(name)) for name in names]
    assert roots
    for paragraph in (paragraph for root in roots for paragraph in root.iter(f"{W}p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        yield from TAG.split(text)
        yield from (quoted for tag in TAG.findall(text) for quoted in QUOTED.findall(tag))
    yield from (value for root in roots for value in root.xpath("//@descr | //@title") if not TAG.search(value))
