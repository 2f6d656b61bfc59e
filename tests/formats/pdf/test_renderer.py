import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from plangen.elements.theme import Paper
from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from plangen.problems import PlangenError
from tests.companies import full, thin
from tests.document_tools import page_texts
from tests.formats.pdf_pages import custom_page, html, laid_out
from tests.made import Made, MadeDocument

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

ROOT = Path(__file__).parents[3]
FIELD_HEIGHT = 8 / 25.4 * 96
SIGNATURE_HEIGHT = 12 / 25.4 * 96


def review(made: Made, company: str = "full", edition: str = "rep", **known: object) -> MadeDocument:
    """The first quarterly review of a company in an edition; Ana Ruiz's for the full company."""
    known = {"subject": full.ANA, "paper": Paper.LETTER, **known} if company == "full" else known
    return made.document(company, document_type="quarterly-review", edition=edition, **known)


@pytest.fixture(scope="module")
def reader(made: Made) -> Any:
    return pypdf.PdfReader(review(made).pdf)


def structure(reader: Any) -> Iterator[Any]:
    remaining = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while remaining:
        element = remaining.pop().get_object()
        if not isinstance(element, pypdf.generic.DictionaryObject):
            continue
        yield element
        kids = element.get("/K", [])
        remaining.extend(reversed(kids if isinstance(kids, list) else [kids]))


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_comes_from_the_theme(made: Made, paper: Paper) -> None:
    width, height = (612, 792) if paper is Paper.LETTER else (595.3, 841.9)
    box = pypdf.PdfReader(review(made, paper=paper).pdf).pages[0].mediabox
    assert float(box.width) == pytest.approx(width, abs=0.1)
    assert float(box.height) == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize(
    ("company", "edition", "paper"),
    [
        ("full", "manager", Paper.LETTER),
        ("full", "preread", Paper.A4),
        ("thin", "rep", Paper.LETTER),
        ("crowded", "rep", Paper.LETTER),
    ],
)
def test_every_field_has_space_to_write(made: Made, company: str, edition: str, paper: Paper) -> None:
    fields = []
    for page in laid_out(made.page(review(made, company, edition, paper=paper), "pdf")).pages:
        for box in page._page_box.descendants():
            classes = (box.element.get("class") or "").split() if box.element is not None and box.element_tag else []
            if "pen" in classes and box.element_tag in ("div", "tr") and type(box).__name__ != "LineBox":
                fields.append((box.border_height(), "signing" in classes))
    assert len(fields) >= 14
    assert min(height for height, _ in fields) >= FIELD_HEIGHT - 0.1
    signed = [height for height, signing in fields if signing]
    assert bool(signed) == (edition != "preread")
    assert min(signed, default=SIGNATURE_HEIGHT) >= SIGNATURE_HEIGHT - 0.1


def test_another_process_without_system_fonts_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    (tmp_path / "page").write_bytes(pickle.dumps(made.page(review(made), "pdf")))
    code = (
        "import pickle, sys; from pathlib import Path; from plangen.formats.pdf.renderer import Pdf;"
        "folder = Path(sys.argv[1]); page = pickle.loads((folder / 'page').read_bytes());"
        "(folder / 'new.pdf').write_bytes(Pdf().render(page))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(settings)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout + result.stderr == ""
    assert (tmp_path / "new.pdf").read_bytes() == review(made).pdf.read_bytes()


def test_the_file_has_its_properties(reader: Any) -> None:
    metadata = reader.metadata
    assert metadata.title == "Quarterly review Q3 2026, Ana Ruiz"
    assert metadata["/plangendocumenttype"] == "quarterly-review"
    assert not metadata.author
    assert not {"/CreationDate", "/ModDate"} & set(metadata)
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_author_is_the_one_of_the_page(made: Made) -> None:
    page = made.page(review(made, "thin", subject=thin.WITHOUT_DEALS), "pdf")
    signed = replace(page, properties=replace(page.properties, author="Ken Ortiz"))
    assert pypdf.PdfReader(BytesIO(Pdf().render(signed))).metadata.author == "Ken Ortiz"  # type: ignore[union-attr]


def test_the_headings_are_bookmarks(reader: Any) -> None:
    def titles(outline: Any) -> list[str]:
        return [t for item in outline for t in (titles(item) if isinstance(item, list) else [item.title])]

    found = titles(reader.outline)
    assert found[0] == "Ana Ruiz"
    assert {"Going well", "Largest wins", "My comments", "Signatures"} <= set(found)
    for finding in (
        "3 of 5 metrics",
        "33 deals open",
        "2 of 5 goals",
        "Behaviors: self 4.2",
        "1 commitment carried",
    ):
        assert any(title.startswith(finding) for title in found), finding


def test_headings_table_headers_and_charts_are_tagged(made: Made, reader: Any) -> None:
    elements = list(structure(reader))
    tags = [element.get("/S") for element in elements]
    assert tags.count("/H1") == 1
    assert tags.count("/Table") >= 10
    assert {"/H2", "/H3", "/TH", "/TD"} <= set(tags)
    alts = [element.get("/Alt") for element in elements if element.get("/S") == "/Figure"]
    sections = made.sheet(review(made)).sections
    charts = [sections["bookings_by_month"].alt, sections["pipeline"].chart.alt]
    assert all(charts)
    assert [alt for alt in alts if alt in charts] == charts


def test_table_cells_refer_to_their_headers(reader: Any) -> None:
    cells = [element for element in structure(reader) if element.get("/S") == "/TD" and "/A" in element]
    assert cells
    assert any(len(cell["/A"].get("/Headers", [])) == 2 for cell in cells)


def test_without_targets_their_columns_are_removed(made: Made) -> None:
    with_plan, without = (html(made.page(each, "pdf")) for each in (review(made), review(made, "thin")))
    assert ">Target<" in with_plan
    assert 'class="mark"' in with_plan
    for removed in (">Target<", ">Difference<", 'class="mark"', 'class="slim"'):
        assert removed not in without


def test_no_table_list_or_heading_is_empty(made: Made) -> None:
    documents = made.longest()
    assert len(documents) > 30
    for document in documents:
        page = html(made.page(document, "pdf"))
        assert "<table" in page or document.document_type == "contest-certificate"
        assert not re.search(r"<(tbody|ul|h1|h2|h3|thead)[^>]*>\s*</", page), document.name


def test_a_long_name_is_smaller_and_its_footer_is_whole(made: Made) -> None:
    crowded = review(made, "crowded")
    assert '<h1 class="long">' in html(made.page(crowded, "pdf"))
    assert "<h1>" in html(made.page(review(made), "pdf"))
    foot = made.sheet(crowded).sections["masthead"].foot
    assert foot.startswith(crowded.subject)
    for page in page_texts(crowded.pdf):
        assert foot in page


def test_unknown_values_are_left_to_write_in(made: Made) -> None:
    page = html(made.page(review(made, "thin", subject=thin.WITHOUT_DEALS), "pdf"))
    assert 'class="thanks"' in page
    # Context has two lines and comments have three if nothing is open and they share the pipeline page.
    assert page.count('class="pen"') == 14


def test_every_page_shows_company_subject_and_page_number(made: Made) -> None:
    pages = page_texts(review(made).pdf)
    assert len(pages) == 6
    for number, text in enumerate(pages, 1):
        assert "Harbor & Pine Supply" in text
        assert "Ana Ruiz · Quarterly review Q3 2026 · as of Oct 5, 2026 · from opportunities.csv, team.xlsx" in text
        assert f"{number} of 6" in text


def test_an_error_in_a_template_is_reported_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PlangenError, match=r"custom/document.html, line 2: Unknown name “tilse”. Did you mean “tiles”"):
        Pdf().render(custom_page(tmp_path, "<html>\n{{ tilse }}</html>", tiles=()))


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
