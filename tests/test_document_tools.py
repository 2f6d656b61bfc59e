from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from weasyprint import HTML

from tests.document_tools import (
    converted_by_libreoffice,
    listed_fonts,
    needs_shared,
    open_xml_errors,
    page_images,
    pdf_errors,
    skip_or_fail,
)


def test_the_validator_finds_errors_in_a_broken_word_file(tmp_path: Path) -> None:
    document = Document()
    document.element.body.insert(0, OxmlElement("w:tblPr"))
    document.save(str(tmp_path / "broken.docx"))
    assert "invalid child element" in open_xml_errors(tmp_path / "broken.docx", "Microsoft365")[0]


def test_qpdf_accepts_a_valid_pdf_and_finds_errors_in_a_broken_one(tmp_path: Path) -> None:
    pdf = BytesIO()
    HTML(string="<p>valid").write_pdf(pdf)
    (tmp_path / "valid.pdf").write_bytes(pdf.getvalue())
    (tmp_path / "broken.pdf").write_bytes(pdf.getvalue()[:-200])
    assert pdf_errors(tmp_path / "valid.pdf") == []
    assert pdf_errors(tmp_path / "broken.pdf")


def test_libreoffice_replaces_calibri_with_the_bundled_font(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("one page").runs[0].font.name = "Calibri"
    document.save(str(tmp_path / "page.docx"))
    [pdf] = converted_by_libreoffice([tmp_path / "page.docx"], tmp_path / "pdf")
    assert [name.split("+")[-1] for name in listed_fonts(pdf)] == ["Carlito"]
    assert len(page_images(pdf, tmp_path / "images")) == 1


def test_a_missing_tool_skips_a_test_and_fails_it_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match="no such tool"):
        skip_or_fail("no such tool")
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match=r"missing\.csv not found"):
        needs_shared("missing.csv")
