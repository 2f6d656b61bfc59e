import os
import re
from xml.etree import ElementTree as ET

import pytest

from plangen.formats.page import Page
from plangen.formats.pdf import renderer as pdf
from tests.companies import full
from tests.formats.pdf_pages import html
from tests.made import Made

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

from tinyhtml5 import inputstream
from weasyprint import HTML

from plangen.formats.pdf.html_source import HtmlSource
from plangen.formats.pdf.rare_rules import rare_rules_used


def review(made: Made, company: str, **known: object) -> Page:
    """A quarterly review of a company."""
    return made.page(made.document(company, document_type="quarterly-review", edition="rep", **known), "pdf")


def test_a_page_without_rare_rules_has_the_same_bytes_as_with_all_of_weasyprints_styles(made: Made) -> None:
    page = review(made, "full", subject=full.ANA)
    renderer = pdf._renderer(page.folders, page.theme)
    text = html(page)
    assert not renderer.used
    assert not rare_rules_used(text)

    def drawn(source: HTML) -> bytes:
        content: bytes = renderer._lay_out_once(source, ()).write_pdf(pdf_variant=pdf.VARIANT)
        return content

    assert drawn(HtmlSource(text, used=frozenset())) == drawn(HTML(string=text))


def test_the_parser_finds_its_expressions(made: Made) -> None:
    page = html(review(made, "full", subject=full.ANA)) + "<p class='single'>A &amp; B</p>"
    misses = Expressions(inputstream.characters_until_regex)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputstream, "characters_until_regex", misses)
        HTML(string=page)
    assert misses.found > 1000
    assert misses.missed < 20


def test_the_parser_reads_a_page_as_before(made: Made) -> None:
    page = html(review(made, "hostile")) + "<p class='single' data-x=\"double &lt;\">A &amp; B</p>"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputstream, "characters_until_regex", {})
        before = HTML(string=page)
    now = HTML(string=page)
    assert len(page) > 10_000
    assert ET.tostring(now.etree_element) == ET.tostring(before.etree_element)


class Expressions(dict[tuple[object, bool], re.Pattern[str]]):
    """The parser's cache, which counts how often something is found in it."""

    found = 0
    missed = 0

    def __getitem__(self, key: tuple[object, bool]) -> re.Pattern[str]:
        self.found += key in self
        self.missed += key not in self
        return super().__getitem__(key)
