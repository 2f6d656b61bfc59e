import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from plangen.cli.app import main
from plangen.doctypes.catalog import template_folders
from plangen.document_text.word import word_text
from plangen.elements.theme import Theme
from plangen.formats.pdf import renderer as pdf
from plangen.formats.pdf.renderer import Pdf
from tests.document_tools import needs, skip_or_fail
from tests.formats.pdf_pages import custom_page

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

NO_FONT_HAS = "\U0010fffd\U00030000"
"""A private character, and a Chinese one that few fonts have."""
THAI = "ศรีสุข"


def test_characters_that_no_installed_font_has_are_collected(tmp_path: Path) -> None:
    page = custom_page(tmp_path, f"<html lang='en'><p>Ana {NO_FONT_HAS}<p>{NO_FONT_HAS}</html>")
    assert Pdf().render(page)
    assert page.printed.missing_characters == set(NO_FONT_HAS)


def test_a_page_without_such_characters_reports_none(tmp_path: Path) -> None:
    page = custom_page(tmp_path, "<html lang='en'><p style='colour: red'>Zoë Łuk, 25% − “quoted”</html>")
    assert Pdf().render(page)
    assert page.printed.missing_characters == set()


def test_a_script_that_carlito_lacks_is_printed_in_an_installed_noto_font(tmp_path: Path) -> None:
    listed = subprocess.run(
        [shutil.which("fc-list") or needs("pdffonts"), ":lang=th", "family"], capture_output=True, text=True, check=True
    )
    if "Noto" not in listed.stdout:
        skip_or_fail("no Noto font for Thai: install fonts-noto-core")
    page = custom_page(tmp_path, f"<html lang='en'><title>T</title><p>{THAI} Ana</html>")
    reader = pypdf.PdfReader(BytesIO(Pdf().render(page)))
    resources = reader.pages[0]["/Resources"]["/Font"].get_object()  # type: ignore[index]
    fonts = sorted(str(font.get_object()["/BaseFont"]).partition("+")[2] for font in resources.values())
    assert any(font.startswith("Noto-Sans-Thai") for font in fonts), fonts
    assert page.printed.missing_characters == set()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


DEALS = f"""Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date
Ana {NO_FONT_HAS[1]}Ruiz,Harbor Supply,Renewal,Closed Won,1000,2026-08-03
Bo Ruiz,Zoë Łuk GmbH,Renewal,Closed Won,1000,2026-08-03
"""


@pytest.mark.parametrize("command", [("check",), ("make", "scorecard", "--jobs", "1")])
def test_a_check_and_a_run_name_the_characters_their_cells_and_the_fix(
    tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "deals.csv").write_text(DEALS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    main([*command, "--as-of", "2026-10-05"])
    printed = capsys.readouterr()
    found = "PDFs print boxes for Chinese, Japanese, or Korean characters in 1 cell: \U00030000"
    assert f"deals.csv › A2 “Ana \U00030000Ruiz”: {found} (CJK UNIFIED IDEOGRAPH-30000)." in printed.out, printed.err
    assert "Fix: Install Noto Sans CJK (Debian and Ubuntu: sudo apt install fonts-noto-cjk;" in printed.out
    assert printed.out.count("\U00030000 (") == 1
    assert "in PDFs, missing in every installed font" not in printed.out
    noted = [
        path.name.partition(" - ")[0]
        for path in sorted(tmp_path.rglob("*.docx"))
        if "Boxes in the PDF: no installed font has these" in word_text(path.read_bytes()).body
    ]
    assert noted == (["\U00030000Ruiz, Ana", "Sales team"] if command[0] == "make" else [])


def test_characters_in_the_shipped_font_are_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_renderer", None)
    assert pdf.without_glyphs(frozenset("Zoë Łuk Ὀδυσσεύς Нгуен"), template_folders(), Theme()) == frozenset()


def test_only_characters_that_no_installed_font_has_are_boxes() -> None:
    assert pdf.without_glyphs(frozenset(f"Ana é{NO_FONT_HAS}"), template_folders(), Theme()) == set(NO_FONT_HAS)
