import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from plangen.elements.figure import Mark
from plangen.elements.theme import Paper
from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from plangen.problems import PlangenError
from tests.formats import quarterly_facts as reviews
from tests.formats.pdf_pages import ALL_FACTS, html, laid_out, rendered
from tests.formats.quarterly_facts import custom_page

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

Facts = Callable[[], dict[str, Any]]
ROOT = Path(__file__).parents[3]
FIELD_HEIGHT = 8 / 25.4 * 96
BUNDLED = {"Carlito", "Carlito-Bold", "Carlito-Italic"}
SIGNATURE_HEIGHT = 12 / 25.4 * 96


def structure(reader: Any) -> Iterator[Any]:
    remaining = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while remaining:
        element = remaining.pop().get_object()
        if not isinstance(element, pypdf.generic.DictionaryObject):
            continue
        yield element
        kids = element.get("/K", [])
        remaining.extend(reversed(kids if isinstance(kids, list) else [kids]))


def fonts(reader: Any) -> set[str]:
    names = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    return {name.split("+")[-1] for name in names}


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_comes_from_the_theme(paper: Paper) -> None:
    width, height = (612, 792) if paper is Paper.LETTER else (595.3, 841.9)
    box = rendered(reviews.thin(), paper).pages[0].mediabox
    assert float(box.width) == pytest.approx(width, abs=0.1)
    assert float(box.height) == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", ALL_FACTS)
def test_every_field_has_space_to_write(facts: Facts, paper: Paper) -> None:
    fields = []
    for page in laid_out(facts(), paper).pages:
        for box in page._page_box.descendants():
            classes = (box.element.get("class") or "").split() if box.element is not None and box.element_tag else []
            if "pen" in classes and box.element_tag in ("div", "tr") and type(box).__name__ != "LineBox":
                fields.append((box.border_height(), "signing" in classes))
    assert len(fields) >= 14
    assert min(height for height, _ in fields) >= FIELD_HEIGHT - 0.1
    signed = [height for height, signing in fields if signing]
    assert bool(signed) == (facts()["letter"] is None)
    assert min(signed, default=SIGNATURE_HEIGHT) >= SIGNATURE_HEIGHT - 0.1


def test_hostile_texts_are_printed_as_typed() -> None:
    text = " ".join(page.extract_text() for page in rendered(reviews.hostile()).pages)
    assert text.count("<b>&{{ 7*7 }}{_{") >= 15
    assert "49" not in text
    assert "Łódź Ωμέγα Жуковский" in text


@pytest.mark.parametrize("facts", [*ALL_FACTS, reviews.hostile])
def test_every_glyph_is_from_the_bundled_font(facts: Facts) -> None:
    assert {"Carlito", "Carlito-Bold"} <= fonts(rendered(facts())) <= BUNDLED


def test_no_system_font_is_needed(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    out = rendered_in_new_process("full", tmp_path, FONTCONFIG_FILE=str(settings))
    assert fonts(pypdf.PdfReader(BytesIO(out))) == BUNDLED


def test_characters_missing_from_the_font_can_still_be_copied(tmp_path: Path) -> None:
    if not shutil.which("pdftotext") and "CI" not in os.environ:
        pytest.skip("needs pdftotext")
    facts = reviews.thin()
    facts["masthead"] = replace(facts["masthead"], name="李娜 Łucja")
    (tmp_path / "page.pdf").write_bytes(Pdf().render(reviews.quarterly_page(facts)))
    result = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True)
    assert "李娜 Łucja" in result.stdout


def test_the_same_facts_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    here = [Pdf().render(reviews.quarterly_page(reviews.full())) for _ in range(2)]
    assert here[0] == here[1] == rendered_in_new_process("full", tmp_path)


def rendered_in_new_process(facts: str, folder: Path, **environment: str) -> bytes:
    code = (
        "import sys; from pathlib import Path; from tests.formats import quarterly_facts as q;"
        "from plangen.formats.pdf.renderer import Pdf;"
        f"Path(sys.argv[1]).write_bytes(Pdf().render(q.quarterly_page(q.{facts}())))"
    )
    out = folder / "new_process.pdf"
    result = subprocess.run(
        [sys.executable, "-c", code, str(out)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout + result.stderr == ""
    return out.read_bytes()


def test_the_file_has_its_properties() -> None:
    reader = rendered(reviews.full())
    metadata = reader.metadata
    assert (metadata.title, metadata.author, metadata["/plangendocumenttype"]) == (
        "Quarterly review Q3 2026, Ana Ruiz",
        "Ken Ortiz",
        "quarterly-review",
    )
    assert not {"/CreationDate", "/ModDate"} & set(metadata)
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_headings_are_bookmarks() -> None:
    def titles(outline: Any) -> list[str]:
        return [t for item in outline for t in (titles(item) if isinstance(item, list) else [item.title])]

    found = titles(rendered(reviews.full()).outline)
    assert found[0] == "Ana Ruiz"
    assert {"Agreed in July", "Going well", "Results and deals", "Pipeline", "Growth", "Signatures"} <= set(found)


def test_headings_table_headers_and_charts_are_tagged() -> None:
    elements = list(structure(rendered(reviews.full())))
    tags = [element.get("/S") for element in elements]
    assert tags.count("/H1") == 1
    assert tags.count("/Table") == 11
    assert {"/H2", "/H3", "/TH", "/TD"} <= set(tags)
    alts = [element.get("/Alt") for element in elements if element.get("/S") == "/Figure"]
    assert [alt for alt in alts if alt.startswith(("Columns", "Bars"))] == [
        reviews.full()["bookings_by_month"].alt,
        reviews.full()["pipeline"].chart.alt,
    ]


def test_table_cells_refer_to_their_headers() -> None:
    cells = [
        element for element in structure(rendered(reviews.full())) if element.get("/S") == "/TD" and "/A" in element
    ]
    assert cells
    assert any(len(cell["/A"].get("/Headers", [])) == 2 for cell in cells)


def test_without_targets_their_columns_are_removed() -> None:
    with_plan, without = html(reviews.full()), html(reviews.without_plan() | {"results_in_full": None})
    assert ">Target<" in with_plan
    assert ">Target<" not in without
    assert ">Average of four<" in without
    assert "Q3 2025" not in without


@pytest.mark.parametrize("facts", [*ALL_FACTS, reviews.hostile])
def test_no_table_list_or_heading_is_empty(facts: Facts) -> None:
    page = html(facts())
    assert "<table" in page
    assert not re.search(r"<(tbody|ul|h1|h2|h3|thead)[^>]*>\s*</", page)
    assert ("Not shown" in page) == (bool(facts()["not_shown"]) and facts()["letter"] is None)


def test_without_any_mark_the_mark_column_is_removed() -> None:
    facts = reviews.full()
    facts["results"] = replace(
        facts["results"], rows=tuple(replace(row, mark=Mark.NONE) for row in facts["results"].rows)
    )
    facts["results_in_full"] = None
    assert 'class="mark"' in html(reviews.full())
    assert 'class="mark"' not in html(facts)
    assert 'class="slim"' not in html(facts)


def test_a_long_name_is_smaller_and_a_long_footer_is_truncated() -> None:
    facts = reviews.crowded()
    facts["masthead"] = replace(facts["masthead"], foot="A long line of sources " * 9)
    page = html(facts)
    assert '<h1 class="long">' in page
    assert "<h1>" in html(reviews.full())
    footer = rendered(facts).pages[0].extract_text()
    assert "…" in footer
    assert footer.count("A long line of sources") < 6


def test_unknown_values_are_left_to_write_in() -> None:
    page = html(reviews.thin())
    assert 'class="thanks"' in page
    assert 'data-field="Events/next"' in page
    # Context has two lines and comments have three if nothing is open and they share the pipeline page.
    assert page.count('class="pen"') == 14


def test_every_page_shows_company_subject_and_page_number() -> None:
    for number, page in enumerate(rendered(reviews.full()).pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Harbour & Pine Supply" in text
        assert "Ana Ruiz · Quarterly review, Q3 2026 · as of Oct 5, 2026 · from team.xlsx, opportunities.csv" in text
        assert f"{number} of 6" in text


def test_an_error_in_a_template_is_reported_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PlangenError, match=r"custom/document.html, line 2: Unknown name “tilse”. Did you mean “tiles”"):
        Pdf().render(custom_page(tmp_path, "<html>\n{{ tilse }}</html>"))


def test_without_pango_the_message_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("print('noise')\nraise OSError('no pango')", "utf-8")
    code = "from plangen.formats.pdf.renderer import missing_library; print(missing_library())"
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.startswith("PDF output needs Pango")
    assert all(system in result.stdout for system in ("Debian", "macOS", "Windows"))
    assert "noise" not in result.stdout


def test_built_in_templates_contain_no_sentences() -> None:
    built_in = [path for path in reviews.TEMPLATES.rglob("*.html") if path.is_file()]
    assert len(built_in) >= 3
    for path in built_in:
        words = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", " | ", path.read_text("utf-8"), flags=re.DOTALL
        )
        assert not [text for text in words.split("|") if len(re.findall(r"\w+", text)) > 3], path
