import os
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from tests.formats.pdf_pages import custom_page

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

from weasyprint.html import UA

from plangen.formats.pdf.rare_rules import RARE, rare_rules_used


@pytest.mark.parametrize("name", RARE)
def test_weasyprint_has_every_rare_rule(name: str) -> None:
    rare = RARE[name]
    assert len(rare.rules.findall(UA)) == rare.count
    left = rare.rules.sub(rare.instead, UA)
    assert not rare.rules.search(left)
    assert "@top-left " in left
    assert "::marker {" in left


@pytest.mark.parametrize(
    ("look", "text", "first_words"),
    [
        ("i { float: footnote }", "Text<i>Small print</i>", ["Text1", "1.", "Small", "print"]),
        ("@import url(notes.css);", "Text<i>Small print</i>", ["Text1", "1.", "Small", "print"]),
        ("ol { list-style-position: inside }", "<ol><li>One<li>Two</ol>", ["1.", "One", "2.", "Two"]),
        ("p { display: list-item; list-style: upper-roman inside }", "<p>One<p>Two", ["I.", "One", "II.", "Two"]),
    ],
)
def test_a_template_can_have_notes_and_markers(look: str, text: str, first_words: list[str], tmp_path: Path) -> None:
    head = f"<head><title>A</title><style>{look}</style></head>"
    page = custom_page(tmp_path, f'<html lang="en">{head}<body>{text}')
    (tmp_path / "custom" / "notes.css").write_text("i { float: footnote }", "utf-8")
    printed = pypdf.PdfReader(BytesIO(Pdf().render(page))).pages[0].extract_text()
    assert printed.split()[:4] == first_words


@pytest.mark.parametrize("box", ["top-center", "bottom-right-corner", "left-middle", "RIGHT-BOTTOM"])
def test_a_template_with_another_margin_box_is_styled_with_all_of_weasyprints_margin_boxes(box: str) -> None:
    assert rare_rules_used(f"@page {{ @{box} {{ content: 'A' }} }}") == {name for name in RARE if "margin" in name}


def test_rules_in_other_files_may_be_any() -> None:
    assert rare_rules_used("@import 'more.css';") == rare_rules_used("<link href=more.css>") == set(RARE)
