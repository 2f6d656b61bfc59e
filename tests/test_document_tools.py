from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from weasyprint import HTML

from tests.document_tools import (
    absent,
    drawn_by_libreoffice,
    faults_of_open_xml,
    faults_of_pdf,
    fonts_listed,
    needs_shared,
    pictures_of,
)


def test_the_validator_passes_a_sound_word_file_and_finds_what_is_wrong_in_another(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("sound")
    document.save(str(tmp_path / "sound.docx"))
    document.element.body.insert(0, OxmlElement("w:tblPr"))
    document.save(str(tmp_path / "faulty.docx"))
    assert faults_of_open_xml(tmp_path / "sound.docx", "Office2016") == []
    assert "invalid child element" in faults_of_open_xml(tmp_path / "faulty.docx", "Microsoft365")[0]


def test_qpdf_passes_a_sound_pdf_and_finds_what_is_wrong_in_another(tmp_path: Path) -> None:
    printed = BytesIO()
    HTML(string="<p>sound").write_pdf(printed)
    (tmp_path / "sound.pdf").write_bytes(printed.getvalue())
    (tmp_path / "faulty.pdf").write_bytes(printed.getvalue()[:-200])
    assert faults_of_pdf(tmp_path / "sound.pdf") == []
    assert faults_of_pdf(tmp_path / "faulty.pdf")


def test_libreoffice_draws_calibri_with_the_typeface_that_plangen_brings(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("one page").runs[0].font.name = "Calibri"
    document.save(str(tmp_path / "page.docx"))
    [drawn] = drawn_by_libreoffice([tmp_path / "page.docx"], tmp_path / "drawn")
    assert [name.split("+")[-1] for name in fonts_listed(drawn)] == ["Carlito"]
    assert len(pictures_of(drawn, tmp_path / "pictures")) == 1


def test_what_is_absent_skips_a_test_and_fails_it_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match="no such tool"):
        absent("no such tool")
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="is not here"):
        needs_shared("no such file")
