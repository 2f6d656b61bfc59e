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
from plangen.formats import pdf
from plangen.formats.pdf import Pdf
from plangen.problems import PlangenError
from tests.formats import quarterly_facts as reviews
from tests.formats.pdf_pages import EVERY, html, laid_out, made
from tests.formats.quarterly_facts import own_page

if pdf.available() and "CI" not in os.environ:
    pytest.skip(pdf.available(), allow_module_level=True)

Facts = Callable[[], dict[str, Any]]
ROOT = Path(__file__).parents[2]
BLANK_HEIGHT = 8 / 25.4 * 96
BUNDLED = {"Carlito", "Carlito-Bold", "Carlito-Italic"}
SIGNATURE_HEIGHT = 12 / 25.4 * 96


def structure(reader: Any) -> Iterator[Any]:
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, pypdf.generic.DictionaryObject):
            continue
        yield element
        kids = element.get("/K", [])
        waiting.extend(reversed(kids if isinstance(kids, list) else [kids]))


def fonts(reader: Any) -> set[str]:
    named = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    return {name.split("+")[-1] for name in named}


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_is_that_of_the_theme(paper: Paper) -> None:
    width, height = (612, 792) if paper is Paper.LETTER else (595.3, 841.9)
    box = made(reviews.thin(), paper).pages[0].mediabox
    assert float(box.width) == pytest.approx(width, abs=0.1)
    assert float(box.height) == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", EVERY)
def test_every_blank_has_room_for_a_pen(facts: Facts, paper: Paper) -> None:
    blanks = []
    for page in laid_out(facts(), paper).pages:
        for box in page._page_box.descendants():
            classes = (box.element.get("class") or "").split() if box.element is not None and box.element_tag else []
            if "pen" in classes and box.element_tag in ("div", "tr") and type(box).__name__ != "LineBox":
                blanks.append((box.border_height(), "signing" in classes))
    assert len(blanks) >= 14
    assert min(height for height, _ in blanks) >= BLANK_HEIGHT - 0.1
    signed = [height for height, signing in blanks if signing]
    assert bool(signed) == (facts()["letter"] is None)
    assert min(signed, default=SIGNATURE_HEIGHT) >= SIGNATURE_HEIGHT - 0.1


def test_hostile_texts_are_printed_as_typed() -> None:
    text = " ".join(page.extract_text() for page in made(reviews.hostile()).pages)
    assert text.count("<b>&{{ 7*7 }}{_{") >= 15
    assert "49" not in text
    assert "Łódź Ωμέγα Жуковский" in text


@pytest.mark.parametrize("facts", [*EVERY, reviews.hostile])
def test_every_glyph_is_of_the_bundled_typeface(facts: Facts) -> None:
    assert {"Carlito", "Carlito-Bold"} <= fonts(made(facts())) <= BUNDLED


def test_no_font_of_the_system_is_needed(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    out = rendered_elsewhere("full", tmp_path, FONTCONFIG_FILE=str(settings))
    assert fonts(pypdf.PdfReader(BytesIO(out))) == BUNDLED


def test_letters_that_the_typeface_lacks_can_still_be_copied_out(tmp_path: Path) -> None:
    if not shutil.which("pdftotext") and "CI" not in os.environ:
        pytest.skip("needs pdftotext")
    facts = reviews.thin()
    facts["masthead"] = replace(facts["masthead"], name="李娜 Łucja")
    (tmp_path / "page.pdf").write_bytes(Pdf().render(reviews.quarterly_page(facts)))
    said = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True)
    assert "李娜 Łucja" in said.stdout


def test_the_same_facts_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    here = [Pdf().render(reviews.quarterly_page(reviews.full())) for _ in range(2)]
    assert here[0] == here[1] == rendered_elsewhere("full", tmp_path)


def rendered_elsewhere(facts: str, folder: Path, **environment: str) -> bytes:
    code = (
        "import sys; from pathlib import Path; from tests.formats import quarterly_facts as q;"
        "from plangen.formats.pdf import Pdf;"
        f"Path(sys.argv[1]).write_bytes(Pdf().render(q.quarterly_page(q.{facts}())))"
    )
    out = folder / "elsewhere.pdf"
    done = subprocess.run(
        [sys.executable, "-c", code, str(out)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout + done.stderr == ""
    return out.read_bytes()


def test_the_file_says_what_it_is() -> None:
    reader = made(reviews.full())
    said = reader.metadata
    assert (said.title, said.author, said["/plangenkind"]) == (
        "Quarterly review Q3 2026, Ana Ruiz",
        "Ken Ortiz",
        "quarterly-review",
    )
    assert not {"/CreationDate", "/ModDate"} & set(said)
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_headings_are_bookmarks() -> None:
    def titles(outline: Any) -> list[str]:
        return [t for item in outline for t in (titles(item) if isinstance(item, list) else [item.title])]

    found = titles(made(reviews.full()).outline)
    assert found[0] == "Ana Ruiz"
    assert {"Agreed in July", "Going well", "Results and deals", "Pipeline", "Growth", "Signatures"} <= set(found)


def test_headings_table_heads_and_pictures_are_tagged() -> None:
    elements = list(structure(made(reviews.full())))
    kinds = [element.get("/S") for element in elements]
    assert kinds.count("/H1") == 1
    assert kinds.count("/Table") == 11
    assert {"/H2", "/H3", "/TH", "/TD"} <= set(kinds)
    alts = [element.get("/Alt") for element in elements if element.get("/S") == "/Figure"]
    assert [alt for alt in alts if alt.startswith(("Columns", "Bars"))] == [
        reviews.full()["picture"].alt,
        reviews.full()["pipeline"].chart.alt,
    ]


def test_every_cell_of_a_row_knows_its_heads() -> None:
    cells = [element for element in structure(made(reviews.full())) if element.get("/S") == "/TD" and "/A" in element]
    assert cells
    assert any(len(cell["/A"].get("/Headers", [])) == 2 for cell in cells)


def test_without_a_plan_its_columns_fall_out() -> None:
    with_plan, without = html(reviews.full()), html(reviews.without_plan() | {"results_in_full": None})
    assert ">Plan<" in with_plan
    assert ">Plan<" not in without
    assert ">Average of four<" in without
    assert "Q3 2025" not in without


@pytest.mark.parametrize("facts", [*EVERY, reviews.hostile])
def test_no_table_list_or_heading_stands_empty(facts: Facts) -> None:
    page = html(facts())
    assert "<table" in page
    assert not re.search(r"<(tbody|ul|h1|h2|h3|thead)[^>]*>\s*</", page)
    assert ("Not shown" in page) == (bool(facts()["not_shown"]) and facts()["letter"] is None)


def test_without_any_mark_the_column_of_marks_falls_out() -> None:
    facts = reviews.full()
    facts["results"] = replace(
        facts["results"], rows=tuple(replace(row, mark=Mark.NONE) for row in facts["results"].rows)
    )
    facts["results_in_full"] = None
    assert 'class="mark"' in html(reviews.full())
    assert 'class="mark"' not in html(facts)
    assert 'class="slim"' not in html(facts)


def test_a_long_name_is_set_smaller_and_a_long_foot_is_cut() -> None:
    facts = reviews.crowded()
    facts["masthead"] = replace(facts["masthead"], foot="A long line of sources " * 9)
    page = html(facts)
    assert '<h1 class="long">' in page
    assert "<h1>" in html(reviews.full())
    foot = made(facts).pages[0].extract_text()
    assert "…" in foot
    assert foot.count("A long line of sources") < 6


def test_what_is_not_known_is_left_to_the_pen() -> None:
    page = html(reviews.thin())
    assert 'class="thanks"' in page
    assert 'data-field="Events/next"' in page
    # two lines of context and three of comments, where nothing is open and the words share the pipeline's page
    assert page.count('class="pen"') == 14


def test_every_page_names_company_subject_and_its_number() -> None:
    for number, page in enumerate(made(reviews.full()).pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Harbour & Pine Supply" in text
        assert "Ana Ruiz · Quarterly review, Q3 2026 · as of Oct 5, 2026 · from team.xlsx, opportunities.csv" in text
        assert f"{number} of 6" in text


def test_a_fault_of_a_template_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PlangenError, match=r"own/document.html, line 2: “tilse” is not known. Did you mean “tiles”"):
        Pdf().render(own_page(tmp_path, "<html>\n{{ tilse }}</html>"))


def test_without_pango_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("print('noise')\nraise OSError('no pango')", "utf-8")
    code = "from plangen.formats import pdf, environment; print(pdf.available())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("PDF files need Pango")
    assert all(system in done.stdout for system in ("Debian", "macOS", "Windows"))
    assert "noise" not in done.stdout


def test_shipped_templates_hold_no_sentence() -> None:
    shipped = [path for path in reviews.TEMPLATES.rglob("*.html") if path.is_file()]
    assert len(shipped) >= 3
    for path in shipped:
        words = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", " | ", path.read_text("utf-8"), flags=re.DOTALL
        )
        assert not [text for text in words.split("|") if len(re.findall(r"\w+", text)) > 3], path
