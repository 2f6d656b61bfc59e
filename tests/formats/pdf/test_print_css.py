"""The styles in print.css that are for some document types reach no page of another type."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.formats.pdf_pages import TEMPLATES

SHARED = TEMPLATES / "_shared"
PARTS = ("print_file", "contents")
"""Pages of packets, which aren't those of a document type."""
SECTION = re.compile(r"/\* *(?:for (?P<types>[\w, -]+):)?.*?\*/(?P<rules>.*?)(?=/\*|\Z)", re.DOTALL)
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ATTRIBUTE = re.compile(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', re.DOTALL)
IN_PROGRAM = re.compile(r"[a-z][a-z -]*")
IN_EXPRESSION = re.compile(r'"([\w-]+)"')
INCLUDED = re.compile(r'"_shared/([\w-]+\.html)"')
RULE = re.compile(r"(?P<selectors>[^{};]+)\{[^{}]*\}")
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
PAGE_RULE = re.compile(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")


def classes_in(html: str) -> set[str]:
    """The class names in a template, whatever its conditions are."""
    found = set[str]()
    for value in ATTRIBUTE.findall(html):
        for tag in JINJA.findall(value):
            found.update(IN_EXPRESSION.findall(tag) if tag.startswith("{{") else ())
        found.update(JINJA.sub(" ", value).split())
    return found


def classes_of(path: Path) -> set[str]:
    """The class names in a template and in the shared ones that it includes, except blocks that everyone has."""
    html = path.read_text("utf-8")
    included = (SHARED / name for name in INCLUDED.findall(html) if name not in (path.name, "blocks.html"))
    return classes_in(html).union(*map(classes_of, included))


def classes_by_type() -> Mapping[str, set[str]]:
    """The class names on the pages of each document type: its templates', and those of its tables."""
    found = {name: classes_of(SHARED / f"{name}.html") for name in PARTS}
    for toml in TEMPLATES.glob("*/document.toml"):
        tables = tomllib.loads(toml.read_text("utf-8")).get("tables", {})
        own = {name.replace("_", "-") for name in tables}
        found[toml.parent.name] = own.union(*map(classes_of, toml.parent.glob("*.html")))
    return found


def sections(css: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The types that each section is for, and its rules; of those for named types only."""
    for section in SECTION.finditer(css):
        if section["types"]:
            yield tuple(each.strip() for each in section["types"].split(",")), PAGE_RULE.sub("", section["rules"])


def reaching_others(css: str, used: Mapping[str, set[str]]) -> list[str]:
    """The selectors of sections for some types that could match on a page of another type."""
    in_program = classes_in_program()
    found = []
    for types, rules in sections(JINJA.sub("", css)):
        elsewhere = in_program.union(*(classes for name, classes in used.items() if name not in types))
        for rule in RULE.finditer(rules):
            selectors = (each.strip() for each in rule["selectors"].split(","))
            found += [each for each in selectors if set(CLASS.findall(each)) <= elsewhere]
    return found


def classes_in_program() -> set[str]:
    """The class names of tables, fields, and tiles, which any type may have; among them words that are none."""
    found = classes_of(SHARED / "blocks.html")
    for path in (Path(__file__).parents[3] / "src/plangen/formats/pdf").glob("*.py"):
        source = path.read_text("utf-8")
        if 'class="' not in source:
            continue
        texts = (each.value for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Constant))
        words = (text.split() for text in texts if isinstance(text, str) and IN_PROGRAM.fullmatch(text))
        found = found.union(classes_in(source), *words)
    return found


def test_styles_for_some_document_types_reach_no_page_of_another() -> None:
    css, used = (SHARED / "print.css").read_text("utf-8"), classes_by_type()
    named = {name for types, _ in sections(css) for name in types}
    assert len(named) > 15
    assert named <= set(used)
    assert not reaching_others(css, used)


def test_a_class_that_another_type_has_is_found() -> None:
    css = "/* for a: */ .cover { top: 0 } .cover .own { top: 0 } .own > p, p { top: 0 } /* of all */ .any { top: 0 }"
    assert reaching_others(css, {"a": {"cover", "own"}, "b": {"cover", "any"}}) == [".cover", "p"]
