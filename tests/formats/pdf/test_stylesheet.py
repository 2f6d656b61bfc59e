from typing import Any

from cssselect2 import ElementWrapper
from tinyhtml5 import parse
from weasyprint import CSS

from plangen.formats.pdf.html_source import class_names
from plangen.formats.pdf.renderer import _renderer
from plangen.formats.pdf.style_sections import style_sections
from plangen.formats.pdf.stylesheet import Stylesheet
from tests.formats.pdf_pages import html
from tests.made import Made, MadeDocument

CSS_TEXT = """p { top: 0 }
/* heads */
.head td, .head:not(.low) { top: 1px }
@page wide { margin: 0 }
/* bodies, which have a rule for every page */
.body { top: 2px }
table { top: 3px }
/* feet */
.foot, .foot-line > td:nth-child(2) { top: 4px }
@media print {
  .foot /* not a section
/* of its own */ { top: 5px }
}
"""


def parsed(text: str, options: Any) -> CSS:
    return CSS(string=text, **options)


def matched(stylesheet: Any, page: str) -> list[Any]:
    """What the rules say that match each element of a page, in the order in which they count."""
    elements = ElementWrapper.from_html_root(parse(page, namespace_html_elements=False)).iter_subtree()
    return [[(found[0], found[1], found[3]) for found in stylesheet.matcher.match(each)] for each in elements]


def test_a_section_is_left_out_only_on_pages_without_any_of_its_classes() -> None:
    pages, *sections = style_sections(CSS_TEXT)
    assert pages.text.startswith("@page wide")
    assert [section.classes for section in sections] == [frozenset({"head"}), None, frozenset({"foot", "foot-line"})]
    assert all(each.may_match(frozenset()) for each in (pages, sections[1]))
    assert not sections[0].may_match(frozenset({"foot"}))
    assert sections[2].may_match(frozenset({"body", "foot"}))


def test_a_negation_names_no_class_that_a_rule_needs() -> None:
    [_, section] = style_sections("/* rows */ .row > td:not(.blank) { top: 0 }")
    assert section.classes == frozenset({"row"})
    [unclear] = style_sections("/* rows */ td:not(.blank) { top: 0 }")
    assert unclear.classes is None


def test_of_two_rules_in_different_sections_the_later_one_counts() -> None:
    text = "/* late */ .b { top: 1px }\n/* base */ p { top: 2px }\n/* own */ .a { top: 3px }"
    stylesheet = Stylesheet(text, parsed)
    page = "<p class='a b'>"
    assert matched(stylesheet.for_page(frozenset("ab")), page) == matched(CSS(string=text), page)
    assert stylesheet.for_page(frozenset("a")) is stylesheet.for_page(frozenset("a"))


def test_every_page_is_styled_as_with_all_rules(made: Made) -> None:
    types: dict[str, MadeDocument] = {}
    for document in made.documents("full"):
        types.setdefault(document.document_type, document)
    assert len(types) > 20
    dropped = 0
    for document in types.values():
        page = made.page(document, "pdf")
        stylesheet, text = _renderer(page.folders, page.theme).stylesheet, html(page)
        root = parse(text, namespace_html_elements=False)
        own = stylesheet.for_page(class_names(root))
        assert matched(own, text) == matched(stylesheet.whole, text), document.name
        dropped += own is not stylesheet.whole
    assert dropped == len(types)
